import { mayKeepAgenda } from '../../shared/access.ts';
import { cases } from '../../shared/case/case.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { editOf, type MayEdit } from '../edit.ts';

/** A case is kept by those who keep the agenda on which it stood, and stands. */
export const mayEditCase: MayEdit = (actor, anyEdit, { snapshot }) => {
  const edit = editOf(cases, anyEdit);
  const agendas = edit ? [edit.row, edit.known ?? edit.row].map(({ meeting }) => snapshot.of(meetings).get(meeting ?? '')) : [];
  return actor.secretariat || (agendas.length > 0 && agendas.every((meeting) => meeting !== undefined && mayKeepAgenda(actor, meeting)));
};
