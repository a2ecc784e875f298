import type { Actor } from '../shared/access.ts';
import { SettleAside } from '../shared/aside/aside.actions.ts';
import type { AsideView, OffView } from '../shared/aside/aside.api.ts';
import { editorOf, etagOf } from '../shared/row.ts';
import type { Veven } from './app.ts';
import { done, type Outcome } from './command.ts';
import type { Edit, MayEdit } from './edit.ts';
import { changedMeanwhile, mendFirst, notFound, notYoursToAccept, onlySecretariat } from './refusals.ts';

interface Parts {
  /** Whether a row can be opened in SharePoint. */
  readonly listsHavePages: boolean;
  readonly mayEdit: MayEdit;
}

/** What in the lists needs the secretariat: edits made in SharePoint that are set aside, and features that are turned off. */
export function asides(veven: Veven, { listsHavePages, mayEdit }: Parts) {
  const isAcceptable = (actor: Actor, { list, row, known }: ReturnType<typeof veven.mirror.aside>[number]): boolean =>
    row !== undefined && mayEdit(actor, { list, row, known } as unknown as Edit, veven.world());

  const view = (actor: Actor): { aside: readonly AsideView[]; off: readonly OffView[] } => ({
    aside: veven.mirror.aside().map((one) => ({
      list: one.list.name,
      itemId: one.item.id,
      seen: etagOf(one.item),
      listName: one.list.displayName,
      title: one.known?.title ?? titleOf(one.item.fields['Title']),
      url: listsHavePages ? one.item.webUrl : undefined,
      by: editorOf(one.item).name,
      at: one.item.lastModifiedDateTime,
      problems: one.problems,
      acceptable: isAcceptable(actor, one),
      restorable: one.known !== undefined,
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
    if (wish.data.how === 'accept' && !found.row) return mendFirst;
    if (wish.data.how === 'accept' && !isAcceptable(actor, found)) return notYoursToAccept;
    const settled = await veven.runner.settleAside({ list: found.list, itemId: found.item.id, how: wish.data.how }, actor);
    return settled ? done([]) : changedMeanwhile;
  }

  return { view, settle };
}

const titleOf = (title: unknown): string => (typeof title === 'string' ? title : '');
