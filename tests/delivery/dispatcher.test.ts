import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { Database } from '../../bot/adapters/postgres/database.ts';
import { PostgresDelivered } from '../../bot/adapters/postgres/delivered.ts';
import { PostgresDirectory } from '../../bot/adapters/postgres/directory.ts';
import { PostgresQueue } from '../../bot/adapters/postgres/queue.ts';
import { prepareSchema } from '../../bot/adapters/postgres/schema.ts';
import { Connector } from '../../bot/adapters/teams/connector.ts';
import { card, words } from '../../bot/card.ts';
import { Carrier } from '../../bot/delivery/carrier.ts';
import { type Current, Dispatcher } from '../../bot/delivery/dispatcher.ts';
import { Limits } from '../../bot/delivery/limits.ts';
import type { Mail, MailResult } from '../../bot/ports.ts';
import type { WantedPost } from '../../bot/post.ts';
import { day, osloInstant } from '../../shared/day.ts';
import { networks, people } from '../../shared/seat/seat.list.ts';
import { freshDatabase } from '../support/postgres.ts';
import { aNetwork, aPerson } from '../support/rows.ts';
import { worldAt } from '../support/simulated.ts';

const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
const at = osloInstant(day('2026-11-24'), '10:00');
const hours = { from: '00:00', to: '23:59' };

/** A request that the connector got, and how the test lets it be answered. */
interface Heard {
  readonly method: string;
  readonly conversation: string;
  readonly text: string;
  answer(status: number, body?: unknown, headers?: Record<string, string>): void;
  /** The connection is cut. */
  drop(): void;
}
type Answer = (heard: Heard, number: number) => void | Promise<void>;

/** As Teams answers when all is well. */
const well: Answer = (heard, number) =>
  heard.method === 'PUT'
    ? heard.answer(200, { id: '1' })
    : heard.conversation.startsWith('19:') && !heard.conversation.includes(';')
      ? heard.answer(201, { id: `${heard.conversation};messageid=${1700 + number}`, activityId: String(1700 + number) })
      : heard.answer(201, { id: String(1700 + number) });

const refuse =
  (status: number, code: string, headers?: Record<string, string>): Answer =>
  (heard) =>
    heard.answer(status, { error: { code, message: 'Asked for by the test.' } }, headers);

/** A card that says one thing. */
const saying = (text: string) => ({
  data: text,
  language: 'nb' as const,
  summary: text,
  render: () => card('nb', [words(text)]),
  text: () => text,
});

const channelPost = (key: string, of: Partial<WantedPost> = {}): WantedPost => ({
  key,
  to: { network: 'HR' },
  card: saying(key),
  state: 'standing',
  from: osloInstant(day('2026-11-23'), '10:00'),
  hours,
  ...of,
});

const message = (person: string, of: Partial<WantedPost> = {}): WantedPost => ({
  ...channelPost(`asks/${person}`),
  to: { person },
  occasions: [{ kind: 'collected', at: osloInstant(day('2026-11-24'), '09:00'), until: undefined }],
  ...of,
});

