import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../../bot/adapters/postgres/embedded.ts';
import { samplePerson } from '../../local/sample/directory.ts';
import { openClock, prepareState } from '../../local/state.ts';
import { day, osloInstant } from '../../shared/day.ts';
import type { Home } from '../../shared/home/home.api.ts';
import { channelOf, type OwnConnector, ownConnector } from '../support/own-connector.ts';
import { freePorts, hasDatabaseRunning, killWhileStarting, startInVain, startProcess, type VevenProcess } from '../support/process.ts';
import { textOf } from '../support/teams-card.ts';

const ownChannel = '19:a-channel-elsewhere@thread.tacv2';
const notice = /Sakliste/;

describe('Veven in a process of its own', () => {
  let folder: string;
  let ports: { PORT: number; GRAPH_PORT: number };
  let connector: OwnConnector;
  /** A region of 23 November 2026, in which HR's channel is one of our own connector, and KDU's one of the machine's. */
  let region: string;
  const running = new Set<VevenProcess>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veven-restart-'));
    ports = await freePorts();
    connector = await ownConnector();
    region = join(folder, 'region');
    const database = await openDatabase({ dataDir: region });
    await prepareState(database.pool);
    await (await openClock(database.pool, async () => true)).moveTo(osloInstant(day('2026-11-23'), '08:00'));
    await database.close();
    const veven = await start(region);
    await connector.install(veven, ownChannel);
    await connector.write(veven, ownChannel, 'koble til HR');
    expect(connector.sent.at(-1)?.text).toBe('Kanalen er koblet til HR-nettverket. Saklister og beslutninger kommer her.');
    expect(await veven.stop()).toBe(0);
  }, 120_000);

  beforeEach(() => {
    (connector.sent as unknown[]).length = 0;
    connector.beforeTaking = undefined;
    connector.beforeAnswering = undefined;
  });

  afterEach(async () => {
    for (const veven of running) await veven.kill();
    running.clear();
  });

  afterAll(async () => {
    await connector?.close();
    for (const dataDir of dataDirs) await stopDatabase(dataDir);
    await rm(folder, { recursive: true, force: true });
  });

  const dataDirs = new Set<string>();
  async function start(dataDir: string, settings: Record<string, number> = {}): Promise<VevenProcess> {
    dataDirs.add(dataDir);
    const veven = await startProcess({ ...ports, DATA_DIR: dataDir, ...settings });
    running.add(veven);
    return veven;
  }

  /** What a killed process leaves running is adopted and stopped. */
  async function stopDatabase(dataDir: string): Promise<void> {
    if (hasDatabaseRunning(dataDir)) await (await openDatabase({ dataDir })).close();
  }

  /** The region again as it was, in a folder of its own. */
  async function aRegion(name: string): Promise<string> {
    const copy = join(folder, name);
    await promisify(execFile)('cp', ['-a', region, copy]);
    return copy;
  }

  const moveTo = async (veven: VevenProcess, on: string, time: string) => {
    const { status } = await veven.request('/local/clock', { method: 'POST', body: { now: osloInstant(day(on), time) } });
    expect(status).toBe(200);
  };
  const settle = async (veven: VevenProcess) => expect((await veven.request('/local/settle', { method: 'POST' })).status).toBe(200);

  async function noticesOfKdu(veven: VevenProcess): Promise<readonly string[]> {
    const { key } = samplePerson({ role: 'secretariat' })!;
    const { body } = await veven.request<{ card?: never; text?: string }[]>(
      `/local/api/teams/posts?as=${key}&conversation=${encodeURIComponent(channelOf('KDU'))}`,
    );
    return body.map(({ card }) => (card ? textOf(card) : '')).filter((text) => notice.test(text));
  }

  const noticesOfHr = () => connector.sent.filter(({ text }) => notice.test(text));

  async function secretariat(veven: VevenProcess) {
    const { body } = await veven.request<{ token: string }>('/local/token', { method: 'POST', body: { role: 'secretariat' } });
    const home = async () => (await veven.request<Home>('/api/home', { token: body.token })).body.secretariat!;
    return {
      uncertain: async () => (await home()).uncertain.map(({ key }) => key),
      failed: async () => (await home()).failed.map(({ key, why }) => `${key} ${why}`),
      resolve: async (key: string, choice: 'again' | 'stands') =>
        (await veven.request('/api/commands/delivery/resolve', { method: 'POST', token: body.token, body: { key, choice } })).status,
    };
  }

  describe('that is killed', () => {
    it('just after the clock has moved to the notice: it stands once after the next start', async () => {
      const dataDir = await aRegion('moved');
      const killed = await start(dataDir);
      await moveTo(killed, '2026-12-02', '08:35');
      await killed.kill();

      const veven = await start(dataDir);
      await settle(veven);
      const { uncertain, failed, resolve } = await secretariat(veven);
      expect(await failed()).toEqual([]);
      // It may have died with the post on its way: then it is the secretariat's to say, and never posted twice.
      for (const key of await uncertain()) await resolve(key, (await noticesOfKdu(veven)).length === 0 ? 'again' : 'stands');
      await settle(veven);
      expect(await noticesOfKdu(veven)).toEqual([expect.stringContaining('001/26  Godkjenning av møtereferat')]);
    });

    it('when the notice stands: it is not posted again, and goes on following its cases', async () => {
      const dataDir = await aRegion('stands');
      const killed = await start(dataDir);
      await moveTo(killed, '2026-12-02', '08:35');
      await settle(killed);
      const { body: before } = await killed.request<{ offsetMinutes: number }>('/local/clock');
      await killed.kill();

      const veven = await start(dataDir);
      await settle(veven);
      const { body: after } = await veven.request<{ offsetMinutes: number; now: string }>('/local/clock');
      expect(after.offsetMinutes).toBe(before.offsetMinutes);
      expect(after.now.slice(0, 10)).toBe('2026-12-02');

      const { body } = await veven.request<{ token: string }>('/local/token', { method: 'POST', body: { role: 'secretariat' } });
      const path = `/api/meetings/${encodeURIComponent('KDU/2026-12-11/09.00')}`;
      const { cases } = (await veven.request<{ cases: { key: string; etag: string }[] }>(path, { token: body.token })).body;
      const edit = { key: cases[0]!.key, seen: cases[0]!.etag, title: 'Godkjenning, endret etter omstart' };
      expect((await veven.request('/api/commands/case/edit', { method: 'POST', token: body.token, body: edit })).status).toBe(200);
      await settle(veven);
      expect(await noticesOfKdu(veven)).toEqual([expect.stringContaining('Godkjenning, endret etter omstart')]);
      expect(await (await secretariat(veven)).uncertain()).toEqual([]);
    });

    it('with the collected messages due: they come in the chat after the next start, and by e-mail only to those who wish it', async () => {
      const dataDir = await aRegion('collected');
      const killed = await start(dataDir);
      await moveTo(killed, '2026-12-01', '08:30');
      await killed.kill();

      const veven = await start(dataDir);
      await settle(veven);
      const { body: mails } = await veven.request<{ to: string }[]>('/local/api/outbox');
      expect(mails.map(({ to }) => to).filter((to) => !to.includes('.sigdal@'))).toEqual([]);
    });

    it('again while it starts, and again when it has: it stands once', async () => {
      const dataDir = await aRegion('often');
      const first = await start(dataDir);
      await moveTo(first, '2026-12-02', '08:35');
      await settle(first);
      await first.kill();
      await killWhileStarting({ ...ports, DATA_DIR: dataDir });
      await killWhileStarting({ ...ports, DATA_DIR: dataDir });
      await (await start(dataDir)).kill();
      const veven = await start(dataDir);
      await settle(veven);
      expect(await noticesOfKdu(veven)).toHaveLength(1);
    });

    it('when Teams has the post and has not answered: no second one is sent, and the secretariat says that it stands', async () => {
      const dataDir = await aRegion('taken');
      const killed = await start(dataDir);
      // KDU's notice and the messages that are due stand already, so that HR's is the only one on its way.
      await moveTo(killed, '2026-12-02', '10:00');
      await settle(killed);
      const { promise, resolve } = Promise.withResolvers<void>();
      connector.beforeAnswering = async () => {
        connector.beforeAnswering = undefined;
        await killed.kill();
        resolve();
      };
      await moveTo(killed, '2026-12-03', '08:35');
      await promise;

      const veven = await start(dataDir);
      await settle(veven);
      expect(noticesOfHr()).toHaveLength(1);
      const { uncertain, resolve: say } = await secretariat(veven);
      expect(await uncertain()).toEqual(['notice/HR/2026-12-10/09.00']);
      expect(await say('notice/HR/2026-12-10/09.00', 'stands')).toBe(200);
      await settle(veven);
      expect(await uncertain()).toEqual([]);
      expect(noticesOfHr()).toHaveLength(1);
    });

    it('when Teams has not taken the post: it is not forgotten, and the secretariat has it sent', async () => {
      const dataDir = await aRegion('lost');
      const killed = await start(dataDir);
      // KDU's notice and the messages that are due stand already, so that HR's is the only one on its way.
      await moveTo(killed, '2026-12-02', '10:00');
      await settle(killed);
      const { promise, resolve } = Promise.withResolvers<void>();
      connector.beforeTaking = async () => {
        connector.beforeTaking = undefined;
        await killed.kill();
        resolve();
        return false;
      };
      await moveTo(killed, '2026-12-03', '08:35');
      await promise;

      const veven = await start(dataDir);
      await settle(veven);
      expect(noticesOfHr()).toEqual([]);
      const { uncertain, resolve: say } = await secretariat(veven);
      expect(await uncertain()).toEqual(['notice/HR/2026-12-10/09.00']);
      expect(await say('notice/HR/2026-12-10/09.00', 'again')).toBe(200);
      await settle(veven);
      expect(await uncertain()).toEqual([]);
      expect(noticesOfHr()).toEqual([
        { id: expect.any(String), channel: ownChannel, text: expect.stringContaining('Felles mottak av nyansatte') },
      ]);
    });
  });

  it('sends a network’s posts to the connector where its channel was connected, and to no other', async () => {
    const veven = await start(await aRegion('elsewhere'));
    await moveTo(veven, '2026-12-03', '08:35');
    await settle(veven);
    expect(noticesOfHr().map(({ channel, text }) => [channel, text.split('\n')[0]])).toEqual([[ownChannel, 'HR-nettverket · Sakliste']]);
    expect(await noticesOfKdu(veven)).toHaveLength(1);
  });

  it('goes on at another port', async () => {
    const veven = await start(await aRegion('another port'), await freePorts());
    await moveTo(veven, '2026-12-02', '08:35');
    await settle(veven);
    expect(await (await secretariat(veven)).uncertain()).toEqual([]);
    expect(await noticesOfKdu(veven)).toHaveLength(1);
  });

  it('stops at a signal and takes its database with it', async () => {
    const dataDir = await aRegion('stopped');
    const veven = await start(dataDir);
    expect(await veven.stop()).toBe(0);
    expect(hasDatabaseRunning(dataDir)).toBe(false);
  });

  describe('that cannot start says why in one sentence and ends with 1', () => {
    const aSentence = (about: RegExp) => ({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`^(?=.*${about.source})[^\\n]+\\n$`)),
    });

    async function listening(): Promise<{ server: Server; port: number }> {
      const server = createServer();
      await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
      const address = server.address();
      return { server, port: typeof address === 'object' && address ? address.port : 0 };
    }

    it('when its port is in use', async () => {
      const { server, port } = await listening();
      expect(await startInVain({ ...ports, PORT: port, DATA_DIR: join(folder, 'no port') })).toEqual(
        aSentence(new RegExp(`${port}.*in use.*PORT`)),
      );
      server.close();
    });

    it('when the list server’s port is in use, and leaves no database running', async () => {
      const { server, port } = await listening();
      const dataDir = await aRegion('no graph port');
      dataDirs.add(dataDir);
      expect(await startInVain({ ...ports, GRAPH_PORT: port, DATA_DIR: dataDir })).toEqual(
        aSentence(new RegExp(`${port}.*in use.*GRAPH_PORT`)),
      );
      server.close();
      expect(hasDatabaseRunning(dataDir)).toBe(false);
    });

    it('when its folder cannot be made', async () => {
      const file = join(folder, 'a file');
      await writeFile(file, '');
      const dataDir = join(file, 'below');
      expect(await startInVain({ ...ports, DATA_DIR: dataDir })).toEqual(aSentence(/a file.*DATA_DIR/));
      expect(await startInVain({ ...ports, DATA_DIR: file })).toEqual(aSentence(/a file.*DATA_DIR/));
    });

    it('when its database does not answer, without the password', async () => {
      const { PORT } = await freePorts();
      const result = await startInVain({
        ...ports,
        DATA_DIR: join(folder, 'no database'),
        DATABASE_URL: `postgres://veven:secret-word@127.0.0.1:${PORT}/veven`,
      });
      expect(result).toEqual(aSentence(/DATABASE_URL/));
      expect(result.stderr).not.toContain('secret-word');
    });

    it('for each wrong setting, all at once', async () => {
      const { code, stdout, stderr } = await startInVain({
        PORT: 'abc',
        GRAPH_PORT: 70_000,
        DATA_DIR: join(folder, 'never'),
        DATABASE_URL: 'http://db',
        LOG_LEVEL: 'loud',
        SYNC_SECONDS: 0,
      });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr.trim().split('\n').toSorted()).toEqual([
        'DATABASE_URL must be a postgres:// address',
        'GRAPH_PORT must be 65535 or less',
        'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent',
        'PORT must be a number',
        'SYNC_SECONDS must be 1 or more',
      ]);
    });
  });
});
