import { changeExempt, liftExempt, markExempt } from '../../bot/exempt/exempt.commands.ts';
import { seenPlaces, type Told } from '../../bot/exempt/exempt.places.ts';
import { exemptContentOf } from '../../bot/exempt-content.ts';
import { dueForReview } from '../../bot/exempt-reviews.ts';
import { shownNow } from '../../bot/shown-minutes.ts';
import { Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import type { Write } from '../../bot/write.ts';
import type { Actor } from '../../shared/access.ts';
import { archivePackages } from '../../shared/archive/archive.list.ts';
import { cases } from '../../shared/case/case.list.ts';
import { checklists, ticks } from '../../shared/checklist/checklist.list.ts';
import { day, instant } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { exemptContents } from '../../shared/exempt/exempt.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { history } from '../../shared/history/history.list.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { attachments, meetings } from '../../shared/meeting/meeting.list.ts';
import type { MinutesBody } from '../../shared/minutes/minutes.body.ts';
import { minutes, minutesComments } from '../../shared/minutes/minutes.list.ts';
import { people } from '../../shared/seat/seat.list.ts';
import { aCase, aFollowUp, aMeeting, aNetwork, aPerson } from '../support/rows.ts';
import { worldAt } from '../support/simulated.ts';

const now = instant('2026-12-04T09:00:00Z');
const secret = 'HEMMELIG';
const actor = (of: Partial<Actor>): Actor => ({
  ...{ person: 'someone', name: 'Noen', identity: 'tid/oid', language: 'nb', secretariat: false, seats: [] },
  ...of,
});
const secretary = actor({ person: 'secretary', secretariat: true });
const seatedIn = (network: string, municipality = 'Rollag') =>
  actor({ seats: [{ seat: `${network}/${municipality}`, network, municipality, part: 'representative' }] });

const meta = (key: string): RowMeta => ({ ...aMeeting({ key }) });
const row = (key: string, of: object): RowMeta => ({ ...meta(key), ...of });
const item = aCase({
  ...{ key: 'HR/1/02', title: `${secret} sak`, information: `${secret} info`, proposal: `${secret} forslag` },
  ...{ conclusion: `${secret} konklusjon`, weighing: `${secret} veid`, kind: 'decision', state: 'treated', number: '036/26' },
});
const lists: readonly List[] = [cases, attachments, decisions, followUps, checklists, history, meetings, exemptContents];

/** A decided case with everything that hangs on it, each of which says its words. */
function aRegion(): World {
  const rows: [List, readonly RowMeta[]][] = [
    [meetings, [aMeeting()]],
    [cases, [item, aCase({ key: 'HR/1/03', title: 'En annen sak' })]],
    [
      attachments,
      [
        row('HR/1/v1', {
          title: `${secret} vedlegg`,
          meeting: 'HR/1',
          caseKey: item.key,
          url: `https://x.example/${secret}`,
          exempt: false,
        }),
      ],
    ],
    [decisions, [row(`${item.key}/1`, { title: item.title, text: item.conclusion, caseKey: item.key })]],
    [followUps, [aFollowUp({ key: `${item.key}/1/Rollag`, decision: `${item.key}/1`, title: item.title })]],
    [checklists, [row(`${item.key}/F6-1`, { title: item.title, cause: item.key })]],
    [
      history,
      [
        row(`Cases/${item.key}/1`, { title: item.title, rowKey: item.key, listName: 'Cases' }),
        row(`FollowUps/${item.key}/1`, { title: `Rollag: ${item.title}`, rowKey: `${item.key}/1/Rollag`, listName: 'FollowUps' }),
        row('Attachments/HR/1/v1/1', { title: `${secret} vedlegg`, rowKey: 'HR/1/v1', listName: 'Attachments' }),
      ],
    ],
    [exemptContents, []],
  ];
  return worldAt(now, rows);
}

/** The region after these writes, each row with a new ETag. */
function withWrites(world: World, writes: readonly Write[]): World {
  let { snapshot } = world;
  for (const write of writes) {
    const all = snapshot.table(write.list).all;
    const changed = (old: RowMeta) => ({ ...old, ...write.values, etag: `${old.etag}+` });
    const next =
      write.do === 'create'
        ? [...all, { ...meta(write.key), ...write.values }]
        : all.map((old) => (old.key === write.row.key ? changed(old) : old));
    snapshot = snapshot.with(write.list, new Table(next));
  }
  return { ...world, snapshot };
}

const openRows = ({ snapshot }: World) =>
  JSON.stringify(lists.filter(({ site }) => site === 'region').map((list) => snapshot.table(list).all));
const carriedOut = (world: World, command: typeof markExempt, by: Actor, input: object): World | string => {
  const outcome = command.carryOut(world, by, input);
  return outcome.kind === 'done' ? withWrites(world, outcome.writes) : outcome.text.nb;
};
const mark = (world: World, input: object = {}, by = secretary) =>
  carriedOut(world, markExempt, by, {
    key: item.key,
    seen: world.snapshot.of(cases).get(item.key)!.etag,
    provision: 'negotiation',
    ...input,
  });
const markedRegion = (input: object = {}) => mark(aRegion(), input) as World;
const contentIn = (world: World, key: string = item.key) => world.snapshot.of(exemptContents).get(key)!;

describe('a case that is marked as exempt from public disclosure', () => {
  it('says nothing in any open row, nor does what hangs on it', () => {
    expect(openRows(aRegion())).toContain(secret);
    const marked = markedRegion();

    expect(openRows(marked)).not.toContain(secret);
    expect(marked.snapshot.of(cases).get(item.key)).toMatchObject({
      ...{ title: 'Unntatt offentlighet', exempt: true, provision: 'offl. § 23 første ledd', number: '036/26', state: 'treated' },
    });
    expect(marked.snapshot.of(followUps).all[0]?.title).toBe('Rollag: Unntatt offentlighet, offl. § 23 første ledd');
  });

  it('has its content laid in the restricted site before any open row forgets it', () => {
    const outcome = markExempt.carryOut(aRegion(), secretary, { key: item.key, seen: item.etag, provision: 'negotiation' });
    const writes = outcome.kind === 'done' ? outcome.writes : [];
    const forgets = (write: Write) => write.list === cases;
    expect(writes.findIndex(({ list }) => list === exemptContents)).toBeLessThan(writes.findIndex(forgets));
    expect(writes.findIndex(forgets)).toBe(writes.length - 1);
    expect(contentIn(markedRegion())).toMatchObject({
      ...{
        heading: item.title,
        information: item.information,
        proposal: item.proposal,
        conclusion: item.conclusion,
        weighing: item.weighing,
      },
      ...{ setBy: 'secretary', setAt: now, reviewOn: '2027-12-04', title: 'Unntatt offentlighet' },
    });
    expect(contentIn(markedRegion(), 'HR/1/v1')).toMatchObject({ kind: 'attachment', url: `https://x.example/${secret}` });
  });

  it('marked again changes nothing; broken off half-way it is completed', () => {
    const marked = markedRegion();
    expect(markExempt.carryOut(marked, secretary, { key: item.key, seen: 'old', provision: 'negotiation' })).toMatchObject({ writes: [] });

    const outcome = markExempt.carryOut(aRegion(), secretary, { key: item.key, seen: item.etag, provision: 'negotiation' });
    const half = withWrites(aRegion(), outcome.kind === 'done' ? outcome.writes.slice(0, 1) : []);
    expect(openRows(mark(half) as World)).not.toContain(secret);
    expect((mark(half) as World).snapshot.of(exemptContents).all).toHaveLength(2);
  });

  it.each([
    ['without a provision', { provision: undefined }, /«provision»|hjemmel/],
    ['on a provision that is none', { provision: 'offl. § 99' }, /«provision»|hjemmel/],
    ['with a review in the past', { reviewOn: '2026-12-04' }, /Velg en dag som kommer/],
    ['by somebody who saw another version', { seen: 'old' }, /endret dette/],
    ['where there is no such case', { key: 'HR/9/01' }, /finnes ikke/],
  ])('is refused %s, and nothing is moved', (_, input, said) => {
    expect(mark(aRegion(), input)).toMatch(said);
  });

  it('is marked by those who keep the agenda only', () => {
    expect(mark(aRegion(), {}, seatedIn('HR'))).toMatch(/Bare sekretariatet og møtelederen/);
  });

  it.each([
    ['a seat of the network', {}, seatedIn('HR'), true],
    ['a seat of another network', {}, seatedIn('TEKNISK'), false],
    ['nobody’s seat', {}, actor({}), false],
    ['the secretariat', {}, secretary, true],
    ['another of the secretariat, when it is not for them', { readers: { secretariat: false } }, { ...secretary, person: 'other' }, false],
    ['whoever marked it', { readers: { secretariat: false, seats: [] } }, secretary, true],
    ['a seat that is not named', { readers: { seats: ['HR/Tinn'] } }, seatedIn('HR'), false],
    ['a seat that is named', { readers: { seats: ['HR/Tinn'] } }, seatedIn('HR', 'Tinn'), true],
  ])('is read by %s or not', (_, input, reader, may) => {
    expect(exemptContentOf(item.key, reader, markedRegion(input)) !== undefined).toBe(may);
  });

  it('is there for nobody while the restricted site cannot be read', () => {
    const { snapshot, ...world } = markedRegion();
    expect(exemptContentOf(item.key, secretary, { ...world, snapshot: snapshot.without(new Set([exemptContents])) })).toBeUndefined();
  });

  it('gets other grounds, readers and words by those who may read it', () => {
    const marked = markedRegion();
    const change = (input: object, by = secretary) =>
      carriedOut(marked, changeExempt, by, { key: item.key, seen: contentIn(marked).etag, ...input });
    const changed = change({ provision: 'tender', information: `${secret} mer`, readers: { seats: [] } }) as World;

    expect(changed.snapshot.of(cases).get(item.key)?.provision).toBe('offl. § 23 tredje ledd');
    expect(contentIn(changed)).toMatchObject({ information: `${secret} mer`, readers: { secretariat: true, seats: [] } });
    expect(openRows(changed)).not.toContain(secret);
    expect(change({ seen: 'old', information: 'noe' })).toMatch(/endret dette/);
  });

  it('names other grounds everywhere once it is exempt on them, its papers and the headings of its history too', () => {
    const marked = markedRegion();
    expect(openRows(marked)).toContain('§ 23 første ledd');
    const changed = carriedOut(marked, changeExempt, secretary, {
      ...{ key: item.key, seen: contentIn(marked).etag, provision: 'tender' },
    }) as World;

    expect(openRows(changed)).not.toContain('§ 23 første ledd');
    expect(changed.snapshot.of(attachments).get('HR/1/v1')?.provision).toBe('offl. § 23 tredje ledd');
    const headings = changed.snapshot.of(history).all.map(({ rowKey, title }) => [rowKey, title]);
    const words = 'Unntatt offentlighet, offl. § 23 tredje ledd';
    expect(headings).toEqual([
      [item.key, words],
      [`${item.key}/1/Rollag`, `Rollag: ${words}`],
      ['HR/1/v1', words],
    ]);
    const sent = { cases: [{ key: item.key, kind: 'exempt', number: '036/26', provision: 'offl. § 23 første ledd' }], attendance: [] };
    expect(shownNow(sent as unknown as MinutesBody, changed).cases).toMatchObject([{ provision: 'offl. § 23 tredje ledd' }]);
  });

  it('keeps the grounds of a paper that has its own', () => {
    const marked = markedRegion();
    const paper = contentIn(marked, 'HR/1/v1');
    const own = carriedOut(marked, changeExempt, secretary, { key: paper.key, seen: paper.etag, provision: 'advice' }) as World;
    const changed = carriedOut(own, changeExempt, secretary, { key: item.key, seen: contentIn(own).etag, provision: 'tender' }) as World;

    expect(changed.snapshot.of(attachments).get(paper.key)?.provision).toBe('offl. § 15 andre ledd');
  });

  it('stands in the open again when it is lifted, and then nothing of it lies in the restricted site', () => {
    const marked = markedRegion();
    const open = carriedOut(marked, liftExempt, secretary, { key: item.key, seen: contentIn(marked).etag }) as World;

    expect(open.snapshot.of(cases).get(item.key)).toMatchObject({
      ...{ title: item.title, information: item.information, proposal: item.proposal, conclusion: item.conclusion },
      ...{ exempt: false, provision: undefined },
    });
    expect(open.snapshot.of(followUps).all[0]?.title).toBe(`Rollag: ${item.title}`);
    expect(JSON.stringify(contentIn(open))).not.toContain(secret);
    expect(liftExempt.carryOut(open, secretary, { key: item.key, seen: 'any' })).toMatchObject({ writes: [] });
  });
});

describe('where exempt content has been seen', () => {
  const told = (key: string, sentAt: string, to: Told['to'] = { network: 'HR' }, conversation = '19:hr'): Told => ({
    key,
    sentAt,
    to,
    conversation,
  });
  const early = '2026-12-02T08:00:00Z';

  it('is the meeting’s posts, the messages and versions of before it was marked', () => {
    const marked = markedRegion();
    const all = [
      told('notice/HR/1', early),
      told('notice/HR/2', early),
      told('decided/HR/1', '2026-12-05T08:00:00Z'),
      told('waiting/a', early, { person: 'a' }, 'chat-a'),
      told('waiting/a', early, { person: 'a' }, 'chat-a'),
      told('waiting/b', early, { person: 'b' }, 'mail'),
    ];
    const world = { ...marked, snapshot: marked.snapshot.with(exemptContents, marked.snapshot.table(exemptContents)) };

    expect(seenPlaces(contentIn(marked), all, world)).toEqual([
      { kind: 'channel', network: aNetwork().title, what: 'notice', at: early },
      { kind: 'chat', people: 1 },
      { kind: 'mail', people: 1 },
      { kind: 'versions', lists: ['Saker', 'Beslutninger', 'Oppfølginger', 'Sjekklister', 'Historikk'] },
    ]);
    expect(seenPlaces(contentIn(marked, 'HR/1/v1'), [], marked)).toEqual([
      { kind: 'versions', lists: ['Vedlegg'] },
      { kind: 'file', url: `https://x.example/${secret}` },
    ]);
  });

  it('is nowhere, for what was exempt from the start', () => {
    const marked = markedRegion();
    const content = { ...contentIn(marked), setAt: meta('x').createdAt };

    expect(seenPlaces(content, [told('notice/HR/1', early)], marked)).toEqual([]);
  });

  it('is what people wrote beside it, by kind, number and day and never the words', () => {
    const at = (on: string) => instant(`${on}T08:00:00Z`);
    const said = (key: string, of: object) => row(key, { comment: `${secret} gjengitt`, ...of });
    const { snapshot, ...world } = markedRegion();
    const beside: [List, readonly RowMeta[]][] = [
      [
        minutes,
        [
          row('HR/1/1', { meeting: 'HR/1', sentAt: at('2026-12-01') }),
          row('HR/1/2', { meeting: 'HR/1', note: secret, sentAt: at('2026-12-02') }),
        ],
      ],
      [
        minutesComments,
        [
          said('a', { minutes: 'HR/1/1', answeredAt: at('2026-12-01') }),
          said('b', { minutes: 'HR/1/1', answeredAt: at('2026-12-03') }),
          said('after it was marked', { minutes: 'HR/1/1', answeredAt: at('2026-12-07') }),
          said('without words', { minutes: 'HR/1/1', comment: undefined, answeredAt: at('2026-12-02') }),
        ],
      ],
      [ticks, [row('t', { checklist: `${item.key}/F6-1`, reason: secret, tickedAt: at('2026-11-30') })]],
      [followUps, [aFollowUp({ key: `${item.key}/1/Rollag`, decision: `${item.key}/1`, comment: secret, answeredAt: at('2026-12-02') })]],
      [archivePackages, [row('HR/1/notice', { meeting: 'HR/1', kind: 'notice', deliveredAt: at('2026-12-02') })]],
      [
        cases,
        [
          ...snapshot.of(cases).all,
          aCase({ key: 'HR/1/09', title: item.title, carriedFrom: item.key, number: '041/26' }),
          aCase({ key: 'HR/1/10', title: item.title, earlier: [item.key], exempt: true }),
        ],
      ],
    ];
    const places = seenPlaces(contentIn(markedRegion()), [], {
      ...world,
      snapshot: beside.reduce((so, [list, rows]) => so.with(list, new Table(rows)), snapshot),
    });

    expect(places).toEqual([
      { kind: 'archive', what: 'notice', at: at('2026-12-02') },
      { kind: 'versions', lists: ['Saker', 'Beslutninger', 'Oppfølginger', 'Sjekklister', 'Referat', 'Historikk'] },
      { kind: 'words', what: 'minutesNote', count: 1, last: at('2026-12-02') },
      { kind: 'words', what: 'minutesComment', count: 2, last: at('2026-12-03') },
      { kind: 'words', what: 'tickReason', count: 1, last: at('2026-11-30') },
      { kind: 'words', what: 'followUpComment', count: 1, last: at('2026-12-02') },
      { kind: 'related', key: 'HR/1/09', number: '041/26', networkTitle: aNetwork().title, meeting: 'HR/1', day: expect.any(String) },
    ]);
    expect(JSON.stringify(places)).not.toContain(secret);
  });
});

describe('whether something must still be exempt', () => {
  it('is looked at again on its day, with the papers that were marked with it', () => {
    const marked = markedRegion({ reviewOn: '2027-03-01' });

    expect(dueForReview({ ...marked, today: day('2027-02-28') }, secretary)).toEqual([]);
    expect(dueForReview({ ...marked, today: day('2027-03-01') }, secretary)).toEqual([
      {
        ...{ key: item.key, kind: 'case', meeting: 'HR/1', networkTitle: aNetwork().title, number: '036/26' },
        ...{ provision: 'offl. § 23 første ledd', reviewOn: '2027-03-01', askOf: undefined },
      },
    ]);
  });

  it('is over for the case and those papers once it has a new day, but not for a paper with a day of its own', () => {
    const marked = markedRegion({ reviewOn: '2027-03-01' });
    const again = (world: World, key = item.key, on = '2028-03-01') =>
      carriedOut(world, changeExempt, secretary, { key, seen: contentIn(world, key).etag, reviewOn: on }) as World;
    const later = day('2027-03-02');
    const keys = (world: World) => dueForReview({ ...world, today: later }, secretary).map(({ key }) => key);

    expect(keys(again(marked))).toEqual([]);
    expect(keys(again(again(marked, 'HR/1/v1', '2027-02-01')))).toEqual(['HR/1/v1']);
    expect(carriedOut(marked, changeExempt, secretary, { key: item.key, seen: contentIn(marked).etag, reviewOn: '2026-12-04' })).toMatch(
      /Velg en dag som kommer/,
    );
  });

  it('is for whoever marked it to say, when the reader may not read it', () => {
    const marked = markedRegion({ reviewOn: '2027-03-01', readers: { secretariat: false } });
    const { snapshot } = marked;
    const world = {
      ...marked,
      today: day('2027-03-01'),
      snapshot: snapshot.with(people, new Table<RowMeta>([aPerson({ key: 'secretary', title: 'Siv' })])),
    };

    expect(dueForReview(world, secretary).map(({ askOf }) => askOf)).toEqual([undefined]);
    expect(dueForReview(world, { ...secretary, person: 'other' }).map(({ askOf }) => askOf)).toEqual(['Siv']);
  });

  it('waits while the restricted site cannot be read', () => {
    const { snapshot, ...world } = markedRegion({ reviewOn: '2027-03-01' });
    const unread = { ...world, today: day('2027-03-01'), snapshot: snapshot.without(new Set([exemptContents])) };

    expect(dueForReview(unread, secretary)).toEqual([]);
  });
});
