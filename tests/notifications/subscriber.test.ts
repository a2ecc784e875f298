import { pino } from 'pino';
import { Subscriber, type Subscription } from '../../bot/snapshot/subscriber.ts';
import { defineList } from '../../shared/list.ts';

const things = defineList('Things', 'Ting', {});
const others = defineList('Others', 'Andre', {});
const ours: Subscription = { id: 'ours', list: 'Things', aim: 'Things', clientState: 'secret' };
const told = (subscriptionId: string, clientState = 'secret') => [{ subscriptionId, clientState }];

/** A subscriber on a store that counts how often it is asked. */
function aSubscriber() {
  const store = { asked: 0, all: [ours], fails: false };
  let now = 0;
  const subscriber = new Subscriber({
    lists: [things, others],
    subscriptions: {
      aimOf: async ({ name }) => name,
      standing: async () => new Map(),
      make: async ({ name }, { expires }) => ({ id: `new ${name}`, expires }),
      renew: async () => undefined,
      reauthorize: async () => true,
    },
    kept: {
      all: async () => {
        store.asked += 1;
        if (store.fails) throw new Error('the database is down');
        return [...store.all];
      },
      keep: async (subscription) => void store.all.push(subscription),
    },
    log: pino({ level: 'silent' }),
    machine: () => now,
  });
  const genuine = async (...asked: Parameters<typeof told>) => (await subscriber.genuine(told(...asked))).map(({ list }) => list);
  const later = (milliseconds: number) => {
    now += milliseconds;
  };
  return { subscriber, store, genuine, later };
}

describe('what says to come from SharePoint', () => {
  it('makes nobody ask the store more than once in ten seconds, whoever says it and however often', async () => {
    const { store, genuine, later } = aSubscriber();
    const heard = await Promise.all([
      genuine('forged 0'),
      genuine('ours'),
      ...Array.from({ length: 99 }, (_, n) => genuine(`forged ${n}`)),
    ]);
    expect(heard.flat()).toEqual([things]);
    expect(store.asked).toBe(1);

    later(9_999);
    await genuine('forged');
    expect(store.asked).toBe(1);
    later(1);
    await genuine('forged');
    expect(store.asked).toBe(2);
    await genuine('ours');
    expect(store.asked).toBe(2);
  });

  it('is known in another process’s subscription when the store is asked next', async () => {
    const { store, genuine, later } = aSubscriber();
    await genuine('ours');
    store.all.push({ ...ours, id: 'theirs', list: 'Others' });
    later(10_000);
    expect(await genuine('theirs')).toEqual([others]);
  });

  it('is known at once in a subscription that has just been made', async () => {
    const { subscriber, genuine, store } = aSubscriber();
    await genuine('forged');
    await subscriber.look();
    const { clientState } = store.all.find(({ id }) => id === 'new Others')!;
    expect(await genuine('new Others', clientState)).toEqual([others]);
  });

  it('is known as before when the store could not be asked', async () => {
    const { store, genuine, later } = aSubscriber();
    await genuine('ours');
    store.fails = true;
    later(10_000);
    await expect(genuine('forged')).rejects.toThrow('the database is down');
    expect(await genuine('ours')).toEqual([things]);
  });
});
