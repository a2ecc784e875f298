import type { Database } from '../../bot/adapters/postgres/database.ts';
import { PostgresDelivered } from '../../bot/adapters/postgres/delivered.ts';
import { prepareSchema } from '../../bot/adapters/postgres/schema.ts';
import type { Delivered } from '../../bot/delivery/delivered.ts';
import { instant } from '../../shared/day.ts';
import { freshDatabase } from '../support/postgres.ts';

describe('what has been delivered', () => {
  let database: Database;
  let store: PostgresDelivered;

  beforeAll(async () => {
    database = await freshDatabase();
    await prepareSchema(database.pool);
    store = new PostgresDelivered(database.pool);
  });
  beforeEach(() => database.pool.query('TRUNCATE veven.delivered, veven.word'));
  afterAll(() => database?.close());

  const chat = 'a:kari';
  async function sent(of: Partial<Delivered> = {}): Promise<number> {
    const { state = 'standing', activityId, ...post } = of;
    const id = await store.begin({
      key: 'waiting/kari',
      to: { person: 'kari' },
      language: 'nb',
      occasion: 'collected',
      under: undefined,
      conversation: chat,
      serviceUrl: 'http://teams/',
      hash: 'then',
      sentAt: instant('2026-12-01T07:30:00Z'),
      ...post,
    });
    await store.change(id, { state, ...(activityId !== undefined && { activityId }) });
    return id;
  }
  const states = async () => (await store.of('waiting/kari')).map(({ state, activityId }) => [state, activityId]);

  describe('whose answer was lost, and that is pressed', () => {
    it('stands', async () => {
      await sent({ state: 'uncertain' });
      await store.adopt('waiting/kari', { activityId: '7', conversation: chat });
      expect(await states()).toEqual([['standing', '7']]);
    });

    it('stands in its thread, where it was sent to a channel', async () => {
      await sent({ state: 'uncertain', conversation: '19:hr' });
      await store.adopt('waiting/kari', { activityId: '7', conversation: '19:hr;messageid=7' });
      expect(await states()).toEqual([['standing', '7']]);
    });

    it('is not the one that was pressed where a newer one stands', async () => {
      await sent({ state: 'uncertain' });
      await sent({ activityId: '8' });
      await store.adopt('waiting/kari', { activityId: '8', conversation: chat });
      expect(await states()).toEqual([['standing', '8']]);
    });

    it('is not the one that was pressed where that is known as another', async () => {
      await sent({ activityId: '6' });
      await sent({ state: 'uncertain' });
      await store.adopt('waiting/kari', { activityId: '6', conversation: chat });
      expect(await states()).toEqual([
        ['standing', '6'],
        ['uncertain', undefined],
      ]);
    });

    it('is not in a conversation to which it was never sent', async () => {
      await sent({ state: 'uncertain' });
      await store.adopt('waiting/kari', { activityId: '7', conversation: 'a:somebody-else' });
      expect(await states()).toEqual([['uncertain', undefined]]);
    });
  });

  it('stands beside a newer one in Teams; an e-mail does not', async () => {
    await sent({ activityId: '1' });
    await sent({ conversation: 'mail' });
    await sent({ activityId: '2' });
    expect(await states()).toEqual([
      ['standing', '1'],
      ['standing', '2'],
    ]);
  });

  it('is forgotten when it is long over, and not while it stands', async () => {
    await sent({ key: 'over', state: 'finished', activityId: '1' });
    await sent({ key: 'mailed', conversation: 'mail' });
    await sent({ key: 'stands', activityId: '2' });
    await sent({ key: 'later', state: 'finished', activityId: '3', sentAt: instant('2026-12-02T00:00:00Z') });
    await store.clear(instant('2026-12-02T00:00:00Z'));
    expect((await store.current()).map(({ key }) => key)).toEqual(['stands', 'later']);
  });

  it('was let go by a word that does not outlive it', async () => {
    await store.say('notice/1', 'stop');
    await store.say('notice/1', 'send');
    expect([...(await store.words())]).toEqual([['notice/1', 'send']]);
    await store.unsay('notice/1');
    expect([...(await store.words())]).toEqual([]);
  });
});
