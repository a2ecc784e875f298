import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { appId, channels, samplePerson, team, tenantId } from '../../local/sample/directory.ts';
import type { VevenProcess } from './process.ts';
import { textOf } from './teams-card.ts';

/** What the bot has sent there: new conversations with their first post, and what was said in one. */
export interface Sent {
  readonly id: string;
  readonly channel: string;
  readonly text: string;
}

/** A connector of the test's own, at an address of its own: Teams as the Bot Framework's protocol shows it, and nothing else. */
export interface OwnConnector {
  readonly serviceUrl: string;
  /** Everything that stands there, oldest first. */
  readonly sent: readonly Sent[];
  /** Called with the next new post before it is taken; it is taken only when this resolves with `true`. */
  beforeTaking: (() => Promise<boolean>) | undefined;
  /** Called when a post has been taken, before it is answered. */
  beforeAnswering: (() => Promise<void>) | undefined;
  /** Tells the bot that it has been installed in a channel here. */
  install(veven: VevenProcess, channel: string): Promise<void>;
  /** The secretariat writes to the bot in a channel here. */
  write(veven: VevenProcess, channel: string, text: string): Promise<void>;
  close(): Promise<void>;
}

export async function ownConnector(): Promise<OwnConnector> {
  const sent: Sent[] = [];
  const app = express();
  app.use(express.json({ limit: '1mb' }));
  app.post('/v3/conversations', async (request, response) => {
    const { activity, channelData } = request.body as {
      activity: { attachments: { content: never }[] };
      channelData: { channel: { id: string } };
    };
    const { beforeTaking, beforeAnswering } = connector;
    if (beforeTaking && !(await beforeTaking())) return void request.socket.destroy();
    const id = String(1_800_000_000_000 + sent.length);
    sent.push({ id, channel: channelData.channel.id, text: textOf(activity.attachments[0]!.content) });
    await beforeAnswering?.();
    response.status(201).json({ id: `${channelData.channel.id};messageid=${id}`, activityId: id });
  });
  app.post(['/v3/conversations/:conversation/activities', '/v3/conversations/:conversation/activities/:activity'], (request, response) => {
    const id = String(1_800_000_000_000 + sent.length);
    sent.push({
      id,
      channel: String(request.params['conversation']).split(';')[0] ?? '',
      text: String((request.body as { text?: string }).text),
    });
    response.status(201).json({ id });
  });
  app.put('/v3/conversations/:conversation/activities/:activity', (request, response) => {
    const index = sent.findIndex(({ id }) => id === request.params.activity);
    if (index < 0) return void response.status(404).json({ error: { code: 'ActivityNotFoundInConversation', message: '' } });
    sent[index] = { ...sent[index]!, text: textOf((request.body as { attachments: { content: never }[] }).attachments[0]!.content) };
    response.json({ id: request.params.activity });
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  const activity = (channel: string, more: Record<string, unknown>) => ({
    id: `f:${randomUUID()}`,
    channelId: 'msteams',
    serviceUrl,
    timestamp: '2026-11-23T08:00:00Z',
    locale: 'nb-NO',
    from: { id: '29:secretariat', name: 'Sekretariatet', aadObjectId: samplePerson({ role: 'secretariat' })!.oid },
    recipient: { id: `28:${appId}`, name: 'Veven' },
    conversation: { id: channel, conversationType: 'channel', isGroup: true, tenantId },
    channelData: { channel: { id: channel }, team: { id: team.id }, tenant: { id: tenantId } },
    ...more,
  });
  async function send(veven: VevenProcess, body: unknown): Promise<void> {
    const { body: signed } = await veven.request<{ token: string }>('/local/token', { method: 'POST', body: { connector: serviceUrl } });
    const { status } = await veven.request('/api/messages', { method: 'POST', token: signed.token, body });
    if (status !== 200) throw new Error(`The bot answered ${status}.`);
  }
  const connector: OwnConnector = {
    serviceUrl,
    sent,
    beforeTaking: undefined,
    beforeAnswering: undefined,
    install: (veven, channel) => send(veven, activity(channel, { type: 'installationUpdate', action: 'add' })),
    write: (veven, channel, text) =>
      send(
        veven,
        activity(channel, {
          type: 'message',
          text: `<at>Veven</at> ${text}`,
          entities: [{ type: 'mention', text: '<at>Veven</at>', mentioned: { id: `28:${appId}`, name: 'Veven' } }],
          conversation: { id: `${channel};messageid=1700000000000`, conversationType: 'channel', isGroup: true, tenantId },
        }),
      ),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return connector;
}

export const channelOf = (network: string): string => channels.find((channel) => channel.network === network)!.id;
