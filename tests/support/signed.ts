import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CryptoKey, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { pino } from 'pino';
import { graphClient } from '../../bot/adapters/graph/client.ts';
import { readConfig } from '../../bot/config.ts';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import { audiences } from '../../local/issuer.ts';
import { channels, samplePeople } from '../../local/sample/directory.ts';
import { type LocalVeven, startLocal } from '../../local/start.ts';
import { day, osloInstant } from '../../shared/day.ts';
import { listsOf, type SharePointLists } from './lists.ts';
import { freshDatabase } from './postgres.ts';
import { type Teams, teamsOf } from './teams.ts';

/** How a token differs from a good one. */
export interface TokenWish {
  readonly claims: JWTPayload;
  readonly issuer: string;
  readonly audience: string;
  /** As `SignJWT.setExpirationTime` takes it. Default: in an hour. */
  readonly expires?: string;
  /** Signed by somebody else, under the issuer's own key id. */
  readonly forged?: true;
}

/** Veven on one machine whose signing key the test has in hand, so that it can sign what the issuer never would. */
export interface SignedVeven extends LocalVeven {
  readonly people: Teams;
  readonly lists: SharePointLists;
  sign(wish: TokenWish): Promise<string>;
  moveTo(on: string, time: string): Promise<void>;
}

export async function startSigned({ at: [on, time] }: { at: readonly [day: string, time: string] }): Promise<SignedVeven> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'veven-'));
  const read = readConfig({
    PORT: '0',
    GRAPH_PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
    SYNC_SECONDS: '3600',
    REQUESTS_PER_MINUTE: '100000',
  });
  if ('mistakes' in read || read.config.VEVEN_MODE !== 'local') throw new Error('the settings of the test are wrong');
  const local = await startLocal(read.config, pino({ level: 'silent' }), { at: osloInstant(day(on), time) });
  const jwk = JSON.parse(await readFile(join(dataDir, 'local-issuer.json'), 'utf8')) as JWK;
  const own = (await importJWK(jwk, 'RS256')) as CryptoKey;
  const { privateKey: foreign } = await generateKeyPair('RS256');
  const client = graphClient({ origin: local.graph.origin, token: () => local.issuer.appToken(audiences.graph) });
  const { id } = (await client.api(`/sites/${HOSTNAME}:${REGION_PATH}`).get()) as { id: string };
  return {
    ...local,
    people: teamsOf(local.teams, { people: samplePeople, channels }),
    lists: await listsOf(client, `/sites/${id}`),
    sign: ({ claims, issuer, audience, expires = '1h', forged }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: jwk.kid ?? '', typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(forged ? foreign : own),
    moveTo: async (to, clock) => {
      await local.clock.moveTo(osloInstant(day(to), clock));
      await local.veven.settle();
    },
    close: async () => {
      await local.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
