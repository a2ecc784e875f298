import { approvalPosts } from '../../bot/meeting/approval.posts.ts';
import { chairAskedAt } from '../../bot/meeting/approval.ts';
import { changesSinceNotice } from '../../bot/meeting/changes.ts';
import { type Notice, noticeCard } from '../../bot/meeting/meeting.card.ts';
import { noticePosts } from '../../bot/meeting/meeting.posts.ts';
import { meetingRows } from '../../bot/meeting/meeting.rows.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import type { JsonObject } from '../../local/teams/posts.ts';
import { calendarOf } from '../../shared/calendar.ts';
import { type Case, cases } from '../../shared/case/case.list.ts';
import { dayOf, instant } from '../../shared/day.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { attachments, attendances, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { networks, people, seats, seatTerms } from '../../shared/seat/seat.list.ts';
import { aCase, aMeeting, aNetwork, aPerson, aSeat, aTerm } from '../support/rows.ts';
import { buttonsOf, textOf } from '../support/teams-card.ts';

const calendar = calendarOf(() => false);
const link = (path: string) => `https://veven.example${path}`;

function worldOf(rows: readonly (readonly [List, readonly RowMeta[]])[], at = '2026-12-03T08:00:00Z'): World {
  const snapshot = rows.reduce((so, [list, some]) => so.with(list, new Table(some)), new Snapshot());
  const now = instant(at);
  return { snapshot, now, today: dayOf(now), calendar, link };
}
/** A meeting on Friday 11 December at nine, noticed on the 2nd at half past eight, as its channel shows it at a moment. */
function shown(
  of: Partial<Meeting>,
  agenda: readonly Case[],
  { at, more = [] }: { at?: string; more?: [List, readonly RowMeta[]][] } = {},
) {
  const world = worldOf([[networks, [aNetwork({ title: 'HR-nettverket' })]], [meetings, [aMeeting(of)]], [cases, agenda], ...more], at);
  const [post] = noticePosts(world);
  const card = post!.card.render() as unknown as JsonObject;
  return { text: textOf(card), buttons: buttonsOf(card).map(({ title }) => title), data: post!.card.data as Notice, post: post!, card };
}

describe('changes since the notice', () => {
  const since = { key: 'HR/1', noticeAt: instant('2026-12-02T07:30:00Z'), createdAt: instant('2026-11-01T08:00:00Z') };
  const before = instant('2026-12-01T08:00:00Z');
  const after = instant('2026-12-03T08:00:00Z');
  const later = instant('2026-12-04T08:00:00Z');
  const byHand = { changedVia: 'tab', modifiedAt: after } as const;
  const table: readonly (readonly [what: string, of: Partial<Case>, counted: boolean])[] = [
    ['changed before', { changedVia: 'tab', modifiedAt: before }, false],
    ['changed after', byHand, true],
    ['changed in SharePoint after', { modifiedAt: after, changedVia: 'veven', editor: { app: false, name: 'Sekretariatet' } }, true],
    ['numbered after', { changedVia: 'veven', modifiedAt: after }, false],
    ['late, and numbered since', { addedLate: true, changedVia: 'veven', modifiedAt: after }, true],
    ['withdrawn after', { ...byHand, state: 'withdrawn', number: '001/26' }, true],
    ['withdrawn before it ever had a number', { ...byHand, state: 'withdrawn' }, false],
    ['proposed after, and not on the agenda', { ...byHand, state: 'proposed' }, false],
    ['declined', { ...byHand, state: 'declined' }, false],
  ];
  it.each(table)('a case that was %s', (_what, of, counted) => {
    const changes = changesSinceNotice(since, worldOf([[cases, [aCase(of)]]]));
    expect(changes).toEqual(counted ? { count: 1, at: after } : undefined);
  });

  it('count a case once, with its attachments, and tell of the latest', () => {
    const paper = { ...aCase({ key: 'paper' }), caseKey: 'HR/1/01', changedVia: 'tab', modifiedAt: later };
    const rows = worldOf([
      [cases, [aCase(byHand), aCase({ key: 'HR/1/02', ...byHand })]],
      [attachments, [paper as unknown as RowMeta]],
    ]);
    expect(changesSinceNotice(since, rows)).toEqual({ count: 2, at: later });
  });

  it('are counted from when a meeting was made, where it was made after its notice was due', () => {
    const rows = worldOf([[cases, [aCase(byHand)]]]);
    expect(changesSinceNotice({ ...since, createdAt: later }, rows)).toBeUndefined();
  });
});

