import { people } from '../../shared/seat/seat.list.ts';
import type { Feature } from '../feature.ts';
import type { Lists } from '../ports.ts';
import type { Grants } from '../provision/grant.ts';
import { type Reading, readLists } from '../provision/reading.ts';
import { grantFindings, knownFindings } from './access.ts';
import { attempt, doubtful, type Finding, right } from './finding.ts';
import { listFindings } from './lists.ts';
import type { SiteProbe } from './probe.ts';
import { roleFindings } from './role.ts';
import { rowFindings } from './rows.ts';

/** A site as the app reaches it. */
export interface Reached {
  readonly lists: Lists;
  readonly probe: SiteProbe;
}

/** What the doctor looks at; what is left out cannot be looked at, and that is said. */
export interface Examined {
  readonly features: readonly Feature[];
  /** The site's address, for people. */
  readonly address: string;
  /** On one machine the app makes its own lists, so that a wide role is meant. */
  readonly provisionsItself: boolean;
  /** Whether SharePoint is to tell of changes by itself. */
  readonly notified: boolean;
  token?(): Promise<unknown>;
  site(): Promise<Reached>;
  /** The second site, for what is exempt from disclosure. */
  readonly restricted?: { readonly address: string; probe(): Promise<SiteProbe> };
  /** For somebody who has signed in: who has been let into each site. */
  readonly grants?: readonly { readonly site: string; readonly clientId: string; read(): Promise<Grants> }[];
}

/** Looks at everything, one finding at a time, and changes nothing. What fails is a finding, and what hangs on it is left out. */
export async function* examine(examined: Examined): AsyncGenerator<Finding> {
  const { token } = examined;
  const given = token
    ? await attempt('Token', async () => {
        await token();
        return [right('Token: Entra gives the app one.')];
      })
    : [];
  yield* given;
  if (given.some(({ mark }) => mark === '✗')) yield doubtful('Site, lists, rows, role and people: cannot be looked at without a token.');
  else yield* siteFindings(examined);
  for (const { site, clientId, read } of examined.grants ?? [])
    yield* await attempt(`${site}, apps`, async () => grantFindings(await (await read()).all(), { site, clientId }));
  if (!examined.grants)
    yield doubtful('Apps: which others have been let into the site cannot be seen by the app itself. Run npm run doctor -- --sign-in.');
}

async function* siteFindings({ features, address, provisionsItself, notified, site, restricted }: Examined): AsyncGenerator<Finding> {
  let reached: Reached | undefined;
  yield* await attempt('Site', async () => {
    reached = await site();
    return [right(`Site: ${address} is found.`)];
  });
  if (!reached) {
    yield doubtful('Lists, rows, role and people: cannot be looked at without the site.');
    return;
  }
  const { lists: port, probe } = reached;
  const all = features.flatMap((feature) => feature.lists ?? []);
  let reading: Reading | undefined;
  yield* await attempt('Lists', async () => {
    const gaps = await port.gaps(all);
    const there = all.filter((list) => !gaps.some((gap) => gap.missing === 'list' && gap.list === list));
    reading = await readLists(port, there);
    return [...listFindings(features, gaps), ...rowFindings(there, reading)];
  });
  const read = reading;
  if (read && provisionsItself) yield right('Role: on one machine the app makes its lists itself, so that it may do everything.');
  else if (read) yield* await attempt('Role', () => roleFindings({ probe, lists: all, reading: read, notified }));
  const known = read !== undefined && !read.failed.some(({ list }) => list === people);
  const secretariat = known
    ? read.snapshot.of(people).all.filter(({ roles, leftOn }) => roles.includes('secretariat') && leftOn === undefined)
    : undefined;
  yield* await attempt('People', async () => knownFindings(await probe.known(), { site: address, secretariat }));
  if (restricted)
    yield* await attempt(`Restricted site ${restricted.address}`, async () => [
      right(`Restricted site: ${restricted.address} is found.`),
      ...knownFindings(await (await restricted.probe()).known(), { site: restricted.address, secretariat }),
    ]);
}
