import { paceOfTenant } from '../../bot/snapshot/pace.ts';
import { Poller } from '../../bot/snapshot/poller.ts';
import { defineList } from '../../shared/list.ts';

const cases = defineList('Cases', 'Saker', {});
const networks = defineList('Networks', 'Nettverk', {}, { pace: 'seldom' });

const calm = { someoneLooks: false, meetingRuns: false, night: false, notified: false };
const pace = paceOfTenant(30);

describe('the lists', () => {
  it.each([
    ['that people work in, while somebody looks', cases, { someoneLooks: true }, 30],
    ['that people work in, while a network meets', cases, { meetingRuns: true }, 30],
    ['that people work in, at night, while somebody looks', cases, { someoneLooks: true, night: true }, 30],
    ['that people work in, when nobody looks', cases, {}, 300],
    ['that seldom change, while somebody looks', networks, { someoneLooks: true }, 300],
    ['at night', cases, { night: true }, 1200],
    ['of which SharePoint tells by itself, while somebody looks', cases, { notified: true, someoneLooks: true }, 1800],
    ['of which SharePoint tells by itself, at night', cases, { notified: true, night: true }, 3600],
  ])('%s are looked at this often', (_what, list, moment, seconds) => {
    expect(pace(list, { ...calm, ...moment })).toBe(seconds);
  });
});

/** A day in which nothing happens by itself: the test moves the machine's time, and sees what is read. */
function aDay() {
  let machine = 0;
  const readAt = new Map<string, number>();
  const read: string[] = [];
  const poller = new Poller({
    lists: [cases, networks],
    pace,
    machine: () => machine,
    moment: () => calm,
    mirror: {
      readAt: ({ name }) => readAt.get(name),
      sync: async (lists) => {
        for (const { name } of lists ?? []) {
          read.push(name);
          readAt.set(name, machine);
        }
        return false;
      },
    },
  });
  return {
    poller,
    /** What is read while so many seconds pass. */
    during: async (seconds: number) => {
      read.length = 0;
      for (let second = 0; second < seconds; second += 1) {
        machine += 1000;
        await poller.look();
      }
      return [...read];
    },
  };
}

describe('looking at the lists', () => {
  it('begins with all of them, and then costs little', async () => {
    const { during } = aDay();
    expect(await during(1)).toEqual(['Cases', 'Networks']);
    expect(await during(299)).toEqual([]);
    expect(await during(1)).toEqual(['Cases', 'Networks']);
  });

  it('is at once when somebody comes after a quiet while, and then close for as long as they look', async () => {
    const { poller, during } = aDay();
    await during(100);
    poller.seen();
    expect(await during(1)).toEqual(['Cases']);
    expect(await during(29)).toEqual([]);
    expect(await during(1)).toEqual(['Cases']);
    expect(await during(100)).toEqual([]);
  });
});
