import { ConnectorError, type Refusal, refusals } from './connector-error.ts';
import { type Limits, publishedLimits } from './limits.ts';

export type Operation = 'create' | 'send' | 'update' | 'delete' | 'members' | 'team';

/** One call of the bot to the connector. */
export interface Call {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  /** The channel, chat or team it is about, where the address or body says. */
  readonly conversation: string | undefined;
  readonly body: unknown;
}

export interface Fault {
  /** Which calls: an operation's name, or a question about the call. Default: every call. */
  readonly match?: Operation | ((call: Call) => boolean);
  /** The channel or chat. Default: every one. */
  readonly conversation?: string;
  /** How many such calls. Default: 1; `Infinity` is for good. */
  readonly times?: number;
  /** What to refuse with, by Teams' own code: `BotDisabledByAdmin`. */
  readonly answer?: Refusal;
  /** What Teams sometimes adds to a 403: `MessageWritesBlocked`. */
  readonly subCode?: string;
  /** The status to refuse with. Default: that of `answer`, else 503. */
  readonly status?: number;
  /** The code in the error's body. Default: `answer`, else what Teams says with that status. */
  readonly code?: string;
  /** Seconds, as the header `Retry-After`. */
  readonly retryAfter?: number;
  /** Do what was asked, then cut the connection: the bot cannot know. */
  readonly dropAfter?: boolean;
  /** Cut the connection and do nothing. */
  readonly dropBefore?: boolean;
  /** Milliseconds to let the bot wait before it is answered or cut off. */
  readonly delayMs?: number;
}

/** A message that was taken: it stands there, whether or not the bot was told. */
export interface Taken {
  readonly conversation: string | undefined;
  /** The key that the card's buttons carry, which is the same when the same is sent again. */
  readonly mark: string | undefined;
}

export interface Control {
  /** Lets the next matching calls fail. */
  failNext(fault: Fault): void;
  /** Refuses everything in a chat or channel until the returned function is called: blocked, removed, not installed. */
  refuse(conversation: string, answer: Refusal, subCode?: string): () => void;
  /** Lets calls in by other limits from now on than those that Teams publishes: `noLimits` for a test that needs more. */
  limit(limits: Limits): void;
  /** How many calls there have been since the start or `reset`, failed ones too. */
  count(operation?: Operation, conversation?: string): number;
  /** How many calls have been throttled because they went beyond Teams' limits; those that were asked to fail are not among them. */
  throttled(): number;
  /** The latest calls, oldest first: at most 500. */
  calls(): readonly Call[];
  /** Every new message that was taken, oldest first. */
  taken(): readonly Taken[];
  /** Forgets counts, calls and faults still to come; what Teams' limits have counted stays. */
  reset(): void;
}

export interface Faults extends Control {
  /** Notes a call and says how it is to fail, if it is. */
  meet(call: Call): Fault | undefined;
  /** Lets a call in as Teams' limits do, until the returned function is called. */
  enter(call: Call): () => void;
  /** Notes that a new message was taken. */
  took(call: Call): void;
}

/** The error that a fault asks for, if it asks for one. A fault that asks for nothing asks for a 503. */
export function refusalOf({ answer, subCode, status, code, retryAfter, dropAfter, delayMs }: Fault): ConnectorError | undefined {
  if (answer === undefined && status === undefined && code === undefined && (dropAfter || delayMs !== undefined)) return undefined;
  const refusedWith = status ?? (answer ? refusals[answer] : 503);
  const message = subCode === undefined ? 'Asked for by the test.' : JSON.stringify({ subCode, details: 'Thread is not active' });
  return new ConnectorError(refusedWith, code ?? answer ?? usualCode(refusedWith), message, retryAfter);
}

/** What Teams most often says with a status. */
const usualCode = (status: number): string => Object.entries(refusals).findLast(([, its]) => its === status)?.[0] ?? 'ServiceUnavailable';

const isAbout = ({ match, conversation }: Fault, call: Call): boolean =>
  (conversation === undefined || conversation === call.conversation) &&
  (match === undefined || (typeof match === 'string' ? match === call.operation : match(call)));

/** Lets calls fail as asked, holds them to Teams' limits, and counts. */
export function faults(): Faults {
  let limits = publishedLimits();
  let coming: { fault: Fault; left: number }[] = [];
  let seen: Call[] = [];
  let throttled = 0;
  let taken: Taken[] = [];
  const counts = new Map<string, Pick<Call, 'operation' | 'conversation'> & { count: number }>();
  return {
    failNext: (fault) => void coming.push({ fault, left: fault.times ?? 1 }),
    refuse(conversation, answer, subCode) {
      const asked = { fault: { conversation, answer, ...(subCode && { subCode }) }, left: Infinity };
      coming.push(asked);
      return () => {
        coming = coming.filter((one) => one !== asked);
      };
    },
    limit(other) {
      limits = other;
    },
    count: (operation, conversation) =>
      [...counts.values()]
        .filter((counted) => operation === undefined || counted.operation === operation)
        .filter((counted) => conversation === undefined || counted.conversation === conversation)
        .reduce((sum, { count }) => sum + count, 0),
    throttled: () => throttled,
    calls: () => seen,
    taken: () => taken,
    reset() {
      coming = [];
      seen = [];
      taken = [];
      throttled = 0;
      counts.clear();
    },
    meet(call) {
      const { operation, conversation } = call;
      const counted = `${operation} ${conversation}`;
      counts.set(counted, { operation, conversation, count: (counts.get(counted)?.count ?? 0) + 1 });
      seen = [...seen.slice(-499), call];
      const hit = coming.find(({ fault }) => isAbout(fault, call));
      if (!hit) return undefined;
      hit.left -= 1;
      coming = coming.filter(({ left }) => left > 0);
      return hit.fault;
    },
    enter(call) {
      try {
        return limits.enter(call);
      } catch (error) {
        if (error instanceof ConnectorError && error.status === 429) throttled += 1;
        throw error;
      }
    },
    took: ({ conversation, body }) => void taken.push({ conversation, mark: markIn(body) }),
  };
}

/** The first mark in an activity's cards: each button of a post says which post it stands on. */
function markIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, data } = value as { type?: unknown; data?: { post?: unknown } };
  if (type === 'Action.Execute' && typeof data?.post === 'string') return data.post;
  for (const part of Object.values(value)) {
    const mark = markIn(part);
    if (mark !== undefined) return mark;
  }
  return undefined;
}
