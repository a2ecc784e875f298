import { assignments } from '../../shared/assignment/assignment.list.ts';
import type { Feature } from '../feature.ts';
import { assignmentAsks } from './assignment.asks.ts';
import { openReport, reportAssignment } from './assignment.commands.ts';
import { assignmentRows } from './assignment.rows.ts';
import { assignmentSuggestions } from './assignment.suggestions.ts';

/** What one network asks another to do: with a day to report back, read from both ends. */
export const assignmentFeature: Feature = {
  name: 'assignment',
  lists: [assignments],
  rows: assignmentRows,
  asks: assignmentAsks,
  suggests: assignmentSuggestions,
  commands: { 'assignment/report': reportAssignment, 'assignment/open-report': openReport },
};
