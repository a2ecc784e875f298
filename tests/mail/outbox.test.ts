import { Outbox, openLinkSecret, prepareState } from '../../local/state.ts';
import { instant } from '../../shared/day.ts';
import { freshDatabase } from '../support/postgres.ts';

describe('e-mail on one machine', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;

  beforeAll(async () => {
    database = await freshDatabase();
    await prepareState(database.pool);
  });
  afterAll(() => database?.close());

  it('goes to the outbox, the newest first, at the region’s time', async () => {
    const sentAt = instant('2030-01-08T07:30:00Z');
    const outbox = new Outbox(database.pool, { now: () => sentAt });
    const first = { to: 'hr.sigdal@veven.example', subject: 'Venter på deg: 1 sak', text: 'Svar her: http://127.0.0.1/answer/x' };

    expect(await outbox.send(first)).toEqual({ ok: true });
    await outbox.send({ ...first, subject: 'Venter på deg: 2 saker' });

    const sent = await outbox.sent();
    expect(sent.map(({ subject }) => subject)).toEqual(['Venter på deg: 2 saker', 'Venter på deg: 1 sak']);
    expect(sent[1]).toMatchObject({ ...first, sentAt });
  });

  it('has one secret for its links, made once, also when two begin at the same moment', async () => {
    const secrets = await Promise.all([openLinkSecret(database.pool), openLinkSecret(database.pool)]);

    expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set([...secrets, await openLinkSecret(database.pool)]).size).toBe(1);
  });
});