describe('the notice', () => {
  const late = { addedLate: true, kind: 'decision', followUpBy: 'municipalities' } as const;
  const lines: readonly (readonly [what: string, of: Partial<Case>, line: string | undefined])[] = [
    ['a late decision that the municipalities follow up', late, 'Meldt etter innkallingen. Linja er ikke spurt.'],
    ['a late decision that nobody follows up', { ...late, followUpBy: 'nobody' }, 'Meldt etter innkallingen.'],
    ['a late discussion', { ...late, kind: 'discussion' }, 'Meldt etter innkallingen.'],
    ['a case that was there', {}, undefined],
  ];
  it.each(lines)('says of %s', (_what, of, line) => {
    const { text } = shown({}, [aCase(of)]);
    expect(
      text
        .split('\n')
        .filter((one) => one.includes('Meldt etter'))
        .at(0),
    ).toBe(line);
  });

  const presses: readonly (readonly [what: string, of: Partial<Meeting>, at: string, buttons: readonly string[]])[] = [
    ['from the notice on', {}, '2026-11-27T12:00:00Z', ['Åpne saklista', 'Meld forfall', 'Meld inn sak']],
    ['on the day before', {}, '2026-12-10T20:00:00Z', ['Åpne saklista', 'Meld forfall', 'Meld inn sak']],
    ['from the day on', {}, '2026-12-10T23:00:00Z', ['Åpne saklista', 'Før konklusjoner']],
    ['when it is held', { state: 'held' }, '2026-12-12T08:00:00Z', ['Åpne saklista', 'Før konklusjoner']],
    ['when it is cancelled', { state: 'cancelled' }, '2026-11-27T12:00:00Z', ['Åpne saklista']],
    ['of a gathering', { kind: 'gathering' }, '2026-11-27T12:00:00Z', ['Åpne møtet', 'Meld forfall']],
    ['of a gathering on its day', { kind: 'gathering' }, '2026-12-11T07:00:00Z', ['Åpne møtet']],
  ];
  it.each(presses)('has these buttons %s', (_what, of, at, buttons) => {
    expect(shown({ noticeAt: instant('2026-11-20T07:30:00Z'), ...of }, [aCase()], { at }).buttons).toEqual(buttons);
  });

  it('of a gathering has its programme and no numbers', () => {
    const gathering = aMeeting({ kind: 'gathering', programme: [{ at: '10:00', title: 'Gevinster', by: 'Tinn' }] });
    const { text } = shown(gathering, [aCase()]);
    expect(text).toContain('HR-nettverket · Samling');
    expect(text).toContain('10.00\nGevinster\nTinn');
    expect(text).not.toMatch(/saker|uten tid/);
    expect(shown({ kind: 'gathering' }, []).text).toContain('Programmet kommer.');
    const numbered = meetingRows(
      worldOf([
        [meetings, [gathering]],
        [cases, [aCase()]],
      ]),
    );
    expect(numbered).toEqual([]);
    expect(
      meetingRows(
        worldOf([
          [meetings, [aMeeting()]],
          [cases, [aCase()]],
        ]),
      ),
    ).toHaveLength(1);
  });

  it('of a workshop without cases is fine', () => {
    const { text, post } = shown({ kind: 'workshop' }, []);
    expect(text).toContain('HR-nettverket · Workshop');
    expect(text).not.toContain('0 saker');
    expect(post.card.summary).toBe('Workshop: HR-nettverket 11. desember 2026');
  });

  it('says why it was cancelled, or moved', () => {
    expect(shown({ state: 'cancelled', stateReason: 'For få kan komme.' }, []).text).toMatch(
      /Møtet er avlyst\.\nGrunn: For få kan komme\./,
    );
    expect(shown({ stateReason: 'Salen er opptatt.' }, []).text).toContain('Møtet har fått ny tid. Grunn: Salen er opptatt.');
  });

  it('counts who comes, and lets it be once the meeting runs', () => {
    const absent = { ...aCase({ key: 'a' }), meeting: 'HR/1', seat: 'HR/Rollag', state: 'absent', title: 'Rollag' } as unknown as RowMeta;
    const more: [List, readonly RowMeta[]][] = [
      [seats, [aSeat({ municipality: 'Rollag' }), aSeat({ municipality: 'Tinn' })]],
      [attendances, [absent]],
    ];
    const { text } = shown({}, [aCase()], { more });
    expect(text).toContain('1 av 2 møter');
    expect(text).not.toContain('Rollag');
    expect(shown({}, [aCase()], { more, at: '2026-12-11T08:30:00Z' }).text).not.toContain('møter');
  });

  it('of fifteen or forty long cases stays within what Teams takes, and can be read on a phone', () => {
    const words = 'Øving på lange, ærlige saksoverskrifter om åpenhet ';
    for (const count of [15, 40]) {
      const agenda = Array.from({ length: count }, (_, index) =>
        aCase({
          key: `HR/1/${index}`,
          position: index,
          number: `${index}/26`,
          minutes: 25,
          title: words.repeat(5),
          measure: words.repeat(5),
          ...late,
        }),
      );
      const { card, text, buttons } = shown({}, agenda);
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(24_001);
      expect(buttons.length).toBeLessThan(7);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(260);
      const listed = text.match(/\/26 {2}/g)!.length;
      expect(listed).toBeGreaterThan(count === 15 ? 14 : 14);
      expect(text).toContain(`${count} saker · `);
      if (listed < count) expect(text).toContain(`+ ${count - listed} saker til`);
    }
  });

  it('is the same twice: its data decide', () => {
    const { data } = shown({}, [aCase({ minutes: 10 })]);
    expect(noticeCard(data, 'nb', { link })).toEqual(noticeCard(data, 'nb', { link }));
  });
});

