/**
 * What Teams refuses with, and its status. Source: «Status codes from bot conversational APIs» in Teams' documentation; the last
 * three are its gateways'. Of several with one status the last is the most usual.
 */
export const refusals = {
  BadArgument: 400,
  BotNotRegistered: 401,
  BotDisabledByAdmin: 403,
  BotNotInConversationRoster: 403,
  ConversationBlockedByUser: 403,
  InvalidBotApiHost: 403,
  NotEnoughPermissions: 403,
  ForbiddenOperationException: 403,
  ActivityNotFoundInConversation: 404,
  ConversationNotFound: 404,
  PreconditionFailed: 412,
  MessageSizeTooBig: 413,
  Throttled: 429,
  ServiceError: 500,
  BadGateway: 502,
  ServiceUnavailable: 503,
  GatewayTimeout: 504,
} as const;
export type Refusal = keyof typeof refusals;

/** A refusal as the connector words it: `{ error: { code, message } }` with a status. */
export class ConnectorError extends Error {
  readonly status: number;
  readonly code: string;
  /** Seconds, for the header `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string, message: string, retryAfter?: number) {
    super(message);
    this.name = 'ConnectorError';
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  body(): { error: { code: string; message: string } } {
    return { error: { code: this.code, message: this.message } };
  }
}
