import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { askText } from '../../shared/ask/ask.text.ts';
import type { Instant } from '../../shared/day.ts';
import { card, stamped, words } from '../card.ts';
import type { Closed, Conversation, Directory, Mail, Messenger, SendResult, Worked } from '../ports.ts';
import type { OccasionKind, WantedPost } from '../post.ts';
import type { Delivered, DeliveredStore } from './delivered.ts';
import type { Step } from './manners.ts';
import type { Place } from './places.ts';

export interface CarrierParts {
  readonly store: DeliveredStore;
  readonly directory: Directory;
  readonly messenger: Messenger;
  readonly mail: Mail | undefined;
  readonly log: Logger;
  /** The address at which one of a message's questions is answered without signing in. */
  answerLink(question: { ask: string; person: string; now: Instant }): string;
}

/** What came of a step: it is done or settled otherwise, it is to be looked at anew (another way may be open), or tried again. */
export type Carried = 'done' | 'anew' | Extract<Worked, { again: string }>;

/** Where and when a step is carried out. */
export interface Bearing {
  readonly place: Place;
  /** The conversation of the post it hangs under, with its root. */
  readonly thread: string | undefined;
  readonly attempt: number;
  readonly now: Instant;
}

/** The hash of what a card shows: the language counts, the layout does not. */
export const hashOf = ({ card: { data, language } }: WantedPost): string =>
  createHash('sha256')
    .update(JSON.stringify([language, data]))
    .digest('base64url');

/** Carries out one step, and writes down what became of it. What Teams says is kept apart by what can be done about it: teams' table of status codes. */
export class Carrier {
  readonly #parts: CarrierParts;

  constructor(parts: CarrierParts) {
    this.#parts = parts;
  }

  /** A message sent anew, or for the first time. */
  async post({ wanted, occasion }: Extract<Step, { do: 'post' }>, bearing: Bearing): Promise<Carried> {
    return bearing.place.by === 'mail'
      ? this.#mail(wanted, occasion, bearing)
      : this.#message(wanted, occasion, bearing, bearing.place.conversation);
  }

