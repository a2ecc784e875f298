import { randomBytes } from 'node:crypto';
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

type EventRow = {
  id: string;
  position: number;
  transaction_id: string | null;
  version: number;
  body: z.infer<typeof Written>;
  created_at: Date;
  modified_at: Date;
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
  const found = await pool.query<EventRow>('select * from graph.event where calendar = $1 and id = $2', [
    calendarOf(call),
    param(call, 'event'),
  ]);
  return expectEvent(found.rows);
}

async function changeEvent(call: Call, world: World): Promise<EventRow> {
  const { id } = await findEvent(call, world);
  const changes = bodyAs(EventChange, call);
  const { rows } = await world.pool.query<EventRow>(
    'update graph.event set body = body || $2, version = version + 1, modified_at = $3 where id = $1 returning *',
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
    'select * from graph.event where calendar = $1 and position > $2 order by position limit $3',
    [calendarOf(call), Number(call.query.get('skiptoken') ?? 0) || 0, size + 1],
  );
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const next = rows.length > size && last ? { '@odata.nextLink': linkTo(call, world, ['skiptoken', String(last.position)]) } : {};
  const value = page.map((event) => narrow(eventJson(event), parseSelect(call.query.get('select'))));
  return { '@odata.context': `${world.publicBase}/$metadata#users('${param(call, 'user')}')/events`, ...next, value };
}

/** An event as Outlook shows it. An online meeting has its address in `onlineMeeting`, and never in the older `onlineMeetingUrl`. */
function eventJson({ id, version, transaction_id, body, created_at, modified_at }: EventRow): Record<string, unknown> {
  const { isOnlineMeeting = false, onlineMeetingProvider = 'teamsForBusiness', ...written } = body;
  const changeKey = Buffer.from(`${id} ${version}`).toString('base64');
  const meeting = encodeURIComponent(`19:meeting_${id}@thread.v2`);
  return {
    '@odata.etag': `W/"${changeKey}"`,
    id,
    createdDateTime: isoSeconds(created_at),
    lastModifiedDateTime: isoSeconds(modified_at),
    changeKey,
    transactionId: transaction_id,
    subject: '',
    body: { contentType: 'html', content: '' },
    attendees: [],
    isAllDay: false,
    isCancelled: false,
    ...written,
    isOnlineMeeting,
    onlineMeetingProvider: isOnlineMeeting ? onlineMeetingProvider : 'unknown',
    onlineMeetingUrl: null,
    onlineMeeting: isOnlineMeeting ? { joinUrl: `https://teams.microsoft.com/l/meetup-join/${meeting}/0` } : null,
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
