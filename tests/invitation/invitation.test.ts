import { GraphEventCalendar } from '../../bot/adapters/graph/event-calendar.ts';
import { PostgresInvitations } from '../../bot/adapters/postgres/invitations.ts';
import { prepareSchema } from '../../bot/adapters/postgres/schema.ts';
import { Inviter } from '../../bot/invitation/inviter.ts';
import { respond, type ShownEvent, shownEvents } from '../../local/graph/calendar.ts';
import { day, type Instant, osloInstant } from '../../shared/day.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { people, seats, seatTerms } from '../../shared/seat/seat.list.ts';
import { startTestGraph, type TestGraph } from '../support/graph-server.ts';
import { aMeeting, aPerson, aSeat, aTerm } from '../support/rows.ts';
import { worldAt } from '../support/simulated.ts';
import { onlyFirst, type UnrulyGraph, unrulyGraph } from '../support/unruly-graph.ts';

/** An inviter over rows in memory, with the real calendar of the list server behind an unruly Graph, and what it keeps in PostgreSQL. */
describe('invitations to meetings', () => {
  let graph: TestGraph;
  let unruly: UnrulyGraph;
  let rows: readonly Meeting[];
  let now: Instant;
  let machine: number;
  let inviter: Inviter;
  const said: { details: object; message: string }[] = [];

  const world = () =>
    worldAt(now, [
      [meetings, rows],
      [people, [aPerson({ key: 'kari', title: 'Kari', email: 'kari@rollag.example' })]],
      [seats, [aSeat({ municipality: 'Rollag' })]],
      [seatTerms, [aTerm({ person: 'kari' })]],
    ]);
  const log = (details: object, message: string) => void said.push({ details, message });
  /** A process, from how the one before it left things. */
  const aProcess = (through: { origin: string } = unruly, leads = true) =>
    new Inviter({
      calendar: new GraphEventCalendar({ origin: through.origin, token: async () => 'organizer' }, 'sekretariatet@region.example'),
      kept: new PostgresInvitations(graph.database.pool),
      world,
      write: async (writes) => {
        for (const write of writes)
          if (write.do === 'update') rows = rows.map((row) => (row.key === write.row.key ? { ...row, ...write.values } : row));
      },
      leads: () => leads,
      machine: () => machine,
      log: { info: log, warn: log },
    });
  /** As often as plans come. */
  const plan = async (times = 3, by = inviter) => {
    for (let time = 0; time < times; time += 1) {
      by.poke();
      await by.idle();
    }
  };
  const change = (to: Partial<Meeting>) => {
    rows = rows.map((row) => ({ ...row, ...to }));
  };
  const events = (): Promise<readonly ShownEvent[]> => shownEvents(graph.database.pool);
  const standing = async () => (await events()).filter(({ cancelled }) => cancelled === undefined);
  const asked = (method: string) => unruly.asked.filter((one) => one.method === method);
  const making = ({ method, url }: { method: string; url: string }) => method === 'POST' && url.endsWith('/events');

  beforeAll(async () => {
    graph = await startTestGraph();
    await prepareSchema(graph.database.pool);
    unruly = await unrulyGraph(graph.server);
  });
  beforeEach(async () => {
    await graph.database.pool.query('truncate graph.event, veven.invitation');
    unruly.befall = () => undefined;
    unruly.asked.length = 0;
    said.length = 0;
    rows = [aMeeting({ state: 'planned' })];
    now = osloInstant(day('2026-11-25'), '10:00');
    machine = 0;
    inviter = aProcess();
  });
  afterAll(async () => {
    await unruly.close();
    await graph.close();
  });

  it('are made when a meeting is planned, in Oslo’s time, with a Teams meeting whose link comes into the row', async () => {
    await plan();

    const [event] = await events();
    expect(event).toMatchObject({
      subject: 'HR: møte',
      text: expect.stringContaining('/meetings/HR%2F1'),
      start: '2026-12-11T09:00:00',
      end: '2026-12-11T12:00:00',
      attendees: [{ name: 'Kari', email: 'kari@rollag.example' }],
    });
    expect(rows[0]?.joinUrl).toBe(event?.joinUrl);
    expect(event?.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\//);
    expect(asked('POST')[0]?.body).toMatchObject({ start: { timeZone: 'Europe/Oslo' }, onlineMeetingProvider: 'teamsForBusiness' });
  });

  it('are made once, and then nothing is asked', async () => {
    await plan();
    unruly.asked.length = 0;
    await plan();

    expect(unruly.asked).toEqual([]);
    expect(await events()).toHaveLength(1);
  });

  it('are made once though the answer is lost, also when the meeting is moved meanwhile and another process goes on', async () => {
    unruly.befall = onlyFirst(making, 'lost');
    await plan();
    expect(rows[0]?.joinUrl).toBeUndefined();
    change({ startsAt: osloInstant(day('2026-12-14'), '09:00'), endsAt: osloInstant(day('2026-12-14'), '12:00') });
    machine += 10_000;
    await plan(3, aProcess());

    const [first, again] = asked('POST').map(({ body }) => body);
    expect(first).toEqual(again);
    expect(first).toMatchObject({ transactionId: expect.stringMatching(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/) });
    expect(await events()).toMatchObject([{ start: '2026-12-14T09:00:00', joinUrl: rows[0]?.joinUrl }]);
  });

  it('are made once though the process dies before the answer', async () => {
    let release = () => {};
    const late = new Promise<void>((resolve) => {
      release = resolve;
    });
    unruly.befall = onlyFirst(making, { late });
    inviter.poke();
    while ((await events()).length === 0) await new Promise(setImmediate);
    change({ startsAt: osloInstant(day('2026-12-14'), '09:00'), endsAt: osloInstant(day('2026-12-14'), '12:00') });
    await plan(3, aProcess());

    expect(await events()).toMatchObject([{ start: '2026-12-14T09:00:00', joinUrl: rows[0]?.joinUrl }]);
    release();
    await inviter.stop();
  });

  it('follow a meeting that is moved, in the same event, and leave its text alone', async () => {
    await plan();
    const [before] = await events();
    change({ startsAt: osloInstant(day('2026-12-14'), '13:00'), endsAt: osloInstant(day('2026-12-14'), '15:00'), place: 'Rådhuset' });
    await plan();

    expect(await events()).toMatchObject([{ id: before?.id, start: '2026-12-14T13:00:00', place: 'Rådhuset', text: before?.text }]);
    expect(asked('PATCH')).toHaveLength(1);
    expect(asked('PATCH')[0]?.body).not.toHaveProperty('body');
  });

  it('are called off with the meeting, once, and made anew when it is on again', async () => {
    await plan();
    change({ state: 'cancelled', stateReason: 'For få saker.' });
    await plan();

    expect(await events()).toMatchObject([{ cancelled: 'Møtet er avlyst. For få saker.' }]);
    expect(asked('POST').filter(({ url }) => url.endsWith('/cancel'))).toHaveLength(1);

    change({ state: 'planned', stateReason: undefined });
    await plan();
    expect(await standing()).toMatchObject([{ joinUrl: rows[0]?.joinUrl }]);
    expect(await events()).toHaveLength(2);
  });

  it('are called off when the meeting’s row is deleted', async () => {
    await plan();
    rows = [];
    await plan();

    expect(await standing()).toEqual([]);
  });

  it('that somebody has deleted by hand are made anew while the meeting stands, which the log says', async () => {
    await plan();
    const former = rows[0]?.joinUrl;
    await graph.database.pool.query('delete from graph.event');
    change({ place: 'Teams, eller rådhuset' });
    await plan();

    expect(await standing()).toHaveLength(1);
    // Graph may know the transaction of the one that was deleted.
    expect(new Set(asked('POST').map(({ body }) => (body as { transactionId: string }).transactionId)).size).toBe(2);
    expect(rows[0]?.joinUrl).not.toBe(former);
    expect(rows[0]?.joinUrl).toBe((await standing())[0]?.joinUrl);
    expect(said).toContainEqual({ details: { meeting: 'HR/1' }, message: expect.stringMatching(/deleted the event/) });

    await graph.database.pool.query('delete from graph.event');
    change({ state: 'cancelled' });
    await plan();
    expect(await events()).toEqual([]);
  });

  it.each([
    ['as long as Graph says', { status: 429, retryAfter: 42 }, 42_000],
    ['a little where it does not', { status: 503 }, 2_000],
    ['an hour where the app may not', { status: 403 }, 3_600_000],
    ['an hour where there is no such mailbox', { status: 404 }, 3_600_000],
  ])('wait %s', async (_what, mishap, milliseconds) => {
    unruly.befall = onlyFirst(making, mishap);
    rows = [aMeeting({ state: 'planned' }), aMeeting({ key: 'HR/2', state: 'planned' })];
    await plan();
    machine += milliseconds - 1;
    await plan();
    await plan(3, aProcess());
    expect(unruly.asked).toHaveLength(1);

    machine += 1;
    await plan();
    expect(await events()).toHaveLength(2);
  });

  it('that Graph will not have are let be until something is new', async () => {
    unruly.befall = onlyFirst(making, { status: 400 });
    await plan();
    machine += 86_400_000;
    await plan();
    expect(unruly.asked).toHaveLength(1);
    expect(said).toContainEqual({ details: { meeting: 'HR/1', code: expect.stringMatching(/^Graph 400/) }, message: expect.any(String) });

    change({ place: 'Teams' });
    await plan();
    expect(await events()).toHaveLength(1);
  });

  it('are let be once the meeting has begun', async () => {
    await plan();
    now = osloInstant(day('2026-12-11'), '09:00');
    change({ place: 'Rådhuset' });
    await plan();
    rows = [];
    await plan();

    expect(await standing()).toMatchObject([{ place: '' }]);
  });

  it('are forgotten a month after the meeting, with what was answered', async () => {
    const kept = new PostgresInvitations(graph.database.pool);
    await plan();
    now = osloInstant(day('2027-01-10'), '08:00');
    await plan();
    expect(await kept.all()).toHaveLength(1);
    now = osloInstant(day('2027-01-10'), '10:00');
    await plan();

    expect(await kept.all()).toEqual([]);
    expect(asked('POST')).toHaveLength(1);
  });

  it('are the business of one process', async () => {
    await plan(3, aProcess(unruly, false));

    expect(unruly.asked).toEqual([]);
  });

  it('have their answers read from the notice on, at most once an hour, and a decline is kept', async () => {
    await plan();
    const [event] = await events();
    await respond(graph.database.pool, { event: event?.id ?? '', email: 'kari@rollag.example', response: 'declined' }, new Date(now));
    await plan();
    expect(asked('GET')).toEqual([]);

    now = osloInstant(day('2026-12-03'), '09:00');
    change({ state: 'noticed' });
    await plan();
    now = osloInstant(day('2026-12-03'), '09:59');
    await plan();
    expect(asked('GET')).toHaveLength(1);
    const [known] = await new PostgresInvitations(graph.database.pool).all();
    expect(known?.answers).toEqual([{ email: 'kari@rollag.example', answer: 'declined' }]);
    expect(said).toContainEqual({ details: { meeting: 'HR/1', seats: 1 }, message: expect.stringContaining('asked about') });

    now = osloInstant(day('2026-12-03'), '10:00');
    await plan();
    expect(asked('GET')).toHaveLength(2);

    // What was answered was about another time.
    change({ startsAt: osloInstant(day('2026-12-14'), '09:00'), endsAt: osloInstant(day('2026-12-14'), '12:00') });
    await plan();
    expect((await new PostgresInvitations(graph.database.pool).all())[0]?.answers).toEqual([
      { email: 'kari@rollag.example', answer: 'none' },
    ]);
  });
});
