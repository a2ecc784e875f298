import type { Phase } from '../../shared/measure/measure.list.ts';

/** In which phases a measure has a status. The server holds the rule (`hasStatus`), beside schemas that the browser should not load. */
const withStatus: Record<Phase, boolean> = {
  proposed: false,
  prioritised: false,
  explored: true,
  decided: true,
  carriedOut: true,
  running: true,
  ended: false,
  shelved: false,
};

export const hasStatus = (phase: Phase): boolean => withStatus[phase];
