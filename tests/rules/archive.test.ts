import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { documents } from '../../bot/adapters/documents/documents.ts';
import { contentsOf } from '../../bot/archive/archive.contents.ts';
import { archiveDownload, archiveQuery } from '../../bot/archive/archive.queries.ts';
import { archiveRows } from '../../bot/archive/archive.rows.ts';
import { noticeOf } from '../../bot/archive/notice.body.ts';
import { norway } from '../../bot/calendar.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import type { Actor } from '../../shared/access.ts';
import type { ArchivePage } from '../../shared/archive/archive.api.ts';
import { type ArchivePackage, archivePackages } from '../../shared/archive/archive.list.ts';
import { cases } from '../../shared/case/case.list.ts';
import { dayOf, instant } from '../../shared/day.ts';
import type { Disclosed } from '../../shared/document/edition.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { type Attachment, attachments, meetings } from '../../shared/meeting/meeting.list.ts';
import { type Minutes, minutes } from '../../shared/minutes/minutes.list.ts';
import { exemptInNotice } from '../../shared/notice/notice.body.ts';
import { noticeOutline } from '../../shared/notice/notice.outline.ts';
import { networks, seats } from '../../shared/seat/seat.list.ts';
import type { Language } from '../../shared/text.ts';
import { aCase, aMeeting, aNetwork, aSeat } from '../support/rows.ts';

const key = 'HR/1';
const calendar = norway();
const secretariat: Actor = { person: 'S', name: 'S', identity: 't/s', language: 'nb', secretariat: true, seats: [] };
const secret = 'Hemmelig personalsak';

const open = aCase({ key: 'HR/1/01', number: '001/26', title: 'Felles mottak', kind: 'decision', minutes: 30, proposal: 'Vi gjør det.' });
const exempt = aCase({
  ...{ key: 'HR/1/02', position: 2, number: '002/26', exempt: true, provision: 'offl. § 23 første ledd' },
  ...{ title: secret, information: secret, proposal: secret, officer: secret },
});
const noticed = aMeeting({ key, state: 'noticed' });

const anAttachment = (number: number, of: Partial<Attachment> = {}): Attachment =>
  ({
    ...{ ...open, key: `${key}/vedlegg/${number}` },
    ...{ meeting: key, caseKey: open.key, number, title: `Notat ${number}`, url: `https://region.example/${number}` },
    ...{ sentLater: false, exempt: false, provision: undefined, withdrawn: undefined },
    ...of,
  }) as unknown as Attachment;

const papers = [
  anAttachment(1),
  anAttachment(2, { exempt: true, title: secret, url: `https://region.example/${secret}`, provision: 'offl. § 14' }),
  anAttachment(3, { caseKey: exempt.key, title: secret }),
];

const aPackage = (of: Partial<ArchivePackage> = {}): ArchivePackage =>
  ({
    ...{ ...open, key: `${key}/notice` },
    ...{ meeting: key, network: 'HR', kind: 'notice', state: 'waiting', madeAt: instant('2026-12-04T07:30:00Z') },
    ...of,
  }) as unknown as ArchivePackage;

const minutesRow = (of: Partial<Minutes> = {}): Minutes =>
  ({
    ...{ ...open, key: `${key}/1` },
    ...{ meeting: key, version: 1, state: 'approved', note: undefined, approvedIn: undefined },
    ...{ sentAt: instant('2026-12-14T09:00:00Z'), lockedAt: instant('2027-01-14T09:00:00Z') },
    body: {
      ...{ language: 'nb', network: 'HR-nettverket', startsAt: noticed.startsAt, endsAt: noticed.endsAt, programme: [] },
      attendance: [{ municipality: 'Rollag', state: 'present', outOf: [{ case: '002/26', provision: 'fvl. § 6' }] }],
      cases: [open, { ...exempt, exempt: false }].map(({ key: of, kind, number, title, proposal }) => ({
        ...{ key: of, kind, number, title, proposal, earlier: [], outcome: 'treated', asProposed: false, dissent: [] },
      })),
    },
    ...of,
  }) as unknown as Minutes;

function worldOf(rows: readonly (readonly [List, readonly RowMeta[]])[] = [], now = '2026-12-14T09:00:00Z'): World {
  const at = instant(now);
  const all = new Map<List, readonly RowMeta[]>([
    [meetings, [noticed]],
    [cases, [open, exempt]],
    [attachments, papers],
    [networks, [aNetwork({ key: 'HR', title: 'HR-nettverket' })]],
    [seats, ['Rollag', 'Tinn'].map((municipality) => aSeat({ municipality }))],
    [archivePackages, [aPackage()]],
    ...rows,
  ]);
  return {
    snapshot: new Snapshot(new Map([...all].map(([list, some]) => [list.name, new Table(some)]))),
    now: at,
    today: dayOf(at),
    calendar,
    link: (path) => path,
  };
}

