import { addMinutes, type Instant } from '../../shared/day.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import type { CalendarEvent, EventCalendar, EventResult } from '../ports.ts';
import { NotReliable } from '../snapshot/snapshot.ts';
import type { World } from '../world.ts';
import { update, type Write } from '../write.ts';
import { declinedRows, invitations, type WantedInvitation } from './invitation.rules.ts';
import type { Invited, KeptInvitations } from './invited.ts';

interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** What an inviter needs. */
export interface InviterParts {
  readonly calendar: EventCalendar;
  readonly kept: KeptInvitations;
  /** The world without the lists that cannot be relied on. */
  world(): World;
  /** Writes rows as Veven. */
  write(writes: readonly Write[]): Promise<unknown>;
  /** Whether it is this process that invites. */
  leads(): boolean;
  /** This machine's time in milliseconds. */
  machine(): number;
  readonly log: Log;
}

/** Minutes between two looks at a meeting's answers. */
const betweenLooks = 60;

/** Milliseconds before the next attempt when Graph does not say: doubled each time, ten minutes at most. */
const firstPause = 2_000;
const longestPause = 600_000;

/** Days for which it is kept who was invited and what they answered, after the meeting. */
const daysKept = 30;

/** What is to be done for one meeting. */
export type Step =
  | { readonly do: 'create'; readonly event: CalendarEvent; readonly round: number }
  | { readonly do: 'update'; readonly event: CalendarEvent }
  | { readonly do: 'cancel'; readonly comment: string }
  | { readonly do: 'read' }
  /** The address to meet at is to stand in the meeting's row. */
  | { readonly do: 'link'; readonly meeting: Meeting; readonly joinUrl: string };

/** What a meeting whose row has been deleted is called off with: nobody is left to say why. */
const deleted = '';

/** The next thing to do for one meeting, if any. Pure; run again on its own result it comes to an end. */
export function nextStep(wanted: WantedInvitation | undefined, known: Invited | undefined, { now, snapshot }: World): Step | undefined {
  // Whether the last attempt made an event is not known: the very same again makes no second one.
  if (known?.state === 'making' && known.tried !== undefined && (wanted || known.startsAt > now))
    return { do: 'create', event: JSON.parse(known.tried) as CalendarEvent, round: known.round };
  const stands = known?.eventId !== undefined && known.state !== 'cancelled';
  const meeting = snapshot.of(meetings).get(known?.key ?? wanted?.key ?? '');
  const isRefused = (what: string) => known?.state === 'failed' && known.tried === what;
  if (!wanted && (meeting || !known || known.startsAt <= now)) return undefined;
  const comment = wanted ? wanted.cancelled : deleted;
  if (!wanted || comment !== undefined)
    return stands && !isRefused(comment ?? deleted) ? { do: 'cancel', comment: comment ?? deleted } : undefined;
  const told = JSON.stringify(wanted.event);
  if (isRefused(told)) return undefined;
  if (!stands) return { do: 'create', event: wanted.event, round: (known?.round ?? 0) + 1 };
  if (known.told !== told) return { do: 'update', event: wanted.event };
  const { joinUrl, rowUrl, readAt } = known;
  if (joinUrl !== undefined && meeting && meeting.joinUrl !== joinUrl && (meeting.joinUrl === undefined || meeting.joinUrl === rowUrl))
    return { do: 'link', meeting, joinUrl };
  const isWatched = wanted.watched || (wanted.event.online && joinUrl === undefined);
  return isWatched && (readAt === undefined || now >= addMinutes(readAt, betweenLooks)) ? { do: 'read' } : undefined;
}

/**
 * Keeps an event in the secretariat's calendar for each coming meeting, beside everything else: one request at a time, and none for as
 * long as Graph asks to be left alone. What fails is looked at again after the next plan.
 */
export class Inviter {
  readonly #parts: InviterParts;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  /** Until when Graph is left alone, in this machine's milliseconds. */
  #notBefore = 0;

  constructor(parts: InviterParts) {
    this.#parts = parts;
  }

  /** Something may have changed. Does not wait for what is done about it. */
  poke(): void {
    this.#again = true;
    if (!this.#stopped) this.#running ??= this.#run();
  }

  /** Resolves when nothing can be done just now. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Lets the request that is under way come to its end, and begins no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        await this.#round();
      } catch (error) {
        if (error instanceof NotReliable) continue;
        this.#letAlone(longestPause / 10);
        this.#parts.log.warn({ err: error }, 'the calendar could not be looked after; tried again in a while');
      }
    }
    this.#running = undefined;
  }

  /** Looks at every meeting, the next one first. */
  async #round(): Promise<void> {
    const { world, kept } = this.#parts;
    if (!this.#mayAsk()) return;
    const before = await kept.all();
    const old = instantBefore(world().now, daysKept);
    if (before.some(({ startsAt }) => startsAt < old)) await kept.forgetBefore(old);
    // A process before this one may have been told to wait.
    this.#notBefore = Math.max(this.#notBefore, ...before.map(({ notBefore = 0 }) => notBefore));
    const known = new Map(before.map((one) => [one.key, one]));
    const own = (key: string) => [known.get(key)?.joinUrl, known.get(key)?.rowUrl];
    const wanted = new Map(invitations(world(), own).map((one) => [one.key, one]));
    const startsAt = (key: string): string => wanted.get(key)?.event.startsAt ?? known.get(key)?.startsAt ?? '';
    const keys = [...new Set([...wanted.keys(), ...known.keys()])].toSorted((a, b) => startsAt(a).localeCompare(startsAt(b)));
    for (const key of keys) await this.#settle(key, wanted.get(key), known.get(key));
  }

  /** Everything there is to do for one meeting, as far as one comes. */
  async #settle(key: string, wanted: WantedInvitation | undefined, before: Invited | undefined): Promise<void> {
    const { world, kept } = this.#parts;
    for (let known = before; this.#mayAsk(); ) {
      const step = nextStep(wanted, known, world());
      if (!step) return;
      const after = await this.#carryOut(step, known ?? unknown(key, wanted?.event.startsAt));
      await kept.keep(after);
      // A row that could not be written is tried again after the next plan.
      if (step.do === 'link') return;
      known = after;
    }
  }

