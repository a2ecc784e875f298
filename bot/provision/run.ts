import type { Logger } from 'pino';
import type { List } from '../../shared/list.ts';
import { VevenError } from '../error.ts';
import type { Lists, Provisioner } from '../ports.ts';
import { type Lacking, lacking, provision } from './provision.ts';
import { reportOf, together } from './report.ts';

/** What a run of provisioning needs. */
export interface Provisioning {
  readonly site: Lists & Provisioner;
  readonly lists: readonly List[];
  /** Only says what would be made. */
  readonly dryRun: boolean;
  readonly log: Logger;
  /** A line for the person at the terminal. */
  say(line: string): void;
}

/**
 * `npm run provision` for a site: what is missing is made, or only told, list by list. Throws in one sentence what to do when it may
 * not, after having told what was made until then.
 */
export async function runProvision({ site, lists, dryRun, log, say }: Provisioning): Promise<void> {
  const tell = (heading: string, parts: Lacking) => [heading, ...reportOf(parts)].forEach(say);
  if (dryRun) {
    const missing = await lacking(site, lists, { more: [] });
    if (isNothing(missing)) say('Nothing is missing.');
    else tell('Would make:', missing);
  } else {
    const parts: Lacking[] = [];
    try {
      await provision(site, lists, { more: [], log, made: (part) => parts.push(part) });
      if (parts.length === 0) say('Nothing was missing.');
    } catch (error) {
      throw error instanceof VevenError && error.code === 'not-allowed' ? notAllowed(error) : error;
    } finally {
      if (parts.length > 0) tell('Made:', together(parts));
    }
  }
}

const isNothing = ({ gaps, rows }: Lacking) => gaps.length === 0 && rows.length === 0;

const notAllowed = (cause: VevenError) =>
  new VevenError(
    'not-allowed',
    `This sign-in may not make what is missing (403): run npm run provision without --as-app and sign in as an administrator of the site, or give the app the role owner for as long as it takes. ${cause.message}`,
    { cause },
  );
