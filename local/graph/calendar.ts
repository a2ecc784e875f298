import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import { isoSeconds } from './dates.ts';
import { accessDenied, GraphError } from './errors.ts';
import { findGroup } from './groups.ts';
import { requireCapability } from './identity.ts';
import { allowOnly, narrow, pageSize, parseSelect } from './query.ts';
import { bodyAs, type Call, linkTo, param, type Route, type World } from './router.ts';

/** Outlook's page, unless `$top` says otherwise. */
const DEFAULT_TOP = 10;

const When = z.strictObject({
  dateTime: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?Z?$/),
  timeZone: z.string().min(1),
});
const Attendee = z.looseObject({ emailAddress: z.looseObject({ address: z.string(), name: z.string().optional() }) });

/** What clients write of an event; times are in the zone that stands beside them. */
const Written = z.strictObject({
  subject: z.string().optional(),
  body: z.strictObject({ contentType: z.enum(['text', 'html', 'Text', 'HTML']).optional(), content: z.string() }).optional(),
  start: When,
  end: When,
  location: z.looseObject({ displayName: z.string().optional() }).optional(),
  attendees: z.array(Attendee).optional(),
  categories: z.array(z.string()).optional(),
  importance: z.enum(['low', 'normal', 'high']).optional(),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']).optional(),
  showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']).optional(),
  recurrence: z.looseObject({}).nullable().optional(),
  isAllDay: z.boolean().optional(),
  isReminderOn: z.boolean().optional(),
  reminderMinutesBeforeStart: z.int().optional(),
  responseRequested: z.boolean().optional(),
  allowNewTimeProposals: z.boolean().optional(),
  hideAttendees: z.boolean().optional(),
  isOnlineMeeting: z.boolean().optional(),
  onlineMeetingProvider: z.enum(['teamsForBusiness', 'unknown', 'skypeForBusiness', 'skypeForConsumer']).optional(),
});
const NewEvent = Written.extend({ transactionId: z.string().min(1).max(200).optional() });
const EventChange = Written.partial();

const Cancel = z.strictObject({ comment: z.string().optional() });

type EventRow = {
  id: string;
  position: number;
  transaction_id: string | null;
  version: number;
  body: z.infer<typeof Written>;
  created_at: Date;
  modified_at: Date;
  /** By address in lower case: what those who were invited have said. */
  answers: Record<string, { response: string; time: string }>;
  /** When it was called off, and what those who were invited were told then. It is in the calendar no more. */
  cancelled_at: Date | null;
  comment: string | null;
};

/** The calendar of the path: apps reach everybody's, people their own. */
function calendarOf(call: Call): string {
  const { identity } = call;
  requireCapability(identity, 'calendars');
  const owner = param(call, 'user').toLowerCase();
  if (identity.kind === 'app') return `user ${owner}`;
  if (![identity.id, identity.email].some((own) => own.toLowerCase() === owner)) throw accessDenied();
  return `user ${identity.id.toLowerCase()}`;
}

/** Enters an event. A `transactionId` that the calendar has seen gives the event that it made then. */
async function createEvent(call: Call, { pool, now }: World, calendar: string): Promise<EventRow> {
  const { transactionId, ...body } = bodyAs(NewEvent, call);
  const { rows } = await pool.query<EventRow>(
    `insert into graph.event (id, calendar, transaction_id, body, created_at, modified_at) values ($1, $2, $3, $4, $5, $5)
     on conflict (calendar, transaction_id) do update set calendar = excluded.calendar returning *`,
    [randomBytes(48).toString('base64url'), calendar, transactionId, body, now()],
  );
  return expectEvent(rows);
}

async function findEvent(call: Call, { pool }: World): Promise<EventRow> {
  const found = await pool.query<EventRow>('select * from graph.event where calendar = $1 and id = $2 and cancelled_at is null', [
    calendarOf(call),
    param(call, 'event'),
  ]);
  return expectEvent(found.rows);
}

async function changeEvent(call: Call, world: World): Promise<EventRow> {
  const { id } = await findEvent(call, world);
  const changes = bodyAs(EventChange, call);
  // An answer is to a time: when that changes, everybody is asked anew.
  const { rows } = await world.pool.query<EventRow>(
    `update graph.event set body = body || $2, version = version + 1, modified_at = $3,
       answers = case when (body || $2)->'start' = body->'start' and (body || $2)->'end' = body->'end' then answers else '{}' end
     where id = $1 returning *`,
    [id, changes, world.now()],
  );
  return expectEvent(rows);
}

function expectEvent([event]: EventRow[]): EventRow {
  if (!event) throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return event;
}

async function eventPage(call: Call, world: World): Promise<Record<string, unknown>> {
  allowOnly(call.query, 'select', 'top', 'skiptoken');
  const size = call.query.has('top') ? pageSize(call.query) : DEFAULT_TOP;
  const { rows } = await world.pool.query<EventRow>(
    'select * from graph.event where calendar = $1 and position > $2 and cancelled_at is null order by position limit $3',
    [calendarOf(call), Number(call.query.get('skiptoken') ?? 0) || 0, size + 1],
  );
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const next = rows.length > size && last ? { '@odata.nextLink': linkTo(call, world, ['skiptoken', String(last.position)]) } : {};
  const value = page.map((event) => narrow(eventJson(event), parseSelect(call.query.get('select'))));
  return { '@odata.context': `${world.publicBase}/$metadata#users('${param(call, 'user')}')/events`, ...next, value };
}

const joinUrlOf = (id: string) => `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(`19:meeting_${id}@thread.v2`)}/0`;

