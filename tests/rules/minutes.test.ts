import { norway } from '../../bot/calendar.ts';
import { disposition } from '../../bot/http/downloads.ts';
import { minutesOf } from '../../bot/minutes/minutes.body.ts';
import { minutesCard, type SentMinutes } from '../../bot/minutes/minutes.card.ts';
import { minutesRows } from '../../bot/minutes/minutes.rows.ts';
import { shownNow } from '../../bot/shown-minutes.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import { type Case, cases } from '../../shared/case/case.list.ts';
import { day, dayOf, instant } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { type Attendance, attendances, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { MinutesBody } from '../../shared/minutes/minutes.body.ts';
import { differences } from '../../shared/minutes/minutes.differences.ts';
import { type Minutes, minutes } from '../../shared/minutes/minutes.list.ts';
import { type Block, outlineOf } from '../../shared/minutes/minutes.outline.ts';
import { hasApprovedMinutes, mayReadMinutes, takesComments, workingDaysOn } from '../../shared/minutes/minutes.rules.ts';
import { networks, seats } from '../../shared/seat/seat.list.ts';
import type { Language } from '../../shared/text.ts';
import { aCase, aMeeting, aNetwork, aSeat } from '../support/rows.ts';

const calendar = norway();
const key = 'HR/1';

function worldOf(rows: readonly (readonly [List, readonly RowMeta[]])[], now = '2026-12-14T09:00:00Z'): World {
  const at = instant(now);
  return {
    snapshot: new Snapshot(new Map(rows.map(([list, some]) => [list.name, new Table(some)]))),
    now: at,
    today: dayOf(at),
    calendar,
    link: (path) => `https://veven.example${path}`,
  };
}

const held = aMeeting({ key, state: 'held', chair: 'Notodden', place: 'Rådhuset', minuteTaker: 'Åse Bjørnæs' });

const anAttendance = (municipality: string, of: Partial<Attendance> = {}): Attendance =>
  ({
    ...aSeat({ municipality }),
    key: `${key}/HR/${municipality}`,
    title: municipality,
    meeting: key,
    seat: `HR/${municipality}`,
    state: 'present',
    ...of,
  }) as unknown as Attendance;

interface Given {
  readonly cases?: readonly Case[];
  readonly attendance?: readonly Attendance[];
  readonly language?: Language;
  readonly meeting?: Meeting;
  readonly decisions?: readonly RowMeta[];
}

const bodyOf = ({ cases: some = [], attendance = [], language = 'nb', meeting = held, decisions: decided = [] }: Given) =>
  minutesOf(
    meeting,
    worldOf([
      [cases, some],
      [attendances, attendance],
      [decisions, decided],
      [networks, [aNetwork({ key: 'HR', title: 'HR-nettverket', language })]],
      [seats, ['Rollag', 'Tinn'].map((municipality) => aSeat({ municipality }))],
    ]),
  );

const wordsOf = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.text}`;
    case 'text':
      return block.text;
    case 'facts':
      return block.facts.map((fact) => fact.join(': ')).join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.join(' | ')).join('\n');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
  }
};
const textOf = (body: MinutesBody) => outlineOf(body, { version: 1, note: undefined }).blocks.map(wordsOf).join('\n');

describe('minutes', () => {
  const decision = aCase({
    key: 'HR/1/02',
    position: 2,
    number: '002/26',
    title: 'Felles mottak',
    kind: 'decision',
    officer: 'Ola',
    earlier: ['HR/0/01', 'KDU/0/01', 'gone'],
    proposal: 'Vi gjør det.',
    conclusion: 'Vi gjør det til våren.',
    weighing: 'Linja ba om mer tid.',
    state: 'treated',
    followUpBy: 'municipalities',
  });
  const before = [
    aCase({ key: 'HR/0/01', meeting: 'HR/0', number: '012/25', state: 'treated' }),
    aCase({ key: 'KDU/0/01', meeting: 'KDU/0', network: 'KDU', number: '020/25', state: 'treated' }),
  ];

  it('have a head, who took part, and the cases in their order with what came of them', () => {
    const first = aCase({
      key: 'HR/1/01',
      number: '001/26',
      title: 'Orientering om budsjett',
      kind: 'information',
      state: 'treated',
      proposal: 'Tas til orientering.',
      conclusion: 'Tas til orientering.',
    });
    const decided = { ...decision, key: 'HR/1/02/1', followUpBy: 'municipalities', dueOn: day('2027-02-09') } as unknown as RowMeta;

    expect(textOf(bodyOf({ cases: [decision, first, ...before], attendance: [anAttendance('Rollag')], decisions: [decided] }))).toBe(
      `Dato: Fredag 11. desember 2026
