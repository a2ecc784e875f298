import { ConnectorError } from './connector-error.ts';

export type Operation = 'create' | 'send' | 'update' | 'delete' | 'members' | 'team';

/** One call of the bot to the connector. */
export interface Call {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  /** The channel or chat it is about, where the address or body says. */
  readonly conversation: string | undefined;
  readonly body: unknown;
}

export interface Fault {
  /** Which calls: an operation's name, or a question about the call. Default: every call. */
  readonly match?: Operation | ((call: Call) => boolean);
  /** How many such calls. Default: 1. */
  readonly times?: number;
  /** The status to answer with. Default: 503. */
  readonly status?: number;
  /** The code in the error's body. Default: what Teams says with that status. */
  readonly code?: string;
  /** Seconds, as the header `Retry-After`. */
  readonly retryAfter?: number;
  /** Do what was asked, then cut the connection: the bot cannot know. */
  readonly dropAfter?: boolean;
  /** Cut the connection and do nothing. */
  readonly dropBefore?: boolean;
}

export interface Control {
  /** Lets the next matching calls fail. */
  failNext(fault: Fault): void;
  /** How many calls there have been since the start or `reset`, failed ones too. */
  count(operation?: Operation): number;
  /** The latest calls, oldest first: at most 500. */
  calls(): readonly Call[];
  /** Forgets counts, calls and faults still to come. */
  reset(): void;
}

export interface Faults extends Control {
  /** Notes a call and says how it is to fail, if it is. */
  meet(call: Call): Fault | undefined;
}

const codes: Record<number, string> = {
  401: 'BotNotRegistered',
  403: 'ForbiddenOperationException',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'Throttled',
  500: 'ServiceError',
};

/** The error that a fault asks for. */
export function faultError({ status = 503, code }: Fault): ConnectorError {
  return new ConnectorError(status, code ?? codes[status] ?? 'ServiceUnavailable', 'Asked for by the test.');
}

export function faults(): Faults {
  let coming: { fault: Fault; left: number }[] = [];
  let seen: Call[] = [];
  const counts = new Map<Operation, number>();
  return {
    failNext: (fault) => void coming.push({ fault, left: fault.times ?? 1 }),
    count: (operation) => (operation ? (counts.get(operation) ?? 0) : [...counts.values()].reduce((sum, count) => sum + count, 0)),
    calls: () => seen,
    reset() {
      coming = [];
      seen = [];
      counts.clear();
    },
    meet(call) {
      counts.set(call.operation, (counts.get(call.operation) ?? 0) + 1);
      seen = [...seen.slice(-499), call];
      const hit = coming.find(
        ({ fault: { match } }) => match === undefined || (typeof match === 'string' ? match === call.operation : match(call)),
      );
      if (!hit) return undefined;
      hit.left -= 1;
      coming = coming.filter(({ left }) => left > 0);
      return hit.fault;
    },
  };
}