  async #carryOut(step: Step, known: Invited): Promise<Invited> {
    const { calendar, kept, write, world, log } = this.#parts;
    const { key, eventId = '' } = known;
    switch (step.do) {
      case 'create': {
        const tried = JSON.stringify(step.event);
        const making: Invited = { ...known, state: 'making', round: step.round, eventId: undefined, tried, startsAt: step.event.startsAt };
        await kept.keep(making);
        const made = await this.#ask(() => calendar.create(step.event, `${key} ${step.round}`));
        if (!made?.ok) return this.#not(made, making, tried);
        log.info({ meeting: key }, 'people were invited to a meeting');
        return { ...well(making), told: tried, eventId: made.id, joinUrl: made.joinUrl, readAt: undefined, answers: [] };
      }
      case 'update': {
        const tried = JSON.stringify(step.event);
        const updated = await this.#ask(() => calendar.update(eventId, step.event));
        if (updated?.ok) {
          // What was answered was about another time.
          const unanswered = step.event.startsAt === known.startsAt ? {} : { answers: [], readAt: undefined };
          return { ...well(known), ...unanswered, told: tried, startsAt: step.event.startsAt };
        }
        if (!isGone(updated)) return this.#not(updated, known, tried);
        log.warn({ meeting: key }, 'somebody has deleted the event of a meeting that still stands: it is made anew');
        return { ...known, state: 'making', round: known.round + 1, eventId: undefined, tried };
      }
      case 'cancel': {
        const cancelled = await this.#ask(() => calendar.cancel(eventId, step.comment));
        // What somebody has deleted by hand need not be called off.
        return cancelled?.ok || isGone(cancelled) ? { ...well(known), state: 'cancelled' } : this.#not(cancelled, known, step.comment);
      }
      case 'read': {
        const read = await this.#ask(() => calendar.read(eventId));
        if (isGone(read)) return { ...known, told: undefined };
        // A refusal to tell the answers is no reason to stop inviting: they are asked for again at the next look.
        if (read && 'retry' in read && !read.retry) return { ...known, readAt: world().now, error: read.code };
        if (!read?.ok) return this.#not(read, known, known.tried);
        const writes = declinedRows(key, read.answers, world());
        if (writes.length > 0) {
          log.info({ meeting: key, seats: writes.length }, 'what was answered in the calendar is asked about, or no longer so');
          await write(writes);
        }
        return { ...well(known), joinUrl: read.joinUrl ?? known.joinUrl, readAt: world().now, answers: read.answers };
      }
      case 'link': {
        await write([update(meetings, step.meeting, { joinUrl: step.joinUrl })]);
        const isIn = world().snapshot.of(meetings).get(key)?.joinUrl === step.joinUrl;
        return isIn ? { ...known, rowUrl: step.joinUrl } : known;
      }
    }
  }

  /** What Graph says; `undefined` when it is not known what became of the request. */
  async #ask<T>(request: () => Promise<EventResult<T>>): Promise<EventResult<T> | undefined> {
    try {
      return await request();
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'an answer of the calendar was lost: it is asked again');
      return undefined;
    }
  }

  /** It has not been carried out, as far as is known. Everything waits with it: what is asked of one mailbox is throttled together. */
  #not(result: EventResult | undefined, known: Invited, tried: string | undefined): Invited {
    const { log, machine } = this.#parts;
    const refusal = result && 'retry' in result ? result : undefined;
    const code = refusal?.code ?? 'no answer';
    const attempts = known.attempts + 1;
    if (refusal?.retry === false) {
      log.warn({ meeting: known.key, code }, 'Graph will not have an event; it is let be until something else is to be said');
      return { ...known, state: 'failed', tried, error: code, attempts };
    }
    const pause =
      refusal?.afterSeconds !== undefined ? refusal.afterSeconds * 1000 : Math.min(longestPause, firstPause * 2 ** (attempts - 1));
    log.info({ meeting: known.key, code, seconds: pause / 1000 }, 'the calendar is asked again in a while');
    this.#letAlone(pause);
    return { ...known, error: code, attempts, notBefore: machine() + pause };
  }

  #mayAsk(): boolean {
    return !this.#stopped && this.#parts.leads() && this.#notBefore <= this.#parts.machine();
  }

  #letAlone(milliseconds: number): void {
    this.#notBefore = this.#parts.machine() + milliseconds;
  }
}

const instantBefore = (now: Instant, days: number): Instant => addMinutes(now, -days * 1440);

const isGone = (result: EventResult | undefined): boolean => result !== undefined && 'gone' in result;

const well = (known: Invited): Invited => ({
  ...known,
  state: 'standing',
  tried: undefined,
  error: undefined,
  attempts: 0,
  notBefore: undefined,
});

const unknown = (key: string, startsAt: Instant | undefined): Invited => ({
  key,
  state: 'making',
  round: 0,
  eventId: undefined,
  joinUrl: undefined,
  rowUrl: undefined,
  told: undefined,
  tried: undefined,
  startsAt: startsAt ?? ('' as Instant),
  error: undefined,
  attempts: 0,
  notBefore: undefined,
  readAt: undefined,
  answers: [],
});