Tid: 09.00–12.00
Sted: Rådhuset
Møteleder: Notodden
Referent: Åse Bjørnæs
## Fremmøte
Kommune | Deltok
Rollag | til stede
Tinn | ikke registrert
## Saker
### 001/26 Orientering om budsjett
Orientering
#### Konklusjon
Tas til orientering.
Som foreslått.
### 002/26 Felles mottak
Beslutning · Saksbehandler: Ola · Tidligere behandlet: 012/25, 020/25 (KDU)
#### Forslag til konklusjon
Vi gjør det.
#### Konklusjon
Vi gjør det til våren.
#### Slik er innspillene veid
Linja ba om mer tid.
#### Oppfølging
Kommunene følger opp innen tirsdag 9. februar 2027.`,
    );
  });

  it('say of an exempt case its number and the provision and nothing else, wherever it has been written', () => {
    const secret = aCase({
      key: 'HR/1/03',
      number: '003/26',
      exempt: true,
      provision: 'offl. § 23 første ledd',
      title: 'Hemmelig',
      information: 'Hemmelig',
      proposal: 'Hemmelig',
      conclusion: 'Hemmelig',
      weighing: 'Hemmelig',
      officer: 'Hemmelig',
      state: 'treated',
    });
    const attendance = anAttendance('Rollag', {
      outOf: [{ case: secret.key, provision: 'forvaltningsloven § 6 andre ledd' }],
      reservations: [{ kind: 'disagreement', case: secret.key, what: 'Hemmelig' }],
    });
    const body = bodyOf({ cases: [secret], attendance: [attendance] });

    expect(body.cases).toEqual([{ key: 'HR/1/03', kind: 'exempt', number: '003/26', provision: 'offl. § 23 første ledd' }]);
    expect(JSON.stringify(body)).not.toContain('Hemmelig');
    expect(JSON.stringify(body)).not.toContain('§ 6');
    expect(textOf(body)).toContain('### 003/26 Unntatt offentlighet, offl. § 23 første ledd');
  });

  it('hide a case that is marked as exempt after they were sent', () => {
    const body = bodyOf({
      cases: [decision],
      attendance: [anAttendance('Tinn', { outOf: [{ case: decision.key, provision: 'kommuneloven § 13-3' }] })],
    });
    const marked = { ...decision, exempt: true, provision: 'offl. § 23 første ledd' };
    const shown = shownNow(body, worldOf([[cases, [marked]]]));

    expect(shownNow(body, worldOf([[cases, [decision]]]))).toBe(body);
    expect(shown.cases).toEqual([{ key: decision.key, kind: 'exempt', number: '002/26', provision: 'offl. § 23 første ledd' }]);
    expect(JSON.stringify(shown)).not.toMatch(/Vi gjør det|Linja|Felles mottak|§ 13-3/);
  });

  it('name a deputy, and the case a seat stepped out of with the provision', () => {
    const text = textOf(
      bodyOf({
        cases: [decision],
        attendance: [
          anAttendance('Rollag', { state: 'deputy', who: 'Kåre' }),
          anAttendance('Tinn', { outOf: [{ case: decision.key, provision: 'kommuneloven § 13-3' }] }),
        ],
      }),
    );

    expect(text).toContain('Kommune | Deltok | Inhabil\nRollag | vara: Kåre | \nTinn | til stede | Sak 002/26, kommuneloven § 13-3');
  });

  it('tell reservations and disagreement, by municipality', () => {
    const text = textOf(
      bodyOf({
        cases: [decision],
        attendance: [
          anAttendance('Rollag', {
            reservations: [
              { kind: 'reservation', case: decision.key, what: 'Må drøftes', body: 'formannskapet', until: day('2027-01-21') },
            ],
          }),
          anAttendance('Tinn', {
            reservations: [
              { kind: 'disagreement', case: decision.key, what: 'Vil vente.' },
              { kind: 'disagreement', case: 'HR/1/09', what: 'Om noe annet.' },
            ],
          }),
        ],
      }),
    );

    expect(text).toContain(`#### Forbehold og uenighet
