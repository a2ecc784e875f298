import { createHash, verify, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INetworkModule, NetworkRequestOptions } from '@azure/msal-node';
import { certificateIn } from '../../bot/adapters/graph/certificate.ts';
import { personTokens } from '../../bot/adapters/graph/sign-in.ts';
import { appTokens, resources } from '../../bot/adapters/graph/token.ts';
import type { Credential } from '../../bot/config.ts';
import { aCertificate } from '../support/certificate.ts';

const tenantId = '11111111-2026-4000-8000-000000000001';
const clientId = '11111111-2026-4000-8000-000000000002';

/** Entra as msal sees it: it answers as the test says, and remembers what it was asked. */
class FakeEntra implements INetworkModule {
  readonly asked: { readonly url: string; readonly form: URLSearchParams }[] = [];
  expiresIn = 3600;
  refusal: string | undefined;

  async sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions) {
    return this.#answer<T>(url, options);
  }

  async sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions) {
    return this.#answer<T>(url, options);
  }

  async #answer<T>(url: string, { body = '' }: NetworkRequestOptions = {}) {
    if (url.includes('/.well-known/')) return answer<T>(200, metadata);
    if (url.includes('/discovery/instance'))
      return answer<T>(200, { tenant_discovery_endpoint: `${authority}/v2.0/.well-known/x`, metadata: [] });
    this.asked.push({ url, form: new URLSearchParams(body) });
    if (url.startsWith('http://169.254.169.254/'))
      return answer<T>(200, { access_token: 'vouched', expires_in: '3600', token_type: 'Bearer' });
    if (this.refusal) return answer<T>(401, { error: 'invalid_client', error_description: this.refusal });
    if (url.endsWith('/devicecode')) return answer<T>(200, deviceCode);
    return answer<T>(200, {
      token_type: 'Bearer',
      expires_in: this.expiresIn,
      access_token: `token ${this.asked.length}`,
      ...(body.includes('device_code') && person),
    });
  }

  get last() {
    return this.asked.at(-1)!.form;
  }
}

const authority = `https://login.microsoftonline.com/${tenantId}`;
const metadata = {
  issuer: `${authority}/v2.0`,
  authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
  token_endpoint: `${authority}/oauth2/v2.0/token`,
  jwks_uri: `${authority}/discovery/v2.0/keys`,
};
const deviceCode = {
  user_code: 'AB12',
  device_code: 'device',
  verification_uri: 'https://microsoft.com/devicelogin',
  expires_in: 900,
  interval: 0,
  message: 'Enter AB12 at https://microsoft.com/devicelogin',
};
const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url');
/** Who has signed in, as Entra says it beside the token; an app's token has nobody. */
const person = {
  id_token: `${part({ alg: 'none' })}.${part({ oid: 'somebody', sub: 'somebody', tid: tenantId, preferred_username: 'admin@region.example' })}.`,
  client_info: part({ uid: 'somebody', utid: tenantId }),
  scope: `${resources.graph}/Sites.Manage.All openid profile offline_access`,
  refresh_token: 'again',
};
const answer = <T>(status: number, body: unknown) => ({ status, headers: {}, body: body as T });
const jwtPart = (jwt: string, index: number) =>
  JSON.parse(Buffer.from(jwt.split('.')[index]!, 'base64url').toString()) as Record<string, unknown>;

