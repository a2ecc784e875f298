import { type Activity as BotActivity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { AuthenticationConstants, type ServiceClientCredentialsFactory } from 'botframework-connector';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { VevenError } from '../../error.ts';
import type { Inbound } from '../../inbound.ts';
import type { Answer } from '../../turn.ts';
import { Activity, inboundOf } from './activity.ts';

export interface BotFrameworkOptions {
  readonly credentials: ServiceClientCredentialsFactory;
  /** Where the channel's signing keys are described, and who issues its tokens: the Bot Framework's own unless told otherwise. */
  readonly channel?: { readonly openIdMetadataUrl: string; readonly tokenIssuer: string };
}

/** Botbuilder's adapter, for what comes in: it verifies and runs the turn, and its errors stay with us. */
class Adapter extends CloudAdapter {
  async turn(
    authorization: Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>,
    activity: BotActivity,
    logic: (context: TurnContext) => Promise<void>,
  ) {
    return this.processActivity(authorization, activity, logic);
  }
}

/** The route that Teams posts activities to. The token is verified by botbuilder before anything is read from the activity. */
export function botRoute(options: BotFrameworkOptions, takeTurn: (inbound: Inbound) => Promise<Answer>): RequestHandler {
  const authentication = new ConfigurationBotFrameworkAuthentication(settings(options.channel), options.credentials);
  const adapter = new Adapter(authentication);
  return async (request: Request, response: Response, next: NextFunction) => {
    try {
      const parsed = Activity.safeParse(request.body);
      if (!parsed.success)
        throw new VevenError(
          'invalid',
          `malformed activity: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
        );
      const activity = request.body as BotActivity;
      const authorization = await authentication
        .authenticateRequest(activity, request.headers.authorization ?? '')
        .catch((cause: unknown) => {
          throw new VevenError('not-signed-in', 'an activity without a valid token', { cause });
        });
      const result = await adapter.turn(authorization, activity, async (context) => {
        const answer = await takeTurn(inboundOf(parsed.data));
        if (activity.type === 'invoke')
          await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: invokeBody(answer, activity.name) } });
      });
      response.status(result?.status ?? 200);
      if (result?.body === undefined) response.end();
      else response.json(result.body);
    } catch (error) {
      next(error);
    }
  };
}

/** Everything botbuilder needs when one part is not the Bot Framework's own. */
const settings = (channel: BotFrameworkOptions['channel']) =>
  channel
    ? {
        ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
        ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
        ToBotFromChannelTokenIssuer: channel.tokenIssuer,
        OAuthUrl: AuthenticationConstants.OAuthUrl,
        ToBotFromChannelOpenIdMetadataUrl: channel.openIdMetadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: channel.openIdMetadataUrl,
      }
    : {};

/** The answer to an invoke. A refusal is a sentence too: an error would show people a text of Teams' own. */
function invokeBody(answer: Answer, name: string | undefined) {
  if (name?.startsWith('composeExtension/')) return dialogBody(answer);
  if (answer && 'card' in answer) return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card };
  const said = answer && 'message' in answer ? answer.message : '';
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: said };
}

/** The answer to a command beside a message: a dialog with a card, or with a sentence alone. */
function dialogBody(answer: Answer) {
  if (!answer || 'message' in answer) return { task: { type: 'message', value: answer?.message ?? '' } };
  const { title, card } = 'dialog' in answer ? answer.dialog : { title: 'Veven', card: answer.card };
  const content = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
  return { task: { type: 'continue', value: { title, width: 'medium', height: 'medium', card: content } } };
}
