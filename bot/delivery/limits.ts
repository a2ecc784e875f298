/** So many writes within so many milliseconds. */
interface Window {
  readonly most: number;
  readonly within: number;
}

/**
 * What Teams allows a bot in one conversation, less one each for what is answered to people on the way. Source: Microsoft's table
 * of rate limits for bots (7 a second, 8 in two, 60 in thirty, 1800 an hour).
 */
const inConversation: readonly Window[] = [
  { most: 6, within: 1_000 },
  { most: 7, within: 2_000 },
  { most: 55, within: 30_000 },
  { most: 1_700, within: 3_600_000 },
];

/** What Teams allows an app in one tenant is 50 requests a second; some are left for answers. */
const inTenant: readonly Window[] = [{ most: 45, within: 1_000 }];

/** Longer than this nobody waits with something in hand, in milliseconds. */
const longestWait = 2_000;

/** When the writes of a place were answered, oldest first. One under way counts until it has been. */
class Bucket {
  readonly #windows: readonly Window[];
  #answered: number[] = [];
  #underWay = 0;

  constructor(windows: readonly Window[]) {
    this.#windows = windows;
  }

  /** Milliseconds until there is room for one more. */
  wait(now: number): number {
    return Math.max(0, ...this.#windows.map((window) => this.#waitFor(window, now)));
  }

  begin(): void {
    this.#underWay += 1;
  }

  /** Counted from the answer: Teams has counted it before. */
  end(now: number): void {
    this.#underWay -= 1;
    const longest = Math.max(...this.#windows.map(({ within }) => within));
    this.#answered = [...this.#answered.filter((at) => at > now - longest), now];
  }

  isIdle(now: number): boolean {
    return this.#underWay === 0 && (this.#answered.at(-1) ?? now) < now - Math.max(...this.#windows.map(({ within }) => within));
  }

  #waitFor({ most, within }: Window, now: number): number {
    const free = most - this.#underWay;
    if (free <= 0) return 20;
    const first = this.#answered.at(-free);
    return first === undefined ? 0 : Math.max(0, first + within - now);
  }
}

/** Nothing was done: the conversation wants to be left alone for longer than anybody waits. */
export interface Later {
  readonly laterSeconds: number;
}

/**
 * Keeps to Teams' limits before Teams does: a bucket for each conversation and one for the tenant, and one write at a time in a
 * conversation, in order. A conversation that Teams wants left alone holds up no other. This machine's time, which never goes back.
 */
export class Limits {
  readonly #machine: () => number;
  readonly #tenant = new Bucket(inTenant);
  readonly #conversations = new Map<string, Bucket>();
  readonly #lines = new Map<string, Promise<unknown>>();
  readonly #paused = new Map<string, number>();

  constructor(machine: () => number = () => performance.now()) {
    this.#machine = machine;
  }

  /** Teams asks for a conversation to be left alone. To be said before the turn is over, so that the next in line hears of it. */
  pause(conversation: string, seconds: number): void {
    this.#paused.set(conversation, this.#machine() + seconds * 1000);
  }

  /** Does something to a conversation when it is its turn; does nothing where that is longer to wait for than so many milliseconds. */
  async turn<T>(conversation: string, act: () => Promise<T>, longest = longestWait): Promise<T | Later> {
    const before = this.#lines.get(conversation) ?? Promise.resolve();
    const mine = before.then(() => this.#act(conversation, act, longest));
    const line = mine.catch(() => {});
    this.#lines.set(conversation, line);
    try {
      return await mine;
    } finally {
      if (this.#lines.get(conversation) === line) this.#lines.delete(conversation);
    }
  }

  async #act<T>(conversation: string, act: () => Promise<T>, longest: number): Promise<T | Later> {
    const bucket = this.#bucket(conversation);
    for (;;) {
      const now = this.#machine();
      const alone = Math.max((this.#paused.get(conversation) ?? 0) - now, bucket.wait(now));
      if (alone > longest) return { laterSeconds: Math.ceil(alone) / 1000 };
      const wait = Math.max(alone, this.#tenant.wait(now));
      if (wait <= 0) break;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    this.#paused.delete(conversation);
    bucket.begin();
    this.#tenant.begin();
    try {
      return await act();
    } finally {
      const now = this.#machine();
      bucket.end(now);
      this.#tenant.end(now);
      this.#forgetIdle(now);
    }
  }

  #bucket(conversation: string): Bucket {
    const known = this.#conversations.get(conversation);
    if (known) return known;
    const bucket = new Bucket(inConversation);
    this.#conversations.set(conversation, bucket);
    return bucket;
  }

  #forgetIdle(now: number): void {
    if (this.#conversations.size < 5_000) return;
    for (const [conversation, bucket] of this.#conversations) if (bucket.isIdle(now)) this.#conversations.delete(conversation);
  }
}
