import { PostgresKeptLists } from '../../bot/adapters/postgres/kept.ts';
import type { Veven } from '../../bot/app.ts';
import { cases } from '../../shared/case/case.list.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import type { List } from '../../shared/list.ts';
import { attendances } from '../../shared/meeting/meeting.list.ts';
import { participations } from '../../shared/participation/participation.list.ts';
import { seedItems } from '../support/graph-seed.ts';
import { introductions, type ListAudit, listAudit, rowsOf } from '../support/list-audit.ts';
import { type Asked, type Mishap, misfortune, unrulyGraph } from '../support/unruly-graph.ts';
import { startUnrulyVeven, type UnrulyVeven } from '../support/unruly-veven.ts';
import { municipalities, wishesOf } from '../support/wishes.ts';

const hr = 'HR/2026-12-10/09.00';

/** Each on lists of one region: what breaks off in the middle comes to its end, and nothing is said to be what it is not. */
describe('what breaks off in the middle', () => {
  let region: UnrulyVeven;
  let veven: Veven;
  let audit: ListAudit;

  beforeAll(async () => {
    region = await startUnrulyVeven({ on: '2026-11-23', time: '08:00' });
    audit = await listAudit(region.graph);
    region.moveTo('2026-12-10', '10:00');
    veven = await region.process();
    await veven.settle();
  }, 60_000);
  beforeEach(() => {
    region.unruly.befall = () => undefined;
  });
  afterAll(() => region?.close());

  const wishes = () => wishesOf(region, veven);
  const carryOut = ({ verb, by, input }: ReturnType<ReturnType<typeof wishes>['addCase']>) => veven.command(verb, by, input(), 'tab');
  const keysOf = async (list: List, start: string) =>
    (await audit.items(list))
      .map(({ fields }) => String(fields['Key']))
      .filter((key) => key.startsWith(start))
      .toSorted();
  const fanOf = (key: string) => municipalities.map((municipality) => `${key}/1/${municipality}`).toSorted();
  const isOf = (list: List, { url }: Asked) => url.includes(`/lists/${audit.idOf(list)}/items`);
  const typeDecision = async (key: string) =>
    region.byHand.change('Saker', await region.byHand.row('Saker', key), {
      Conclusion: 'Skrevet rett i lista.',
      State: 'behandlet',
      FollowUpBy: 'kommunene',
    });

  it('a decision typed straight into SharePoint has one follow-up for each municipality, on a bad day too', async () => {
    await typeDecision(`${hr}/01`);
    region.unruly.befall = misfortune(7, 0.3);
    for (let turn = 0; turn < 20 && veven.world().snapshot.of(followUps).where('decision', `${hr}/01/1`).length < 8; turn += 1)
      await veven.settle();
    expect(await keysOf(followUps, `${hr}/01/1`)).toEqual(fanOf(`${hr}/01`));
  });

  it('a process that is killed when three of eight follow-ups are made leaves the rest to the next one', async () => {
    const dying = await unrulyGraph(region.graph.server);
    const killed = Promise.withResolvers<void>();
    let made = 0;
    dying.befall = (asked) => {
      if (asked.method === 'POST' && isOf(followUps, asked)) made += 1;
      if (made <= 3) return undefined;
      killed.resolve();
      return 'cut';
    };
    const first = await region.process(dying);
    await typeDecision(`${hr}/04`);
    const life = first.settle();
    await killed.promise;
    await first.stop();
    await Promise.all([life, dying.close()]);
    expect(await keysOf(followUps, `${hr}/04/1`)).toHaveLength(3);

    veven = await region.process();
    await veven.settle();
    expect(await keysOf(followUps, `${hr}/04/1`)).toEqual(fanOf(`${hr}/04`));
    expect(rowsOf(veven.mirror.snapshot)).toEqual(await audit.rows());
  });

  it('a big list that is read anew, with its link too old and a page that fails, is never shorter meanwhile', async () => {
    const count = 1200;
    const fields = `jsonb_build_object('Title', 'Frammøte', 'Key', 'a' || n, 'Meeting', '${hr}', 'Seat', 'HR/' || n, 'State', 'til stede')`;
    await seedItems(region.graph, audit.idOf(attendances), count, fields);
    await region.graph.server.control.expireDeltaTokens(audit.idOf(attendances));
    await veven.settle();
    const seen = new Set<number>();
    const pages = new Map<number, Mishap>([
      [3, { status: 410 }],
      [9, 'cut'],
      [14, { status: 429, retryAfter: 0 }],
      [20, 'lost'],
      [25, { status: 410 }],
    ]);
    let page = 0;
    region.unruly.befall = (asked) => {
      seen.add(veven.world().snapshot.of(attendances).all.length);
      if (asked.inside || !isOf(attendances, asked)) return undefined;
      page += 1;
      return pages.get(page);
    };
    await region.graph.server.control.expireDeltaTokens(audit.idOf(attendances));
    await veven.settle();
    expect(page).toBeGreaterThan(count / 40);
    expect([...seen]).toEqual([count]);
    expect(rowsOf(veven.mirror.snapshot)[attendances.name]).toHaveLength(count);
    const [kept] = await new PostgresKeptLists(region.graph.database.pool).load([attendances]);
    expect(kept?.items).toHaveLength(count);
  }, 30_000);

  it('a command that Graph is too busy for is told so, and nothing of it is there', async () => {
    const wish = wishes().addCase(hr, 'discussion');
    region.unruly.befall = ({ method }) => (method === 'POST' ? { status: 429, retryAfter: 30 } : undefined);
    await expect(carryOut(wish)).rejects.toMatchObject({ code: 'throttled' });
    expect(veven.world().snapshot.of(cases).has(wish.key)).toBe(false);
    expect(await keysOf(cases, wish.key)).toEqual([]);

    region.unruly.befall = () => undefined;
    expect(await carryOut(wish)).toMatchObject({ kind: 'done' });
    expect(await keysOf(cases, wish.key)).toEqual([wish.key]);
  });

  it('a command whose answer is lost for good is told so; tried again it finds itself done', async () => {
    const wish = wishes().editCase(`${hr}/05`);
    region.unruly.befall = (asked) => (asked.method === 'PATCH' ? 'lost' : asked.inside || !isOf(cases, asked) ? undefined : 'cut');
    await expect(carryOut(wish)).rejects.toMatchObject({ code: 'not-connected' });
    region.unruly.befall = () => undefined;
    await veven.settle();
    expect(await carryOut(wish)).toMatchObject({ kind: 'done' });
    expect(introductions(await audit.versions(cases, wish.key), wish.column, wish.words)).toBe(1);
  });

  it('a conclusion whose decision Graph was too busy for is told so, and the decision comes by itself', async () => {
    const wish = wishes().conclude(`${hr}/02`, 'municipalities');
    region.unruly.befall = (asked) =>
      !asked.inside && asked.method === 'POST' && isOf(decisions, asked) ? { status: 429, retryAfter: 30 } : undefined;
    await expect(carryOut(wish)).rejects.toMatchObject({ code: 'throttled' });
    await veven.stop();
    const after = await audit.rows();
    veven = await region.process();
    expect(after[decisions.name]!.map(({ key }) => key)).toContain(`${hr}/02/1`);
    expect(after[followUps.name]!.map(({ key }) => key)).toEqual(expect.arrayContaining(fanOf(`${hr}/02`)));
  });

  it('a row that we make and somebody deletes, all while the lists are read, is gone', async () => {
    const wish = wishes().takePart('HR2', 0, 0);
    let met = false;
    region.unruly.befall = async (asked) => {
      if (met || !isOf(participations, asked)) return undefined;
      met = true;
      await carryOut(wish);
      await region.byHand.remove('Deltakelse', await region.byHand.row('Deltakelse', wish.key));
      return undefined;
    };
    await veven.settle();
    expect(met).toBe(true);
    expect(veven.world().snapshot.of(participations).has(wish.key)).toBe(false);
  });

  it('an answer that comes late takes nothing back that has been read since', async () => {
    const wish = wishes().editCase(`${hr}/03`);
    const late = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    region.unruly.befall = ({ method }) => {
      if (method !== 'PATCH') return undefined;
      region.unruly.befall = () => undefined;
      return { late: Promise.resolve(written.resolve()).then(() => late.promise) };
    };
    const command = carryOut(wish);
    await written.promise;
    await veven.settle();
    region.moveTo('2026-12-10', '10:05');
    await region.byHand.change('Saker', await region.byHand.row('Saker', wish.key), { Title: 'Skrevet etterpå' });
    await veven.settle();
    late.resolve();
    await command;
    expect(veven.world().snapshot.of(cases).get(wish.key)?.title).toBe('Skrevet etterpå');
  });

  it('a row made by hand whose key a process could not write before it was killed gets it from the next one', async () => {
    const dying = await unrulyGraph(region.graph.server);
    const first = await region.process(dying);
    await first.settle();
    const killed = Promise.withResolvers<void>();
    dying.befall = (asked) => {
      if (asked.method === 'PATCH' && isOf(attendances, asked)) killed.resolve();
      return asked.method === 'PATCH' ? 'cut' : undefined;
    };
    await region.byHand.add('Fremmøte', { Title: 'Uten nøkkel', Meeting: hr, Seat: 'HR/Rollag', State: 'til stede' });
    const life = first.settle();
    await killed.promise;
    await first.stop();
    await Promise.all([life, dying.close()]);

    veven = await region.process();
    await veven.settle();
    const row = veven
      .world()
      .snapshot.of(attendances)
      .all.find(({ title }) => title === 'Uten nøkkel');
    expect(row?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect((await audit.items(attendances)).find(({ id }) => id === row?.itemId)?.fields['Key']).toBe(row?.key);
  });

  afterEach(async () => {
    region.unruly.befall = () => undefined;
    await veven.settle();
    expect(rowsOf(veven.mirror.snapshot)).toEqual(await audit.rows());
  });
});
