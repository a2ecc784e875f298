import { mayAnswerFor } from '../../shared/access.ts';
import { checklists, ticks } from '../../shared/checklist/checklist.list.ts';
import { editOf, leaves, type MayEdit } from '../edit.ts';

/** The secretariat keeps templates and checklists; whether the line of a municipality is heard, its own seat says. */
export const mayEditChecklist: MayEdit = (actor, anyEdit, { snapshot }) => {
  const edit = editOf(ticks, anyEdit);
  if (!edit) return actor.secretariat;
  const { checklist, municipality } = edit.row;
  const network = snapshot.of(checklists).get(checklist)?.network;
  return mayAnswerFor(actor, `${network}/${municipality}`) || (actor.secretariat && leaves(edit, ['state', 'reason', 'municipality']));
};
