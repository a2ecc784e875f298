import { mayKeepAgenda } from '../../shared/access.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { editOf, type MayEdit } from '../edit.ts';

/** A meeting is kept by the secretariat and its chair: by the chair that it had, for nobody names himself. */
export const mayEditMeeting: MayEdit = (actor, anyEdit) => {
  const edit = editOf(meetings, anyEdit);
  return actor.secretariat || (edit?.known !== undefined && mayKeepAgenda(actor, edit.known));
};
