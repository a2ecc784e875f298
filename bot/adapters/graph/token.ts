import { readFile } from 'node:fs/promises';
import { ConfidentialClientApplication, type INetworkModule, ManagedIdentityApplication, type NodeAuthOptions } from '@azure/msal-node';
import type { Credential } from '../../config.ts';
import { VevenError } from '../../error.ts';
import { certificateIn } from './certificate.ts';
import { entraRefusal } from './entra-refusal.ts';

/** What tokens are asked for: Graph, and Teams' connector. */
export const resources = { graph: 'https://graph.microsoft.com', connector: 'https://api.botframework.com' } as const;
export type Resource = (typeof resources)[keyof typeof resources];

/** The audience of an assertion by which a managed identity vouches for the app. Source: workload identity federation. */
const exchange = 'api://AzureADTokenExchange';

/** Where a tenant's tokens are asked for. */
export const authorityOf = (tenantId: string): string => `https://login.microsoftonline.com/${tenantId}`;

interface AppIdentity {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
}

/**
 * The app's own tokens, by client credentials, for whichever resource is asked for. msal keeps each until five minutes before it
 * expires. Throws `not-connected` with Entra's code and what to do. `network` stands in for Entra in tests.
 */
export async function appTokens(app: AppIdentity, network?: INetworkModule): Promise<(resource: Resource) => Promise<string>> {
  const system = network ? { system: { networkClient: network } } : {};
  const application = new ConfidentialClientApplication({
    auth: { clientId: app.clientId, authority: authorityOf(app.tenantId), ...(await proof(app.credential, system)) },
    ...system,
  });
  return async (resource) => {
    try {
      const result = await application.acquireTokenByClientCredential({ scopes: [`${resource}/.default`] });
      if (!result) throw new VevenError('not-connected', `Entra gave no token for ${resource}`);
      return result.accessToken;
    } catch (error) {
      throw entraRefusal(error);
    }
  };
}

type Proof = Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate' | 'clientAssertion'>;

async function proof(credential: Credential, system: { system?: { networkClient: INetworkModule } }): Promise<Proof> {
  switch (credential.kind) {
    case 'secret':
      return { clientSecret: credential.secret };
    case 'certificate':
      return { clientCertificate: await certificateIn(credential.file) };
    case 'federated':
      // Whoever issues it renews it in its place: it is read anew each time.
      return { clientAssertion: () => readAssertion(credential.file) };
    case 'managed-identity': {
      const identity = new ManagedIdentityApplication({
        managedIdentityIdParams: { userAssignedClientId: credential.clientId },
        ...system,
      });
      return { clientAssertion: async () => (await identity.acquireToken({ resource: exchange })).accessToken };
    }
  }
}

async function readAssertion(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    throw new VevenError('not-connected', `FEDERATED_TOKEN_FILE ${file} cannot be read: is workload identity set up for this server?`);
  }
}
