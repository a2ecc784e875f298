import { jest } from '@jest/globals';
import { type Later, Limits } from '../../bot/delivery/limits.ts';

/** What Teams allows: writes to one conversation, and requests of one app in a tenant. Source: Microsoft's rate limits for bots. */
const inConversation = [
  { most: 7, within: 1_000 },
  { most: 8, within: 2_000 },
  { most: 60, within: 30_000 },
  { most: 1_800, within: 3_600_000 },
];
const inTenant = [{ most: 50, within: 1_000 }];

/** Numbers that look random and are the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** The most moments within any stretch of so many milliseconds, its end not counted. */
function mostWithin(moments: readonly number[], within: number): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [index, moment] of sorted.entries()) {
    while ((sorted[first] ?? moment) <= moment - within) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const isLater = (done: unknown): done is Later => typeof done === 'object' && done !== null && 'laterSeconds' in done;

/** What Teams saw: each write with the conversation and the moment it was counted at, some time between leaving and being answered. */
interface Seen {
  readonly conversation: string;
  readonly at: number;
  readonly number: number;
}

describe('Teams’ limits', () => {
  let now: () => number;
  let limits: Limits;
  beforeEach(() => {
    jest.useFakeTimers({ timerLimit: 1_000_000 });
    now = () => performance.now();
    limits = new Limits();
  });
  afterEach(() => jest.useRealTimers());

  /** Writes again and again, as a queue does that puts back what must wait for long. */
  async function write(conversation: string, act: () => Promise<void>): Promise<void> {
    for (;;) {
      const done = await limits.turn(conversation, act);
      if (!isLater(done)) return;
      await pause(done.laterSeconds * 1000);
    }
  }

  it.each([
    { seed: 1, conversations: 1, writes: 2_500, latency: 40 },
    { seed: 2, conversations: 3, writes: 900, latency: 300 },
    { seed: 3, conversations: 80, writes: 1_500, latency: 5 },
    { seed: 4, conversations: 100, writes: 400, latency: 1_500 },
  ])('are kept in every stretch of time, whatever takes how long: $conversations conversations, $writes writes', async (run) => {
    const random = seeded(run.seed);
    const seen: Seen[] = [];
    const written = Array.from({ length: run.writes }, (_, number) => {
      const conversation = `19:${Math.floor(random() * run.conversations)}`;
      const [until, after] = [random() * run.latency, random() * run.latency];
      return write(conversation, async () => {
        await pause(until);
        seen.push({ conversation, at: now(), number });
        await pause(after);
      });
    });
    await jest.runAllTimersAsync();
    await Promise.all(written);

    expect(seen).toHaveLength(run.writes);
    const byConversation = [...Map.groupBy(seen, ({ conversation }) => conversation).values()];
    for (const { most, within } of inConversation)
      expect(
        Math.max(
          ...byConversation.map((some) =>
            mostWithin(
              some.map(({ at }) => at),
              within,
            ),
          ),
        ),
      ).toBeLessThanOrEqual(most);
    for (const { most, within } of inTenant)
      expect(
        mostWithin(
          seen.map(({ at }) => at),
          within,
        ),
      ).toBeLessThanOrEqual(most);
  });

  it('are used: a burst goes at once, and the rest as soon as there is room', async () => {
    const at: number[] = [];
    const began = now();
    const written = Array.from({ length: 20 }, () => write('19:one', async () => void at.push(Math.round(now() - began))));
    await jest.runAllTimersAsync();
    await Promise.all(written);

    expect(at.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(at.at(-1)).toBeLessThanOrEqual(6_010);
  });

  it('are counted from the answer: a message that was long under way is not counted as one of long ago', async () => {
    const first = limits.turn('19:one', () => pause(900));
    await jest.advanceTimersByTimeAsync(900);
    await first;
    const at: number[] = [];
    const began = now();
    const more = Array.from({ length: 6 }, () => limits.turn('19:one', async () => void at.push(Math.round(now() - began))));
    await jest.runAllTimersAsync();
    await Promise.all(more);

    // Five more within the second after the answer, the sixth when that is over.
    expect(at.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(at[5]).toBeGreaterThanOrEqual(1_000);
  });

  it('let one write at a time into a conversation, in the order in which they asked', async () => {
    const said: string[] = [];
    const one = (name: string, takes: number) =>
      limits.turn('19:one', async () => {
        said.push(`${name} begins`);
        await pause(takes);
        said.push(`${name} ends`);
      });
    const all = [one('first', 500), one('second', 100), one('third', 1)];
    await jest.runAllTimersAsync();
    await Promise.all(all);

    expect(said).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
  });

  it('leave the line open when one in it fails', async () => {
    const failing = limits.turn('19:one', () => Promise.reject(new Error('cut off')));
    const next = limits.turn('19:one', async () => 'written');

    await expect(failing).rejects.toThrow('cut off');
    expect(await next).toBe('written');
  });

  it('put back what stands in line behind one to whom Teams says to come again later, and hold up no other conversation', async () => {
    const throttled = limits.turn('19:one', async () => limits.pause('19:one', 600));
    const acted: string[] = [];
    const behind = limits.turn('19:one', async () => void acted.push('behind'));
    const other = limits.turn('19:other', async () => void acted.push('other'));
    await Promise.all([throttled, other]);

    expect(await behind).toEqual({ laterSeconds: 600 });
    expect(acted).toEqual(['other']);
  });

  it('wait out a short pause, to the end', async () => {
    const began = now();
    await limits.turn('19:one', async () => limits.pause('19:one', 2));
    const next = limits.turn('19:one', async () => now() - began);
    await jest.runAllTimersAsync();

    expect(await next).toBeGreaterThanOrEqual(2_000);
  });

  it('take a pause of no seconds for none', async () => {
    limits.pause('19:one', 0);

    expect(await limits.turn('19:one', async () => 'written')).toBe('written');
  });

  it('take no notice of a clock that is set back', async () => {
    jest.setSystemTime(Date.now() + 3_600_000);
    for (let count = 0; count < 6; count += 1) await limits.turn('19:one', async () => {});
    jest.setSystemTime(Date.now() - 3_600_000);
    const next = limits.turn('19:one', async () => 'written');
    await jest.advanceTimersByTimeAsync(1_001);

    expect(await next).toBe('written');
  });
});
