import type { Pool } from 'pg';
import type { Clock } from '../bot/ports.ts';
import { type GraphServer, startGraph } from './graph/server.ts';
import { audiences, type Issuer } from './issuer.ts';
import { appId, samplePeople, team, tenantId } from './sample/directory.ts';

/**
 * The embedded list server with who may do what as in a tenant: the app writes, the secretariat are the site's members,
 * and everybody else is turned away. The tab's token of the secretariat opens it too, so that one can try an edit by hand.
 */
export function startLocalGraph({
  pool,
  port,
  issuer,
  clock,
}: {
  pool: Pool;
  port: number;
  issuer: Issuer;
  clock: Clock;
}): Promise<GraphServer> {
  return startGraph({
    pool,
    port,
    group: { id: team.groupId },
    // Rows are as old as the region's clock says, not this machine's.
    now: () => new Date(clock.now()),
    identify: async (bearer) => {
      const claims = await issuer.read(bearer, [audiences.graph, appId]);
      if (claims === undefined || claims === 'expired') return claims;
      if (claims['idtyp'] === 'app') return { kind: 'app', id: appId, name: 'Veven', access: 'manage', may: ['calendars'] };
      const person = samplePeople.find(({ oid }) => oid === claims['oid'] && claims['tid'] === tenantId);
      return (
        person && {
          kind: 'user',
          id: person.oid,
          name: person.name,
          email: person.email,
          // The restricted site is the app's alone: not even the secretariat may read all that lies there.
          access: person.role === 'secretariat' ? { region: 'write' } : 'none',
        }
      );
    },
  });
}
