import { declined, invitations } from '../../bot/invitation/invitation.rules.ts';
import type { Invited } from '../../bot/invitation/invited.ts';
import { nextStep } from '../../bot/invitation/inviter.ts';
import { absences } from '../../shared/absence/absence.list.ts';
import { cases } from '../../shared/case/case.list.ts';
import { day, instant, osloInstant } from '../../shared/day.ts';
import { type Attendance, attendances, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { networks, people, type SeatTerm, seats, seatTerms } from '../../shared/seat/seat.list.ts';
import { aCase, aMeeting, aNetwork, anAbsence, aPerson, aSeat, aTerm } from '../support/rows.ts';
import { worldAt } from '../support/simulated.ts';

const kari = aPerson({ key: 'kari', title: 'Kari', email: 'kari@rollag.example' });
const ola = aPerson({ key: 'ola', title: 'Ola', email: 'ola@rollag.example' });
const per = aPerson({ key: 'per', title: 'Per', email: 'per@rollag.example' });
const siri = aPerson({ key: 'siri', title: 'Siri', email: 'siri@notodden.example', municipality: 'Notodden' });
const terms = [
  aTerm({ person: 'kari' }),
  aTerm({ person: 'ola', part: 'deputy' }),
  aTerm({ person: 'per', part: 'deputy', from: day('2024-01-01') }),
  aTerm({ person: 'siri', seat: 'HR/Notodden' }),
];
const attendance = (of: Partial<Attendance>): Attendance => ({
  ...aSeat({ municipality: 'Rollag' }),
  meeting: 'HR/1',
  seat: 'HR/Rollag',
  state: 'unknown',
  who: undefined,
  outOf: undefined,
  reservations: undefined,
  absentAt: undefined,
  cannot: undefined,
  declined: undefined,
  declinedAt: undefined,
  ...of,
});

interface Region {
  readonly meeting?: Partial<Meeting>;
  readonly at?: string;
  readonly language?: 'nb' | 'nn' | 'en';
  readonly attendance?: readonly Attendance[];
  readonly away?: readonly string[];
  readonly people?: readonly ReturnType<typeof aPerson>[];
  readonly terms?: readonly SeatTerm[];
}

const world = ({ meeting, at = '2026-11-25', language = 'nb', away = [], ...rows }: Region = {}) =>
  worldAt(osloInstant(day(at), '10:00'), [
    [networks, [aNetwork({ title: 'HR-nettverket', language })]],
    [meetings, [aMeeting(meeting)]],
    [people, rows.people ?? [kari, ola, per, siri]],
    [seats, [aSeat({ municipality: 'Rollag' }), aSeat({ municipality: 'Notodden' })]],
    [seatTerms, rows.terms ?? terms],
    [absences, away.map((person) => anAbsence(person, '2026-12-10', '2026-12-12'))],
    [attendances, rows.attendance ?? []],
    [cases, [aCase({ title: 'Lønn til en leder', exempt: true, provision: 'offl. § 23 første ledd' })]],
  ]);
const invited = (region?: Region) => invitations(world(region));
const invitedTo = (region?: Region) => invited(region).flatMap(({ event }) => event.attendees.map(({ name }) => name));

describe('who is invited', () => {
  it.each<readonly [string, Region, readonly string[]]>([
    ['the representative of each seat', {}, ['Kari', 'Siri']],
    ['the deputy for one who is away that day', { away: ['kari'] }, ['Ola', 'Siri']],
    ['the deputy who is not away either', { away: ['kari', 'ola'] }, ['Per', 'Siri']],
    ['the representative where everybody is away', { away: ['kari', 'ola', 'per'] }, ['Kari', 'Siri']],
    ['the deputy when the representative has said that they cannot', { attendance: [attendance({ state: 'absent' })] }, ['Ola', 'Siri']],
    ['nobody for a seat that has no deputy left', { attendance: [attendance({ state: 'absent' })], away: ['ola', 'per'] }, ['Siri']],
    ['the deputy who is named', { attendance: [attendance({ state: 'deputy', who: 'Per' })] }, ['Per', 'Siri']],
    ['a deputy when none is named', { attendance: [attendance({ state: 'deputy' })] }, ['Ola', 'Siri']],
    ['the representative who is expected', { attendance: [attendance({ state: 'present' })] }, ['Kari', 'Siri']],
    ['nobody without an e-mail address', { people: [{ ...kari, email: undefined }, siri] }, ['Siri']],
    ['nobody who has left', { people: [{ ...kari, leftOn: day('2026-12-10') }, siri] }, ['Siri']],
    ['nobody of another network', { terms: [aTerm({ person: 'kari', seat: 'O/Rollag' })] }, []],
    [
      'whoever leads the network, once',
      {
        terms: [
          ...terms,
          aTerm({ person: 'kari', part: 'chair', from: day('2023-01-01') }),
          aTerm({ person: 'per', part: 'chair', from: day('2023-01-01') }),
        ],
      },
      ['Kari', 'Per', 'Siri'],
    ],
    ['an address once, whatever the case of its letters', { people: [kari, { ...siri, email: 'KARI@rollag.example' }] }, ['Siri']],
  ])('is %s', (_what, region, names) => {
    expect(invitedTo(region)).toEqual(names);
  });
});

describe('the event of a meeting', () => {
  it('says where and when, leads to the meeting, and is silent about its cases', () => {
    const [wanted] = invited({ meeting: { title: 'Om lønn til en leder' } });

    expect(wanted).toMatchObject({
      key: 'HR/1',
      cancelled: undefined,
      event: {
        subject: 'HR-nettverket: møte',
        text: 'Saklista, papirene og forfall: https://veven.example/meetings/HR%2F1',
        startsAt: '2026-12-11T08:00:00.000Z',
        endsAt: '2026-12-11T11:00:00.000Z',
        place: undefined,
        online: true,
      },
    });
    expect(JSON.stringify(wanted)).not.toMatch(/lønn|offl|unntatt/i);
  });

  it.each([
    ['meeting', 'nn', 'HR-nettverket: møte'],
    ['gathering', 'nb', 'HR-nettverket: samling'],
    ['gathering', 'en', 'HR-nettverket: gathering'],
    ['workshop', 'nn', 'HR-nettverket: workshop'],
  ] as const)('is called after its kind: %s in %s', (kind, language, subject) => {
    expect(invited({ meeting: { kind }, language })).toMatchObject([{ event: { subject } }]);
  });

  it.each<readonly [string, Partial<Meeting>, { online: boolean; place?: string }]>([
    ['is in Teams where no place is given', {}, { online: true }],
    ['is in Teams where the place says so', { place: 'Teams' }, { online: true, place: 'Teams' }],
    ['is in a room', { place: 'Rådhuset' }, { online: false, place: 'Rådhuset' }],
    ['is where somebody has a link', { joinUrl: 'https://meet.example' }, { online: false, place: 'https://meet.example' }],
    ['is in both', { place: 'Rådhuset', joinUrl: 'https://meet.example' }, { online: false, place: 'Rådhuset · https://meet.example' }],
  ])('%s', (_what, meeting, event) => {
    expect(invited({ meeting })).toMatchObject([{ event }]);
  });

  it('keeps its own Teams meeting when the link of that has come into the row', () => {
    const link = 'https://teams.microsoft.com/l/1';

    expect(invitations(world({ meeting: { joinUrl: link } }), () => [link])).toEqual(invited());
  });

  it.each<readonly [string, Partial<Meeting>, string, number]>([
    ['stands from when the meeting is planned', { state: 'planned' }, '2026-09-01', 1],
    ['stands when the agenda is ready', { state: 'ready' }, '2026-11-25', 1],
    ['is let be when the meeting has begun', {}, '2026-12-11', 0],
    ['is let be when the meeting was held', { state: 'held' }, '2026-11-25', 0],
  ])('%s', (_what, meeting, at, count) => {
    expect(invited({ meeting, at })).toHaveLength(count);
  });

  it('is called off with the reason', () => {
    expect(invited({ meeting: { state: 'cancelled', stateReason: 'For få saker.' } })[0]?.cancelled).toBe('Møtet er avlyst. For få saker.');
    expect(invited({ meeting: { state: 'cancelled' }, language: 'en' })[0]?.cancelled).toBe('The meeting is cancelled.');
  });

  it.each([
    ['before the notice', '2026-12-01', false],
    ['from the notice on', '2026-12-02', true],
    ['on the working day before', '2026-12-10', true],
  ])('has its answers read %s: %s', (_what, at, watched) => {
    expect(invited({ at })[0]?.watched).toBe(watched);
  });

  it('has its answers read on the working day before also where the notice is late', () => {
    expect(invited({ meeting: { state: 'ready' }, at: '2026-12-10' })[0]?.watched).toBe(true);
    expect(invited({ meeting: { state: 'ready' }, at: '2026-12-09' })[0]?.watched).toBe(false);
  });
});

describe('a decline in the calendar', () => {
  const no = (email: string) => [{ email, answer: 'declined' as const }];

  it.each<readonly [string, Region, string, readonly string[]]>([
    ['of who answers for a seat is to be asked about', {}, 'Kari@Rollag.example', ['HR/Rollag']],
    ['of the deputy who comes too', { away: ['kari'] }, 'ola@rollag.example', ['HR/Rollag']],
    ['of a deputy who is not needed is nothing', {}, 'ola@rollag.example', []],
    ['is nothing new where the seat has said so', { attendance: [attendance({ state: 'absent' })] }, 'ola@rollag.example', []],
    ['is to be asked about where nothing is registered', { attendance: [attendance({})] }, 'kari@rollag.example', ['HR/Rollag']],
  ])('%s', (_what, region, email, seatsAsked) => {
    expect(declined('HR/1', no(email), world(region))).toEqual(seatsAsked);
  });

  it('is no other answer', () => {
    expect(declined('HR/1', [{ email: 'kari@rollag.example', answer: 'tentative' }], world())).toEqual([]);
  });
});

describe('what is to be done next', () => {
  const [wanted] = invited();
  const known = (of: Partial<Invited> = {}): Invited => ({
    key: 'HR/1',
    state: 'standing',
    round: 1,
    eventId: 'an-event',
    joinUrl: undefined,
    rowUrl: undefined,
    told: JSON.stringify(wanted!.event),
    tried: undefined,
    startsAt: instant('2026-12-11T08:00:00Z'),
    error: undefined,
    attempts: 0,
    notBefore: undefined,
    readAt: instant('2026-11-25T08:59:00Z'),
    answers: [],
    ...of,
  });
  const link = 'https://teams.microsoft.com/l/1';
  const linked = { joinUrl: link, rowUrl: link };
  const tried = '{"subject":"as it was tried"}';
  const none = { ...world(), snapshot: world().snapshot.with(meetings, worldAt(world().now, []).snapshot.table(meetings)) };

  it.each<readonly [string, Partial<Invited>, Region, object | undefined]>([
    ['nothing when all is said', linked, { meeting: { joinUrl: link } }, undefined],
    ['to write the link into the row', { joinUrl: link }, {}, { do: 'link', joinUrl: link }],
    ['to write a new link in place of our former one', { joinUrl: link, rowUrl: 'old' }, { meeting: { joinUrl: 'old' } }, { do: 'link' }],
    ['nothing about a link that somebody has chosen', linked, { meeting: { joinUrl: 'by hand' } }, undefined],
    ['to look for a link that has not come', { readAt: undefined }, {}, { do: 'read' }],
    ['to say what is new', { ...linked, told: '{}' }, { meeting: { joinUrl: link } }, { do: 'update' }],
    [
      'to try the very same again',
      { state: 'making', eventId: undefined, tried },
      {},
      { do: 'create', round: 1, event: JSON.parse(tried) },
    ],
    ['nothing after a refusal', { state: 'failed', tried: JSON.stringify(wanted!.event) }, {}, undefined],
    ['another try after a refusal when something is new', { state: 'failed', told: '', tried }, {}, { do: 'update' }],
    ['to make another once the meeting is on again', { state: 'cancelled' }, {}, { do: 'create', round: 2 }],
  ])('is %s', (_what, of, region, step) => {
    const now = { ...region, at: '2026-11-25' };
    const want = invitations(world(now), () => [of.joinUrl, of.rowUrl])[0]!;
    const before = known({ told: JSON.stringify(want.event), ...of });

    expect(nextStep(want, before, world(now))).toEqual(step && expect.objectContaining(step));
  });

  it('is to call off what has no row any more, unless it has begun', () => {
    expect(nextStep(undefined, known(), none)).toEqual({ do: 'cancel', comment: '' });
    expect(nextStep(undefined, known({ startsAt: instant('2026-11-25T08:00:00Z') }), none)).toBeUndefined();
    expect(nextStep(undefined, known(), world())).toBeUndefined();
  });

  it('is to call off once', () => {
    const [off] = invited({ meeting: { state: 'cancelled' } });
    const there = world({ meeting: { state: 'cancelled' } });

    expect(nextStep(off, known(), there)).toEqual({ do: 'cancel', comment: 'Møtet er avlyst.' });
    expect(nextStep(off, known({ state: 'cancelled' }), there)).toBeUndefined();
    expect(nextStep(off, undefined, there)).toBeUndefined();
    expect(nextStep(off, known({ state: 'failed', tried: 'Møtet er avlyst.' }), there)).toBeUndefined();
  });

  it('is to read answers at most once an hour', () => {
    const there = world({ at: '2026-12-10', meeting: { joinUrl: link } });
    const [wish] = invitations(there, () => [link]);
    const at = (time: string) => known({ ...linked, told: JSON.stringify(wish!.event), readAt: osloInstant(day('2026-12-10'), time) });

    expect(nextStep(wish, at('09:01'), there)).toBeUndefined();
    expect(nextStep(wish, at('09:00'), there)).toEqual({ do: 'read' });
  });
});
