import { people } from '../shared/seat/seat.list.ts';
import type { Veven } from './app.ts';
import type { Edit } from './edit.ts';
import type { Feature } from './feature.ts';
import { catalogueRows } from './provision/catalogue.rows.ts';
import type { Judge } from './snapshot/list-mirror.ts';
import { says } from './write.ts';

interface Parts {
  readonly features: readonly Feature[];
  /** `tid/oid` of the first of the secretariat, from the settings. */
  readonly firstSecretariat: string | undefined;
  readonly veven: Pick<Veven, 'world' | 'actor'>;
}

/**
 * Who may make which change in SharePoint itself: whoever may make it in the product. Where a feature does not say, that is the
 * secretariat, whose site it is. As long as nobody is the secretariat, somebody has to put the first one in; and an administrator who
 * provisions a running region adds rows of the catalogue.
 */
export function editors({ features, firstSecretariat, veven }: Parts): Judge {
  return (edit, oid) => {
    if (isOfCatalogue(edit)) return true;
    const world = veven.world();
    const known = world.snapshot.of(people).all;
    if (firstSecretariat === undefined && !known.some(({ roles }) => roles.includes('secretariat'))) return true;
    const identities = [firstSecretariat, ...known.flatMap(({ identity, identity2 }) => [identity, identity2])];
    const identity = identities.find((candidate) => candidate?.endsWith(`/${oid}`));
    const actor = identity === undefined ? undefined : veven.actor(identity);
    if (!actor) return false;
    const { mayEdit } = features.find(({ lists }) => lists?.includes(edit.list)) ?? {};
    return mayEdit ? mayEdit(actor, edit, world) : actor.secretariat;
  };
}

/** A new row that is just as the catalogue has it. */
function isOfCatalogue({ list, row, known }: Edit): boolean {
  const own = known ? undefined : catalogueRows().find((write) => write.list === list && write.do === 'create' && write.key === row.key);
  return own !== undefined && says(row, own.values);
}