describe('the chair is asked', () => {
  const of = (meeting: Partial<Meeting>) => chairAskedAt(aMeeting({ createdAt: instant('2026-01-01T08:00:00Z'), ...meeting }), worldOf([]));
  const table: readonly (readonly [what: string, of: Partial<Meeting>, at: string])[] = [
    ['seven working days before', { noticeAt: instant('2026-12-04T07:30:00Z') }, '2026-12-02T07:15:00.000Z'],
    ['at least one before the notice', { noticeAt: instant('2026-12-02T07:30:00Z') }, '2026-12-01T07:15:00.000Z'],
    [
      'before a silent week',
      { startsAt: instant('2026-07-27T07:00:00Z'), noticeAt: instant('2026-07-20T06:30:00Z') },
      '2026-07-03T06:15:00.000Z',
    ],
    [
      'when it was planned, if later',
      { createdAt: instant('2026-12-05T10:00:00Z'), noticeAt: instant('2026-12-04T07:30:00Z') },
      '2026-12-05T10:00:00.000Z',
    ],
  ];
  it.each(table)('%s', (_what, meeting, at) => {
    expect(of(meeting)).toBe(at);
  });

  it('where there is one, until the notice is out or the meeting cancelled', () => {
    const wanted = (meeting: Partial<Meeting>, at = '2026-12-03T08:00:00Z') =>
      approvalPosts(
        worldOf(
          [
            [networks, [aNetwork()]],
            [people, [aPerson({ key: 'chair' })]],
            [seatTerms, [aTerm({ person: 'chair', seat: 'HR/Rollag' })]],
            [meetings, [aMeeting({ state: 'planned', chair: 'Rollag', noticeAt: instant('2026-12-04T07:30:00Z'), ...meeting })]],
          ],
          at,
        ),
      ).map(({ key }) => key);
    expect(wanted({})).toEqual(['approve/HR/1/chair']);
    expect(wanted({ state: 'ready' })).toEqual(['approve/HR/1/chair']);
    expect(wanted({ chair: undefined })).toEqual([]);
    expect(wanted({ chair: 'Tinn' })).toEqual([]);
    expect(wanted({ state: 'cancelled' })).toEqual([]);
    expect(wanted({ state: 'noticed' })).toEqual([]);
    expect(wanted({}, '2026-12-04T08:00:00Z')).toEqual([]);
    expect(wanted({}, '2026-12-01T08:00:00Z')).toEqual([]);
  });
});
