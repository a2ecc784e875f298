import type { Logger } from 'pino';
import type { Directory, Messenger } from '../ports.ts';

interface Parts {
  readonly directory: Pick<Directory, 'all' | 'keepRoster'>;
  readonly messenger: Pick<Messenger, 'members'>;
  readonly log: Logger;
  /** A roster has been read. */
  read(): Promise<void>;
}

/** Reads channels' members one channel after the other, beside everything else: one that cannot be read stays as it was. */
export class Rosters {
  readonly #parts: Parts;
  readonly #waiting = new Set<string>();
  #running: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Has the members of these channels read soon; one that waits already is read once. */
  want(channels: Iterable<string>): void {
    for (const channel of channels) this.#waiting.add(channel);
    if (this.#waiting.size > 0) this.#running ??= this.#run();
  }

  /** Resolves when nothing is being read. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    const { log, read } = this.#parts;
    try {
      while (this.#waiting.size > 0) {
        for (const channel of this.#waiting) {
          this.#waiting.delete(channel);
          await this.#read(channel);
        }
        await read();
      }
    } catch (error) {
      log.warn({ err: error }, 'the members of channels could not be read');
    } finally {
      this.#running = undefined;
    }
  }

  async #read(channel: string): Promise<void> {
    const { directory, messenger, log } = this.#parts;
    const conversation = (await directory.all()).find(
      ({ id, kind, closed }) => id === channel && kind === 'channel' && closed === undefined,
    );
    if (!conversation) return;
    const members = await messenger.members(conversation);
    if (members) await directory.keepRoster(channel, members);
    else log.warn({ channel }, 'the members of a channel could not be read');
  }
}
