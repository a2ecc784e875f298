import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { appId, type SamplePerson, tenantId } from './sample/directory.ts';

/** What Microsoft signs in a tenant, signed on this machine: tokens like Entra's and like the Bot Framework's. */
export interface Issuer {
  /** The public key, as Entra publishes its own; endorsed for Teams, as the Bot Framework's are. */
  readonly jwks: { readonly keys: readonly EndorsedKey[] };
  /** The pattern of the issuer of tab tokens, with `{tid}` as Entra has it. */
  readonly tabIssuer: string;
  readonly connectorIssuer: string;
  tabToken(person: SamplePerson): Promise<string>;
  /** A token like the one a connector at this address sends with an activity. */
  connectorToken(serviceUrl: string): Promise<string>;
  /** The bot's token for a connector, and for Graph: the app itself. */
  appToken(audience: string): Promise<string>;
  /** The claims of a token of ours for one of these audiences, `expired`, or nothing. */
  read(token: string, audiences: readonly string[]): Promise<JWTPayload | 'expired' | undefined>;
}

/** The Bot Framework says in its keys for which channels they sign. */
type EndorsedKey = JWK & { readonly endorsements: readonly string[] };

export const audiences = { connector: 'https://api.botframework.com', graph: 'https://graph.microsoft.com' };

const algorithm = 'RS256';

/** The issuer whose key lies in the data folder, made the first time. */
export async function openIssuer(dataDir: string, origin: string): Promise<Issuer> {
  const key = await openKey(join(dataDir, 'local-issuer.json'));
  const privateKey = (await importJWK(key, algorithm)) as CryptoKey;
  const { kty, n, e, kid } = key;
  const shown: JWK = { kty: kty ?? 'RSA', n: n ?? '', e: e ?? '', kid: kid ?? '', use: 'sig', alg: algorithm };
  const publicKey = (await importJWK(shown, algorithm)) as CryptoKey;
  const sign = (claims: JWTPayload, issuer: string, audience: string) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, kid: kid ?? '', typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setNotBefore('0s')
      .setExpirationTime('1h')
      .sign(privateKey);
  const tabIssuer = `${origin}/local/issuer/{tid}/v2.0`;
  const connectorIssuer = `${origin}/local/issuer/connector`;
  return {
    jwks: { keys: [{ ...shown, endorsements: ['msteams'] }] },
    tabIssuer,
    connectorIssuer,
    tabToken: ({ oid, name, email }) =>
      sign(
        { tid: tenantId, oid, name, preferred_username: email, scp: 'access_as_user', ver: '2.0', azp: appId },
        tabIssuer.replace('{tid}', tenantId),
        appId,
      ),
    connectorToken: (serviceUrl) => sign({ serviceurl: serviceUrl }, connectorIssuer, appId),
    appToken: (audience) => sign({ appid: appId, tid: tenantId, idtyp: 'app' }, tabIssuer.replace('{tid}', tenantId), audience),
    read: async (token, audience) => {
      try {
        return (await jwtVerify(token, publicKey, { audience: [...audience], algorithms: [algorithm] })).payload;
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED' ? 'expired' : undefined;
      }
    },
  };
}

async function openKey(file: string): Promise<JWK> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const key: JWK = { ...(await exportJWK(privateKey)), kid: `veven-local-${Date.now().toString(36)}` };
    await writeFile(file, JSON.stringify(key), { mode: 0o600 });
    return key;
  }
}