  async #message(
    wanted: WantedPost,
    occasion: OccasionKind | undefined,
    { thread, attempt, now }: Bearing,
    to: Conversation,
  ): Promise<Carried> {
    const { store, messenger, log } = this.#parts;
    const rendered = stamped(wanted.card.render(), wanted.key);
    const id = await store.begin({ ...record(wanted, occasion, now), conversation: thread ?? to.id, serviceUrl: to.serviceUrl });
    let result: SendResult;
    try {
      result = thread
        ? await messenger.reply({ id: thread, serviceUrl: to.serviceUrl }, rendered, wanted.card.summary)
        : await messenger.post(to, rendered, wanted.card.summary);
    } catch (error) {
      await store.change(id, { state: 'uncertain', attempts: attempt, error: 'the answer was lost' });
      log.warn({ err: error, key: wanted.key }, 'it is not known whether a post stands');
      return 'done';
    }
    if (result.ok) {
      await store.change(id, { state: 'standing', activityId: result.activityId, conversation: result.conversation, attempts: attempt });
      if ('network' in wanted.to) await store.unsay(wanted.key);
      return 'done';
    }
    if (result.retry) {
      await store.forget(id);
      return { again: result.code, afterSeconds: result.afterSeconds };
    }
    log.warn({ key: wanted.key, code: result.code }, 'Teams refused a post');
    const closed = closedBy(result.code, thread ?? to.id);
    if (closed) await this.#parts.directory.close(to.id, closed);
    // A person may be reached in another way; what was for a channel is for the secretariat to see.
    if (closed && 'person' in wanted.to) {
      await store.forget(id);
      return 'anew';
    }
    await store.change(id, { state: 'failed', attempts: attempt, error: result.code });
    return 'done';
  }

  async #mail(wanted: WantedPost, occasion: OccasionKind | undefined, { place, attempt, now }: Bearing): Promise<Carried> {
    const { store, mail, log, answerLink } = this.#parts;
    if (!mail || place.by !== 'mail') return 'done';
    const { summary, text: inWords = () => summary } = wanted.card;
    const text = inWords((ask) => answerLink({ ask, person: place.person, now }));
    const id = await store.begin({ ...record(wanted, occasion, now), conversation: 'mail', serviceUrl: mailTo(place.address) });
    try {
      const result = await mail.send({ to: place.address, subject: wanted.card.summary, text });
      if (result.ok) await store.change(id, { state: 'standing', attempts: attempt });
      else if (result.retry) await store.forget(id);
      else await store.change(id, { state: 'failed', attempts: attempt, error: result.code });
      return result.ok || !result.retry ? 'done' : { again: result.code, afterSeconds: result.afterSeconds };
    } catch (error) {
      // An e-mail is not repeated: the next one asks again.
      await store.change(id, { state: 'uncertain', attempts: attempt, error: 'the answer was lost' });
      log.warn({ err: error, key: wanted.key }, 'it is not known whether an e-mail was sent');
      return 'done';
    }
  }

  /** What stands follows its rows. The same update twice is nothing new, so one whose answer was lost is simply made again. */
  async update({ wanted, post }: Extract<Step, { do: 'update' }>): Promise<Carried> {
    const { store } = this.#parts;
    const hash = hashOf(wanted);
    const state = wanted.state === 'finished' ? 'finished' : 'standing';
    if (post.hash !== hash || post.state === 'closed') {
      const refused = await this.#edit(post, stamped(wanted.card.render(), wanted.key), wanted.card.summary);
      if (refused) return refused;
    }
    await store.change(post.id, { hash, state });
    return 'done';
  }

  /** What is wanted no more, or stands further down anew, shrinks to a line. */
  async close({ post, why }: Extract<Step, { do: 'close' }>): Promise<Carried> {
    const text =
      why === 'moved' ? askText[post.language].moved : 'person' in post.to ? elsewhereText[post.language] : goneText[post.language];
    const refused = await this.#edit(post, card(post.language, [words(text)]), text);
    if (refused) return refused;
    await this.#parts.store.change(post.id, { state: 'closed' });
    return 'done';
  }

  /** `undefined` when Teams took it. */
  async #edit(post: Delivered, rendered: ReturnType<typeof card>, summary: string): Promise<Carried | undefined> {
    const { messenger, directory, log } = this.#parts;
    const { conversation, serviceUrl, activityId = '' } = post;
    let result: SendResult;
    try {
      result = await messenger.update({ id: conversation, serviceUrl }, activityId, rendered, summary);
    } catch (error) {
      log.warn({ err: error, key: post.key }, 'the answer to an update was lost');
      return { again: 'the answer was lost', afterSeconds: undefined };
    }
    if (result.ok) return undefined;
    if (result.retry) return { again: result.code, afterSeconds: result.afterSeconds };
    log.warn({ key: post.key, code: result.code }, 'Teams refused an update');
    const closed = closedBy(result.code, conversation);
    if (closed) await directory.close(rootless(conversation), closed);
    await this.giveUp(post, result.code);
    return 'done';
  }

  /** A message tried as often as may be goes by the next rung, e-mail, or is put down as one that failed. */
  async layAside(step: Extract<Step, { do: 'post' }>, bearing: Bearing, why: string): Promise<void> {
    if (bearing.place.by === 'mail' && (await this.post(step, bearing)) === 'done') return;
    const { store } = this.#parts;
    const where = bearing.place.by === 'chat' ? bearing.place.conversation : { id: 'mail', serviceUrl: mailTo(bearing.place.address) };
    const id = await store.begin({
      ...record(step.wanted, step.occasion, bearing.now),
      conversation: where.id,
      serviceUrl: where.serviceUrl,
    });
    await store.change(id, { state: 'failed', error: why });
  }

  /**
   * An edit that is refused, or has been tried as often as may be, is let go: what stands there stands as it was. A person's old card
   * is no loss, the next message asks again; it is not known any more where it stands, so that it is not edited again and again.
   */
  async giveUp(post: Delivered, why: string): Promise<void> {
    const state = 'person' in post.to ? ({ state: 'closed', activityId: undefined } as const) : ({ state: 'failed' } as const);
    await this.#parts.store.change(post.id, { ...state, error: why });
  }
}

/** What stands for a service address where the message is an e-mail. */
export const mailTo = (address: string): string => `mailto:${address}`;

const record = (wanted: WantedPost, occasion: OccasionKind | undefined, sentAt: Instant) => ({
  key: wanted.key,
  to: wanted.to,
  language: wanted.card.language,
  occasion,
  under: wanted.under,
  hash: hashOf(wanted),
  sentAt,
});

/** The channel or chat of a thread. */
export const rootless = (conversation: string): string => conversation.split(';messageid=')[0] ?? conversation;

/**
 * What a refusal says of the whole conversation: nothing more is sent there until Teams tells otherwise. Of a thread, «not found» may
 * mean its first post alone. Source: Teams' table of connector status codes.
 */
function closedBy(code: string, conversation: string): Closed | undefined {
  if (code.startsWith('403')) return 'shut-out';
  return code.startsWith('404') && !code.includes('Activity') && conversation === rootless(conversation) ? 'deleted' : undefined;
}

/** Said of a person's card: something else may wait on them, or the same on somebody else. */
const elsewhereText = {
  nb: 'Dette venter ikke lenger på deg.',
  nn: 'Dette ventar ikkje lenger på deg.',
  en: 'This no longer waits for you.',
};

const goneText = {
  nb: 'Dette gjelder ikke lenger.',
  nn: 'Dette gjeld ikkje lenger.',
  en: 'This no longer applies.',
};
