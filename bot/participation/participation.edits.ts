import { mayChangeParticipation } from '../../shared/access.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { participations } from '../../shared/participation/participation.list.ts';
import { editOf, type MayEdit } from '../edit.ts';

/** Whether a municipality takes part is its own to say, and the secretariat's to write. */
export const mayEditParticipation: MayEdit = (actor, anyEdit, { snapshot }) => {
  const edit = editOf(participations, anyEdit);
  return [edit?.row, edit?.known ?? edit?.row].every((row) => {
    const measure = row && snapshot.of(measures).get(row.measure);
    return measure ? mayChangeParticipation(actor, measure, row.municipality) : actor.secretariat;
  });
};
