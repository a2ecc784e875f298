import { norway } from '../../bot/calendar.ts';
import { agendaRows, type ImportWish } from '../../bot/meeting/meeting.import.ts';
import { catalogueRows } from '../../bot/provision/catalogue.rows.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import type { Write } from '../../bot/write.ts';
import kduFile from '../../local/sample/2014-03-28.json' with { type: 'json' };
import { samplePeopleRows } from '../../local/sample/people.rows.ts';
import { day, dayOf, type Instant, osloInstant } from '../../shared/day.ts';
import type { RowMeta } from '../../shared/list.ts';
import { type AgendaFile, readAgenda } from '../../shared/meeting/agenda-file.ts';

const calendar = norway();

/** The region as it begins, with its networks, measures and seats, and what else has been written. */
function aWorld(now: Instant, more: readonly Write[] = []): World {
  let snapshot = new Snapshot();
  const writes = [...catalogueRows(), ...samplePeopleRows(), ...more];
  for (const [list, ofList] of Map.groupBy(writes, (write) => write.list)) {
    snapshot = snapshot.with(
      list,
      new Table(
        ofList.flatMap((write, index) =>
          write.do === 'create' ? [{ ...write.values, itemId: String(index), etag: '' } as unknown as RowMeta] : [],
        ),
      ),
    );
  }
  return { snapshot, now, today: dayOf(now), calendar, link: (path) => path };
}

const aFile = (of: Record<string, unknown> = {}) => ({
  body: 'HR',
  date: '2026-03-12',
  start: '09:00',
  end: '11:00',
  present: ['Rollag'],
  absent: ['Tinn'],
  chair: 'Notodden',
  cases: [
    { number: '007/26', title: 'Godkjenning', kind: 'decision', minutes: 5 },
    { number: '008/26', title: 'Felles rutine', kind: 'decision', measure: 'HR4', followUpBy: 'municipalities' },
    { number: null, title: 'Felles bord' },
  ],
  attachments: [{ number: 1, title: 'Rutinen', case: '008/26', url: 'https://veven.example/rutine' }],
  ...of,
});

function fileOf(of?: Record<string, unknown>): AgendaFile {
  const read = readAgenda(aFile(of));
  if ('mistakes' in read) throw new Error(read.mistakes.join('\n'));
  return read.file;
}

const now = osloInstant(day('2026-11-23'), '08:00');
const asItLies: ImportWish = { network: undefined, date: undefined };

function rowsOf(file: AgendaFile, wish: ImportWish = asItLies, world = aWorld(now)) {
  const result = agendaRows(file, wish, world);
  if ('mistakes' in result) throw new Error(result.mistakes.join('\n'));
  const inList = (name: string) =>
    result.writes.flatMap((write) =>
      write.do === 'create' && write.list.name === name ? [write.values as unknown as Record<string, unknown>] : [],
    );
  return {
    writes: result.writes,
    meeting: inList('Meetings')[0]!,
    cases: inList('Cases'),
    attachments: inList('Attachments'),
    attendance: inList('Attendance'),
  };
}

function mistakesIn(file: AgendaFile): readonly string[] {
  const result = agendaRows(file, asItLies, aWorld(now));
  return 'mistakes' in result ? result.mistakes : [];
}

