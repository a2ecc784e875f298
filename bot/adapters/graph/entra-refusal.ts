import { AuthError } from '@azure/msal-node';
import { VevenError } from '../../error.ts';

/** What an administrator can do about it, by Entra's code. Source: Microsoft's list of AADSTS error codes. */
const remedies: Readonly<Record<string, string>> = {
  AADSTS7000215: 'the secret is wrong. Set CLIENT_SECRET to the secret’s value, not its id, or make a new one in Entra',
  AADSTS7000222: 'the secret has expired. Make a new one in Entra and set CLIENT_SECRET',
  AADSTS700027: 'it does not know the certificate. Upload it to the app registration in Entra, or renew it if it has expired',
  AADSTS70021: 'the app registration does not trust this token. Add a federated credential in Entra with its issuer and subject',
  AADSTS700211: 'the app registration does not trust the token’s issuer. Compare it with the federated credential in Entra',
  AADSTS700212: 'the token’s audience is not the federated credential’s: both must be api://AzureADTokenExchange',
  AADSTS700213: 'the app registration does not trust the token’s subject. Compare it with the federated credential in Entra',
  AADSTS700024: 'the assertion has expired. Is the clock of this machine right, and is the file kept fresh?',
  AADSTS700016: 'the tenant does not know the app. Compare CLIENT_ID and TENANT_ID with the app registration',
  AADSTS90002: 'there is no such tenant. Compare TENANT_ID with Entra',
  AADSTS7000112: 'the app is turned off. Turn it on under Enterprise applications in Entra',
  AADSTS500011: 'the tenant does not know what the token is for. Is the app registration in the right tenant?',
  AADSTS65001: 'nobody has consented. An administrator grants consent in Entra',
  AADSTS90094: 'it wants an administrator’s consent. Sign in as one, or have it granted in Entra',
  AADSTS50105: 'you are not assigned to the app that signs in. Ask for it, or name another with ADMIN_CLIENT_ID',
  AADSTS50020: 'you are signed in with an account of another tenant. Sign in with one of TENANT_ID',
  AADSTS53003: 'a conditional access rule forbids it. Use GRAPH_TOKEN from a place where it is allowed',
};

/** What went wrong before Entra could say anything, by msal's code. */
const failures: Readonly<Record<string, string>> = {
  device_code_expired: 'The code was not used in time. Run the command again.',
  network_error: 'Entra cannot be reached. Is there a way from this machine to login.microsoftonline.com?',
  endpoints_resolution_error: 'Entra cannot be reached, or there is no such tenant. Compare TENANT_ID with Entra.',
};

/** Why there is no token, with Entra's code and what to do. What Entra was sent is in no word of it, and Entra's own words are left out. */
export function entraRefusal(error: unknown): VevenError {
  if (error instanceof VevenError) return error;
  const code = /AADSTS\d+/.exec(error instanceof Error ? error.message : '')?.[0];
  if (code)
    return new VevenError(
      'not-connected',
      `Entra refuses (${code}): ${remedies[code] ?? 'https://login.microsoftonline.com/error tells why'}`,
    );
  const known = error instanceof AuthError ? error.errorCode : undefined;
  return new VevenError('not-connected', failures[known ?? ''] ?? `There is no token from Entra (${known ?? 'no answer'}).`);
}
