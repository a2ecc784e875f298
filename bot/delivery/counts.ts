import { addDays, type Day, dayOf, type Instant, osloInstant, weekday } from '../../shared/day.ts';
import type { Address, Occasion, OccasionKind, WantedPost } from '../post.ts';
import type { Delivered } from './delivered.ts';
import type { Manners } from './manners.ts';

type Counted = Pick<Delivered, 'occasion' | 'under' | 'sentAt'>;

/** From one moment until just before another. */
interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** The moments at which Oslo's month around a moment begins and ends. */
export function monthOf(moment: Instant): Span {
  const first = `${dayOf(moment).slice(0, 7)}-01` as Day;
  const next = `${addDays(first, 31).slice(0, 7)}-01` as Day;
  return { start: osloInstant(first, '00:00'), end: osloInstant(next, '00:00') };
}

/** From Monday's midnight to the next in Oslo. */
function weekOf(moment: Instant): Span {
  const monday = addDays(dayOf(moment), 1 - weekday(dayOf(moment)));
  return { start: osloInstant(monday, '00:00'), end: osloInstant(addDays(monday, 7), '00:00') };
}

/** Messages to one person in a week: the collected one, and one more when something is urgent or new to them. Source: the region's manners. */
const mostAWeek = 2;

/** What has been sent in Oslo's weeks and months, and what this plan adds: what limits are held against. What Teams refused was not sent. */
export class Counts {
  readonly #manners: Pick<Manners, 'now' | 'settings'>;
  readonly #week: Span;
  readonly #sent: Map<string, Counted[]>;

  constructor({ now, settings, sent }: Pick<Manners, 'now' | 'settings' | 'sent'>) {
    this.#manners = { now, settings };
    this.#week = weekOf(now);
    this.#sent = Map.groupBy(
      sent.filter(({ state, activityId }) => state !== 'failed' || activityId !== undefined),
      ({ to }) => nameOf(to),
    );
  }

  /** Whether an occasion may still be used. Single questions, a person's own choice, are not counted. */
  allow({ kind, at, most }: Occasion, to: Address): boolean {
    const { settings } = this.#manners;
    if (kind === 'single') return true;
    const week = this.#sentTo(to, this.#week).filter(({ occasion }) => occasion !== 'single');
    if (week.length >= mostAWeek) return false;
    const month = this.#sentTo(to, monthOf(at)).filter(({ occasion }) => occasion === kind);
    if (kind === 'collected') return most === undefined || month.length < most;
    return month.length < settings.extrasPerMonth;
  }

  /** Whether a channel has room for a post of its own this month. */
  hasRoom(network: string): boolean {
    const { now, settings } = this.#manners;
    return this.#sentTo({ network }, monthOf(now)).filter(({ under }) => under === undefined).length < settings.postsPerChannel;
  }

  add({ to, under }: WantedPost, occasion: OccasionKind | undefined): void {
    const name = nameOf(to);
    const row: Counted = { occasion, under, sentAt: this.#manners.now };
    this.#sent.set(name, [...(this.#sent.get(name) ?? []), row]);
  }

  #sentTo(to: Address, { start, end }: Span): Counted[] {
    return (this.#sent.get(nameOf(to)) ?? []).filter(({ sentAt }) => start <= sentAt && sentAt < end);
  }
}

const nameOf = (to: Address): string => ('network' in to ? `network ${to.network}` : `person ${to.person}`);
