import { ConnectorError } from './connector-error.ts';
import type { Call, Operation } from './faults.ts';

interface Window {
  readonly seconds: number;
  readonly most: number;
}

const writing: readonly Window[] = [
  { seconds: 1, most: 7 },
  { seconds: 2, most: 8 },
  { seconds: 30, most: 60 },
  { seconds: 3600, most: 1800 },
];
const reading: readonly Window[] = [
  { seconds: 1, most: 14 },
  { seconds: 2, most: 16 },
  { seconds: 30, most: 120 },
  { seconds: 3600, most: 3600 },
];

/** All of one app's requests in one tenant. Source: the same page. */
export const tenantLimit: Window = { seconds: 1, most: 50 };

/**
 * What one bot may do in one chat or channel, and by which line of the table a call counts. Source: «Optimize your bot with rate
 * limiting in Teams». The table has no line for updates and removals: here they count as sending.
 */
const lines = {
  create: { line: 'create', windows: writing },
  send: { line: 'send', windows: writing },
  update: { line: 'send', windows: writing },
  delete: { line: 'send', windows: writing },
  members: { line: 'members', windows: reading },
  team: { line: 'conversations', windows: reading },
} satisfies Record<Operation, { line: string; windows: readonly Window[] }>;

const isWrite = ({ operation }: Call): boolean => lines[operation].windows === writing;

/** Who keeps to Teams' limits, and who does not. */
export interface Limits {
  /** Lets a call in, until the returned function says that it is answered; throws what Teams says to one that is too many. */
  enter(call: Call): () => void;
}

/** For tests that are about something else, and need more than Teams would take. */
export const noLimits: Limits = { enter: () => () => {} };

/**
 * Teams' published limits: beyond them a call is throttled and told how long until there is room, and of two writes to one
 * conversation at the same time the second fails. `machine`: this machine's time in milliseconds, which never goes back.
 */
export function publishedLimits(machine: () => number = () => performance.now()): Limits {
  const tenant = sliding([tenantLimit]);
  const byLine = new Map<string, Sliding>();
  const written = new Set<string>();

  function windowsOf({ operation, conversation = '' }: Call): Sliding {
    const { line, windows } = lines[operation];
    const key = `${line} ${conversation}`;
    const known = byLine.get(key) ?? sliding(windows);
    byLine.set(key, known);
    return known;
  }

  return {
    enter(call) {
      const now = machine();
      const all = [tenant, windowsOf(call)];
      const wait = Math.max(...all.map((one) => one.wait(now)));
      if (wait > 0) throw new ConnectorError(429, 'Throttled', 'Too many requests.', Math.max(1, Math.ceil(wait / 1000)));
      for (const one of all) one.take(now);
      const { conversation } = call;
      if (conversation === undefined || !isWrite(call)) return () => {};
      if (written.has(conversation))
        throw new ConnectorError(412, 'PreconditionFailed', 'Another operation on the conversation is under way.');
      written.add(conversation);
      return () => written.delete(conversation);
    },
  };
}

type Sliding = ReturnType<typeof sliding>;

/** Moments in milliseconds, and how long until one more is within every window. */
function sliding(windows: readonly Window[]) {
  const moments: number[] = [];
  const longest = Math.max(...windows.map(({ most }) => most));
  return {
    wait: (now: number): number =>
      Math.max(
        ...windows.map(({ seconds, most }) => {
          const first = moments.at(-most);
          return first === undefined ? 0 : first + seconds * 1000 - now;
        }),
      ),
    take(now: number): void {
      moments.push(now);
      if (moments.length > longest) moments.shift();
    },
  };
}