describe('what should stand', () => {
  let database: Database;
  let serviceUrl: string;
  let heard: Heard[];
  let answer: Answer;
  let onHeard: (() => void)[];
  const server = createServer((request, response) => void take(request, response));

  let store: PostgresDelivered;
  let directory: PostgresDirectory;
  let queue: PostgresQueue;
  let dispatcher: Dispatcher;
  let limits: Limits;
  let mails: { to: string; subject: string; text: string }[];
  let mailed: () => MailResult;
  let wanted: Map<string, WantedPost>;
  let complete: boolean;
  /** Resolves when the queue has rested since this was asked. */
  let rests: (() => void)[];

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString()) as { channelData?: { channel: { id: string } }; activity?: never };
    const path = decodeURIComponent(request.url ?? '');
    const one: Heard = {
      method: request.method ?? '',
      conversation: body.channelData?.channel.id ?? /conversations\/([^/]+)/.exec(path)?.[1] ?? '',
      text: (body.activity ?? (body as unknown as { summary: string })).summary,
      answer: (status, answered, headers) => {
        response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(answered ?? {}));
      },
      drop: () => void request.socket.destroy(),
    };
    heard.push(one);
    for (const resolve of onHeard.splice(0)) resolve();
    await answer(one, heard.length);
  }

  beforeAll(async () => {
    database = await freshDatabase();
    await prepareSchema(database.pool);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await database?.close();
  });

  beforeEach(async () => {
    await database.pool.query('truncate veven.delivered, veven.word, veven.conversation');
    [heard, onHeard, mails, rests] = [[], [], [], []];
    [answer, mailed, complete] = [well, () => ({ ok: true }), true];
    wanted = new Map();
    store = new PostgresDelivered(database.pool);
    directory = new PostgresDirectory(database.pool);
    for (const [id, kind, identity] of [
      ['19:hr', 'channel', undefined],
      ['19:barn', 'channel', undefined],
      ['a:kari', 'personal', 't/kari'],
      ['a:ola', 'personal', 't/ola'],
    ] as const)
      await directory.learn({ id, kind, identity, serviceUrl, tenantId: 't' });
    await begin();
  });
  afterEach(async () => {
    await dispatcher.stop();
    await database.pool.query('delete from veven_queue.job');
  });

  const world = () =>
    worldAt(at, [
      [networks, [aNetwork({ key: 'HR', channelId: '19:hr' }), aNetwork({ key: 'BARN', channelId: '19:barn' })]],
      [
        people,
        [
          aPerson({ key: 'kari', identity: 't/kari', email: 'kari@rollag.example' }),
          aPerson({ key: 'ola', identity: 't/ola' }),
          aPerson({ key: 'mo', email: 'mo@tinn.example', contact: 'email' }),
        ],
      ],
    ]);
  const current = (): Current => ({ world: world(), wanted, complete, letBe: () => !complete });

  /** A process: another one that leads, after the one before. */
  async function begin(withStore = store): Promise<void> {
    const messenger = new Connector({ botId: '28:veven', token: async () => 'token' });
    const mail: Mail = {
      send: async (sent) => {
        const result = mailed();
        if (result.ok) mails.push(sent);
        return result;
      },
    };
    const answerLink = ({ ask }: { ask: string }) => `https://veven.example/${ask}`;
    queue = new PostgresQueue(database.pool, log, { retries: 2, first: 0.01, longest: 0.02 });
    limits = new Limits();
    const carrier = new Carrier({ store: withStore, directory, messenger, mail, log, answerLink });
    dispatcher = new Dispatcher({ store: withStore, directory, queue, carrier, limits, mail: true, log });
    await dispatcher.start(current, () => {
      for (const resolve of rests.splice(0)) resolve();
    });
  }

  const want = (...posts: WantedPost[]) => {
    for (const post of posts) wanted.set(post.key, post);
  };
  const drop = (key: string) => void wanted.delete(key);

  const plan = () => dispatcher.plan(world(), current);

  /** Plans and lets everything be done, until nothing differs or what is left must wait. */
  async function settle(): Promise<void> {
    for (let round = 0; round < 20; round += 1) {
      const differs = await plan();
      for (let waits: number | undefined = 0; waits !== undefined && waits < 1_000; ) {
        waits = (await dispatcher.idle()).retryIn;
        await new Promise(setImmediate);
      }
      if (!differs) return;
    }
  }

  const until = async (is: () => boolean) => {
    while (!is()) await new Promise<void>((resolve) => onHeard.push(resolve));
  };
  const sent = () => heard.map(({ method, conversation, text }) => `${method} ${conversation} ${text}`);
  const delivered = async (key: string) =>
    (await store.of(key)).map(({ state, conversation, error, attempts }) => ({ state, conversation, error, attempts }));
  const states = async (key: string) => (await store.of(key)).map(({ state }) => state);

  it('is sent once, updated where it stands, finished, and closed when its cause is gone', async () => {
    want(channelPost('notice'));
    await settle();
    await settle();
    expect(sent()).toEqual(['POST 19:hr notice']);
    want(channelPost('notice', { card: saying('moved') }));
    await settle();
    expect(sent().slice(1)).toEqual(['PUT 19:hr;messageid=1701 moved']);
    drop('notice');
    await settle();
    expect(sent().slice(2)).toEqual(['PUT 19:hr;messageid=1701 Dette gjelder ikke lenger.']);
    expect(await states('notice')).toEqual(['closed']);
  });

  describe('of what Teams says to a message', () => {
    it.each([
      [412, 'PreconditionFailed'],
      [429, 'Throttled'],
      [502, 'BadGateway'],
      [503, 'ServiceUnavailable'],
      [504, 'GatewayTimeout'],
    ])('%i %s is tried again, until it stands', async (status, code) => {
      answer = (one, number) => (number < 3 ? refuse(status, code)(one, number) : well(one, number));
      want(channelPost('notice'));
      await settle();

      expect(sent()).toEqual(['POST 19:hr notice', 'POST 19:hr notice', 'POST 19:hr notice']);
      expect(await delivered('notice')).toEqual([
        { state: 'standing', conversation: '19:hr;messageid=1703', error: undefined, attempts: 3 },
      ]);
    });

    it.each([
      [400, 'BadArgument'],
      [401, 'BotNotRegistered'],
      [413, 'MessageSizeTooBig'],
      [500, 'ServiceError'],
      [418, 'Teapot'],
    ])('%i %s is not: it has failed with its reason, in the channel as in the chat, and the places stay open', async (status, code) => {
      answer = refuse(status, code);
      want(channelPost('notice'), message('ola'));
      await settle();
      await settle();

      expect(sent().toSorted()).toEqual(['POST 19:hr notice', 'POST a:ola asks/ola']);
      expect(await delivered('notice')).toEqual([{ state: 'failed', conversation: '19:hr', error: `${status} ${code}`, attempts: 1 }]);
      expect(await states('asks/ola')).toEqual(['failed']);
      expect((await directory.all()).filter(({ closed }) => closed)).toEqual([]);
    });

    it.each([
      [403, 'BotDisabledByAdmin', 'shut-out'],
      [403, 'BotNotInConversationRoster', 'shut-out'],
      [403, 'ConversationBlockedByUser', 'shut-out'],
      [403, 'ForbiddenOperationException', 'shut-out'],
      [403, 'NotEnoughPermissions', 'shut-out'],
      [403, 'InvalidBotApiHost', 'shut-out'],
      [404, 'ConversationNotFound', 'deleted'],
    ] as const)('%i %s closes the place: who has an address gets it by e-mail at once', async (status, code, closed) => {
      answer = refuse(status, code);
      want(message('kari'), message('ola'), channelPost('notice'));
      await settle();
      await settle();

      expect(sent().toSorted()).toEqual(['POST 19:hr notice', 'POST a:kari asks/kari', 'POST a:ola asks/ola']);
      expect(mails).toEqual([{ to: 'kari@rollag.example', subject: 'asks/kari', text: 'asks/kari' }]);
      expect(await delivered('asks/kari')).toEqual([{ state: 'standing', conversation: 'mail', error: undefined, attempts: 1 }]);
      // Nobody is reached, which the secretariat sees; the rest of the ladder is not the queue's.
      expect(await states('asks/ola')).toEqual([]);
      expect(dispatcher.held().map(({ wanted: { key }, why }) => [key, why])).toEqual([['asks/ola', 'nowhere']]);
      expect(await delivered('notice')).toEqual([{ state: 'failed', conversation: '19:hr', error: `${status} ${code}`, attempts: 1 }]);
      expect((await directory.all()).flatMap((one) => (one.closed ? [one.closed] : []))).toEqual([closed, closed, closed]);
    });

    it('an answer that is lost is not known, and the message is never sent again by itself', async () => {
      answer = (one) => one.drop();
      want(channelPost('notice'), message('kari'));
      await settle();
      await settle();

      expect(sent().toSorted()).toEqual(['POST 19:hr notice', 'POST a:kari asks/kari']);
      expect(await delivered('notice')).toEqual([{ state: 'uncertain', conversation: '19:hr', error: 'the answer was lost', attempts: 1 }]);
      expect(await states('asks/kari')).toEqual(['uncertain']);
      expect(mails).toEqual([]);
    });

    it('a place that asks to be left alone is, and no other is held up', async () => {
      answer = (one, number) => (number === 1 ? refuse(429, 'Throttled', { 'Retry-After': '600' })(one, number) : well(one, number));
      want(channelPost('first'));
      await settle();
      want(channelPost('second'), channelPost('elsewhere', { to: { network: 'BARN' } }), message('kari'));
      await settle();

      expect(sent().slice(1).toSorted()).toEqual(['POST 19:barn elsewhere', 'POST a:kari asks/kari']);
      const { retryIn = 0 } = await dispatcher.idle();
      expect(Math.round(retryIn / 60_000)).toBe(10);
    });
  });

  describe('of what Teams says to an edit', () => {
    const changed = async () => {
      want(channelPost('notice'), message('kari'));
      await settle();
      heard.length = 0;
      want(channelPost('notice', { card: saying('moved') }), message('kari', { card: saying('more') }));
    };

    it.each(['429 Throttled', '503 ServiceUnavailable', 'lost'])('%s is tried again, since the same twice is nothing new', async (what) => {
      await changed();
      const [status = '', code = ''] = what.split(' ');
      const fails: Answer = code ? refuse(Number(status), code) : (one) => one.drop();
      answer = (one, number) => (number <= 2 ? fails(one, number) : well(one, number));
      await settle();

      expect(sent().filter((line) => line.startsWith('PUT'))).toHaveLength(4);
      expect([await states('notice'), await states('asks/kari')]).toEqual([['standing'], ['standing']]);
    });

    it.each([
      [400, 'BadArgument'],
      [404, 'ActivityNotFoundInConversation'],
      [413, 'MessageSizeTooBig'],
      [500, 'ServiceError'],
    ])('%i %s is let go: the channel’s has failed, the person’s waits for the next message', async (status, code) => {
      await changed();
      answer = refuse(status, code);
      await settle();
      await settle();

      expect(sent().toSorted()).toEqual([expect.stringMatching(/^PUT 19:hr;messageid=\d+ moved$/), 'PUT a:kari more']);
      expect([await states('notice'), await states('asks/kari')]).toEqual([['failed'], ['closed']]);
      expect((await directory.all()).filter(({ closed }) => closed)).toEqual([]);
    });

    it('404 ConversationNotFound of a thread says nothing of its channel', async () => {
      await changed();
      answer = refuse(404, 'ConversationNotFound');
      await settle();

      expect((await directory.all()).flatMap(({ id, closed }) => (closed ? [id] : []))).toEqual(['a:kari']);
    });

    it('what fails again and again is let go, once', async () => {
      await changed();
      answer = refuse(503, 'ServiceUnavailable');
      await settle();
      await settle();

      expect(sent()).toHaveLength(6);
      expect([await states('notice'), await states('asks/kari')]).toEqual([['failed'], ['closed']]);
    });
  });

  describe('a reply', () => {
    const reply = channelPost('mention', { under: 'decided' });

    it('waits until its root stands, and comes in its thread', async () => {
      want(reply);
      await settle();
      expect(sent()).toEqual([]);
      want(channelPost('decided'));
      await settle();

      expect(sent()).toEqual(['POST 19:hr decided', 'POST 19:hr;messageid=1701 mention']);
      expect((await delivered('mention'))[0]).toMatchObject({ state: 'standing', conversation: '19:hr;messageid=1701' });
    });

    it('does not come when its root is not known to stand', async () => {
      answer = (one) => one.drop();
      want(channelPost('decided'), reply);
      await settle();

      expect(sent()).toEqual(['POST 19:hr decided']);
    });

    it('has failed when its root has been deleted in Teams, and the channel is still written to', async () => {
      want(channelPost('decided'));
      await settle();
      answer = (one, number) => (one.conversation.includes(';') ? refuse(404, 'ConversationNotFound')(one, number) : well(one, number));
      want(reply);
      await settle();
      want(channelPost('next'));
      await settle();

      expect(sent().slice(1)).toEqual(['POST 19:hr;messageid=1701 mention', 'POST 19:hr next']);
      expect((await delivered('mention'))[0]).toMatchObject({ state: 'failed', error: '404 ConversationNotFound' });
    });
  });

  it('is asked for again before it is sent: what was answered in the tab meanwhile is not', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    answer = async (one, number) => {
      if (number === 1) await promise;
      await well(one, number);
    };
    want(channelPost('first', { to: { network: 'BARN' } }));
    await plan();
    await until(() => heard.length === 1);
    want(message('kari'), message('ola'));
    await plan();
    drop('asks/kari');
    resolve();
    await settle();

    expect(sent()).toEqual(['POST 19:barn first', 'POST a:ola asks/ola']);
  });

  it('goes by e-mail to who has chosen that, in words', async () => {
    want(message('mo'));
    await settle();
    await settle();

    expect(mails.map(({ to }) => to)).toEqual(['mo@tinn.example']);
    expect(await states('asks/mo')).toEqual(['standing']);
  });

  it('goes by e-mail with its heading alone, when it has no words', async () => {
    const { text: _words, ...wordless } = saying('Venter på deg');
    want(message('mo', { card: wordless }));
    await settle();

    expect(mails).toEqual([{ to: 'mo@tinn.example', subject: 'Venter på deg', text: 'Venter på deg' }]);
  });

  it.each<[what: string, result: MailResult, times: number, state: string]>([
    ['refused for good', { ok: false, retry: false, afterSeconds: undefined, code: '550' }, 1, 'failed'],
    ['refused for now', { ok: false, retry: true, afterSeconds: undefined, code: '450' }, 4, 'failed'],
  ])('is put down as failed when an e-mail is %s', async (_what, result, times, state) => {
    let tried = 0;
    mailed = () => {
      tried += 1;
      return result;
    };
    want(message('mo'));
    await settle();
    await settle();

    expect(tried).toBe(times);
    expect(await states('asks/mo')).toEqual([state]);
  });

  describe('after the last attempt', () => {
    beforeEach(() => {
      answer = refuse(503, 'ServiceUnavailable');
    });

    it('goes by e-mail to who has an address', async () => {
      want(message('kari'));
      await settle();
      await settle();

      expect(sent()).toHaveLength(3);
      expect(mails.map(({ to }) => to)).toEqual(['kari@rollag.example']);
      expect(await states('asks/kari')).toEqual(['standing']);
    });

    it('has failed with its reason where there is no other way', async () => {
      want(message('ola'), channelPost('notice'));
      await settle();
      await settle();

      expect(sent()).toHaveLength(6);
      expect((await delivered('asks/ola'))[0]).toMatchObject({ state: 'failed', error: '503 ServiceUnavailable' });
      expect((await delivered('notice'))[0]).toMatchObject({ state: 'failed', error: '503 ServiceUnavailable' });
    });

    it('is not forgotten while it is not known whether it is still wanted', async () => {
      answer = (one, number) => {
        // A list has become unreadable meanwhile.
        if (number === 3) {
          complete = false;
          drop('asks/ola');
        }
        return refuse(503, 'ServiceUnavailable')(one, number);
      };
      want(message('ola'));
      await settle();
      const { rows } = await database.pool.query("select state from veven_queue.job where name = 'undelivered'");

      expect(rows).toEqual([{ state: 'retry' }]);
    });
  });

  describe('while a message hangs', () => {
    let letGo: () => void;
    beforeEach(() => {
      const { promise, resolve } = Promise.withResolvers<void>();
      letGo = resolve;
      answer = async (one, number) => {
        if (one.text.startsWith('hangs')) await promise;
        await well(one, number);
      };
    });

    it('no other message is sent, and edits go on', async () => {
      want(channelPost('notice', { to: { network: 'BARN' } }));
      await settle();
      const others = ['a', 'b', 'c', 'd', 'e'].map((key) => channelPost(key, { to: { network: 'BARN' }, under: 'notice' }));
      want(channelPost('hangs'), message('kari'), message('ola'), ...others);
      await plan();
      await until(() => sent().includes('POST 19:hr hangs'));
      const before = heard.length;
      want(channelPost('notice', { to: { network: 'BARN' }, card: saying('moved') }));
      await plan();
      await until(() => heard.length > before);

      expect(sent().slice(before)).toEqual(['PUT 19:barn;messageid=1701 moved']);
      letGo();
      await settle();
      expect(sent().filter((line) => line.startsWith('POST'))).toHaveLength(9);
    });

    it('an edit of the same place waits for it', async () => {
      want(channelPost('notice'));
      await settle();
      want(channelPost('hangs'));
      await plan();
      await until(() => heard.length === 2);
      want(channelPost('notice', { card: saying('moved') }));
      await plan();
      await new Promise(setImmediate);
      expect(sent().slice(1)).toEqual(['POST 19:hr hangs']);
      letGo();
      await settle();

      expect(sent().slice(2)).toEqual(['PUT 19:hr;messageid=1701 moved']);
    });
  });

  describe('when what became of it could not be written down', () => {
    /** A store that fails when it is told that something stands. */
    class Forgetful extends PostgresDelivered {
      fails = true;

      override async change(...said: Parameters<PostgresDelivered['change']>): Promise<void> {
        if (this.fails && said[1].state === 'standing') throw new Error('the database is away');
        return super.change(...said);
      }
    }

    it('is uncertain, and is not sent twice', async () => {
      await dispatcher.stop();
      const forgetful = new Forgetful(database.pool);
      await begin(forgetful);
      want(channelPost('notice'));
      await plan();
      await until(() => heard.length === 1);
      await dispatcher.idle();
      forgetful.fails = false;
      await settle();

      expect(sent()).toEqual(['POST 19:hr notice']);
      expect(await states('notice')).toEqual(['uncertain']);
    });
  });

  it('is uncertain when the process that sent it has died, and the next one does not send it again', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    answer = () => promise;
    want(channelPost('notice'), message('kari'));
    await plan();
    await until(() => heard.length === 1);
    const killed = dispatcher;
    // It never hears an answer, and another begins.
    answer = well;
    await begin();
    await settle();

    expect(sent()).toHaveLength(2);
    expect([await states('notice'), await states('asks/kari')].flat().toSorted()).toEqual(['standing', 'uncertain']);
    for (const one of heard) one.drop();
    resolve();
    await killed.stop();
  });

  it('that never comes to rest is not updated for ever', async () => {
    let count = 0;
    want(channelPost('notice'));
    await settle();
    const restless: WantedPost = { ...channelPost('notice') };
    Object.defineProperty(restless, 'card', {
      get: () => {
        count += 1;
        return saying(`change ${count}`);
      },
    });
    want(restless);
    await plan();
    await new Promise<void>((resolve) => rests.push(resolve));
    for (let waits: number | undefined = 0; waits !== undefined; ) {
      waits = (await dispatcher.idle()).retryIn;
      await new Promise(setImmediate);
    }

    // Six a time, three times (as often as this queue tries): then it is let go.
    expect(sent().filter((line) => line.startsWith('PUT')).length).toBeLessThanOrEqual(18);
    expect(await states('notice')).toEqual(['failed']);
  });

  it('is let be while it is not known whether its cause is gone', async () => {
    want(channelPost('notice'));
    await settle();
    drop('notice');
    complete = false;
    await settle();
    expect(sent()).toEqual(['POST 19:hr notice']);
    complete = true;
    await settle();
    expect(sent()).toHaveLength(2);
  });

  it('is planned when it is known where one can write, not before', async () => {
    await dispatcher.stop();
    await begin();
    const reached: boolean[] = [];
    await dispatcher.plan(world(), () => {
      reached.push(dispatcher.reaches({ person: 'ola' }, world()));
      return current();
    });

    expect(reached).toEqual([true]);
  });

  it('goes to many at once, each once, in order of nothing but their turn', async () => {
    want(
      ...Array.from({ length: 40 }, (_, index) =>
        channelPost(`post ${index}`, { to: { network: index % 2 ? 'HR' : 'BARN' }, under: 'root' }),
      ),
    );
    want(channelPost('root'), channelPost('root of barn', { to: { network: 'BARN' } }));
    await settle();

    const posts = sent().filter((line) => line.startsWith('POST'));
    expect(new Set(posts).size).toBe(posts.length);
  }, 60_000);
});