describe('the app’s token', () => {
  let folder: string;
  let entra: FakeEntra;
  const tokensBy = (credential: Credential) => appTokens({ tenantId, clientId, credential }, entra);
  const secret: Credential = { kind: 'secret', secret: 'very-secret' };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veven-token-'));
    const [veven, another] = [aCertificate(), aCertificate()];
    await writeFile(`${folder}/veven.crt`, veven.certificate);
    await writeFile(`${folder}/veven.key`, veven.key);
    await writeFile(`${folder}/veven.pem`, veven.key + veven.certificate);
    await writeFile(`${folder}/chain.pem`, veven.certificate + veven.key + another.certificate);
    await writeFile(`${folder}/mixed.pem`, another.key + veven.certificate);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(() => {
    entra = new FakeEntra();
  });

  it('comes by a secret, for Graph and for Teams’ connector from the same registration', async () => {
    const tokens = await tokensBy(secret);

    expect(await tokens(resources.graph)).toBe('token 1');
    expect(Object.fromEntries(entra.last)).toMatchObject({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: 'very-secret',
      scope: 'https://graph.microsoft.com/.default',
    });
    await tokens(resources.connector);
    expect(entra.last.get('scope')).toBe('https://api.botframework.com/.default');
    expect(entra.asked.map(({ url }) => url.split('?')[0])).toEqual([metadata.token_endpoint, metadata.token_endpoint]);
  });

  it('comes by a certificate, which signs and is named by its SHA-256 thumbprint', async () => {
    await (await tokensBy({ kind: 'certificate', file: `${folder}/veven.pem` }))(resources.graph);

    const certificate = new X509Certificate(await readFile(`${folder}/veven.crt`));
    const assertion = entra.last.get('client_assertion')!;
    const [head, claims, signature] = assertion.split('.') as [string, string, string];
    expect(entra.last.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    expect(entra.last.has('client_secret')).toBe(false);
    expect(jwtPart(assertion, 0)).toMatchObject({
      alg: 'PS256',
      'x5t#S256': createHash('sha256').update(certificate.raw).digest('base64url'),
      x5c: [certificate.raw.toString('base64')],
    });
    expect(jwtPart(assertion, 1)).toMatchObject({ iss: clientId, sub: clientId, aud: metadata.token_endpoint });
    const key = { key: certificate.publicKey, padding: 6, saltLength: 32 };
    expect(verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it('comes by a certificate and those above it; the key is no part of what is shown', async () => {
    const { x5c } = await certificateIn(`${folder}/chain.pem`);

    expect(x5c.match(/BEGIN [A-Z ]+/g)).toEqual(['BEGIN CERTIFICATE', 'BEGIN CERTIFICATE']);
    expect(x5c).not.toContain('PRIVATE KEY');
  });

  it.each([
    ['is not there', 'nowhere.pem', /cannot be read/],
    ['has no key', 'veven.crt', /has no key/],
    ['has no certificate', 'veven.key', /has no certificate/],
    ['has somebody else’s key', 'mixed.pem', /not the certificate’s/],
  ])('needs a certificate: one that %s is told', async (_what, file, words) => {
    await expect(tokensBy({ kind: 'certificate', file: `${folder}/${file}` })).rejects.toMatchObject({
      code: 'not-connected',
      message: expect.stringMatching(words),
    });
  });

  it('comes by a federated token, read anew each time', async () => {
    const file = `${folder}/federated`;
    await writeFile(file, 'first\n');
    const tokens = await tokensBy({ kind: 'federated', file });
    await tokens(resources.graph);
    expect(entra.last.get('client_assertion')).toBe('first');

    await writeFile(file, 'second\n');
    await tokens(resources.connector);
    expect(entra.last.get('client_assertion')).toBe('second');
  });

  it('comes by a managed identity that vouches for the app', async () => {
    await (await tokensBy({ kind: 'managed-identity', clientId: tenantId }))(resources.graph);

    const [identity] = entra.asked;
    expect(new URL(identity!.url).searchParams.get('resource')).toBe('api://AzureADTokenExchange');
    expect(new URL(identity!.url).searchParams.get('client_id')).toBe(tenantId);
    expect(entra.last.get('client_assertion')).toBe('vouched');
  });

  it('is kept until shortly before it expires', async () => {
    const kept = await tokensBy(secret);
    expect(await kept(resources.graph)).toBe(await kept(resources.graph));
    expect(entra.asked).toHaveLength(1);

    entra.expiresIn = 240;
    const passing = await tokensBy(secret);
    expect(await passing(resources.graph)).not.toBe(await passing(resources.graph));
  });

  it.each([
    ['AADSTS7000215: Invalid client secret provided.', /AADSTS7000215.*CLIENT_SECRET/],
    ['AADSTS700027: The certificate is not registered.', /AADSTS700027.*Upload/],
    ['AADSTS99999: Something new.', /AADSTS99999.*login\.microsoftonline\.com\/error/],
  ])('that Entra refuses with %s is told with what to do, and without the secret', async (refusal, words) => {
    entra.refusal = `${refusal} Sent: very-secret`;
    const told = await (await tokensBy(secret))(resources.graph).catch((error: unknown) => error as Error & { code: string });

    expect(told).toMatchObject({ code: 'not-connected', message: expect.stringMatching(words) });
    expect(JSON.stringify(told, Object.getOwnPropertyNames(told))).not.toContain('very-secret');
  });
});

describe('a person’s token', () => {
  it('comes by signing in once with a code, for the least that is needed', async () => {
    const entra = new FakeEntra();
    const said: string[] = [];
    const token = personTokens({ tenantId, clientId, scope: 'Sites.Manage.All', say: (line) => said.push(line) }, entra);
    expect(entra.asked).toEqual([]);

    expect(await token()).toBe(await token());
    expect(said).toEqual([deviceCode.message]);
    expect(entra.asked[0]!.form.get('scope')).toContain('https://graph.microsoft.com/Sites.Manage.All');
    expect(entra.asked).toHaveLength(2);
  });
});
