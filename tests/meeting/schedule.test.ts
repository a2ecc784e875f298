import { randomUUID } from 'node:crypto';
import { norwegianCalendar } from '../../shared/calendar.ts';
import { day, inOslo } from '../../shared/day.ts';
import type { Home } from '../../shared/home/home.api.ts';
import type { MeetingPage, MeetingsResponse } from '../../shared/meeting/meeting.api.ts';
import type { CalendarFile, MeetingSchedule, Schedule } from '../../shared/schedule/schedule.api.ts';
import { collisionsOf, proposeDates, rotation } from '../../shared/schedule/schedule.rules.ts';
import { listsOf, type SharePointLists } from '../support/lists.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const hr = 'HR/2026-12-10/09.00';
const kdu = 'KDU/2026-12-11/09.00';
const morning = { from: '09:00', to: '11:30' };
const teamsLink = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc/0?context=x';

/** Each step goes on where the last one stopped: a year is planned, a meeting is moved and one is cancelled. */
describe('the year of meetings', () => {
  let veven: RunningVeven;
  let lists: SharePointLists;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    lists = await listsOf(veven.sharePoint, veven.site);
  }, 60_000);
  afterAll(() => veven?.close());

  const say = (verb: string, input: object, who: Parameters<RunningVeven['tab']>[0] = secretariat) => veven.tab(who).post(verb, input);
  const schedule = () => veven.tab(secretariat).get<Schedule>('/schedule');
  const page = (key: string) => veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(key)}`);
  const meetingSchedule = (key: string) => veven.tab(secretariat).get<MeetingSchedule>(`/meetings/${encodeURIComponent(key)}/schedule`);
  const meetings = async () => (await veven.tab(secretariat).get<MeetingsResponse>('/meetings')).meetings;
  const calendar = async (key: string) =>
    (await veven.tab(secretariat).get<CalendarFile>(`/meetings/${encodeURIComponent(key)}/calendar`)).content.split('\r\n');
  /** Every row, once the rules have nothing left to do. */
  const everything = async () => {
    await veven.settle();
    return lists.everything();
  };
  const posts = (network: string) => veven.people.channel(network).posts();

  describe('a series', () => {
    const series = randomUUID();
    let wish: { meetings: { key: string; on: string; chair?: string }[] } & Record<string, unknown>;

    it('is proposed around what the region does', async () => {
      expect((await say('local-date/add', { key: randomUUID(), municipality: 'Tinn', kind: 'council', from: '2027-02-11' })).status).toBe(
        200,
      );
      const { networks, meetings: known, localDates, wheel } = await schedule();
      const { seated, lastChair } = networks.find(({ key }) => key === 'HR')!;
      const isIn = <T extends object>(one: T) => ({ ...one, withdrawn: false });
      const collisions = collisionsOf(
        {
          network: 'HR',
          seated,
          calendar: norwegianCalendar(),
          meetings: known,
          localDates: localDates.map(isIn),
          wheel: wheel.map(isIn),
          inCommon: () => 0,
        },
        morning,
      );
      const { dates } = proposeDates(
        { rhythm: { kind: 'monthly', nth: 2, weekday: 4 }, from: day('2027-01-01'), to: day('2027-12-31') },
        collisions,
      );
      const chairs = rotation(seated, dates.length, lastChair);

      expect(dates.map(({ on }) => on).slice(0, 3)).toEqual(['2027-01-14', '2027-02-10', '2027-03-11']);
      expect(wheel.map(({ key }) => key)).toEqual(['anskaffelser', 'kdu-samling', 'planer', 'budsjett']);
      wish = {
        series,
        network: 'HR',
        kind: 'meeting',
        ...morning,
        joinUrl: teamsLink,
        meetings: dates.map(({ on }, index) => ({ key: randomUUID(), on, chair: chairs[index]! })),
      };
    });

    it('is planned at once, with its chairs in turn and its notices in time', async () => {
      const before = (await meetings()).length;

      expect((await say('meeting/plan-series', wish)).status).toBe(200);
      const planned = (await meetings()).filter(({ key }) => wish.meetings.some((one) => one.key === key));

      expect(await meetings()).toHaveLength(before + 12);
      expect(new Set(planned.map(({ startsAt }) => inOslo(startsAt).time))).toEqual(new Set(['09:00']));
      expect(new Set(planned.slice(0, 8).map(({ chair }) => chair)).size).toBe(8);
      expect((await page(planned[0]!.key)).meeting.noticeAt).toBe('2027-01-07T07:30:00.000Z');
      expect((await page(planned[6]!.key)).meeting.noticeAt).toBe('2027-07-01T06:30:00.000Z');
    });

    it('is planned once, however often it is sent', async () => {
      const before = await everything();

      expect((await say('meeting/plan-series', wish)).status).toBe(200);

      expect(await everything()).toEqual(before);
    });

    it('is completed when only a part of it went in', async () => {
      const more = { key: randomUUID(), on: '2027-12-16' };

      expect((await say('meeting/plan-series', { ...wish, meetings: [...wish.meetings, more] })).status).toBe(200);

      expect((await meetings()).filter(({ key }) => key === more.key)).toHaveLength(1);
    });
  });

  describe('bad input', () => {
    const one = { key: randomUUID(), network: 'HR', kind: 'meeting', on: '2027-01-20', ...morning };
    const two = (on: string) => [
      { key: randomUUID(), on },
      { key: randomUUID(), on: '2027-01-20' },
    ];
    const many = Array.from({ length: 61 }, () => ({ key: randomUUID(), on: '2027-01-20' }));
    const programme = (...times: string[]) => times.map((at) => ({ at, title: 'Noe' }));
    const cases: readonly (readonly [string, string, object, string])[] = [
      ['that ends before it begins', 'meeting/plan', { ...one, to: '08:00' }, 'Velg et senere klokkeslett'],
      ['of no length', 'meeting/plan', { ...one, to: '09:00' }, 'Velg et senere klokkeslett'],
      ['of more than twelve hours', 'meeting/plan', { ...one, to: '21:30' }, 'høyst tolv timer'],
      ['in the past', 'meeting/plan', { ...one, on: '2026-11-20' }, 'fredag 20. november 2026 er over'],
      ['in a link that is none', 'meeting/plan', { ...one, joinUrl: 'teams.microsoft.com/l' }, 'Lenka må begynne med https://'],
      ['of a network that is none', 'meeting/plan', { ...one, network: 'XX' }, 'Nettverket XX finnes ikke'],
      ['chaired by somebody without a seat', 'meeting/plan', { ...one, chair: 'Bergen' }, 'Bergen har ingen plass'],
      ['on a day that does not exist', 'meeting/plan', { ...one, on: '2027-02-30' }, '«dag»'],
      [
        'with a programme out of order',
        'meeting/plan',
        { ...one, kind: 'gathering', programme: programme('10:00', '09:30') },
        'i rekkefølge',
      ],
      [
        'with a programme outside its time',
        'meeting/plan',
        { ...one, kind: 'gathering', programme: programme('12:00') },
        'utenfor møtets tid',
      ],
      ['with a programme beside its cases', 'meeting/plan', { ...one, programme: programme('09:00') }, 'Et møte har saker'],
      [
        'that lies twice on a day',
        'meeting/plan-series',
        { series: randomUUID(), network: 'HR', kind: 'meeting', ...morning, meetings: two('2027-01-20') },
        'to møter onsdag 20. januar 2027',
      ],
      [
        'too often',
        'meeting/plan-series',
        { series: randomUUID(), network: 'HR', kind: 'meeting', ...morning, meetings: many },
        'høyst 60 møter',
      ],
      [
        'partly in the past',
        'meeting/plan-series',
        { series: randomUUID(), network: 'HR', kind: 'meeting', ...morning, meetings: two('2026-11-20') },
        'er over. Velg et tidspunkt som kommer',
      ],
    ];

    it.each(cases)('is a meeting %s: one sentence, and nothing is written', async (_what, verb, input, sentence) => {
      const before = await everything();

      const { status, body } = await say(verb, input);

      expect([status, body['title']]).toEqual([400, expect.stringContaining(sentence)]);
      expect(await everything()).toEqual(before);
    });

    it.each([['meeting/plan'], ['meeting/plan-series'], ['wheel/remove'], ['local-date/remove']])(
      'is %s from somebody who may not',
      async (verb) => {
        const input = { ...one, series: randomUUID(), meetings: [{ key: randomUUID(), on: '2027-01-20' }] };
        expect((await say(verb, input, { seat: 'HR/Rollag' })).status).toBe(403);
      },
    );
  });

  it('has a gathering with its programme', async () => {
    const key = randomUUID();
    const programme = [
      { at: '09:00', title: 'Åpning', by: 'Tinn' },
      { at: '10:00', title: 'Strategi' },
    ];

    const { status } = await say('meeting/plan', {
      key,
      network: 'KDU',
      kind: 'gathering',
      on: '2027-06-09',
      from: '09:00',
      to: '15:30',
      place: 'Rjukan',
      programme,
    });

    expect(status).toBe(200);
    expect((await meetingSchedule(key)).programme).toEqual(programme);
    expect((await page(key)).meeting).toMatchObject({ kind: 'gathering', place: 'Rjukan' });
  });

  describe('a meeting that moves', () => {
    it('takes its notice along while that is not out', async () => {
      const { status } = await say('meeting/move', { key: kdu, on: '2026-12-15', from: '10:00', to: '13:00' });

      expect(status).toBe(200);
      expect((await page(kdu)).meeting).toMatchObject({ startsAt: '2026-12-15T09:00:00.000Z', noticeAt: '2026-12-04T07:30:00.000Z' });
    });

    it('is refused without a reason once the notice is out', async () => {
      await veven.moveTo('2026-12-03', '10:00');
      expect(await posts('HR')).toHaveLength(1);

      const { status, body } = await say('meeting/move', { key: hr, on: '2026-12-16', ...morning });

      expect([status, body['title']]).toEqual([400, 'Innkallingen er sendt. Skriv hvorfor møtet flyttes.']);
    });

    it('is edited in the channel: the same message, with the new time', async () => {
      const [before] = await posts('HR');

      const { status } = await say('meeting/move', { key: hr, on: '2026-12-16', ...morning, reason: 'Flere var opptatt.' });
      await veven.settle();

      expect(status).toBe(200);
      const after = await posts('HR');
      expect(after.map(({ id }) => id)).toEqual([before!.id]);
      expect(after[0]!.edits).toBeGreaterThan(before!.edits);
      expect(after[0]!.text).toMatch(/Onsdag 16\. desember.* kl\. 09\.00–11\.30/);
      expect((await page(hr)).meeting.noticeAt).toBe('2026-12-03T07:30:00.000Z');
    });

    it('gives the line until the new day', async () => {
      const { fields } = await lists.row('Sjekklister', `${hr}/02/F6-1`);
      // SharePoint gives a day as midnight of the site’s zone.
      expect(fields['DueOn']).toBe('2026-12-15T23:00:00Z');
    });

    it('is seen by whoever looked before: two do not overwrite each other', async () => {
      const { etag } = await meetingSchedule(hr);
      expect((await say('meeting/edit', { key: hr, seen: etag, place: 'Rådhuset' })).status).toBe(200);

      expect((await say('meeting/edit', { key: hr, seen: etag, place: 'Biblioteket' })).status).toBe(409);
      expect((await page(hr)).meeting.place).toBe('Rådhuset');
    });
  });

  describe('the chair', () => {
    const rollag = { seat: 'HR/Rollag' } as const;

    it('may edit their own meeting, and nobody else’s', async () => {
      expect((await say('meeting/edit', { key: hr, place: 'Rollag' }, rollag)).status).toBe(403);
      expect((await say('meeting/edit', { key: hr, chair: 'Rollag' })).status).toBe(200);
      expect((await say('meeting/edit', { key: hr, place: 'Rollag', joinUrl: teamsLink }, rollag)).status).toBe(200);
      expect((await meetingSchedule(hr)).joinUrl).toBe(teamsLink);
    });
  });

  describe('a meeting that is cancelled', () => {
    const asked = async () =>
      (await veven.tab({ seat: 'HR/Rollag' }).get<Home>('/home')).waiting.filter((ask) => ask.key.startsWith(`${hr}/`)).length;
    const sequence = async () => Number((await calendar(hr)).find((line) => line.startsWith('SEQUENCE:'))?.slice(9));

    it('says so in the channel, where the notice stands', async () => {
      const [before] = await posts('HR');
      expect(await asked()).toBeGreaterThan(0);

      expect((await say('meeting/cancel', { key: hr, reason: 'For få kan komme.' })).status).toBe(200);
      await veven.settle();

      const after = await posts('HR');
      expect(after.map(({ id }) => id)).toEqual([before!.id]);
      expect(after[0]!.text).toContain('Møtet er avlyst');
    });

    it('asks nobody any more', async () => {
      expect(await asked()).toBe(0);
    });

    it('leaves its cases in the backlog, with the reason; the numbers they had stay with the meeting', async () => {
      const number = (await lists.row('Saker', `${hr}/02`)).fields['Number'];
      expect(number).toMatch(/\/26$/);
      expect((await lists.row('Saker', `${hr}/02`)).fields).toMatchObject({
        State: 'utsatt',
        StateReason: 'For få kan komme.',
        Meeting: hr,
      });
      const { fields } = await lists.row('Saker', `${hr}/02/videre`);
      expect(fields).toMatchObject({ State: 'parkert', StateReason: 'For få kan komme.', CarriedFrom: `${hr}/02` });
      expect([fields['Meeting'] ?? '', fields['Number'] ?? '']).toEqual(['', '']);
      expect((await lists.rows('Saker')).filter((row) => row.fields['Meeting'] === hr && row.fields['State'] === 'satt opp')).toEqual([]);
    });

    it('cannot be moved, and cancelling it again is nothing', async () => {
      const before = await everything();

      expect((await say('meeting/move', { key: hr, on: '2026-12-17', ...morning, reason: 'x' })).body['title']).toContain(
        'Møtet er avlyst',
      );
      expect((await say('meeting/cancel', { key: hr, reason: 'For få kan komme.' })).status).toBe(200);
      expect(await everything()).toEqual(before);
    });

    it('is struck out in a calendar: the same event, further on', async () => {
      const lines = await calendar(hr);
      expect(lines).toEqual(expect.arrayContaining(['STATUS:CANCELLED', `UID:${encodeURIComponent(hr)}@veven`]));
      expect(await sequence()).toBeGreaterThan(3);
    });

    it('is never announced when its notice was not out', async () => {
      const before = (await posts('KDU')).length;
      expect((await say('meeting/cancel', { key: kdu, reason: 'Utsatt til over nyttår.' })).status).toBe(200);

      await veven.moveTo('2026-12-04', '10:00');

      expect(await posts('KDU')).toHaveLength(before);
    });

    it('loses no case when it is cancelled in SharePoint itself', async () => {
      const key = randomUUID();
      const item = randomUUID();
      await say('meeting/plan', { key, network: 'HO', kind: 'meeting', on: '2027-03-10', ...morning });
      await say('case/add', { key: item, meeting: key, title: 'En sak', kind: 'discussion' });
      const byHand = await veven.byHand(secretariat);
      // As SharePoint's own page does it: with whatever Veven writes on a new meeting meanwhile.
      const { id } = await lists.row('Møter', key);

      await byHand.change('Møter', { id }, { State: 'avlyst', StateReason: 'Ikke nå.' });
      await veven.settle();

      expect((await lists.row('Saker', item)).fields).toMatchObject({ State: 'parkert', StateReason: 'Ikke nå.' });
    });
  });

  it('goes into a calendar whole, cancelled meetings with it', async () => {
    const year = async (network: string) =>
      (await veven.tab(secretariat).get<CalendarFile>(`/calendar/${network}%2F2027`)).content
        .split('\r\n')
        .filter((line) => line.startsWith('DTSTART'));

    expect(await year('HR')).toHaveLength(13);
    expect((await year('HR'))[0]).toBe('DTSTART:20270114T080000Z');
    expect((await year('all')).length).toBeGreaterThan(13);
  });

  it('has a year wheel that the secretariat keeps', async () => {
    const key = randomUUID();
    const entry = { key, title: 'Strategisamling', from: '10-20', to: '10-21', network: 'HR', keepFree: true };
    expect((await say('wheel/add', entry)).status).toBe(200);
    expect((await say('wheel/edit', { ...entry, to: '10-22' })).status).toBe(200);
    expect((await schedule()).wheel.find((one) => one.key === key)).toMatchObject({
      title: 'Strategisamling',
      to: '10-22',
      keepFree: true,
    });

    expect((await say('wheel/remove', { key })).status).toBe(200);
    expect((await say('wheel/remove', { key: 'budsjett' })).status).toBe(200);
    await veven.settle();
    expect((await schedule()).wheel.map((one) => one.key)).toEqual(['anskaffelser', 'kdu-samling', 'planer']);
    expect((await say('wheel/add', { ...entry, key: randomUUID(), from: '02-30' })).status).toBe(400);
  });
});
