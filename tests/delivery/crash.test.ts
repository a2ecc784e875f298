import { setTimeout as wait } from 'node:timers/promises';
import { startCrowd } from '../support/crowd.ts';
import { startInstance } from '../support/instance-process.ts';
import { beginRound, untilThrough } from '../support/round.ts';
import { crash } from './crash.ts';

/** A shorter one of `node tests/delivery/crash.ts`. */
describe('Veven, killed again and again in the middle of its messages', () => {
  it.each([1, 2] as const)(
    'loses none, sends none twice, and lists those it cannot know: with %i of them',
    async (instances) => {
      const figures = await crash({ kills: 8, instances, seed: 4 + instances, size: { people: 160, channels: 10, rounds: 4 } });

      expect(figures).toMatchObject({ kills: 8, lost: 0, doubled: 0, unlisted: 0, left: 0 });
      expect(figures.uncertain).toBeLessThanOrEqual(figures.kills);
    },
    180_000,
  );

  it('has its messages sent by the other when the one that sends dies', async () => {
    const crowd = await startCrowd({ people: 160, channels: 0, rounds: 1 });
    const both = [startInstance(crowd.options), startInstance(crowd.options)];
    try {
      await Promise.all(both.map(({ ready }) => ready));
      const [leader, ...others] = both.toSorted((a, b) => Number(b.leads()) - Number(a.leads()));
      expect([leader, ...others].map((instance) => instance?.leads())).toEqual([true, false]);
      const round = await beginRound(crowd, 0);
      while (crowd.connector.taken().length < 20) await wait(10);
      await leader?.kill();
      const tally = await untilThrough(crowd, round);

      expect(tally).toMatchObject({ wanted: 160, lost: 0, doubled: 0, left: 0 });
      expect(tally.uncertain).toBeLessThanOrEqual(1);
      expect(others[0]?.leads()).toBe(true);
    } finally {
      await Promise.all(both.map(({ kill }) => kill()));
      await crowd.close();
    }
  }, 120_000);
});
