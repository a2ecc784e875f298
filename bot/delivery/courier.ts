import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { askText } from '../../shared/ask/ask.text.ts';
import type { Instant } from '../../shared/day.ts';
import { networks, people } from '../../shared/seat/seat.list.ts';
import { card, stamped, words } from '../card.ts';
import type { Conversation, Mail, Messenger, SendResult } from '../ports.ts';
import type { Address, WantedPost } from '../post.ts';
import type { World } from '../world.ts';
import type { Step } from './deliver.ts';
import type { Delivered, DeliveredStore } from './delivered.ts';

/** Where Veven may write, learnt from what Teams has sent. */
export interface Conversations {
  channel(id: string): Promise<Conversation | undefined>;
  personal(identity: string): Promise<Conversation | undefined>;
}

export interface CourierParts {
  readonly store: DeliveredStore;
  readonly conversations: Conversations;
  readonly messenger: Messenger;
  readonly mail: Mail | undefined;
  readonly log: Logger;
}

/** What came of a step: what Teams said, nothing more to do, or nowhere to send it. */
type Carried = SendResult | 'settled' | 'nowhere';

/** Conversations written to beside each other. */
const placesAtOnce = 6;

/** Attempts at one post before it is laid aside with its reason. */
const mostAttempts = 6;

/** The hash of what a card shows: the language counts, the layout does not. */
export const hashOf = ({ card: { data, language } }: WantedPost): string =>
  createHash('sha256')
    .update(JSON.stringify([language, data]))
    .digest('base64url');

/** Carries out the steps: in order within a conversation, beside each other otherwise. What Teams refuses for a while is tried again later. */
export class Courier {
  readonly #parts: CourierParts;
  #nowhere: readonly { key: string; to: Address }[] = [];
  readonly #waiting = new Map<string, { attempts: number; until: number }>();

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  /** Carries out what can be done now. `retryIn`: milliseconds until something that had to wait may be tried again. */
  async carryOut(steps: readonly Step[], world: World): Promise<{ performed: number; retryIn: number | undefined }> {
    const byPlace = Map.groupBy(steps, (step) => JSON.stringify(step.do === 'close' ? step.post.to : step.wanted.to));
    const places = [...byPlace.values()];
    let performed = 0;
    const nowhere: { key: string; to: Address }[] = [];
    const worker = async () => {
      for (let place = places.shift(); place; place = places.shift()) {
        for (const step of place) {
          const carried = await this.#attempt(step, world);
          if (carried === true) performed += 1;
          if (carried === 'nowhere' && step.do === 'post') nowhere.push({ key: step.wanted.key, to: step.wanted.to });
        }
      }
    };
    await Promise.all(Array.from({ length: placesAtOnce }, worker));
    this.#nowhere = nowhere;
    const keys = new Set(steps.map(keyOf));
    const pending = [...this.#waiting]
      .filter(([key, { attempts }]) => keys.has(key) && attempts < mostAttempts)
      .map(([, { until }]) => until);
    return { performed, retryIn: pending.length === 0 ? undefined : Math.max(0, Math.min(...pending) - Date.now()) };
  }

  /** Posts that had nowhere to go when last tried. */
  nowhere(): readonly { key: string; to: Address }[] {
    return this.#nowhere;
  }

  /** True when something was changed by it. */
  async #attempt(step: Step, world: World): Promise<boolean | 'nowhere'> {
    const key = keyOf(step);
    if ((this.#waiting.get(key)?.until ?? 0) > Date.now()) return false;
    try {
      const result = await this.#carryOut(step, world);
      if (result === 'nowhere') return 'nowhere';
      if (result === 'settled' || result.ok) this.#waiting.delete(key);
      else this.#later(key, result.afterSeconds);
      return true;
    } catch (error) {
      this.#later(key, undefined);
      this.#parts.log.error({ err: error, key, step: step.do }, 'a post could not be delivered');
      return false;
    }
  }

  #later(key: string, afterSeconds: number | undefined): void {
    const attempts = (this.#waiting.get(key)?.attempts ?? 0) + 1;
    this.#waiting.set(key, { attempts, until: Date.now() + (afterSeconds ?? 2 ** attempts) * 1000 });
  }

  async #carryOut(step: Step, world: World): Promise<Carried> {
    switch (step.do) {
      case 'post': {
        const result = await this.#post(step.wanted, world);
        if (step.replaces && (result === 'settled' || (result !== 'nowhere' && result.ok)))
          await this.#close(step.replaces, askText[step.replaces.language].moved);
        return result;
      }
      case 'update':
        return this.#update(step.wanted, step.post);
      case 'close':
        return this.#close(step.post, 'person' in step.post.to ? askText[step.post.language].nothing : goneText[step.post.language]);
    }
  }

  /** `nowhere`: there is no conversation for it yet, and the next plan asks again. */
  async #post(wanted: WantedPost, world: World): Promise<Carried> {
    const place = await this.#placeFor(wanted.to, world);
    if (!place) return 'nowhere';
    return place.by === 'mail' ? this.#mail(wanted, place.address, world.now) : this.#message(wanted, place.conversation, world);
  }

