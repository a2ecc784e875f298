import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Instant, inOslo } from '../../../shared/day.ts';
import type { CalendarEvent, EventAnswer, EventCalendar, EventResult } from '../../ports.ts';
import { neverArrived } from '../never-arrived.ts';
import { type GraphAccess, secondsIn } from './client.ts';

/** Milliseconds to wait for Graph. */
const patience = 30_000;

/** Answers that say that nothing was done, and that time heals. */
const passing = new Set([429, 503]);

/** Answers that somebody must do something about: a permission, a licence, the mailbox's name. Looked at again after so many seconds. */
const ofTheTenant = new Set([401, 403]);
const untilSomebodyHas = 3_600;

const OnlineMeeting = z
  .object({ joinUrl: z.string().nullish() })
  .nullish()
  .transform((meeting) => meeting?.joinUrl ?? undefined);
const Made = z.object({ id: z.string(), onlineMeeting: OnlineMeeting });
const Read = z.object({
  onlineMeeting: OnlineMeeting,
  attendees: z
    .array(
      z.object({
        emailAddress: z.object({ address: z.string().default('') }),
        status: z.object({ response: z.string().default('none') }).nullish(),
      }),
    )
    .default([]),
});

const answers: Readonly<Record<string, EventAnswer['answer']>> = {
  accepted: 'accepted',
  organizer: 'accepted',
  declined: 'declined',
  tentativelyAccepted: 'tentative',
};

/**
 * The calendar of one mailbox of the tenant through Graph. Least permission for all of it: `Calendars.ReadWrite` for that mailbox alone
 * (docs/tenant.md). One request a call: the engine above decides on repetition, which Microsoft's client would do by itself.
 */
export class GraphEventCalendar implements EventCalendar {
  readonly #access: GraphAccess;
  readonly #mailbox: string;

  constructor(access: GraphAccess, mailbox: string) {
    this.#access = access;
    this.#mailbox = mailbox;
  }

  /** Least permission: `Calendars.ReadWrite`. */
  async create(event: CalendarEvent, transaction: string): Promise<EventResult<{ id: string; joinUrl: string | undefined }>> {
    const asked = await this.#ask('POST', '', {
      ...this.#fields(event),
      body: { contentType: 'text', content: event.text },
      responseRequested: true,
      allowNewTimeProposals: false,
      transactionId: guidOf(transaction),
    });
    // Where nothing is made there is no mailbox of that name, or none with a calendar.
    if ('gone' in asked) return { ok: false, retry: true, afterSeconds: untilSomebodyHas, code: 'Graph 404' };
    if (!asked.ok) return asked;
    const { id, onlineMeeting: joinUrl } = Made.parse(asked.body);
    return { ok: true, id, joinUrl };
  }

  /** Least permission: `Calendars.ReadWrite`. */
  update(id: string, event: CalendarEvent): Promise<EventResult> {
    return this.#ask('PATCH', `/${encodeURIComponent(id)}`, this.#fields(event));
  }

  /** Least permission: `Calendars.ReadWrite`. */
  cancel(id: string, comment: string): Promise<EventResult> {
    return this.#ask('POST', `/${encodeURIComponent(id)}/cancel`, { comment });
  }

  /** Least permission: `Calendars.Read`. */
  async read(id: string): Promise<EventResult<{ joinUrl: string | undefined; answers: readonly EventAnswer[] }>> {
    const asked = await this.#ask('GET', `/${encodeURIComponent(id)}?$select=attendees,onlineMeeting`, undefined);
    if (!asked.ok) return asked;
    const { onlineMeeting: joinUrl, attendees } = Read.parse(asked.body);
    const said = attendees.map(({ emailAddress, status }) => ({
      email: emailAddress.address,
      answer: answers[status?.response ?? 'none'] ?? ('none' as const),
    }));
    return { ok: true, joinUrl, answers: said };
  }

  /** Whether the calendar is there for the app. Least permission: `Calendars.Read`. */
  look(): Promise<EventResult> {
    return this.#ask('GET', '?$top=1&$select=id', undefined);
  }

  /** Everything but the text. A Teams meeting is only ever added: Outlook ignores a word that takes it away. */
  #fields({ subject, startsAt, endsAt, place, online, attendees }: CalendarEvent): object {
    const others = attendees.filter(({ email }) => email.toLowerCase() !== this.#mailbox.toLowerCase());
    return {
      subject,
      start: moment(startsAt),
      end: moment(endsAt),
      // Of an online meeting Outlook writes itself where it is.
      ...((place !== undefined || !online) && { location: { displayName: place ?? '' } }),
      ...(online && { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' }),
      attendees: others.map(({ name, email }) => ({ type: 'required', emailAddress: { name, address: email } })),
    };
  }

  async #ask(method: string, path: string, body: object | undefined): Promise<EventResult<{ body: unknown }>> {
    const token = await this.#access.token().catch(() => undefined);
    if (token === undefined) return { ok: false, retry: true, afterSeconds: undefined, code: 'no token' };
    let response: Response;
    try {
      response = await fetch(`${this.#access.origin}/v1.0/users/${encodeURIComponent(this.#mailbox)}/events${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          // Else an event has another id once somebody has moved it to another calendar.
          Prefer: 'IdType="ImmutableId"',
          ...(body && { 'Content-Type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(patience),
      });
    } catch (error) {
      if (neverArrived(error)) return { ok: false, retry: true, afterSeconds: undefined, code: 'unreachable' };
      throw error;
    }
    const text = await response.text();
    if (response.ok) return { ok: true, body: text ? JSON.parse(text) : undefined };
    const { status } = response;
    if (status === 404) return { ok: false, gone: true };
    if (status >= 500 && !passing.has(status)) throw new Error(`Graph answered ${status} and left it open`);
    return {
      ok: false,
      retry: passing.has(status) || ofTheTenant.has(status),
      afterSeconds: ofTheTenant.has(status) ? untilSomebodyHas : secondsIn(response.headers.get('Retry-After')),
      code: `Graph ${status} ${/"code"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? ''}`.trim(),
    };
  }
}

/** As Oslo's clocks show it, so that it stays at that hour whatever becomes of daylight saving. */
function moment(at: Instant): { dateTime: string; timeZone: string } {
  const { day, time } = inOslo(at);
  return { dateTime: `${day}T${time}:00`, timeZone: 'Europe/Oslo' };
}

/** The same GUID for the same transaction. */
function guidOf(transaction: string): string {
  const digits = createHash('sha256').update(transaction).digest('hex');
  return [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-');
}
