import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Crowd, startCrowd } from '../support/crowd.ts';
import { type CrowdSize, mostRounds } from '../support/crowd-rows.ts';
import { type InstanceProcess, startInstance } from '../support/instance-process.ts';
import { beginRound, isThrough, type Round, type Tally, tallyOf, untilThrough } from '../support/round.ts';

export interface CrashOptions {
  readonly kills: number;
  readonly instances: 1 | 2;
  readonly size: CrowdSize;
  /** The same seed kills at the same moments, as far as the machine lets it. */
  readonly seed: number;
}

/** What came of it, over all rounds. `takeoverMs`: the longest time from a kill to the next message. */
export type CrashFigures = Tally & { kills: number; rounds: number; throttled: number; takeoverMs: number };

/** Kills instances at random moments of rounds of messages and starts them again at once, until the kills are used up; then counts. */
export async function crash({ kills, instances, size, seed }: CrashOptions): Promise<CrashFigures> {
  const crowd = await startCrowd(size);
  const random = randomFrom(seed);
  const running = Array.from({ length: instances }, () => startInstance(crowd.options));
  try {
    await Promise.all(running.map(({ ready }) => ready));
    const total = { kills: 0, rounds: 0, wanted: 0, delivered: 0, lost: 0, doubled: 0, uncertain: 0, unlisted: 0, left: 0, takeoverMs: 0 };
    for (; total.rounds === 0 || (total.kills < kills && total.rounds < size.rounds); total.rounds += 1) {
      const round = await beginRound(crowd, total.rounds);
      while (total.kills < kills && !isThrough(await tallyOf(crowd, round))) {
        // Now and then a process dies before it has come to do anything.
        const silentMs = random() < 0.1 ? 0 : await untilWork(crowd, round);
        await wait(300 + random() * 1200);
        const victim = chooseVictim(running, random);
        await running[victim]?.kill();
        running[victim] = startInstance(crowd.options);
        total.kills += 1;
        total.takeoverMs = Math.max(total.takeoverMs, silentMs);
      }
      await untilThrough(crowd, round);
      // One that comes twice may come a little later.
      await wait(2000);
      const tally = await tallyOf(crowd, round);
      for (const name of ['wanted', 'delivered', 'lost', 'doubled', 'uncertain', 'unlisted', 'left'] as const) total[name] += tally[name];
    }
    return { ...total, throttled: crowd.connector.throttled() };
  } finally {
    await Promise.all(running.map(({ kill }) => kill()));
    await crowd.close();
  }
}

/** Milliseconds until something is sent, edited or closed, or the round is through. */
async function untilWork(crowd: Crowd, round: Round): Promise<number> {
  const writes = () => (['create', 'send', 'update'] as const).reduce((sum, operation) => sum + crowd.connector.count(operation), 0);
  const before = writes();
  const began = performance.now();
  while (writes() === before && performance.now() - began < 60_000) {
    if (isThrough(await tallyOf(crowd, round))) break;
    await wait(20);
  }
  return performance.now() - began;
}

/** Mostly who leads; the others are killed too. */
function chooseVictim(running: readonly InstanceProcess[], random: () => number): number {
  const leader = running.findIndex((instance) => instance.leads());
  return leader >= 0 && random() < 0.75 ? leader : Math.floor(random() * running.length);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '200' },
      instances: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      people: { type: 'string', default: '1000' },
      channels: { type: 'string', default: '60' },
      rounds: { type: 'string', default: '6' },
    },
  });
  const figures = await crash({
    kills: Number(values.kills),
    instances: values.instances === '2' ? 2 : 1,
    seed: Number(values.seed),
    size: { people: Number(values.people), channels: Number(values.channels), rounds: Math.min(mostRounds, Number(values.rounds)) },
  });
  for (const [name, value] of Object.entries(figures)) console.log(`crash.${name}: ${Math.round(value)}`);
  const { lost, doubled, unlisted, left } = figures;
  process.exit(
    lost + doubled + unlisted + left === 0 && figures.uncertain <= figures.kills && figures.kills === Number(values.kills) ? 0 : 1,
  );
}
