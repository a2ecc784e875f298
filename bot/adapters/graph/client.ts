import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
  type MiddlewareOptions,
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

interface Patience {
  /** Seconds that one attempt may take. */
  readonly deadline: number;
  /** Seconds after the first attempt within which another may begin: a prompt one that has timed out is not repeated. */
  readonly within: number;
  /** How often it is sent again after an answer that says so. */
  readonly afterRefusal: number;
  /** How often it is sent again after no answer. */
  readonly afterSilence: number;
}

const patience: Readonly<Record<Manner, Patience>> = {
  patient: { deadline: 60, within: 600, afterRefusal: 5, afterSilence: 2 },
  prompt: { deadline: 4, within: 4, afterRefusal: 1, afterSilence: 1 },
};

const graph = 'https://graph.microsoft.com';

/** How SharePoint asks to be told who calls. Source: «How to avoid getting throttled», decorate your traffic. */
const userAgent = 'NONISV|Kongsbergregionen|Veven/1.0';

/**
 * The last step of a request. The client adds its token to https addresses of Graph alone, so it is left in that belief,
 * and the request goes to the configured origin here: local mode and tests run the very code that a tenant runs.
 */
class Send implements Middleware {
  readonly #origin: string;
  readonly #deadline: number;

  constructor(origin: string, { deadline }: Patience) {
    this.#origin = origin;
    this.#deadline = deadline;
  }

  async execute(context: Context): Promise<void> {
    const url = (typeof context.request === 'string' ? context.request : context.request.url).replace(graph, this.#origin);
    const options = context.options as RequestInit;
    const headers = { ...(options.headers as Record<string, string>), 'User-Agent': userAgent };
    context.response = await fetch(url, { ...options, headers, signal: AbortSignal.timeout(this.#deadline * 1000) });
  }
}

/** Answers to a request that was not carried out and may be in a while. */
const refusing = new Set([429, 503]);

/** Answers that leave it open whether a request was carried out. */
const unsure = new Set([500, 502, 504]);

/** Goes with a request whose repetition would make a second thing: it is not sent again unless Graph has refused it. */
export class Once implements MiddlewareOptions {}

/**
 * Sends again what Graph has put off, and what got no answer. That may have been carried out all the same. For rows it does no harm:
 * one is made under its unique key and changed under its ETag, so that the second time is refused and the row is found. Lists and
 * columns are refused by their names, and taken as made (`columns.ts`). Everything else that is made goes `Once`.
 * A refusal after silence is no answer: throws what broke off.
 */
class Again implements Middleware {
  readonly #next: Middleware;
  readonly #patience: Patience;

  constructor(next: Middleware, patience: Patience) {
    this.#next = next;
    this.#patience = patience;
  }

  async execute(context: Context): Promise<void> {
    const { within, afterRefusal, afterSilence } = this.#patience;
    const once = context.middlewareControl?.getMiddlewareOptions(Once) !== undefined;
    const left = { refusal: afterRefusal, silence: once ? 0 : afterSilence };
    const latest = performance.now() + within * 1000;
    let silence: unknown;
    for (let attempt = 1; ; attempt += 1) {
      const broke: unknown = await this.#next.execute(context).then(
        () => undefined,
        (error: unknown) => error,
      );
      const { status = 0, headers } = (broke === undefined && context.response) || {};
      const refused = refusing.has(status);
      if (broke === undefined && !refused && !unsure.has(status)) return;
      if (!refused) silence = broke ?? new Error(`Graph answered ${status} and left it open`);
      const kind = refused ? 'refusal' : 'silence';
      const wait = secondsIn(headers?.get('Retry-After')) ?? (refused ? 0.5 : 0.1) * 2 ** attempt * (1 + Math.random());
      if (left[kind] === 0 || performance.now() + wait * 1000 > latest) {
        if (broke !== undefined || (refused && silence !== undefined)) throw silence;
        return;
      }
      left[kind] -= 1;
      await new Promise((resolve) => setTimeout(resolve, wait * 1000));
    }
  }
}

/** Seconds that a `Retry-After` asks for, as a number or as a date; `undefined` when it is neither. Source: RFC 9110. */
export function secondsIn(retryAfter: string | null | undefined): number | undefined {
  if (!retryAfter) return undefined;
  const number = Number(retryAfter);
  const seconds = Number.isNaN(number) ? Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000) : number;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** Microsoft's client, with our own repetitions: its own know neither cut connections nor what may have been carried out. */
export function graphClient({ origin, token }: GraphAccess, manner: Manner = 'patient'): Client {
  const authentication = new AuthenticationHandler({ getAccessToken: token });
  const telemetry = new TelemetryHandler();
  authentication.setNext(new Again(telemetry, patience[manner]));
  telemetry.setNext(new Send(origin, patience[manner]));
  return Client.initWithMiddleware({ middleware: authentication });
}