- Rollag tar forbehold: Må drøftes. Behandles i formannskapet innen torsdag 21. januar 2027.
- Tinn er uenig: Vil vente.`);
    expect(text).not.toContain('Om noe annet.');
  });

  it.each<[Partial<Case>, string | undefined]>([
    [{ state: 'scheduled' }, 'Saken fikk ingen konklusjon.'],
    [{ state: 'postponed', stateReason: 'Vi rakk den ikke.' }, 'Saken er utsatt: Vi rakk den ikke.'],
    [{ state: 'withdrawn', number: '007/26' }, 'Saken er trukket.'],
    [{ state: 'withdrawn' }, undefined],
    [{ state: 'parked' }, undefined],
    [{ state: 'declined' }, undefined],
  ])('say of a case that is %o: %s', (of, said) => {
    const text = textOf(bodyOf({ cases: [aCase({ title: 'En sak', ...of })] }));
    if (said === undefined) expect(text).not.toContain('En sak');
    else expect(text).toContain(said);
  });

  it.each<[Language, readonly string[]]>([
    ['nn', ['Stad: Rådhuset', '## Frammøte', 'Atterhald', '#### Slik er innspela vegne']],
    ['en', ['Place: Rådhuset', '## Attendance', 'Reservations', '#### How the input was weighed']],
  ])('have their headings in the network’s language, %s, and people’s words as they are', (language, headings) => {
    const attendance = [anAttendance('Tinn', { reservations: [{ kind: 'disagreement', case: decision.key, what: 'Vil vente.' }] })];
    const text = textOf(bodyOf({ cases: [decision], language, attendance }));

    for (const heading of headings) expect(text).toContain(heading);
    expect(text).toContain('Linja ba om mer tid.');
  });

  it('say of a gathering its programme', () => {
    const meeting = { ...held, kind: 'gathering', programme: [{ at: '09:30', title: 'Om strategi', by: 'Kari' }] } as Meeting;
    expect(textOf(bodyOf({ meeting }))).toContain('## Program\n- 09.30 Om strategi (Kari)');
  });

  it('come back from the list as they went in', () => {
    const body = bodyOf({ cases: [decision, ...before] });
    expect(JSON.stringify(MinutesBody.parse(JSON.parse(JSON.stringify(body))))).toBe(JSON.stringify(body));
  });

  it('are told apart by what is another now', () => {
    const attendance = [anAttendance('Rollag')];
    const body = bodyOf({ cases: [decision], attendance });
    const other = aCase({ key: 'HR/1/04', number: '004/26', title: 'Ny' });

    expect(differences(body, bodyOf({ cases: [decision], attendance }), 'nb')).toEqual([]);
    expect(differences(body, bodyOf({ cases: [{ ...decision, conclusion: 'Nei.' }, other] }), 'nb')).toEqual([
      'Fremmøte',
      '002/26 Felles mottak',
      '004/26 Ny',
    ]);
  });

  it('are called by what they are', () => {
    const body = bodyOf({});
    expect(outlineOf(body, 'draft')).toMatchObject({ fileName: 'Referat HR-nettverket 2026-12-11 utkast', mark: 'Utkast' });
    expect(outlineOf(body, { version: 1, note: undefined })).toMatchObject({
      fileName: 'Referat HR-nettverket 2026-12-11',
      mark: undefined,
    });
    expect(outlineOf(body, { version: 2, note: 'Feil frist.' })).toMatchObject({ fileName: 'Referat HR-nettverket 2026-12-11 versjon 2' });
    expect(wordsOf(outlineOf(body, { version: 2, note: 'Feil frist.' }).blocks[0]!)).toBe('Rettet versjon 2: Feil frist.');
  });
});

describe('the days for minutes', () => {
  it.each([
    ['2026-12-10', 3, '2026-12-15'], // over a weekend
    ['2026-12-15', 5, '2026-12-22'], // just before the silent days
    ['2026-12-21', 5, '2027-01-07'], // over Christmas and New Year
    ['2027-03-19', 3, '2027-04-01'], // over Easter week and Easter Monday
    ['2027-05-13', 3, '2027-05-19'], // over Whit Monday, which is 17 May too
    ['2026-07-03', 5, '2026-07-31'], // over weeks 28 to 30
  ])('from %s %i working days on is %s', (from, count, on) => {
    expect(workingDaysOn(calendar, day(from), count)).toBe(on);
  });

  it('let comments in on the last day, and not after it', () => {
    const sent = { state: 'sent', commentsBy: day('2026-12-22') } as const;
    expect(takesComments(sent, day('2026-12-22'))).toBe(true);
    expect(takesComments(sent, day('2026-12-23'))).toBe(false);
    expect(takesComments({ ...sent, state: 'approved' }, day('2026-12-20'))).toBe(false);
  });
});

describe('who may read minutes', () => {
  const seat = { seat: 'HR/Rollag', network: 'HR', municipality: 'Rollag', part: 'deputy' } as const;
  it.each([
    ['the secretariat', { secretariat: true, seats: [] }, true],
    ['a deputy of the network', { secretariat: false, seats: [seat] }, true],
    ['a seat of another network', { secretariat: false, seats: [{ ...seat, network: 'KDU' }] }, false],
    ['a member of its channel', { secretariat: false, seats: [], memberOf: ['HR'] }, true],
    ['a member of another channel', { secretariat: false, seats: [], memberOf: ['HO'] }, false],
  ])('%s', (_who, actor, may) => expect(mayReadMinutes(actor, 'HR')).toBe(may));
});

describe('a case that approves the minutes', () => {
  it.each<[string, Partial<Case>, boolean]>([
    ['with its conclusion', {}, true],
    ['as older agendas call it', { title: 'Godkjenning av møtereferat' }, true],
    ['in Nynorsk', { title: 'Godkjenning av referat frå sist' }, true],
    ['in English', { title: 'Approval of the minutes' }, true],
    ['without a conclusion', { conclusion: undefined }, false],
    ['not treated', { state: 'postponed' }, false],
    ['that says no', { conclusion: 'Referatet blir ikke godkjent.' }, false],
    ['that is another', { title: 'Referatsaker' }, false],
    ['that is about the notice', { title: 'Godkjenning av innkalling og sakliste' }, false],
    ['that is exempt', { exempt: true }, false],
  ])('%s', (_what, of, does) => {
    expect(hasApprovedMinutes(aCase({ title: 'Godkjenning av referat', state: 'treated', conclusion: 'Godkjent.', ...of }))).toBe(does);
  });
});

describe('what follows from sent minutes', () => {
  const sent = (of: Partial<Minutes> = {}): Minutes =>
    ({
      ...aCase({ key: `${key}/1` }),
      meeting: key,
      version: 1,
      state: 'sent',
      sentAt: instant('2026-12-14T09:00:00Z'),
      commentsBy: day('2026-12-21'),
      approvedIn: undefined,
      lockedAt: undefined,
      ...of,
    }) as unknown as Minutes;
  const next = aMeeting({ key: 'HR/2', startsAt: instant('2027-01-14T08:00:00Z'), endsAt: instant('2027-01-14T11:00:00Z'), state: 'held' });
  const approval = aCase({
    key: 'HR/2/fast/1',
    meeting: 'HR/2',
    title: 'Godkjenning av referat',
    state: 'treated',
    conclusion: 'Godkjent.',
  });
  const rows = (some: readonly Minutes[], of: { meetings?: readonly Meeting[]; cases?: readonly Case[] } = {}) =>
    minutesRows(
      worldOf([
        [minutes, some],
        [meetings, of.meetings ?? [held, next]],
        [cases, of.cases ?? []],
      ]),
    ).map((write) => [write.do === 'update' ? write.row.key : write.key, write.values]);

  it('the meeting is that far', () => {
    expect(rows([sent()])).toEqual([[key, { state: 'minutesSent' }]]);
    expect(rows([sent()], { meetings: [{ ...held, state: 'minutesSent' }] })).toEqual([]);
  });

  it('an earlier version is replaced', () => {
    expect(rows([sent(), sent({ key: `${key}/2`, version: 2 })], { meetings: [{ ...held, state: 'minutesSent' }] })).toEqual([
      [`${key}/1`, { state: 'replaced' }],
    ]);
  });

  it('the next meeting approves and locks them', () => {
    expect(rows([sent()], { meetings: [{ ...held, state: 'minutesSent' }, next], cases: [approval] })).toEqual([
      [`${key}/1`, { state: 'approved', approvedIn: 'HR/2', lockedAt: '2026-12-14T09:00:00.000Z' }],
    ]);
  });

  it.each<[string, Partial<Minutes>, Partial<Meeting>]>([
    ['that were sent after it', { sentAt: instant('2027-01-15T08:00:00Z') }, {}],
    ['of another network', {}, { network: 'KDU' }],
    ['of a later meeting', {}, { startsAt: instant('2026-11-01T08:00:00Z') }],
    ['when it was cancelled', {}, { state: 'cancelled' }],
  ])('a meeting does not approve minutes %s', (_what, of, meeting) => {
    expect(
      rows([sent(of)], {
        meetings: [
          { ...held, state: 'minutesSent' },
          { ...next, ...meeting },
        ],
        cases: [approval],
      }),
    ).toEqual([]);
  });

  it('a correction after approval is sent anew, and the meeting with it', () => {
    const second = sent({ key: `${key}/2`, version: 2, sentAt: instant('2027-01-20T08:00:00Z') });
    expect(
      rows([sent({ state: 'approved', approvedIn: 'HR/2' }), second], {
        meetings: [{ ...held, state: 'approved' }, next],
        cases: [approval],
      }),
    ).toEqual([
      [`${key}/1`, { state: 'replaced' }],
      [key, { state: 'minutesSent' }],
    ]);
  });
});

describe('the post', () => {
  const sent: SentMinutes = {
    meeting: key,
    minutes: `${key}/1`,
    network: 'HR-nettverket',
    startsAt: instant('2026-12-10T08:00:00Z'),
    version: 1,
    note: undefined,
    commentsBy: day('2026-12-22'),
    state: 'open',
    approved: undefined,
    none: 3,
    comments: 1,
    of: 8,
  };
  const shown = (of: Partial<SentMinutes>) => {
    const { body, actions = [] } = minutesCard({ ...sent, ...of }, 'nb', { link: (path) => path });
    return [...body.map((element) => ('text' in element ? element.text : '')), actions.map(({ title }) => title).join(', ')];
  };

  it('says numbers and that silence is assent, with its three buttons', () => {
    expect(shown({})).toEqual([
      'Referat · HR-nettverket 10. desember 2026',
      'Si fra om merknader innen tirsdag 22. desember. Den som ikke svarer, godtar referatet.',
      '3 av 8 uten merknader · 1 merknad',
      'Ingen merknader, Merknad, Åpne referatet',
    ]);
  });

  it('has one button when the time is over', () => {
    expect(shown({ state: 'over', comments: 0 }).slice(1)).toEqual([
      'Fristen for merknader gikk ut 22. desember.',
      '3 av 8 uten merknader',
      'Åpne referatet',
    ]);
  });

  it('says what was corrected, and by which meeting it was approved', () => {
    expect(
      shown({ version: 2, note: 'Feil frist.', state: 'approved', approved: { on: day('2027-01-14'), inMeeting: true } }).slice(1, 3),
    ).toEqual(['Rettet versjon 2: Feil frist.', 'Godkjent i møtet 14. januar 2027.']);
  });
});

describe('the name of a file', () => {
  it('is there for every browser, and whole for those who can', () => {
    expect(disposition('Referat HR-nettverket 2026-12-10.docx')).toBe(
      `attachment; filename="Referat HR-nettverket 2026-12-10.docx"; filename*=UTF-8''Referat%20HR-nettverket%202026-12-10.docx`,
    );
    expect(disposition('Møte "Ål"/Tinn\r\n.pdf')).toBe(
      `attachment; filename="Mote -Al--Tinn--.pdf"; filename*=UTF-8''M%C3%B8te%20-%C3%85l--Tinn--.pdf`,
    );
  });
});
