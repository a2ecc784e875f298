import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
  RetryHandler,
  RetryHandlerOptions,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';

/** The official Graph client with its own authentication, retries and telemetry; only its last step goes to the local server. */
export function graphClient(origin: string, bearer: string): Client {
  const authentication = new AuthenticationHandler({ getAccessToken: async () => bearer });
  const retry = new RetryHandler(new RetryHandlerOptions(1));
  const telemetry = new TelemetryHandler();
  authentication.setNext(retry);
  retry.setNext(telemetry);
  telemetry.setNext(sendTo(origin));
  return Client.initWithMiddleware({ middleware: authentication });
}

function sendTo(origin: string): Middleware {
  return {
    async execute(context: Context) {
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      context.response = await fetch(url.replace('https://graph.microsoft.com', origin), context.options as RequestInit);
    },
  };
}
