import type { Logger } from 'pino';

/** What a plan came to: whether it changed rows, and whether something is to be sent. */
export interface Done {
  readonly changed: boolean;
  readonly steps: boolean;
}

/** Settling waits at most this long for something that Teams or Graph has put off, in milliseconds. */
const longestWait = 60_000;

export interface PlannerParts {
  /** Compares what should be with what is, and acts. */
  plan(): Promise<Done>;
  /** Resolves when nothing can be sent just now. `retryIn`: milliseconds until something that had to wait may be tried again. */
  idle(): Promise<{ performed: boolean; retryIn: number | undefined }>;
  /** Reads what has changed; `pause` is how many milliseconds a list wants to be left alone. */
  readAll(): Promise<{ changed: boolean; pause: number }>;
  /** Resolves when so many milliseconds have passed. */
  wait(milliseconds: number): Promise<unknown>;
  readonly log: Logger;
}

/** Plans again whenever something has changed, one plan at a time. */
export class Planner {
  readonly #parts: PlannerParts;
  #running: Promise<Done> | undefined;
  #again = false;
  #stopped = false;

  constructor(parts: PlannerParts) {
    this.#parts = parts;
  }

  /** Something has changed, or time has passed: plan again soon. */
  poke(): void {
    if (this.#stopped) return;
    this.#start().catch((error: unknown) => this.#parts.log.error({ err: error }, 'a plan could not be carried out'));
  }

  /** Lets the plan that runs come to its end, and starts no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running?.catch(() => {});
  }

  /** Resolves when nothing is left to do: lists read, rows made, posts delivered. */
  async settle(): Promise<void> {
    for (const deadline = Date.now() + longestWait; !this.#stopped && Date.now() < deadline; ) {
      const read = await this.#parts.readAll();
      const { changed } = await this.#start();
      const { performed, retryIn } = await this.#parts.idle();
      const wait = Math.max(read.pause, retryIn ?? 0);
      if (wait > 0 || retryIn !== undefined) await this.#parts.wait(Math.min(wait, longestWait));
      else if (!changed && !performed && !read.changed) return;
    }
  }

  #start(): Promise<Done> {
    this.#again = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<Done> {
    let done: Done = { changed: false, steps: false };
    try {
      while (this.#again) {
        this.#again = false;
        done = await this.#parts.plan();
      }
      return done;
    } finally {
      this.#running = undefined;
    }
  }
}
