import { catalogue } from '../text.ts';
import type { Phase, Status } from './measure.list.ts';

/** The words for phases, in the order in which a measure passes through them. */
export const phaseText = catalogue(
  {
    proposed: 'Foreslått',
    prioritised: 'Prioritert',
    explored: 'Utredes',
    decided: 'Besluttet',
    carriedOut: 'Gjennomføres',
    running: 'I drift',
    ended: 'Avsluttet',
    shelved: 'Lagt bort',
  } satisfies Record<Phase, string>,
  {
    proposed: 'Føreslått',
    prioritised: 'Prioritert',
    explored: 'Blir greidd ut',
    decided: 'Avgjort',
    carriedOut: 'Blir gjennomført',
    running: 'I drift',
    ended: 'Avslutta',
    shelved: 'Lagt bort',
  },
  {
    proposed: 'Proposed',
    prioritised: 'Prioritised',
    explored: 'Being explored',
    decided: 'Decided',
    carriedOut: 'Being carried out',
    running: 'Running',
    ended: 'Ended',
    shelved: 'Laid aside',
  },
);

/** The words for statuses. */
export const statusText = catalogue(
  { onTrack: 'I rute', watch: 'Følg med', stuck: 'Står fast' } satisfies Record<Status, string>,
  { onTrack: 'I rute', watch: 'Følg med', stuck: 'Står fast' },
  { onTrack: 'On track', watch: 'Watch', stuck: 'Stuck' },
);
