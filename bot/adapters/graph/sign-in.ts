import { type INetworkModule, PublicClientApplication } from '@azure/msal-node';
import { VevenError } from '../../error.ts';
import { entraRefusal } from './entra-refusal.ts';
import { authorityOf, resources } from './token.ts';

/** What a person signs in for: the least that the command needs. */
export type DelegatedScope = 'Sites.Read.All' | 'Sites.Manage.All' | 'Sites.FullControl.All';

interface SigningIn {
  readonly tenantId: string;
  /** The app in whose name the person signs in. */
  readonly clientId: string;
  readonly scope: DelegatedScope;
  /** Shows the person where to go and which code to enter. */
  say(message: string): void;
}

/**
 * A person's tokens for Graph, by device code: asked for at the first use, refreshed by msal after that, kept nowhere.
 * Throws `not-connected` with what to do. `network` stands in for Entra in tests.
 */
export function personTokens({ tenantId, clientId, scope, say }: SigningIn, network?: INetworkModule): () => Promise<string> {
  const application = new PublicClientApplication({
    auth: { clientId, authority: authorityOf(tenantId) },
    ...(network && { system: { networkClient: network } }),
  });
  const scopes = [`${resources.graph}/${scope}`];
  const signIn = async () => {
    const result = await application.acquireTokenByDeviceCode({ scopes, deviceCodeCallback: ({ message }) => say(message) });
    if (!result?.account) throw new VevenError('not-connected', 'Nobody has signed in');
    return result.account;
  };
  let signedIn: ReturnType<typeof signIn> | undefined;
  return async () => {
    try {
      signedIn ??= signIn();
      return (await application.acquireTokenSilent({ account: await signedIn, scopes })).accessToken;
    } catch (error) {
      throw entraRefusal(error);
    }
  };
}