  async #message(wanted: WantedPost, conversation: Conversation, world: World): Promise<Carried> {
    const { store, messenger, log } = this.#parts;
    const rendered = wanted.card.render();
    const id = await store.begin({ ...record(wanted, world.now), conversation: conversation.id, serviceUrl: conversation.serviceUrl });
    let result: SendResult;
    try {
      result = await messenger.post(conversation, stamped(rendered, wanted.key), wanted.card.summary);
    } catch (error) {
      await store.change(id, { state: 'uncertain', error: 'the answer was lost' });
      log.warn({ err: error, key: wanted.key }, 'it is not known whether a post stands');
      return 'settled';
    }
    if (result.ok) {
      await store.change(id, { state: 'standing', activityId: result.activityId, conversation: result.conversation });
      return result;
    }
    const exhausted = (this.#waiting.get(wanted.key)?.attempts ?? 0) + 1 >= mostAttempts;
    if (result.retry && !exhausted) {
      await store.forget(id);
      return result;
    }
    // In the chat they cannot be reached: the next rung of the ladder is e-mail.
    const address = 'person' in wanted.to ? world.snapshot.of(people).get(wanted.to.person)?.email : undefined;
    if (address !== undefined && this.#parts.mail) {
      await store.forget(id);
      return this.#mail(wanted, address, world.now);
    }
    await store.change(id, { state: 'failed', error: result.code });
    log.error({ key: wanted.key, code: result.code }, 'Teams refused a post');
    return 'settled';
  }

  async #mail(wanted: WantedPost, address: string, now: Instant): Promise<Carried> {
    const { store, mail } = this.#parts;
    if (!mail || !wanted.card.text) return 'nowhere';
    const id = await store.begin({ ...record(wanted, now), conversation: 'mail', serviceUrl: '' });
    try {
      await mail.send({ to: address, subject: wanted.card.summary, text: wanted.card.text() });
      await store.change(id, { state: 'standing' });
    } catch (error) {
      // An e-mail is not repeated: the next one asks again.
      await store.change(id, { state: 'uncertain', error: 'the answer was lost' });
      this.#parts.log.warn({ err: error, key: wanted.key }, 'it is not known whether an e-mail was sent');
    }
    return 'settled';
  }

  async #update(wanted: WantedPost, post: Delivered): Promise<Carried> {
    const hash = hashOf(wanted);
    const state = wanted.state === 'finished' ? 'finished' : 'standing';
    if (post.hash === hash && post.state !== 'closed') {
      await this.#parts.store.change(post.id, { state });
      return 'settled';
    }
    const result = await this.#parts.messenger.update(
      { id: post.conversation, serviceUrl: post.serviceUrl },
      post.activityId ?? '',
      stamped(wanted.card.render(), wanted.key),
      wanted.card.summary,
    );
    if (result.ok) await this.#parts.store.change(post.id, { hash, state });
    else if (!result.retry) await this.#parts.store.change(post.id, { state: 'failed', error: result.code });
    return result.ok || result.retry ? result : 'settled';
  }

  async #close(post: Delivered, text: string): Promise<Carried> {
    const { store, messenger } = this.#parts;
    if (post.activityId === undefined) {
      await store.change(post.id, { state: 'closed' });
      return 'settled';
    }
    const result = await messenger.update(
      { id: post.conversation, serviceUrl: post.serviceUrl },
      post.activityId,
      card(post.language, [words(text)]),
      text,
    );
    if (result.ok || !result.retry) await store.change(post.id, { state: 'closed' });
    return result.ok || result.retry ? result : 'settled';
  }

  async #placeFor(
    to: Address,
    { snapshot }: World,
  ): Promise<{ by: 'chat'; conversation: Conversation } | { by: 'mail'; address: string } | undefined> {
    if ('network' in to) {
      const channelId = snapshot.of(networks).get(to.network)?.channelId;
      const conversation = channelId === undefined ? undefined : await this.#parts.conversations.channel(channelId);
      return conversation && { by: 'chat', conversation };
    }
    const person = snapshot.of(people).get(to.person);
    if (!person) return undefined;
    for (const identity of [person.identity, person.identity2]) {
      const conversation =
        person.contact === 'chat' && identity !== undefined ? await this.#parts.conversations.personal(identity) : undefined;
      if (conversation) return { by: 'chat', conversation };
    }
    return person.email === undefined ? undefined : { by: 'mail', address: person.email };
  }
}

const record = (wanted: WantedPost, sentAt: Instant) => ({
  key: wanted.key,
  to: wanted.to,
  language: wanted.card.language,
  hash: hashOf(wanted),
  sentAt,
});

const keyOf = (step: Step): string => (step.do === 'close' ? step.post.key : step.wanted.key);

const goneText = {
  nb: 'Dette gjelder ikke lenger.',
  nn: 'Dette gjeld ikkje lenger.',
  en: 'This no longer applies.',
};
