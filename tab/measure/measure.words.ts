import type { Form, Phase, Status } from '../../shared/measure/measure.list.ts';
import type { ParticipationState } from '../../shared/participation/participation.list.ts';

type Words<Code extends string> = Record<Code, string>;

/** The words for codes of a measure, in the order in which it passes through them. */
export const measureWords = {
  nb: {
    phases: {
      proposed: 'Foreslått',
      prioritised: 'Prioritert',
      explored: 'Utredes',
      decided: 'Besluttet',
      carriedOut: 'Gjennomføres',
      running: 'I drift',
      ended: 'Avsluttet',
      shelved: 'Lagt bort',
    } satisfies Words<Phase>,
    statuses: { onTrack: 'I rute', watch: 'Følg med', stuck: 'Står fast' } satisfies Words<Status>,
    forms: { network: 'Nettverk', project: 'Prosjekt', 'service-purchase': 'Tjenestekjøp', statutory: 'Lovfestet' } satisfies Words<Form>,
    participation: { with: 'Med', considering: 'Vurderer', outside: 'Utenfor' } satisfies Words<ParticipationState>,
  },
  nn: {
    phases: {
      proposed: 'Føreslått',
      prioritised: 'Prioritert',
      explored: 'Blir greidd ut',
      decided: 'Avgjort',
      carriedOut: 'Blir gjennomført',
      running: 'I drift',
      ended: 'Avslutta',
      shelved: 'Lagt bort',
    } satisfies Words<Phase>,
    statuses: { onTrack: 'I rute', watch: 'Følg med', stuck: 'Står fast' } satisfies Words<Status>,
    forms: { network: 'Nettverk', project: 'Prosjekt', 'service-purchase': 'Tenestekjøp', statutory: 'Lovfesta' } satisfies Words<Form>,
    participation: { with: 'Med', considering: 'Vurderer', outside: 'Utanfor' } satisfies Words<ParticipationState>,
  },
  en: {
    phases: {
      proposed: 'Proposed',
      prioritised: 'Prioritised',
      explored: 'Being explored',
      decided: 'Decided',
      carriedOut: 'Being carried out',
      running: 'Running',
      ended: 'Ended',
      shelved: 'Laid aside',
    } satisfies Words<Phase>,
    statuses: { onTrack: 'On track', watch: 'Watch', stuck: 'Stuck' } satisfies Words<Status>,
    forms: { network: 'Network', project: 'Project', 'service-purchase': 'Service purchase', statutory: 'Statutory' } satisfies Words<Form>,
    participation: { with: 'With', considering: 'Considering', outside: 'Outside' } satisfies Words<ParticipationState>,
  },
};
