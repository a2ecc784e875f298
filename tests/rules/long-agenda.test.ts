import { norway } from '../../bot/calendar.ts';
import { stamped } from '../../bot/card.ts';
import { noticePosts } from '../../bot/meeting/meeting.posts.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import { cases } from '../../shared/case/case.list.ts';
import { checklists } from '../../shared/checklist/checklist.list.ts';
import { hearingOf } from '../../shared/checklist/checklist.rules.ts';
import { day, dayOf, type Instant, osloInstant } from '../../shared/day.ts';
import type { List } from '../../shared/list.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { attachments, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { networks, seats } from '../../shared/seat/seat.list.ts';
import { type Language, languages } from '../../shared/text.ts';
import { aCase, aMeasure, aMeeting, aNetwork, anAttachment, aSeat } from '../support/rows.ts';
import { buttonsOf, textOf } from '../support/teams-card.ts';

/** Teams takes about 28 KB of a message in a channel, and six buttons. */
const mostBytes = 28 * 1024;
const mostButtons = 6;

/** As long as SharePoint takes, in letters of two bytes, with signs that a card must take out of force. */
const long = 'Ærlig _talt_ om [ønsker] og *åpenhet* – '.repeat(7).slice(0, 255);
const at = (on: string, time = '09:00'): Instant => osloInstant(day(on), time);
const startsAt = at('2026-12-11');
const endsAt = at('2026-12-11', '15:00');
const key = `HR/${'x'.repeat(100)}`;

function worldOf(now: Instant, language: Language, of: Partial<Meeting>): World {
  const agenda = Array.from({ length: 15 }, (_, index) =>
    aCase({
      key: `${key}/${index}`,
      meeting: key,
      title: long,
      number: `${100 + index}/26`,
      position: index + 1,
      kind: index % 2 === 0 ? 'decision' : 'discussion',
      followUpBy: 'municipalities',
      minutes: 25,
      measure: 'HR4',
      addedLate: index > 12,
      information: long.repeat(30),
      proposal: long.repeat(30),
    }),
  );
  const papers = agenda.flatMap(({ key: caseKey }, index) =>
    Array.from({ length: 6 }, (_, paper) => {
      const number = index * 6 + paper + 1;
      return anAttachment({
        number,
        caseKey,
        meeting: key,
        title: long,
        url: `https://x.no/${long}`,
        sentLater: paper === 0,
        exempt: paper === 1,
      });
    }),
  );
  const hearings = agenda.map(({ key: caseKey }) => ({ ...aMeasure({ key: hearingOf(caseKey) }), caseKey }));
  const rows: readonly (readonly [List, readonly { key: string }[]])[] = [
    [meetings, [aMeeting({ key, startsAt, endsAt, place: long, chair: 'Nore og Uvdal', noticeAt: at('2026-12-01', '08:30'), ...of })]],
    [networks, [aNetwork({ title: long, language })]],
    [measures, [aMeasure({ title: long, titleNn: long, titleEn: long })]],
    [seats, ['Flesberg', 'Nore og Uvdal', 'Tinn'].map((municipality) => aSeat({ municipality }))],
    [cases, agenda],
    [attachments, papers],
    [checklists, hearings],
  ];
  const tables = new Map(rows.map(([{ name }, rowsOf]) => [name, new Table(rowsOf as never)]));
  return {
    snapshot: new Snapshot(tables as never),
    now,
    today: dayOf(now),
    calendar: norway(),
    link: (path) => `https://teams.microsoft.com/l/entity/${path}`,
  };
}

/** The message as it leaves for Teams. */
function message(now: Instant, language: Language, of: Partial<Meeting>) {
  const [post] = noticePosts(worldOf(now, language, of));
  if (!post) throw new Error('there is no notice');
  const card = stamped(post.card.render(), post.key);
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
  return {
    card: card as never,
    bytes: Buffer.byteLength(JSON.stringify({ type: 'message', summary: post.card.summary, attachments: [attachment] })),
  };
}

describe('the notice of fifteen long cases', () => {
  it.each<[when: string, now: Instant, of: Partial<Meeting>]>([
    ['before the meeting', at('2026-12-02'), { state: 'noticed' }],
    ['on its day', at('2026-12-11', '10:00'), { state: 'noticed' }],
    ['when it has been moved, for a long reason', at('2026-12-02'), { state: 'noticed', stateReason: long.repeat(31) }],
    ['when it has been called off, for a long reason', at('2026-12-02'), { state: 'cancelled', stateReason: long.repeat(31) }],
    ['when it is over', at('2026-12-12'), { state: 'held' }],
  ])('stays within what Teams takes %s', (_when, now, of) => {
    for (const language of languages) {
      const { card, bytes } = message(now, language, of);
      expect([language, bytes <= mostBytes ? 'fits' : `${bytes} bytes`]).toEqual([language, 'fits']);
      expect(buttonsOf(card).length).toBeLessThanOrEqual(mostButtons);
    }
  });

  it.each<[when: string, of: Partial<Meeting>]>([
    ['before the meeting', { state: 'noticed' }],
    ['when it has been moved, for a long reason', { state: 'noticed', stateReason: long.repeat(31) }],
  ])('has every case by its number, or says how many there are more, %s', (_when, of) => {
    const text = textOf(message(at('2026-12-02'), 'nb', of).card);
    const named = text.match(/\d{3}\/26/g)?.length ?? 0;
    const more = Number(/\+ (\d+) saker? til/.exec(text)?.[1] ?? 0);
    expect(named + more).toBe(15);
    expect(named).toBeGreaterThanOrEqual(12);
  });

  it('says titles and reasons so short that a phone shows several cases', () => {
    const lines = textOf(message(at('2026-12-02'), 'nb', { state: 'noticed', stateReason: long.repeat(31) }).card).split('\n');
    expect(Math.max(...lines.filter((line) => line.includes('/26')).map(({ length }) => length))).toBeLessThanOrEqual(160);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(400);
  });
});
