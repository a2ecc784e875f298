import { randomUUID } from 'node:crypto';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const january = randomUUID();
const long = (index: number) => `${index}. ${'Ærlig _talt_ om [ønsker] og *åpenhet* – '.repeat(7)}`.slice(0, 255).trim();

describe('an agenda of fifteen long cases', () => {
  let veven: RunningVeven;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    const post = async (verb: string, input: object) => {
      const { status, body } = await veven.tab(secretariat).post(verb, input);
      if (status !== 200) throw new Error(`${verb} was answered ${status} ${JSON.stringify(body)}`);
    };
    await post('meeting/plan', {
      key: january,
      network: 'HR',
      kind: 'meeting',
      on: '2027-01-21',
      from: '09:00',
      to: '15:00',
      chair: 'Notodden',
      place: 'Rådhuset',
    });
    for (let index = 1; index <= 15; index += 1)
      await post('case/add', {
        ...{ key: randomUUID(), meeting: january, title: long(index), kind: index % 2 === 0 ? 'decision' : 'discussion', minutes: 20 },
        ...{ measure: 'HR4', followUpBy: index % 2 === 0 ? 'municipalities' : 'nobody', information: long(index), proposal: long(index) },
      });
    await veven.moveTo('2027-01-14', '10:00');
  }, 120_000);
  afterAll(() => veven?.close());

  it('is taken by Teams as one post', async () => {
    const { text, buttons, card } = await veven.people.channel('HR').post('21. januar');
    expect(text).toContain('20 saker');
    expect(text).toContain('1. Ærlig');
    expect(buttons.length).toBeLessThanOrEqual(6);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
  });

  it('is taken when it changes, and when it is over', async () => {
    const before = (await veven.people.channel('HR').posts()).length;
    const { status } = await veven
      .tab(secretariat)
      .post('case/add', { key: randomUUID(), meeting: january, title: long(16), kind: 'discussion', minutes: 20 });
    expect(status).toBe(200);
    await veven.settle();
    expect((await veven.people.channel('HR').post('21. januar')).text).toContain('21 saker');

    await veven.moveTo('2027-01-21', '15:01');
    expect((await veven.people.channel('HR').post('21. januar')).text).toContain('Møtet er holdt');
    expect((await veven.people.channel('HR').posts()).length).toBe(before);
  });
});
