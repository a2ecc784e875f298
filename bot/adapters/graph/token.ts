import { ConfidentialClientApplication } from '@azure/msal-node';
import { VevenError } from '../../error.ts';

/** The app's own token for Graph, by client credentials. msal keeps it until shortly before it expires. */
export function graphToken({ tenantId, clientId, secret }: { tenantId: string; clientId: string; secret: string }): () => Promise<string> {
  const application = new ConfidentialClientApplication({
    auth: { clientId, clientSecret: secret, authority: `https://login.microsoftonline.com/${tenantId}` },
  });
  return async () => {
    const result = await application.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
    if (!result) throw new VevenError('not-connected', 'Entra gave no token for Graph');
    return result.accessToken;
  };
}