const unzipped = async (world: World, of = `${key}/notice`) =>
  unzipSync(await documents.zip(archiveDownload.answer(world, secretariat, { key: of })!));

describe('archive packages', () => {
  it('are made by rule when the notice is out and when minutes are approved, and not beside one made by hand', () => {
    const made = (rows: readonly (readonly [List, readonly RowMeta[]])[]) =>
      archiveRows(worldOf(rows)).map((write) => write.do === 'create' && write.key);

    expect(made([[archivePackages, []]])).toEqual(['HR/1/notice']);
    expect(
      made([
        [meetings, [aMeeting({ key, state: 'ready' })]],
        [archivePackages, []],
      ]),
    ).toEqual([]);
    expect(made([[minutes, [minutesRow({ lockedAt: undefined })]]])).toEqual([]);
    expect(made([[minutes, [minutesRow()]]])).toEqual(['HR/1/minutes/1']);
    expect(made([[archivePackages, [aPackage({ key: 'for-hånd' })]]])).toEqual([]);
  });

  it('are not made of what was long ago when the archive began: a region with years of meetings begins with an empty list', () => {
    const held = (endsAt: string) => [meetings, [aMeeting({ key, state: 'approved', endsAt: instant(endsAt) })]] as const;
    const locked = (lockedAt: string) => [minutes, [minutesRow({ lockedAt: instant(lockedAt) })]] as const;
    const made = (rows: readonly (readonly [List, readonly RowMeta[]])[]) =>
      archiveRows(worldOf([[archivePackages, []], ...rows], '2027-02-10T12:00:00Z')).map((write) => write.do === 'create' && write.key);

    expect(made([held('2027-01-11T12:00:00Z')])).toEqual(['HR/1/notice']);
    expect(made([held('2027-01-11T11:59:00Z')])).toEqual([]);
    expect(made([held('2026-06-01T12:00:00Z'), locked('2026-09-01T12:00:00Z')])).toEqual([]);
    // The minutes of an old meeting that are approved, or corrected, now.
    expect(made([held('2026-06-01T12:00:00Z'), locked('2027-02-01T12:00:00Z')])).toEqual(['HR/1/minutes/1']);
  });

  it('are looked at anew when a list they are made of has changed, and only then', () => {
    const world = worldOf();
    const page = (now: World) => archiveQuery.answer(now, secretariat, {}) as ArchivePage;
    const [before] = page(world).waiting;
    const other = { ...world, snapshot: world.snapshot.with(meetings, new Table<RowMeta>([{ ...noticed, place: 'Rådhuset' } as RowMeta])) };
    const [after] = page(other).waiting;

    expect(page(world).waiting[0]?.contents).toBe(before?.contents);
    expect(after?.contents).not.toBe(before?.contents);
    expect(page({ ...other, snapshot: other.snapshot.with(meetings, new Table<RowMeta>()) }).waiting[0]?.contents).toBeUndefined();
    expect(page(world).waiting[0]?.contents).toBe(before?.contents);
  });

  it('are not changed by the version that replaces them, nor by when they were made', () => {
    const row = aPackage({ key: `${key}/minutes/1`, kind: 'minutes', version: 1 });
    const checksum = (some: readonly Minutes[], of: Partial<ArchivePackage> = {}) =>
      contentsOf({ ...row, ...of }, worldOf([[minutes, some]]))?.checksum;
    const first = minutesRow();

    expect(checksum([first, minutesRow({ key: `${key}/2`, version: 2 })])).toBe(checksum([first]));
    expect(checksum([first], { madeAt: instant('2027-03-01T09:00:00Z') })).toBe(checksum([first]));
    expect(checksum([minutesRow({ lockedAt: instant('2027-01-15T09:00:00Z') })])).not.toBe(checksum([first]));
  });

  it('hold the document twice, what is said of it, and checksums that are right', async () => {
    const files = await unzipped(worldOf());

    expect(Object.keys(files).map((name) => name.replace(/ \d{4}-.*\./, '.'))).toEqual([
      'Innkalling HR-nettverket.pdf',
      'Innkalling HR-nettverket.docx',
      'metadata.json',
      'checksums.sha256',
    ]);
    const sums = strFromU8(files['checksums.sha256']!).trimEnd().split('\n');
    expect(sums).toHaveLength(3);
    for (const line of sums) {
      const [sum = '', name = ''] = line.split('  ');
      expect(createHash('sha256').update(files[name]!).digest('hex')).toBe(sum);
    }
    expect(JSON.parse(strFromU8(files['metadata.json']!))).toMatchObject({
      kind: 'notice',
      edition: 'public',
      body: { key: 'HR', title: 'HR-nettverket' },
      municipalities: ['Rollag', 'Tinn'],
      cases: [
        { number: '001/26', exempt: false, title: 'Felles mottak', kind: 'decision' },
        { number: '002/26', exempt: true, provision: 'offl. § 23 første ledd' },
      ],
      attachments: [
        { number: 1, case: '001/26', title: 'Notat 1', url: 'https://region.example/1' },
        { number: 2, case: '001/26', exempt: true, provision: 'offl. § 14' },
        { number: 3, case: '002/26', exempt: true, provision: 'offl. § 23 første ledd' },
      ],
      madeBy: expect.stringMatching(/^Veven \d/),
    });
  });

  it('are the same bytes each time', async () => {
    const bytes = () => documents.zip(archiveDownload.answer(worldOf(), secretariat, { key: `${key}/notice` })!);
    const first = Buffer.from(await bytes());
    expect(first.equals(Buffer.from(await bytes()))).toBe(true);
    expect(strFromU8(unzipSync((await unzipped(worldOf()))[Object.keys(await unzipped(worldOf()))[1]!]!)['docProps/core.xml']!)).toContain(
      new Date(noticed.noticeAt).toISOString(),
    );
  });

  it.each([
    ['a notice', `${key}/notice`],
    ['minutes that were frozen before the case was marked', `${key}/minutes/1`],
  ])('of %s have nothing exempt in any file', async (_, of) => {
    const row = aPackage({ key: `${key}/minutes/1`, kind: 'minutes', version: 1 });
    const world = worldOf([
      [minutes, [minutesRow()]],
      [archivePackages, [aPackage(), row]],
    ]);
    const files = await unzipped(world, of);
    for (const [name, content] of Object.entries(files)) {
      const inner = name.endsWith('.docx') ? Object.values(unzipSync(content)).map((part) => strFromU8(part)) : [strFromU8(content, true)];
      expect(inner.join('\n')).not.toContain('Hemmelig');
    }
    const { outline } = archiveDownload.answer(world, secretariat, { key: of })!.documents[0]!;
    expect(JSON.stringify(outline)).not.toContain('Hemmelig');
    expect(outline.mark).toBe('Offentlig utgave');
    expect(JSON.stringify(outline)).toContain('002/26 Unntatt offentlighet, offl. § 23 første ledd');
  });
});

