import type { Logger } from 'pino';
import type { List } from '../shared/list.ts';
import type { Dispatcher } from './delivery/dispatcher.ts';
import type { Leadership, Whisper, Whispers } from './ports.ts';
import type { Mirror } from './snapshot/mirror.ts';
import type { Standing } from './standing.ts';

export interface InstanceParts {
  readonly dispatcher: Dispatcher;
  readonly leadership: Leadership;
  readonly whispers: Whispers;
  readonly standing: Standing;
  readonly mirror: Mirror;
  readonly lists: readonly List[];
  planAgain(): void;
  readonly log: Logger;
}

/** This process among those that share a database: while it leads it plans and sends, and it hears what the others tell. */
export class Instance {
  readonly #parts: InstanceParts;
  #stopping = false;
  #directoryHeard: () => Promise<void> = async () => {};

  constructor(parts: InstanceParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    const { leadership, whispers, dispatcher, log } = this.#parts;
    await whispers.listen((what) => {
      this.#hear(what).catch((error: unknown) => log.warn({ err: error }, 'what another process told could not be looked at'));
    });
    await leadership.start({ won: () => this.#lead(), lost: () => dispatcher.stop() });
  }

  /** Nothing more is begun; `stop` ends what runs. */
  stopping(): void {
    this.#stopping = true;
  }

  async stop(): Promise<void> {
    const { leadership, whispers, dispatcher } = this.#parts;
    await dispatcher.stop();
    await leadership.stop();
    await whispers.stop();
  }

  leads(): boolean {
    return this.#parts.leadership.leads();
  }

  /** What is to be done when another process tells that the directory has changed. */
  onDirectory(heard: () => Promise<void>): void {
    this.#directoryHeard = heard;
  }

  tell(what: Whisper): Promise<void> {
    return this.#parts.whispers.tell(what);
  }

  async #lead(): Promise<void> {
    const { dispatcher, standing, mirror, planAgain, log } = this.#parts;
    if (this.#stopping) return;
    log.info('this process plans and sends');
    await dispatcher.start(() => standing.now(), planAgain);
    // Another process may have kept the lists until now.
    await mirror.keepWhole();
    planAgain();
  }

  /** What another has written is read, and then everything is compared anew. */
  async #hear(what: Whisper): Promise<void> {
    const { mirror, lists, planAgain } = this.#parts;
    if ('directory' in what) await this.#directoryHeard();
    if ('lists' in what) {
      // A reading that is under way may have asked before the change.
      await mirror.idle();
      await mirror.sync(lists.filter(({ name }) => what.lists.includes(name)));
    }
    planAgain();
  }
}
