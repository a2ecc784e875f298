import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { editOf, leaves, type MayEdit } from '../edit.ts';

/** What a seat has answered, and whose answer it is. */
const answer = ['decision', 'seat', 'municipality', 'state', 'comment', 'obstacle', 'helpWanted', 'localBody', 'localOn'] as const;

/** The secretariat keeps the rows and closes them; what a seat answers is the seat's own, and is given in Veven. */
export const mayEditFollowUp: MayEdit = (actor, anyEdit) => {
  const edit = editOf(followUps, anyEdit);
  if (!actor.secretariat || !edit) return actor.secretariat;
  const opens = !edit.known && edit.row.state === 'unanswered';
  const closes = edit.row.state === 'closed' && leaves(edit, ['decision', 'seat', 'municipality']);
  return opens || closes || leaves(edit, answer);
};