/** An event as Outlook shows it. An online meeting has its address in `onlineMeeting`, and never in the older `onlineMeetingUrl`. */
function eventJson({ id, version, transaction_id, body, created_at, modified_at, answers }: EventRow): Record<string, unknown> {
  const { isOnlineMeeting = false, onlineMeetingProvider = 'teamsForBusiness', ...written } = body;
  const changeKey = Buffer.from(`${id} ${version}`).toString('base64');
  return {
    '@odata.etag': `W/"${changeKey}"`,
    id,
    createdDateTime: isoSeconds(created_at),
    lastModifiedDateTime: isoSeconds(modified_at),
    changeKey,
    transactionId: transaction_id,
    subject: '',
    body: { contentType: 'html', content: '' },
    isAllDay: false,
    isCancelled: false,
    ...written,
    attendees: (written.attendees ?? []).map((attendee) => ({
      ...attendee,
      status: answers[attendee.emailAddress.address.toLowerCase()] ?? { response: 'none', time: '0001-01-01T00:00:00Z' },
    })),
    isOnlineMeeting,
    onlineMeetingProvider: isOnlineMeeting ? onlineMeetingProvider : 'unknown',
    onlineMeetingUrl: null,
    onlineMeeting: isOnlineMeeting ? { joinUrl: joinUrlOf(id) } : null,
    webLink: `https://outlook.office365.com/owa/?itemid=${id}&exvsurl=1&path=/calendar/item`,
  };
}

function oneEvent(call: Call, world: World, event: EventRow): Record<string, unknown> {
  const context = `${world.publicBase}/$metadata#${call.path.split('/').slice(1, 3).join('/')}/events/$entity`;
  return { '@odata.context': context, ...narrow(eventJson(event), parseSelect(call.query.get('select'))) };
}

const EVENTS = 'users/{user}/events';

/** `users/{user}/events` and `groups/{group}/events`, for those who may write calendars. */
export const calendarRoutes: Route[] = [
  { method: 'GET', path: EVENTS, run: async (call, world) => ({ status: 200, body: await eventPage(call, world) }) },
  {
    method: 'POST',
    path: EVENTS,
    run: async (call, world) => ({ status: 201, body: oneEvent(call, world, await createEvent(call, world, calendarOf(call))) }),
  },
  {
    method: 'GET',
    path: `${EVENTS}/{event}`,
    run: async (call, world) => {
      allowOnly(call.query, 'select');
      return { status: 200, body: oneEvent(call, world, await findEvent(call, world)) };
    },
  },
  {
    method: 'PATCH',
    path: `${EVENTS}/{event}`,
    run: async (call, world) => ({ status: 200, body: oneEvent(call, world, await changeEvent(call, world)) }),
  },
  {
    method: 'POST',
    path: `${EVENTS}/{event}/cancel`,
    run: async (call, world) => {
      const { id } = await findEvent(call, world);
      const { comment } = bodyAs(Cancel, call);
      await world.pool.query('update graph.event set cancelled_at = $2, comment = $3 where id = $1', [id, world.now(), comment]);
      return { status: 202 };
    },
  },
  {
    method: 'DELETE',
    path: `${EVENTS}/{event}`,
    run: async (call, world) => {
      const { id } = await findEvent(call, world);
      await world.pool.query('delete from graph.event where id = $1', [id]);
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: 'groups/{group}/events',
    run: async (call, world) => {
      // Only people write in a group's calendar: Graph has no such permission for apps.
      if (call.identity.kind === 'app') throw accessDenied();
      requireCapability(call.identity, 'calendars');
      const { id } = findGroup(world, param(call, 'group'));
      return { status: 201, body: oneEvent(call, world, await createEvent(call, world, `group ${id}`)) };
    },
  },
];

/** An event as the page of local mode shows it. */
export interface ShownEvent {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  /** In the zone that the event was written in. */
  readonly start: string;
  readonly end: string;
  readonly place: string;
  readonly joinUrl: string | undefined;
  readonly attendees: readonly { readonly name: string; readonly email: string; readonly answer: string }[];
  /** What those who were invited were told when it was called off. */
  readonly cancelled: string | undefined;
}

/** Not Graph: what stands in everybody's calendars, the next first. */
export async function shownEvents(pool: Pool): Promise<readonly ShownEvent[]> {
  const { rows } = await pool.query<EventRow>("select * from graph.event order by body->'start'->>'dateTime', position limit 500");
  return rows.map((row) => ({
    id: row.id,
    subject: row.body.subject ?? '',
    text: row.body.body?.content ?? '',
    start: row.body.start.dateTime,
    end: row.body.end.dateTime,
    place: row.body.location?.displayName ?? '',
    joinUrl: row.body.isOnlineMeeting ? joinUrlOf(row.id) : undefined,
    attendees: (row.body.attendees ?? []).map(({ emailAddress: { address, name = address } }) => ({
      name,
      email: address,
      answer: row.answers[address.toLowerCase()]?.response ?? 'none',
    })),
    cancelled: row.cancelled_at ? (row.comment ?? '') : undefined,
  }));
}

/** What somebody who is invited to an event may say. */
export const EventResponse = z.strictObject({
  event: z.string(),
  email: z.string(),
  response: z.enum(['accepted', 'tentativelyAccepted', 'declined', 'none']),
});

/** Not Graph: somebody who is invited answers in their own calendar. False when there is no such event. */
export async function respond(pool: Pool, { event, email, response }: z.infer<typeof EventResponse>, now: Date): Promise<boolean> {
  const said = { [email.toLowerCase()]: { response, time: isoSeconds(now) } };
  const { rowCount } = await pool.query('update graph.event set answers = answers || $2 where id = $1 and cancelled_at is null', [
    event,
    said,
  ]);
  return rowCount === 1;
}
