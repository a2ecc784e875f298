import type { Actor } from '../shared/access.ts';
import { SettleAside } from '../shared/aside/aside.actions.ts';
import type { AsideView, OffView } from '../shared/aside/aside.api.ts';
import { etagOf } from '../shared/row.ts';
import type { Veven } from './app.ts';
import { done, type Outcome } from './command.ts';
import { changedMeanwhile, notFound, onlySecretariat } from './refusals.ts';

/** What in the lists needs the secretariat: edits made in SharePoint that are set aside, and features that are turned off. */
export function asides(veven: Veven, { listsHavePages }: { listsHavePages: boolean }) {
  const view = (): { aside: readonly AsideView[]; off: readonly OffView[] } => ({
    aside: veven.mirror.aside().map(({ list, item, problems, known }) => ({
      list: list.name,
      itemId: item.id,
      seen: etagOf(item),
      listName: list.displayName,
      title: known?.title ?? titleOf(item.fields['Title']),
      url: listsHavePages ? item.webUrl : undefined,
      by: item.lastModifiedBy?.user?.displayName ?? item.lastModifiedBy?.application?.displayName ?? '',
      at: item.lastModifiedDateTime,
      problems,
      restorable: known !== undefined,
    })),
    off: veven.readiness.off().map(({ feature, lists }) => ({
      feature,
      lists: lists.map(({ list, why, columns }) => ({ listName: list.displayName, why, columns })),
    })),
  });

  async function settle(actor: Actor, input: unknown): Promise<Outcome> {
    if (!actor.secretariat) return onlySecretariat;
    const wish = SettleAside.safeParse(input);
    const found = wish.success
      ? veven.mirror.aside().find(({ list, item }) => list.name === wish.data.list && item.id === wish.data.itemId)
      : undefined;
    if (!wish.success || !found) return notFound;
    if (etagOf(found.item) !== wish.data.seen) return changedMeanwhile;
    const settled = await veven.settleAside({ list: found.list, itemId: found.item.id, how: wish.data.how }, actor);
    return settled ? done([]) : changedMeanwhile;
  }

  return { view, settle };
}

const titleOf = (title: unknown): string => (typeof title === 'string' ? title : '');