describe('a notice as a document', () => {
  it('is marked as a draft until it is out, and as the public edition only when something is exempt', () => {
    const mark = (state: 'ready' | 'noticed', some = [open]) =>
      noticeOutline(
        noticeOf(
          aMeeting({ key, state }),
          worldOf([
            [cases, some],
            [attachments, []],
          ]),
        ),
      ).mark;

    expect(mark('ready')).toBe('Utkast');
    expect(mark('noticed')).toBeUndefined();
    expect(mark('noticed', [open, exempt])).toBe('Offentlig utgave');
  });

  // Word and PDF are made of the outline: what is not in it is in neither.
  it.each<[Language, string, string]>([
    ['nb', 'Full utgave – inneholder opplysninger unntatt offentlighet', 'Unntatt offentlighet, offl. § 23 første ledd'],
    ['nn', 'Full utgåve – inneheld opplysningar unnatekne offentlegheit', 'Unnateke offentlegheit, offl. § 23 første ledd'],
    ['en', 'Full edition – contains information exempt from public disclosure', 'Exempt from public disclosure, offl. § 23 første ledd'],
  ])('has in its full edition what is disclosed to its reader, and nothing else of what is exempt, in %s', (language, mark, provision) => {
    const body = noticeOf(noticed, worldOf([[networks, [aNetwork({ key: 'HR', language })]]]));
    const said = (of: Disclosed | undefined) => JSON.stringify(noticeOutline(body, of));
    const paper = `${key}/vedlegg/2`;

    expect(JSON.stringify(body)).not.toContain('Hemmelig');
    expect(exemptInNotice(body)).toEqual([paper, exempt.key, `${key}/vedlegg/3`]);
    const full = noticeOutline(body, new Map([[exempt.key, { heading: 'Budet', proposal: 'Godta.' }]]));
    expect(full.mark).toBe(mark);
    expect(JSON.stringify(full.blocks)).toContain(`"002/26 Budet"},{"kind":"text","text":"${provision}","look":"quiet"}`);
    expect(JSON.stringify(full.blocks)).toContain('Godta.');
    expect(said(new Map([[paper, { heading: 'Prislista', url: 'https://region.example/p' }]]))).toMatch(
      /Prislista \([^)]*offl\. § 14\) – https:\/\/region\.example\/p/,
    );
    expect(said(new Map([[paper, { heading: 'Prislista' }]]))).toContain(`002/26 ${provision}`);
    expect(said(undefined)).not.toMatch(/Budet|Godta|Prislista/);
  });

  it('has no papers, and no edition, of a case that was taken off the agenda', () => {
    const withdrawn = { ...open, state: 'withdrawn' as const };
    const body = noticeOf(noticed, worldOf([[cases, [withdrawn]]]));
    expect(exemptInNotice(body)).toEqual([]);
    expect(noticeOutline(body).mark).toBeUndefined();
  });
});