describe('an agenda file', () => {
  it('that is past and not moved is a held meeting with its numbers', () => {
    const { meeting, cases } = rowsOf(fileOf());
    expect(meeting).toMatchObject({
      key: 'HR/2026-03-12/09.00',
      network: 'HR',
      state: 'held',
      startsAt: '2026-03-12T08:00:00.000Z',
      endsAt: '2026-03-12T10:00:00.000Z',
      chair: 'Notodden',
    });
    expect(cases.map(({ number, numberKey, unnumbered }) => [number, numberKey, unnumbered])).toEqual([
      ['007/26', 'HR/2026/007', false],
      ['008/26', 'HR/2026/008', false],
      [undefined, 'HR/2026-03-12/09.00/03', true],
    ]);
  });

  it('of a held meeting says who came; a municipality that it does not name is not registered, which is not absent', () => {
    const { attendance } = rowsOf(fileOf());
    expect(attendance.map(({ seat, state }) => [seat, state])).toEqual([
      ['HR/Flesberg', 'unknown'],
      ['HR/Hjartdal', 'unknown'],
      ['HR/Kongsberg', 'unknown'],
      ['HR/Nore og Uvdal', 'unknown'],
      ['HR/Notodden', 'unknown'],
      ['HR/Rollag', 'present'],
      ['HR/Sigdal', 'unknown'],
      ['HR/Tinn', 'absent'],
    ]);
  });

  it.each<readonly [string, Record<string, unknown>, ImportWish]>([
    ['moved to a day that comes', {}, { network: undefined, date: day('2026-12-10') }],
    ['moved to a day that is past', {}, { network: undefined, date: day('2026-03-19') }],
    ['that is still to come', { date: '2026-12-10' }, asItLies],
    ['of today that is not over', { date: '2026-11-23' }, asItLies],
  ])('%s has neither numbers nor attendance: numbers are given at the notice', (_what, of, wish) => {
    const { meeting, cases, attendance } = rowsOf(fileOf(of), wish);
    expect(meeting['state']).toBe('planned');
    expect(cases.map(({ number }) => number)).toEqual([undefined, undefined, undefined]);
    expect(cases.map(({ unnumbered }) => unnumbered)).toEqual([false, false, true]);
    expect(attendance).toEqual([]);
  });

  it('is held from the minute it is over', () => {
    const file = fileOf({ date: '2026-11-23' });
    expect(rowsOf(file, asItLies, aWorld(osloInstant(day('2026-11-23'), '10:59'))).meeting['state']).toBe('planned');
    expect(rowsOf(file, asItLies, aWorld(osloInstant(day('2026-11-23'), '11:00'))).meeting['state']).toBe('held');
  });

  it('has its notice the network’s working days before', () => {
    expect(rowsOf(fileOf(), { network: undefined, date: day('2026-12-10') }).meeting['noticeAt']).toBe('2026-12-03T07:30:00.000Z');
    expect(rowsOf(fileOf(), { network: 'KDU', date: day('2026-12-11') }).meeting['noticeAt']).toBe('2026-12-02T07:30:00.000Z');
    expect(rowsOf(fileOf(), { network: 'KDU', date: day('2027-01-06') }).meeting['noticeAt']).toBe('2026-12-24T07:30:00.000Z');
  });

  it('lies in the network it names, also by a name it once had, or in the one that is wished', () => {
    expect(rowsOf(fileOf({ body: 'Rådmannsutvalget' })).meeting['network']).toBe('KDU');
    expect(rowsOf(fileOf({ body: 'hr-nettverket' })).meeting['network']).toBe('HR');
    expect(rowsOf(fileOf(), { network: 'Teknisk nettverk', date: undefined }).meeting['network']).toBe('TEKNISK');
  });

  it('twice is nothing new: every row has the key it had', () => {
    const first = rowsOf(fileOf());
    const keys = (writes: readonly Write[]) => writes.map((write) => (write.do === 'create' ? `${write.list.name} ${write.key}` : ''));
    const again = rowsOf(fileOf(), asItLies, aWorld(now, first.writes));
    expect(keys(again.writes)).toEqual(keys(first.writes));
    expect(new Set(keys(first.writes)).size).toBe(first.writes.length);
  });

  it('has its attachments with their cases', () => {
    expect(rowsOf(fileOf()).attachments).toEqual([
      expect.objectContaining({
        key: 'HR/2026-03-12/09.00/vedlegg/1',
        caseKey: 'HR/2026-03-12/09.00/02',
        url: 'https://veven.example/rutine',
        sentLater: false,
      }),
    ]);
  });

  it('leaves nothing of what is exempt in the open but number, neutral title and legal basis', () => {
    const secret = { number: '009/26', title: 'Om en ansatt', information: 'hemmelig', proposal: 'hemmelig', exempt: 'offl. § 23' };
    const { cases, attachments, writes } = rowsOf(
      fileOf({
        cases: [secret],
        attachments: [{ number: 1, title: 'Om en ansatt', case: '009/26', url: 'https://veven.example/hemmelig', exempt: 'offl. § 23' }],
      }),
    );
    expect(cases[0]).toMatchObject({ number: '009/26', title: 'Unntatt offentlighet', exempt: true, provision: 'offl. § 23' });
    expect(attachments[0]).toMatchObject({ title: 'Unntatt offentlighet', exempt: true });
    expect(JSON.stringify(writes.filter(({ list }) => list.site === 'region'))).not.toMatch(/hemmelig|ansatt/);
    const apart = writes.flatMap(({ list, values }) => (list.site === 'restricted' ? [values] : []));
    expect(apart).toEqual([
      expect.objectContaining({ kind: 'case', heading: 'Om en ansatt', information: 'hemmelig', proposal: 'hemmelig' }),
      expect.objectContaining({ kind: 'attachment', heading: 'Om en ansatt', url: 'https://veven.example/hemmelig' }),
    ]);
  });

  it('that is the region’s real one of 2014 is read whole', () => {
    const read = readAgenda(kduFile);
    const { meeting, cases, attendance } = rowsOf('file' in read ? read.file : ([] as never));
    expect(meeting).toMatchObject({ network: 'KDU', state: 'held' });
    expect(cases).toHaveLength(14);
    expect(cases.filter(({ kind }) => kind === 'decision')).toHaveLength(8);
    expect(attendance.find(({ seat }) => seat === 'KDU/Sigdal')).toMatchObject({ state: 'unknown' });
  });

  it.each<readonly [string, Record<string, unknown>, readonly string[]]>([
    ['no cases', { cases: [], attachments: [] }, ['cases: expected at least one case']],
    ['a day that does not exist', { date: '2026-02-30' }, ['date: expected a day that exists']],
    ['a time that does not exist', { start: '08.30' }, ['start: expected a time as HH:mm']],
    ['an end before its start', { end: '08:00' }, ['end: expected a time after 09:00']],
    ['a misspelt field', { palce: 'Teams' }, ['the file: Unrecognized key: "palce"']],
    [
      'a misspelt field of a case',
      { cases: [{ number: null, titel: 'x', title: 'x' }], attachments: [] },
      ['cases.0: Unrecognized key: "titel"'],
    ],
    [
      'a number that is none',
      { cases: [{ number: '7/26', title: 'x' }], attachments: [] },
      ['cases.0.number: expected a number as 022/14'],
    ],
    [
      'a case without a title',
      { cases: [{ number: null, title: '' }], attachments: [] },
      [expect.stringMatching(/^cases\.0\.title: /) as never],
    ],
    [
      'a title that is too long',
      { cases: [{ number: null, title: 'x'.repeat(256) }], attachments: [] },
      [expect.stringMatching(/^cases\.0\.title: /) as never],
    ],
    [
      'a kind that is none',
      { cases: [{ number: null, title: 'x', kind: 'vedtak' }], attachments: [] },
      [expect.stringMatching(/^cases\.0\.kind: /) as never],
    ],
    [
      'half a minute',
      { cases: [{ number: null, title: 'x', minutes: 0.5 }], attachments: [] },
      [expect.stringMatching(/^cases\.0\.minutes: /) as never],
    ],
    [
      'a number twice',
      {
        cases: [
          { number: '007/26', title: 'x' },
          { number: '007/26', title: 'y' },
        ],
        attachments: [],
      },
      ['cases.1.number: 007/26 is used twice'],
    ],
    [
      'an attachment of no case',
      { attachments: [{ number: 1, title: 'x', case: '099/26' }] },
      ['attachments.0.case: there is no case 099/26'],
    ],
    [
      'an attachment whose link is none',
      { attachments: [{ number: 1, title: 'x', case: '007/26', url: 'javascript' }] },
      [expect.stringMatching(/^attachments\.0\.url: /) as never],
    ],
  ])('with %s is refused, and says where', (_what, of, mistakes) => {
    expect(readAgenda(aFile(of))).toEqual({ mistakes });
  });

  it.each<readonly [string, Record<string, unknown>, readonly string[]]>([
    [
      'a number of another year',
      { cases: [{ number: '007/25', title: 'x' }], attachments: [] },
      ['cases.0.number: expected a number of the year: 022/26'],
    ],
    [
      'an attachment’s number twice',
      { attachments: [1, 1].map((number) => ({ number, title: 'x', case: '008/26' })) },
      ['attachments.1.number: 1 is used twice'],
    ],
    ['a municipality twice', { present: ['Rollag', 'Rollag'], absent: [] }, ['present.1: Rollag is named twice']],
    [
      'a link that is a script',
      { attachments: [{ number: 1, title: 'x', case: '008/26', url: 'javascript:alert(1)' }] },
      ['attachments.0.url: expected a link that begins with https://'],
    ],
    [
      'an earlier number that is none',
      { cases: [{ number: '007/26', title: 'x', earlier: ['7'] }], attachments: [] },
      ['cases.0.earlier.0: expected a number as 022/14'],
    ],
  ])('with %s is refused, and says where', (_what, of, mistakes) => {
    expect(readAgenda(aFile(of))).toEqual({ mistakes });
  });

  /** Six to fifteen cases with gaps in the numbers, one without, some absent, some papers exempt. */
  const made = (count: number) => ({
    cases: [
      ...Array.from({ length: count - 1 }, (_, index) => ({
        number: `${String(40 + index * 2).padStart(3, '0')}/26`,
        title: `Sak ${index + 1}`,
        ...(index === 1 && { officer: 'Daglig leder', kind: 'decision', followUpBy: 'secretariat', minutes: 480 }),
        ...(index === 2 && { exempt: 'offl. § 23 første ledd', information: 'Skal ikke stå her.' }),
      })),
      { number: null, title: 'Felles bord' },
    ],
    present: ['Rollag', 'Tinn', 'Flesberg'],
    absent: ['Notodden', 'Sigdal'],
    attachments: [
      { number: 1, title: 'Hemmelig', case: '040/26', exempt: 'offl. § 14', url: 'https://veven.example/h' },
      { number: 3, title: 'Åpent', case: '042/26', sentLater: true },
    ],
  });

  it.each([6, 9, 12, 15])('of %d cases is taken whole, and what is exempt lies apart', (count) => {
    const { cases, attachments: papers, attendance, writes } = rowsOf(fileOf(made(count)));
    expect(cases).toHaveLength(count);
    expect(cases.map(({ number }) => number).slice(0, 3)).toEqual(['040/26', '042/26', '044/26']);
    expect(cases.at(-1)).toMatchObject({ number: undefined, unnumbered: true });
    expect(cases[1]).toMatchObject({ officer: 'Daglig leder', minutes: 480 });
    expect(papers.map(({ title, url, exempt }) => [title, url, exempt])).toEqual([
      ['Unntatt offentlighet', undefined, true],
      ['Åpent', undefined, false],
    ]);
    expect(attendance.filter(({ state }) => state === 'absent').map(({ seat }) => seat)).toEqual(['HR/Notodden', 'HR/Sigdal']);
    expect(JSON.stringify(writes.filter(({ list }) => list.site === 'region'))).not.toMatch(/Hemmelig|Skal ikke stå her|veven\.example/);
    // Seen without its cases a meeting would be given fixed ones.
    expect(writes.at(-1)?.list.name).toBe('Meetings');
  });

  it('finds where a case was treated before, and is refused when it cannot', () => {
    const first = rowsOf(fileOf());
    const later = { date: '2026-06-11', cases: [{ number: '020/26', title: 'Rutinen igjen', earlier: ['008/26'] }], attachments: [] };
    const known = rowsOf(fileOf(later), asItLies, aWorld(now, first.writes));
    expect(known.cases[0]).toMatchObject({ earlier: ['HR/2026-03-12/09.00/02'] });
    expect(mistakesIn(fileOf(later))).toEqual([expect.stringMatching(/^cases\.0\.earlier\.0: HR has no case 008\/26/)]);
  });

  it('whose numbers another case has already is refused', () => {
    const first = rowsOf(fileOf());
    const again = agendaRows(fileOf({ date: '2026-06-11' }), asItLies, aWorld(now, first.writes));
    expect(again).toEqual({
      mistakes: [expect.stringMatching(/^cases\.0\.number: 007\/26/), expect.stringMatching(/^cases\.1\.number: 008\/26/)],
    });
    // The same file once more is nothing new.
    expect(rowsOf(fileOf(), asItLies, aWorld(now, first.writes)).cases).toHaveLength(3);
  });

  it('with several mistakes says all of them', () => {
    const read = readAgenda(aFile({ date: '12.03.2026', cases: [{ number: '7', title: '' }], attachments: [] }));
    expect([...new Set('mistakes' in read ? read.mistakes.map((mistake) => mistake.split(':')[0]) : [])]).toEqual([
      'date',
      'cases.0.number',
      'cases.0.title',
    ]);
  });

  it.each([null, 7, 'agenda', []])('that is no object is refused: %p', (json) => {
    expect(readAgenda(json)).toEqual({ mistakes: [expect.stringMatching(/^the file: /)] });
  });

  it('with a network or a measure that the region does not have is refused whole', () => {
    expect(mistakesIn(fileOf({ body: 'Bystyret' }))).toEqual([
      'body: no network is called Bystyret; known are KDU, OPPVEKST, HO, TEKNISK, HR',
    ]);
    expect(mistakesIn(fileOf({ cases: [{ number: null, title: 'x', measure: 'HR9' }], attachments: [] }))).toEqual([
      'cases.0.measure: no measure is called HR9',
    ]);
  });

  it('with a municipality that the region does not have is refused: a misspelt one would be taken for not registered', () => {
    expect(mistakesIn(fileOf({ present: ['Rolag'], absent: [], chair: undefined }))).toEqual([
      expect.stringMatching(/^present\.0: .*Rolag/),
    ]);
    expect(mistakesIn(fileOf({ chair: 'Noteodden' }))).toEqual([expect.stringMatching(/^chair: .*Noteodden/)]);
  });

  it('with one municipality both present and absent is refused', () => {
    expect(readAgenda(aFile({ present: ['Rollag'], absent: ['Rollag'] }))).toEqual({
      mistakes: [expect.stringMatching(/^absent\.0: .*Rollag/)],
    });
  });
});
