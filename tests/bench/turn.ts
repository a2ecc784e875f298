import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import express from 'express';
import { InboundOnly } from '../../bot/adapters/teams/credentials.ts';
import { audiences } from '../../local/issuer.ts';
import { appId, samplePerson, tenantId } from '../../local/sample/directory.ts';
import { noLimits } from '../../local/teams/limits.ts';
import { startVeven } from '../support/veven.ts';

const turns = 200;

/**
 * A turn of the bot (somebody writes «hjelp» in the chat and is answered) against botbuilder alone that echoes, in one run:
 * the same activity, the same check of its token, the same connector.
 */
export async function turn(): Promise<Record<string, number>> {
  const veven = await startVeven({ at: '2026-11-23T08:00' });
  veven.teams.control.limit(noLimits);
  const connector = `${veven.origin}/local/connector/`;
  const echo = await echoBot(veven.origin, {
    tokenIssuer: veven.issuer.connectorIssuer,
    botToken: await veven.issuer.appToken(audiences.connector),
  });
  const token = await veven.issuer.connectorToken(connector);
  const sent = { serviceUrl: connector, token, chat: veven.teams.chatOf(samplePerson({ role: 'secretariat' })?.key ?? '') };
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < turns; round += 1) {
    bare.push(await timed(`${echo.origin}/api/messages`, sent));
    ours.push(await timed(`${veven.origin}/api/messages`, sent));
  }
  echo.close();
  await veven.close();
  return { 'turn.veven.ms': median(ours), 'turn.echo.ms': median(bare), 'turn.ratio': median(ours) / median(bare) };
}

async function timed(url: string, { serviceUrl, token, chat }: { serviceUrl: string; token: string; chat: string }): Promise<number> {
  const secretariat = samplePerson({ role: 'secretariat' });
  const activity = {
    type: 'message',
    channelId: 'msteams',
    serviceUrl,
    text: 'hjelp',
    from: { id: `29:${secretariat?.oid}`, aadObjectId: secretariat?.oid, name: 'Sekretariatet' },
    recipient: { id: `28:${appId}`, name: 'Veven' },
    conversation: { id: chat, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
  };
  const began = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(activity),
  });
  await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - began;
}

/** The least bot there is: botbuilder's own adapter, which answers with what was written. */
async function echoBot(issuerOrigin: string, { tokenIssuer, botToken }: { tokenIssuer: string; botToken: string }) {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
      ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
      ToBotFromChannelTokenIssuer: tokenIssuer,
      OAuthUrl: AuthenticationConstants.OAuthUrl,
      ToBotFromChannelOpenIdMetadataUrl: `${issuerOrigin}/local/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${issuerOrigin}/local/openid`,
    },
    new EchoCredentials(appId, botToken),
  );
  const adapter = new CloudAdapter(authentication);
  const app = express();
  app.post('/api/messages', express.json(), (request, response) =>
    adapter.process(request, response, async (context) => {
      await context.sendActivity(context.activity.text);
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return { origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, close: () => server.close() };
}

/** Signs what botbuilder sends with the local issuer's token, as ours is. */
class EchoCredentials extends InboundOnly {
  readonly #token: string;

  constructor(id: string, token: string) {
    super(id);
    this.#token = token;
  }

  override async createCredentials(): ReturnType<InboundOnly['createCredentials']> {
    return {
      signRequest: async (request) => {
        request.headers.set('Authorization', `Bearer ${this.#token}`);
        return request;
      },
    };
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
