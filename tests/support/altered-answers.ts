import { jest } from '@jest/globals';

/** Changes the text of every answer that comes from an origin, until `restore()`: Graph in a form that nobody has documented. */
export function alterAnswers(origin: string, change: (text: string) => string): { restore(): void } {
  const real = fetch;
  const spy = jest.spyOn(globalThis, 'fetch').mockImplementation(async (...asked) => {
    const answer = await real(...asked);
    if (!String(asked[0]).startsWith(origin)) return answer;
    return new Response(change(await answer.text()), { status: answer.status, headers: answer.headers });
  });
  return { restore: () => spy.mockRestore() };
}
