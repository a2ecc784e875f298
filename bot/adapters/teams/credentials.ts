import { AppCredentials, AuthenticationConstants, type ServiceClientCredentialsFactory } from 'botframework-connector';
import { VevenError } from '../../error.ts';

/** The bot's token for Teams' connector, from botbuilder's own credentials, which keep it until it expires. */
export function connectorToken(factory: ServiceClientCredentialsFactory, appId: string): () => Promise<string> {
  const credentials = factory.createCredentials(
    appId,
    AuthenticationConstants.ToChannelFromBotOAuthScope,
    AuthenticationConstants.ToChannelFromBotLoginUrl,
    true,
  );
  return async () => {
    const made = await credentials;
    if (!(made instanceof AppCredentials)) throw new VevenError('not-connected', 'botbuilder made no credentials for the connector');
    return made.getToken();
  };
}
