import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
  RetryHandler,
  RetryHandlerOptions,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';

/** Where Graph is and who asks. `origin` differs from Graph's own only in local mode and tests. */
export interface GraphAccess {
  readonly origin: string;
  token(): Promise<string>;
}

/**
 * How long a client waits for Graph: `patient` for work behind the scenes, as long as Graph asks; `prompt` for a person who waits,
 * who would rather hear soon that nothing was saved. Teams gives a press some ten seconds.
 */
export type Manner = 'patient' | 'prompt';

const graph = 'https://graph.microsoft.com';

/** Seconds that one request may take. */
const deadline: Readonly<Record<Manner, number>> = { patient: 60, prompt: 6 };

/** Seconds of Retry-After for which a person is let wait. */
const longestPromptWait = 2;

/** How SharePoint asks to be told who calls. Source: «How to avoid getting throttled», decorate your traffic. */
const userAgent = 'NONISV|Kongsbergregionen|Veven/1.0';

/**
 * The last step of a request. The client adds its token to https addresses of Graph alone, so it is left in that belief,
 * and the request goes to the configured origin here: local mode and tests run the very code that a tenant runs.
 */
class Send implements Middleware {
  readonly #origin: string;
  readonly #manner: Manner;

  constructor(origin: string, manner: Manner) {
    this.#origin = origin;
    this.#manner = manner;
  }

  async execute(context: Context): Promise<void> {
    const url = (typeof context.request === 'string' ? context.request : context.request.url).replace(graph, this.#origin);
    const options = context.options as RequestInit;
    const headers = { ...(options.headers as Record<string, string>), 'User-Agent': userAgent };
    context.response = await fetch(url, { ...options, headers, signal: AbortSignal.timeout(deadline[this.#manner] * 1000) });
  }
}

/** What Microsoft's own retries leave out: a connection that breaks off, and the errors of a server that stumbled. */
const stumbled = new Set([500, 502]);

/** How often a request is sent that gets no answer. */
const mostAttempts = 3;

/**
 * Sends again what got no answer. It may have taken effect all the same, and that does no harm: a row is made under its unique key
 * and changed under its ETag, so that the second time is refused and the row is found.
 */
class Again implements Middleware {
  readonly #next: Middleware;

  constructor(next: Middleware) {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const last = attempt === mostAttempts;
      try {
        await this.#next.execute(context);
        if (last || !stumbled.has(context.response?.status ?? 0)) return;
      } catch (error) {
        if (last) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt * (1 + Math.random())));
    }
  }
}

/** Microsoft's client, with its retries on 429, 503 and 504 that honour Retry-After. */
export function graphClient({ origin, token }: GraphAccess, manner: Manner = 'patient'): Client {
  const authentication = new AuthenticationHandler({ getAccessToken: token });
  const patient = new RetryHandlerOptions(1, 5);
  const prompt = new RetryHandlerOptions(1, 2, (_delay, _attempt, _request, _options, response) => {
    return Number(response?.headers.get('Retry-After') ?? 1) <= longestPromptWait;
  });
  const retry = new RetryHandler(manner === 'patient' ? patient : prompt);
  const telemetry = new TelemetryHandler();
  authentication.setNext(retry);
  retry.setNext(telemetry);
  telemetry.setNext(new Again(new Send(origin, manner)));
  return Client.initWithMiddleware({ middleware: authentication });
}
