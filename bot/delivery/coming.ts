import type { Calendar } from '../../shared/calendar.ts';
import { addDays, addMinutes, dayOf, type Instant, inOslo, osloInstant } from '../../shared/day.ts';
import type { Address, WantedPost } from '../post.ts';
import { deliver } from './deliver.ts';
import type { Delivered } from './delivered.ts';
import type { Held, Manners, Step } from './manners.ts';

/** A post that will be sent if nobody touches the lists, or is held back. */
export interface Coming {
  readonly wanted: WantedPost;
  /** `planned` goes by itself at `at`; so does `soon`, and can still be stopped. The others wait, or do not go at all. */
  readonly state: 'planned' | Held['why'];
  /** When it goes; of one that is held back, when it would have gone. */
  readonly at: Instant;
}

/** What a rehearsal starts from: how things stand at `manners.now`, and what will be wanted at any moment after. */
export interface Rehearsal {
  readonly manners: Manners;
  readonly delivered: readonly Delivered[];
  wantedAt(now: Instant): readonly WantedPost[];
  /** How an address is reached. */
  by(to: Address): 'chat' | 'mail' | undefined;
}

/** For how many days Veven looks ahead. */
const daysAhead = 7;

/**
 * The times of day in Oslo at which what is wanted is looked at: personal messages may go from 08.15, channel posts from 08.30, both
 * until 15.00. What falls due between two looks is found at the second, by its own time, and then looked at when it does.
 */
const looks = ['08:15', '08:30', '12:00', '14:59'];

/** A reply follows its post, and an old message is closed after the new one: this often at one moment at most. */
const mostRounds = 8;

/**
 * Everything that will be sent in the next seven days, and when: the very rules that send are run ahead of time against a delivered
 * list of their own. A rehearsal, not a guess: the bot is a function of the lists and the clock. Soonest first.
 */
export function coming({ manners, delivered, wantedAt, by }: Rehearsal): readonly Coming[] {
  const start = manners.now;
  let stage: Stage = { delivered, sent: manners.sent };
  const planned: Coming[] = [];
  const held = new Map<string, Coming>();
  const moments = momentsAhead(start, manners.calendar);
  const end = addMinutes(start, daysAhead * 24 * 60);
  let before = start;
  for (let now = moments.shift(); now; now = moments.shift()) {
    const wanted = wantedAt(now);
    const passed = dueBetween(wanted, before, now);
    before = passed ?? now;
    if (passed) {
      moments.unshift(passed, now);
      continue;
    }
    for (let round = 0; round < mostRounds; round += 1) {
      const verdict = deliver(wanted, stage.delivered, { ...manners, now, sent: stage.sent });
      for (const step of verdict.steps) {
        if (step.do === 'post') planned.push({ wanted: step.wanted, state: 'planned', at: now });
        stage = carriedOut(step, stage, { now, by, hashOf: manners.hashOf });
      }
      if (verdict.steps.length > 0) continue;
      for (const { wanted: post, why, until } of verdict.held) {
        if (until && until > now && until <= end) insert(moments, until);
        // One of tomorrow will be «soon» for some minutes as well: it is planned.
        const state = why === 'soon' && now > start ? 'planned' : why;
        if (!held.has(post.key)) held.set(post.key, { wanted: post, state, at: until ?? post.from });
      }
      break;
    }
  }
  return merged(planned, held);
}

interface Stage {
  readonly delivered: readonly Delivered[];
  readonly sent: readonly Delivered[];
}

/** What goes after all is planned; but of what can still be stopped, and of what is one too many this month, it is said. */
function merged(planned: readonly Coming[], held: ReadonlyMap<string, Coming>): readonly Coming[] {
  const goes = new Set(planned.map(({ wanted }) => wanted.key));
  const told = planned.map((post): Coming => {
    const waited = held.get(post.wanted.key);
    const isSaid = waited?.state === 'full' || (waited?.state === 'soon' && waited.at === post.at);
    return isSaid ? { ...post, state: waited.state } : post;
  });
  return [...told, ...[...held.values()].filter(({ wanted }) => !goes.has(wanted.key))].toSorted(
    (a, b) => a.at.localeCompare(b.at) || a.wanted.key.localeCompare(b.wanted.key),
  );
}

/** Now, and the moments to look at of the days on which something may be sent. */
export function momentsAhead(now: Instant, calendar: Calendar): Instant[] {
  const days = Array.from({ length: daysAhead + 1 }, (_, count) => addDays(dayOf(now), count));
  const later = days
    .filter((on) => calendar.isWorkingDay(on) && !calendar.isSilent(on))
    .flatMap((on) => looks.map((time) => osloInstant(on, time)))
    .filter((at) => at > now && at <= addMinutes(now, daysAhead * 24 * 60));
  return [now, ...later];
}

function insert(moments: Instant[], moment: Instant): void {
  if (moments.includes(moment)) return;
  moments.push(moment);
  moments.sort();
}

/** The first moment after one look and before the next at which a post falls due within its hours. */
function dueBetween(wanted: readonly WantedPost[], after: Instant, before: Instant): Instant | undefined {
  return wanted
    .flatMap(({ from, occasions = [], hours }) =>
      [from, ...occasions.map(({ at }) => at)].filter((at) => {
        if (at <= after || at >= before) return false;
        const { time } = inOslo(at);
        return hours.from <= time && time < hours.to;
      }),
    )
    .toSorted()
    .at(0);
}

interface Carrying extends Pick<Manners, 'now' | 'hashOf'> {
  by: Rehearsal['by'];
}

/** What stands when a step has been carried out. */
function carriedOut(step: Step, { delivered, sent }: Stage, { now, by, hashOf }: Carrying): Stage {
  if (step.do === 'post') {
    const { wanted, occasion } = step;
    const mail = by(wanted.to) === 'mail';
    const post: Delivered = {
      id: (delivered.at(-1)?.id ?? 0) + 1,
      key: wanted.key,
      to: wanted.to,
      language: wanted.card.language,
      occasion,
      under: wanted.under,
      conversation: mail ? 'mail' : 'ahead',
      serviceUrl: '',
      activityId: mail ? undefined : 'ahead',
      hash: hashOf(wanted),
      state: 'standing',
      sentAt: now,
      attempts: 1,
      error: undefined,
      opened: false,
    };
    // An older one is left as long as it stands.
    return { delivered: [...delivered.filter(({ key, state }) => key !== post.key || state === 'standing'), post], sent: [...sent, post] };
  }
  const change: Partial<Delivered> = step.do === 'close' ? { state: 'closed' } : { hash: hashOf(step.wanted), state: step.wanted.state };
  return { delivered: delivered.map((post) => (post.id === step.post.id ? { ...post, ...change } : post)), sent };
}
