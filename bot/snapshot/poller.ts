import type { List } from '../../shared/list.ts';
import type { Mirror } from './mirror.ts';
import type { Moment, Pace } from './pace.ts';

/** After a request somebody is taken to look on for this long, in milliseconds: the tab asks again every ten seconds while it is seen. */
const looksOn = 60_000;

/** Milliseconds between two thoughts about what is due. A thought costs nothing. */
const tick = 1_000;

export interface PollerParts {
  readonly lists: readonly List[];
  readonly mirror: Pick<Mirror, 'sync' | 'readAt'>;
  readonly pace: Pace;
  /** The moment, but for who looks. */
  moment(): Omit<Moment, 'someoneLooks'>;
  /** This machine's time in milliseconds. */
  machine?(): number;
}

/** Looks at the lists when it is time. Nothing that Veven writes itself makes it look. */
export class Poller {
  readonly #parts: PollerParts;
  readonly #machine: () => number;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: PollerParts) {
    this.#parts = parts;
    this.#machine = parts.machine ?? Date.now;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.look(), tick);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Somebody looks: what they may see changes is followed closely for a while. */
  seen(): void {
    this.#lookedAt = this.#machine();
  }

  /** Reads the lists that are due. */
  async look(): Promise<void> {
    const { lists, mirror, pace, moment } = this.#parts;
    const now = this.#machine();
    const current = { ...moment(), someoneLooks: now - this.#lookedAt < looksOn };
    const due = lists.filter((list) => now - (mirror.readAt(list) ?? Number.NEGATIVE_INFINITY) >= pace(list, current) * 1000);
    if (due.length > 0) await mirror.sync(due);
  }
}
