import { catalogue } from '../text.ts';

/** What a seat's answer is called. */
export const followUpText = catalogue(
  {
    unanswered: 'Ikke meldt',
    underway: 'I gang',
    done: 'Ferdig',
    stuck: 'Står fast',
    local: 'Til lokal behandling',
    notConcerned: 'Gjelder ikke oss',
    closed: 'Lukket',
  },
  {
    unanswered: 'Ikkje meldt',
    underway: 'I gang',
    done: 'Ferdig',
    stuck: 'Står fast',
    local: 'Til lokal handsaming',
    notConcerned: 'Gjeld ikkje oss',
    closed: 'Lukka',
  },
  {
    unanswered: 'Not reported',
    underway: 'Under way',
    done: 'Done',
    stuck: 'Stuck',
    local: 'To be treated locally',
    notConcerned: 'Does not concern us',
    closed: 'Closed',
  },
);
