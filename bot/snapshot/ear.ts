import type { Logger } from 'pino';
import type { List } from '../../shared/list.ts';
import type { Mirror } from './mirror.ts';

/** Milliseconds in which what comes together is gathered: one saved page is often several changes. */
const gathers = 2_000;

/** What an ear needs: what it hears is read, and whether it has been is seen in the mirror. */
export interface EarParts {
  readonly mirror: Pick<Mirror, 'idle' | 'readAt'>;
  /** Reads these lists, but those that are being read or are to be let alone. */
  hear(lists: readonly List[]): Promise<void>;
  readonly log: Logger;
  /** Milliseconds; 2,000 unless told otherwise. */
  readonly gathers?: number;
}

/** Remembers which lists are said to have changed until they have been read since: one mark a list, however often it is said. */
export class Ear {
  readonly #parts: EarParts;
  readonly #marked = new Set<List>();
  #timer: NodeJS.Timeout | undefined;
  #listening: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: EarParts) {
    this.#parts = parts;
  }

  tell(lists: readonly List[]): void {
    for (const list of lists) this.#marked.add(list);
    if (!this.#listening) this.#soon();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#listening;
  }

  #soon(): void {
    if (this.#stopped || this.#timer || this.#marked.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#listening = this.#listen()
        .catch((error: unknown) => this.#parts.log.warn({ err: error }, 'changes that were told of could not be read'))
        .finally(() => {
          this.#listening = undefined;
          this.#soon();
        });
    }, this.#parts.gathers ?? gathers).unref();
  }

  async #listen(): Promise<void> {
    const { mirror, hear } = this.#parts;
    // A reading that is under way may have asked before the change.
    await mirror.idle();
    const lists = [...this.#marked];
    const before = lists.map(mirror.readAt);
    this.#marked.clear();
    await hear(lists);
    await mirror.idle();
    // One that could not be read keeps its mark: the timer would come to it much later. While it is to be let alone, hearing costs nothing.
    for (const [index, list] of lists.entries()) if (mirror.readAt(list) === before[index]) this.#marked.add(list);
  }
}
