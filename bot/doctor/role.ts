import type { List, RowMeta } from '../../shared/list.ts';
import type { Reading } from '../provision/reading.ts';
import { doubtful, type Finding, right, wrong } from './finding.ts';
import type { Seen, SiteProbe } from './probe.ts';

interface Looking {
  readonly probe: SiteProbe;
  readonly lists: readonly List[];
  readonly reading: Reading;
  /** Whether SharePoint is to tell of changes, for which Graph asks for a permission on every site. */
  readonly notified: boolean;
}

/** Whether the app may do what it must, and whether it may do more. */
export async function roleFindings({ probe, lists, reading, notified }: Looking): Promise<readonly Finding[]> {
  const row = someRow(lists, reading);
  const written = row
    ? told(await probe.mayWrite(row), 'Role: whether it may write', {
        yes: right('Role: it may write.'),
        no: wrong('Role: it may not write. Give it the role write on the site: npm run provision -- --grant.'),
      })
    : doubtful('Role: whether it may write cannot be tried, since there is no row yet. Run npm run provision.');
  return [written, ...(await tooWide(probe, notified))];
}

/** What the app may do that Veven does not need. */
async function tooWide(probe: SiteProbe, notified: boolean): Promise<readonly Finding[]> {
  const lists = told(await probe.mayMakeLists(), 'Role: whether it may make lists', {
    yes: doubtful('Role: it may make lists, which only provisioning needs. Take it down to write: see docs/tenant.md.'),
    no: right('Role: it may not make lists, which is as it should be.'),
  });
  const others = told(await probe.readsOtherSites(), 'Role: whether it reads other sites', {
    yes: notified
      ? doubtful('Role: it reads other sites than its own, which NOTIFICATIONS=on needs. Without that Sites.Selected is enough.')
      : doubtful('Role: it reads other sites than its own. Sites.Selected is enough: take the wider permission away in Entra.'),
    no: notified
      ? doubtful('Role: it does not read other sites, and NOTIFICATIONS=on needs Sites.ReadWrite.All: they will stay off.')
      : right('Role: it does not read other sites.'),
  });
  return [lists, others];
}

const told = (seen: Seen, what: string, words: { readonly yes: Finding; readonly no: Finding }): Finding =>
  typeof seen === 'string' ? words[seen] : doubtful(`${what} is not clear: ${seen.unclear}.`);

function someRow(lists: readonly List[], reading: Reading): (RowMeta & { readonly list: List }) | undefined {
  for (const list of lists) for (const row of reading.rows(list)) return { ...row, list };
  return undefined;
}
