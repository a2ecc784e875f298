import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { VevenError } from '../error.ts';

export interface TokenRules {
  /** The app's client id: whom the token is for. */
  readonly audience: string;
  /** The issuer of a tenant's tokens, with `{tid}` where the tenant id stands. */
  readonly issuer: string;
  /** Where the issuer's public keys are. */
  readonly keysUrl: string;
  /** Only people from these tenants are let in. */
  readonly tenants: readonly string[];
}

/** Entra's own, for every tenant. */
export const entra = {
  issuer: 'https://login.microsoftonline.com/{tid}/v2.0',
  keysUrl: 'https://login.microsoftonline.com/common/discovery/v2.0/keys',
};

const Claims = z.object({ tid: z.string().min(1), oid: z.string().min(1), scp: z.string(), ver: z.literal('2.0') });

/**
 * Verifies a tab's token (Entra v2, scope `access_as_user`) and says whose it is: `tid/oid`. Signature, issuer, audience,
 * time, tenant and scope are all checked; five minutes' skew is allowed. Throws `not-signed-in` without a reason for the outside.
 */
export function tokenVerifier({ audience, issuer, keysUrl, tenants }: TokenRules): (token: string) => Promise<string> {
  const keys = createRemoteJWKSet(new URL(keysUrl));
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        audience,
        algorithms: ['RS256'],
        clockTolerance: 300,
        requiredClaims: ['exp', 'iss'],
      });
      const { tid, oid, scp } = Claims.parse(payload);
      if (payload.iss !== issuer.replace('{tid}', tid)) throw new Error('the issuer is not the tenant');
      if (!tenants.includes(tid.toLowerCase())) throw new Error('the tenant is not let in');
      if (!scp.split(' ').includes('access_as_user')) throw new Error('the scope is missing');
      return `${tid}/${oid}`.toLowerCase();
    } catch (cause) {
      if (cause instanceof errors.JWKSTimeout)
        throw new VevenError('not-connected', 'the keys of the token issuer could not be read', { cause });
      throw new VevenError('not-signed-in', 'a request without a valid token', { cause });
    }
  };
}
