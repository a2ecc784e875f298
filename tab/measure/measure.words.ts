import type { Form } from '../../shared/measure/measure.list.ts';
import { phaseText, statusText } from '../../shared/measure/measure.text.ts';
import type { ParticipationState } from '../../shared/participation/participation.list.ts';

type Words<Code extends string> = Record<Code, string>;

/** The words for codes of a measure, in the order in which it passes through them. */
export const measureWords = {
  nb: {
    phases: phaseText.nb,
    statuses: statusText.nb,
    forms: { network: 'Nettverk', project: 'Prosjekt', 'service-purchase': 'Tjenestekjøp', statutory: 'Lovfestet' } satisfies Words<Form>,
    participation: { with: 'Med', considering: 'Vurderer', outside: 'Utenfor' } satisfies Words<ParticipationState>,
  },
  nn: {
    phases: phaseText.nn,
    statuses: statusText.nn,
    forms: { network: 'Nettverk', project: 'Prosjekt', 'service-purchase': 'Tenestekjøp', statutory: 'Lovfesta' } satisfies Words<Form>,
    participation: { with: 'Med', considering: 'Vurderer', outside: 'Utanfor' } satisfies Words<ParticipationState>,
  },
  en: {
    phases: phaseText.en,
    statuses: statusText.en,
    forms: { network: 'Network', project: 'Project', 'service-purchase': 'Service purchase', statutory: 'Statutory' } satisfies Words<Form>,
    participation: { with: 'With', considering: 'Considering', outside: 'Outside' } satisfies Words<ParticipationState>,
  },
};
