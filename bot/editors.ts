import type { Actor } from '../shared/access.ts';
import { people } from '../shared/seat/seat.list.ts';
import type { Veven } from './app.ts';
import { type Edit, editOf, type MayEdit } from './edit.ts';
import type { Feature } from './feature.ts';
import { catalogueRows } from './provision/catalogue.rows.ts';
import type { Judge } from './snapshot/list-mirror.ts';
import type { World } from './world.ts';
import { says } from './write.ts';

/** Who may make a change in SharePoint's own pages: as each feature says, else the secretariat, whose site it is. */
export const mayEditIn =
  (features: readonly Feature[]): MayEdit =>
  (actor: Actor, edit: Edit, world: World) => {
    const { mayEdit } = features.find(({ lists }) => lists?.includes(edit.list)) ?? {};
    return mayEdit ? mayEdit(actor, edit, world) : actor.secretariat;
  };

interface Parts {
  readonly features: readonly Feature[];
  /** `tid/oid` of the first of the secretariat, from the settings. */
  readonly firstSecretariat: string | undefined;
  readonly veven: Pick<Veven, 'world' | 'actor' | 'knowsPeople'>;
}

/**
 * Judges edits by who saved them. As long as nobody is the secretariat, somebody has to put the first one in, and that is all they may;
 * an administrator who provisions a running region adds rows of the catalogue. While people are not known, nobody can tell.
 */
export function editors({ features, firstSecretariat, veven }: Parts): Judge {
  const mayEdit = mayEditIn(features);
  return (edit, oid) => {
    if (isOfCatalogue(edit)) return true;
    if (!veven.knowsPeople()) return undefined;
    const world = veven.world();
    const known = world.snapshot.of(people).all;
    if (firstSecretariat === undefined && !known.some(({ roles }) => roles.includes('secretariat'))) return isFirstSecretary(edit);
    const identities = [firstSecretariat, ...known.flatMap(({ identity, identity2 }) => [identity, identity2])];
    const identity = oid === '' ? undefined : identities.find((candidate) => candidate?.endsWith(`/${oid}`));
    const actor = identity === undefined ? undefined : veven.actor(identity);
    return actor !== undefined && mayEdit(actor, edit, world);
  };
}

/** A new person with the secretariat's role. */
function isFirstSecretary(edit: Edit): boolean {
  const person = editOf(people, edit);
  return person !== undefined && person.known === undefined && person.row.roles.includes('secretariat');
}

/** A new row that is just as the catalogue has it. */
function isOfCatalogue({ list, row, known }: Edit): boolean {
  const own = known ? undefined : catalogueRows().find((write) => write.list === list && write.do === 'create' && write.key === row.key);
  return own !== undefined && says(row, own.values);
}
