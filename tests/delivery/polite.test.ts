import { jest } from '@jest/globals';
import { Limits } from '../../bot/delivery/limits.ts';
import { polite } from '../../bot/delivery/polite.ts';
import type { Conversation, Messenger, SendResult } from '../../bot/ports.ts';

const hr: Conversation = { id: '19:hr', serviceUrl: 'https://teams.example/', tenantId: 'host', kind: 'channel', identity: undefined };
const busy: SendResult = { ok: false, retry: true, afterSeconds: 30, code: '429' };

describe('an answer to somebody', () => {
  it('that Teams wants to have later leaves the conversation alone for as long, in every thread', async () => {
    let said = 0;
    const limits = new Limits();
    const say = async () => {
      said += 1;
      return busy;
    };
    const considerate = polite({ say } as unknown as Messenger, limits);

    expect(await considerate.say({ ...hr, id: '19:hr;messageid=1' }, 'hei', undefined)).toEqual(busy);
    expect(await considerate.say({ ...hr, id: '19:hr;messageid=2' }, 'hei', undefined)).toMatchObject({ ok: false, code: 'left alone' });
    expect(await limits.turn(hr.id, async () => 'a post')).toEqual({ laterSeconds: expect.any(Number) });
    expect(await limits.turn('19:other', async () => 'a post')).toBe('a post');
    expect(said).toBe(1);
  });
});

describe('the members of a channel', () => {
  it('take a turn a page', async () => {
    const limits = new Limits();
    const turn = jest.spyOn(limits, 'turn');
    const members: Messenger['members'] = async (_conversation, mayRead = (act) => act()) => {
      for (const page of [1, 2, 3]) expect(await mayRead(async () => page)).toBe(page);
      return [];
    };

    expect(await polite({ members } as Messenger, limits).members(hr)).toEqual([]);
    expect(turn.mock.calls.map(([place]) => place)).toEqual(Array(3).fill('members of 19:hr'));
  });

  it('are not known when Teams wants to be left alone', async () => {
    const limits = new Limits();
    limits.pause('members of 19:hr', 3_600);
    const members: Messenger['members'] = async (_conversation, mayRead = (act) => act()) => mayRead(async () => []);

    expect(await polite({ members } as Messenger, limits).members(hr)).toBeUndefined();
  });
});
