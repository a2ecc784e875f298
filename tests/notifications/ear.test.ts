import { jest } from '@jest/globals';
import { pino } from 'pino';
import { Ear } from '../../bot/snapshot/ear.ts';
import { choice } from '../../shared/column.ts';
import { defineList, type List } from '../../shared/list.ts';

const columns = { state: choice('State', 'Tilstand', { open: 'åpen' }) };
const things = defineList('Things', 'Ting', columns);
const others = defineList('Others', 'Andre', columns);

/** Lists whose reading the test ends itself. */
function aMirror() {
  const read = new Map<List, number>();
  const heard: string[][] = [];
  const waiting: (() => void)[] = [];
  let reading: Promise<void> | undefined;
  let end: (() => void) | undefined;
  return {
    heard,
    idle: async () => reading,
    readAt: (list: List) => read.get(list),
    hear: async (lists: readonly List[]) => {
      heard.push(lists.map(({ name }) => name));
      reading = new Promise((resolve) => {
        end = resolve;
      });
      for (const resolve of waiting.splice(0)) resolve();
      await reading;
    },
    /** Resolves when that many readings have begun. */
    begun: async (count: number) => {
      while (heard.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    /** Ends the reading that is under way; of these lists it was a success. */
    end: (lists: readonly List[]) => {
      for (const list of lists) read.set(list, (read.get(list) ?? 0) + 1);
      reading = undefined;
      end?.();
    },
  };
}

const earOf = (mirror: ReturnType<typeof aMirror>) => new Ear({ mirror, hear: mirror.hear, log: pino({ level: 'silent' }), gathers: 0 });

describe('what SharePoint tells of', () => {
  it('is read once, however often it is told together, and once more when it is told while it is read', async () => {
    const mirror = aMirror();
    const ear = earOf(mirror);
    for (let time = 0; time < 500; time += 1) ear.tell([things, others]);
    await mirror.begun(1);
    for (let time = 0; time < 500; time += 1) ear.tell([things]);
    mirror.end([things, others]);
    await mirror.begun(2);
    mirror.end([things]);
    await ear.stop();

    expect(mirror.heard).toEqual([['Things', 'Others'], ['Things']]);
  });

  it('is not forgotten when it cannot be read', async () => {
    const mirror = aMirror();
    const ear = earOf(mirror);
    ear.tell([things, others]);
    await mirror.begun(1);
    mirror.end([others]);
    await mirror.begun(2);
    mirror.end([things]);
    await ear.stop();

    expect(mirror.heard).toEqual([['Things', 'Others'], ['Things']]);
  });

  it('is read no more when Veven stops', async () => {
    const mirror = aMirror();
    const ear = earOf(mirror);
    ear.tell([things]);
    await mirror.begun(1);
    const timers = jest.spyOn(globalThis, 'setTimeout');
    const stopping = ear.stop();
    mirror.end([]);
    await stopping;

    expect(timers).not.toHaveBeenCalled();
    timers.mockRestore();
    expect(mirror.heard).toEqual([['Things']]);
  });
});
