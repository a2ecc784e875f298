import type { Directory, Messenger } from '../ports.ts';

/** As much of a log as this takes. */
export interface Log {
  warn(details: object, message: string): void;
}

interface Parts {
  readonly directory: Pick<Directory, 'all' | 'keepRoster' | 'learn'>;
  readonly messenger: Pick<Messenger, 'members' | 'channels'>;
  readonly log: Log;
  /** A roster has been read. */
  read(): Promise<void>;
}

/** Reads channels' members, and the other channels of their teams, one after the other, beside everything else: what cannot be read stays as it was. */
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
    const known = await directory.all();
    const conversation = known.find(({ id, kind, closed }) => id === channel && kind === 'channel' && closed === undefined);
    if (!conversation) return;
    // Teams tells of channels only as something happens in them.
    const unheardOf = (await messenger.channels(conversation)).filter(({ id }) => !known.some((other) => other.id === id));
    for (const one of unheardOf) await directory.learn(one);
    const members = await messenger.members(conversation);
    if (members) await directory.keepRoster(channel, members);
    else log.warn({ channel }, 'the members of a channel could not be read');
  }
}
