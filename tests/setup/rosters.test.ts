import { pino } from 'pino';
import type { Directory, KnownConversation, LearntConversation, Member } from '../../bot/ports.ts';
import { setupDesk } from '../../bot/setup/desk.ts';
import { instant } from '../../shared/day.ts';
import { aNetwork } from '../support/rows.ts';
import { aWorld } from './a-region.ts';

const kari: Member = { id: '29:1', identity: 'host/kari', name: 'Kari', email: undefined };
const channel = (id: string, of: Partial<KnownConversation> = {}): KnownConversation => ({
  id,
  serviceUrl: 'https://teams/',
  tenantId: 'host',
  kind: 'channel',
  identity: undefined,
  name: id,
  teamId: undefined,
  closed: undefined,
  shared: false,
  ...of,
});

/** A desk of a region with the channel `hr` bound, and Teams as the test says. */
async function aDesk({ leads = true, channels = [channel('hr')] }: { leads?: boolean; channels?: readonly KnownConversation[] } = {}) {
  const rosters = new Map<string, readonly Member[]>();
  const logged: { msg: string }[] = [];
  const desk = {
    asked: [] as string[],
    told: 0,
    now: instant('2026-11-23T08:00:00Z'),
    answer: async (): Promise<readonly Member[] | undefined> => [kari],
    inTeam: [] as readonly LearntConversation[],
    learnt: [] as string[],
    plan: async () => {},
    rosters,
    logged,
  };
  const world = aWorld({ networks: [aNetwork({ channelId: 'hr' }), aNetwork({ key: 'KDU' })] });
  const directory = {
    all: async () => channels,
    rosters: async () => new Map(rosters),
    strangers: async () => [],
    learn: async ({ id }: LearntConversation) => void desk.learnt.push(id),
    keepRoster: async (id: string, members: readonly Member[]) => void rosters.set(id, members),
  } as unknown as Directory;
  const made = await setupDesk({
    veven: {
      world: () => ({ ...world, now: desk.now }),
      command: async () => ({ kind: 'done', writes: [] }),
      knowsPeople: () => true,
      afterEachPlan: (call) => {
        desk.plan = call;
      },
      poke: () => {},
    },
    directory,
    mail: true,
    messenger: {
      members: async ({ id }) => {
        desk.asked.push(id);
        return desk.answer();
      },
      channels: async () => desk.inTeam,
    },
    log: pino({ level: 'warn' }, { write: (line) => void logged.push(JSON.parse(line)) }),
    leads: () => leads,
    tell: async () => {
      desk.told += 1;
    },
  });
  return Object.assign(desk, { desk: made });
}

describe('the members of a network’s channel', () => {
  it('are read once a day, by the process that leads', async () => {
    const [leader, other] = [await aDesk(), await aDesk({ leads: false })];
    for (const at of [
      '2026-11-23T08:00:00Z',
      '2026-11-23T08:01:00Z',
      '2026-11-23T22:59:00Z',
      '2026-11-23T23:00:00Z',
      '2026-11-24T08:00:00Z',
    ]) {
      for (const one of [leader, other]) {
        one.now = instant(at);
        await one.plan();
      }
    }

    // Midnight in Oslo is at 23.00 UTC.
    expect([leader.asked, other.asked]).toEqual([['hr', 'hr'], []]);
    expect([...leader.rosters]).toEqual([['hr', [kari]]]);
    expect(leader.told).toBe(2);
  });

  it('that cannot be read are asked for again the next hour, and once they are known the next day', async () => {
    const one = await aDesk();
    one.answer = async () => undefined;
    for (const at of ['08:00', '08:59', '09:00']) {
      one.now = instant(`2026-11-23T${at}:00Z`);
      await one.plan();
    }
    expect(one.asked).toHaveLength(2);
    expect(one.logged.map(({ msg }) => msg)).toEqual(Array(2).fill('the members of a channel could not be read'));

    one.answer = async () => [kari];
    for (const at of ['2026-11-23T10:00:00Z', '2026-11-23T11:00:00Z', '2026-11-24T11:00:00Z']) {
      one.now = instant(at);
      await one.plan();
    }
    expect(one.asked).toHaveLength(4);
  });

  it('stay as they were when they cannot be read, whatever is thrown', async () => {
    const one = await aDesk();
    one.rosters.set('hr', [kari]);
    one.answer = () => Promise.reject(new Error('lost'));

    await one.plan();
    await one.desk.idle();

    expect([...one.rosters]).toEqual([['hr', [kari]]]);
    expect(one.logged).toHaveLength(1);
  });

  it('are not asked for where the channel is closed or not known', async () => {
    const closed = await aDesk({ channels: [channel('hr', { closed: 'deleted' })] });
    const unknown = await aDesk({ channels: [] });
    await closed.plan();
    await unknown.plan();

    expect([...closed.asked, ...unknown.asked]).toEqual([]);
  });

  it('come with the channels of their team that nobody has heard of', async () => {
    const one = await aDesk();
    one.inTeam = [channel('hr'), channel('ny')];
    await one.plan();
    await one.desk.idle();

    expect(one.learnt).toEqual(['ny']);
  });

  it('are read one channel after the other, each once for all who want it meanwhile', async () => {
    const one = await aDesk({ channels: [channel('hr'), channel('kdu')] });
    let atOnce = 0;
    let most = 0;
    one.answer = async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await Promise.resolve();
      atOnce -= 1;
      return [kari];
    };
    for (const id of ['hr', 'hr', 'kdu', 'hr', 'kdu']) one.desk.readMembers([id]);
    await one.desk.idle();

    expect([most, one.asked.toSorted()]).toEqual([1, ['hr', 'hr', 'kdu']]);

    one.desk.readMembers(['hr']);
    await one.desk.idle();
    expect(one.asked).toHaveLength(4);
  });
});
