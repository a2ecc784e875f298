import { mayAnswerFor } from '../../shared/access.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { editOf, leaves, type MayEdit } from '../edit.ts';

/** The secretariat keeps the rows and closes them; what a seat has answered is the seat's own. */
export const mayEditFollowUp: MayEdit = (actor, anyEdit) => {
  const edit = editOf(followUps, anyEdit);
  if (!edit) return actor.secretariat;
  if (mayAnswerFor(actor, edit.row.seat)) return true;
  const opens = !edit.known && edit.row.state === 'unanswered';
  const closes = edit.row.state === 'closed';
  return actor.secretariat && (opens || closes || leaves(edit, ['state', 'comment', 'obstacle', 'localBody', 'localOn']));
};
