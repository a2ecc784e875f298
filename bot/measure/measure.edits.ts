import { mayChangeMeasure } from '../../shared/access.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { editOf, type MayEdit } from '../edit.ts';

/** A measure is steered by those who may steer it in the tab; the proposals are the report's. */
export const mayEditMeasure: MayEdit = (actor, anyEdit) => {
  const known = editOf(measures, anyEdit)?.known;
  return known ? mayChangeMeasure(actor, known) : actor.secretariat;
};
