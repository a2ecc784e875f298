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

const graph = 'https://graph.microsoft.com';

/**
 * The last step of a request. The client adds its token to https addresses of Graph alone, so it is left in that belief,
 * and the request goes to the configured origin here: local mode and tests run the very code that a tenant runs.
 */
class Send implements Middleware {
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async execute(context: Context): Promise<void> {
    const url = typeof context.request === 'string' ? context.request : context.request.url;
    context.response = await fetch(url.replace(graph, this.#origin), context.options as RequestInit);
  }
}

/** Microsoft's client, with its retries on 429, 503 and 504 that honour Retry-After. */
export function graphClient({ origin, token }: GraphAccess): Client {
  const authentication = new AuthenticationHandler({ getAccessToken: token });
  const retry = new RetryHandler(new RetryHandlerOptions());
  const telemetry = new TelemetryHandler();
  authentication.setNext(retry);
  retry.setNext(telemetry);
  telemetry.setNext(new Send(origin));
  return Client.initWithMiddleware({ middleware: authentication });
}
