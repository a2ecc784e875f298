import { askPosts } from '../../bot/ask/ask.posts.ts';
import { norway } from '../../bot/calendar.ts';
import { deliver } from '../../bot/delivery/deliver.ts';
import type { Delivered } from '../../bot/delivery/delivered.ts';
import type { Manners, Step } from '../../bot/delivery/manners.ts';
import type { WantedPost } from '../../bot/post.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import type { Ask } from '../../shared/ask/ask.api.ts';
import { addMinutes, day, dayOf, type Instant, inOslo, osloInstant } from '../../shared/day.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { settingsOf } from '../../shared/setting/setting.rules.ts';
import { aNetwork } from './rows.ts';

/** What a region in memory is: its rows by list, and what is asked and posted at each moment. */
export interface Region {
  readonly rows: readonly (readonly [list: List, rows: readonly RowMeta[]])[];
  /** What is asked; a fixed list is asked from when each came to be. */
  readonly asks?: readonly Ask[] | ((world: World) => readonly Ask[]);
  /** Other posts that should stand. */
  readonly posts?: (world: World) => readonly WantedPost[];
  readonly manners?: Partial<Pick<Manners, 'settings' | 'words' | 'reaches'>>;
}

/** A message as it was sent. */
export interface Sent {
  readonly at: Instant;
  readonly step: Extract<Step, { do: 'post' }>;
}

/** Plans in a row after which a region that still finds something to do never comes to rest. */
const mostPlans = 4;

export const calendar = norway();

export const hashOf = ({ card: { data, language } }: WantedPost): string => JSON.stringify([language, data]);

/** A world of these rows at a moment. HR and the steering KDU are there unless networks are given. */
export function worldAt(now: Instant, rows: Region['rows']): World {
  const first = new Snapshot().with(networks, new Table<RowMeta>([aNetwork(), aNetwork({ key: 'KDU', kind: 'steering' })]));
  return {
    snapshot: rows.reduce((snapshot, [list, some]) => snapshot.with(list, new Table(some)), first),
    now,
    today: dayOf(now),
    calendar,
    link: (path) => `https://veven.example${path}`,
  };
}

/**
 * Veven without Teams: plans over rows in memory, and carries out what is to be done at once and without fail. Its clock goes wherever it
 * is put.
 */
export class Simulated {
  delivered: readonly Delivered[] = [];
  readonly sent: Sent[] = [];
  #region: Region;
  #now: Instant | undefined;

  constructor(region: Region) {
    this.#region = region;
  }

  /** The rows, asks or posts are others from now on. */
  change(region: Partial<Region>): void {
    this.#region = { ...this.#region, ...region };
  }

  /** Plans at a moment in Oslo until nothing is left to do; the steps, in words. Throws when it never comes to rest. */
  at(on: string, time: string): string[] {
    return this.moment(osloInstant(day(on), time));
  }

  moment(now: Instant): string[] {
    this.#now = now;
    const done: string[] = [];
    for (let plan = 0; plan < mostPlans; plan += 1) {
      const { steps } = this.verdict(now);
      if (steps.length === 0) return done;
      for (const step of steps) this.#carryOut(step, now);
      done.push(...steps.map(inWords));
    }
    throw new Error(`still something to do after ${mostPlans} plans: ${done.join(', ')}`);
  }

  /** Plans again and again, so many minutes apart, to the end of a day; with hours, between those alone. */
  through(until: string, minutes = 15, hours = { from: '00:00', to: '23:59' }): void {
    const end = osloInstant(day(until), '23:59');
    for (let now = this.#now ?? end; now <= end; now = addMinutes(now, minutes)) {
      const { time } = inOslo(now);
      if (hours.from <= time && time <= hours.to) this.moment(now);
    }
  }

  /** What should stand at a moment: the one it is at, if it does not say. */
  wanted(now = this.#now ?? osloInstant(day('2026-01-01'), '00:00')): readonly WantedPost[] {
    const { rows, asks = [], posts = () => [] } = this.#region;
    const world = worldAt(now, rows);
    const asked = typeof asks === 'function' ? asks(world) : asks.filter(({ since }) => since <= now);
    return [...posts(world), ...askPosts(world, asked)];
  }

  /** What deliver says at a moment, without doing it. */
  verdict(now: Instant) {
    const { manners } = this.#region;
    const started = addMinutes(osloInstant(day(`${dayOf(now).slice(0, 7)}-01`), '00:00'), -31 * 24 * 60);
    return deliver(this.wanted(now), current(this.delivered), {
      now,
      calendar,
      settings: settingsOf([]),
      sent: this.delivered.filter(({ sentAt }) => sentAt >= started),
      words: new Map(),
      reaches: () => true,
      hashOf,
      ...manners,
    });
  }

  /** What was sent, a line each: when, which questions or which post, and why. */
  lines(): string[] {
    return this.sent.map(({ at, step: { wanted, occasion } }) => {
      const { asks } = wanted.card.data as { asks?: readonly Ask[] };
      return `${shown(at)} ${occasion ?? 'channel'}: ${asks ? asks.map(({ title }) => title).join(', ') : wanted.key}`;
    });
  }

  #carryOut(step: Step, now: Instant): void {
    if (step.do === 'post') this.sent.push({ at: now, step });
    this.delivered = carriedOut(this.delivered, step, now);
  }
}

/** What a store gives of everything delivered: the latest of every key, and older ones that still stand. */
export function current(delivered: readonly Delivered[]): readonly Delivered[] {
  const latest = new Map(delivered.map(({ key, id }) => [key, id]));
  return delivered.filter(({ key, id, state }) => state === 'standing' || latest.get(key) === id);
}

/** Everything delivered, when Teams has done as it was asked. */
export function carriedOut(delivered: readonly Delivered[], step: Step, now: Instant): readonly Delivered[] {
  if (step.do === 'post') {
    const { wanted, occasion } = step;
    const id = 1 + (delivered.at(-1)?.id ?? 0);
    const sent = { id, key: wanted.key, to: wanted.to, language: wanted.card.language, occasion, under: wanted.under, sentAt: now };
    const place = { conversation: '19:one', serviceUrl: 'http://teams/', activityId: String(id) };
    return [...delivered, { ...sent, ...place, hash: hashOf(wanted), state: 'standing', attempts: 1, error: undefined, opened: false }];
  }
  return delivered.map((row): Delivered => {
    if (row.id !== step.post.id) return row;
    return step.do === 'update' ? { ...row, hash: hashOf(step.wanted), state: step.wanted.state } : { ...row, state: 'closed' };
  });
}

export const inWords = (step: Step): string =>
  step.do === 'post'
    ? `post ${step.wanted.key}${step.occasion ? ` (${step.occasion})` : ''}`
    : step.do === 'update'
      ? `update ${step.wanted.key}`
      : `close ${step.post.key} (${step.why})`;

const weekdays = ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'];

/** A moment as people say it: `tirsdag 2026-11-03 08:30`. */
export function shown(at: Instant): string {
  const { day: on, time } = inOslo(at);
  return `${weekdays[new Date(on).getUTCDay()]} ${on} ${time}`;
}
