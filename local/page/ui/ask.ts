/** A request that was refused or did not come through, told in words for the one who looks at the page. */
export class AskError extends Error {
  readonly status: number;
  readonly code: string;

  constructor({ status, code, title }: { status: number; code: string; title: string }) {
    super(title);
    this.name = 'AskError';
    this.status = status;
    this.code = code;
  }
}

/** Asks our own server; a refusal (problem+json) becomes an AskError with its title. */
export async function ask<T>(path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new AskError({ status: 0, code: 'no-answer', title: '' });
  }
  const text = await response.text();
  const answer = parsed(text);
  if (!response.ok) {
    const { code, title } = (answer ?? {}) as { code?: unknown; title?: unknown };
    throw new AskError({
      status: response.status,
      code: typeof code === 'string' ? code : 'failed',
      title: typeof title === 'string' ? title : '',
    });
  }
  return answer as T;
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const words = {
  nb: {
    silent: 'Veven svarer ikke. Kjører npm start fortsatt?',
    failed: (status: number) => `Det gikk ikke (${status}). Se i vinduet der npm start kjører.`,
  },
  en: {
    silent: 'Veven does not answer. Is npm start still running?',
    failed: (status: number) => `It did not work (${status}). Look in the window where npm start is running.`,
  },
};

/** What to tell the reader of an error. */
export function toldOf(error: unknown, language: 'nb' | 'en'): string {
  if (!(error instanceof AskError)) return words[language].failed(500);
  if (error.status === 0) return words[language].silent;
  return error.message || words[language].failed(error.status);
}
