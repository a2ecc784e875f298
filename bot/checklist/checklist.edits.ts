import { ticks } from '../../shared/checklist/checklist.list.ts';
import { editOf, leaves, type MayEdit } from '../edit.ts';

/** The secretariat keeps templates and checklists; whether the line of a municipality is heard, its own seat says, in Veven. */
export const mayEditChecklist: MayEdit = (actor, anyEdit) => {
  const edit = editOf(ticks, anyEdit);
  return actor.secretariat && (!edit || leaves(edit, ['checklist', 'municipality', 'state', 'reason']));
};
