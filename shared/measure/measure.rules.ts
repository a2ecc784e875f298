import type { Phase } from './measure.list.ts';

/** A status lives only from *utredes* to *i drift*. An exhaustive table: a new phase must say. */
const withStatus: Readonly<Record<Phase, boolean>> = {
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
