import { pino } from 'pino';
import { PostgresKeptLists } from '../../bot/adapters/postgres/kept.ts';
import { Mirror } from '../../bot/snapshot/mirror.ts';
import { day, osloInstant } from '../../shared/day.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { seedItems } from '../support/graph-seed.ts';
import { meterOn } from './meter.ts';
import { aRegion, follow, type Region } from './region.ts';

const sizes = [1_000, 10_000, 100_000] as const;

/** A follow-up as people leave it, made from its number. */
const fields = `jsonb_build_object('Title', 'Rollag: Beslutning ' || n / 8, 'Key', 'HR/2026/' || n / 8 || '/1/' || n % 8,
  'Decision', 'HR/2026/' || n / 8 || '/1', 'Network', 'HR', 'Seat', 'HR/Rollag', 'Municipality', 'Rollag', 'Measure', 'HR' || n % 9,
  'State', 'i gang', 'DueOn', '2027-02-09T12:00:00Z', 'AskOn', '2027-02-02T12:00:00Z', 'HelpWanted', false, 'AsDeputy', false,
  'Late', false, 'Comment', 'Vi er i gang, og venter svar fra leverandøren i uke ' || n % 52, 'AnsweredAt', '2027-01-12T09:00:00Z',
  'AnsweredBy', gen_random_uuid(), 'ChangedBy', 'HR/Rollag, Kari Nordmann', 'ChangedVia', 'kort', 'ChangeId', gen_random_uuid())`;

/** Milliseconds and requests of reading a list: the first time, after a restart, and when ten rows have changed. */
export async function syncing(): Promise<Record<string, number>> {
  // Once for the machine to get warm: else the least would look dear beside the most.
  await syncOf(1_000);
  const figures: Record<string, number> = {};
  for (const size of sizes) Object.assign(figures, await syncOf(size));
  for (const name of ['first', 'restart', 'changes'])
    figures[`sync.${name}.ratio`] = (figures[`sync.100000.${name}.ms`] ?? 0) / (figures[`sync.1000.${name}.ms`] ?? 1);
  return figures;
}

async function syncOf(size: number): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  const region = await aRegion(osloInstant(day('2026-11-24'), '08:00'));
  const meter = meterOn(region.graph.server.origin);
  const took = async (name: string, work: () => Promise<unknown>) => {
    const began = performance.now();
    const { requests } = await meter.of(work);
    figures[`sync.${size}.${name}.ms`] = performance.now() - began;
    figures[`sync.${size}.${name}.requests`] = requests;
  };
  const path = await region.site.site.pathTo(followUps);
  await seedItems(region.graph, path.split('/').at(-1) ?? '', size, fields);
  await took('first', () => read(aMirror(region), size));
  const mirror = aMirror(region);
  await took('restart', async () => {
    await mirror.load();
    await read(mirror, size);
  });
  for (let id = 1; id <= 10; id += 1)
    await region.graph.raw('PATCH', `${path}/items/${id * 50}`, { body: { fields: { Comment: 'Ferdig' } } });
  await took('changes', () => read(mirror, size));
  if (mirror.snapshot.of(followUps).where('comment', 'Ferdig').length !== 10) throw new Error('the ten changes did not come');
  meter.close();
  await region.close();
  return figures;
}

const aMirror = ({ graph, site }: Region) =>
  new Mirror({ lists: [followUps], port: site, kept: new PostgresKeptLists(graph.database.pool), log: pino({ level: 'warn' }) });

async function read(mirror: Mirror, size: number): Promise<void> {
  await mirror.sync();
  const { length } = mirror.snapshot.of(followUps).all;
  if (length !== size) throw new Error(`${length} of ${size} rows were read`);
}

const rounds = 25;

/**
 * Milliseconds from when somebody saves a row in SharePoint until it is in the snapshot, told of or looked for as soon as it is saved,
 * beside those of one GET. What a notification waits on the way, two seconds with us and up to a minute at Graph, is left out.
 */
export async function changes(): Promise<Record<string, number>> {
  const region = await aRegion(osloInstant(day('2026-11-24'), '08:00'));
  const { graph, site } = region;
  const path = `${await site.site.pathTo(followUps)}/items`;
  const { mirror, told, machine, close } = await follow(region, { notified: true });
  const { itemId } = mirror.snapshot.of(followUps).all[0] ?? {};
  const change = (comment: string) => graph.raw('PATCH', `${path}/${itemId}`, { body: { fields: { Comment: comment } } });
  const get: number[] = [];
  const byNotification: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    get.push(await timed(() => graph.raw('GET', `${path}/${itemId}?$expand=fields`)));
    byNotification.push(
      await timed(async () => {
        const since = machine();
        await change(`fortalt ${round}`);
        await told([followUps], since);
      }),
    );
  }
  await close();
  const byLook: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    byLook.push(
      await timed(async () => {
        await change(`sett ${round}`);
        await mirror.sync();
      }),
    );
  }
  await region.close();
  const one = median(get);
  return {
    'change.to.snapshot.one.get.ms': one,
    'change.to.snapshot.notified.ms': median(byNotification),
    'change.to.snapshot.notified.gets': median(byNotification) / one,
    'change.to.snapshot.look.ms': median(byLook),
    'change.to.snapshot.look.gets': median(byLook) / one,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
