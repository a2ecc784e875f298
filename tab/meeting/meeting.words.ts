import type { Meeting } from '../../shared/meeting/meeting.list.ts';

type Words<Code extends string> = Record<Code, string>;

/** The words for codes of a meeting. */
export const meetingWords = {
  nb: {
    states: {
      planned: 'Planlagt',
      ready: 'Klar',
      noticed: 'Innkalt',
      held: 'Holdt',
      minutesSent: 'Referat sendt',
      approved: 'Godkjent',
      cancelled: 'Avlyst',
    } satisfies Words<Meeting['state']>,
    kinds: { meeting: 'Møte', gathering: 'Samling', workshop: 'Workshop' } satisfies Words<Meeting['kind']>,
  },
  nn: {
    states: {
      planned: 'Planlagt',
      ready: 'Klar',
      noticed: 'Innkalla',
      held: 'Halde',
      minutesSent: 'Referat sendt',
      approved: 'Godkjent',
      cancelled: 'Avlyst',
    } satisfies Words<Meeting['state']>,
    kinds: { meeting: 'Møte', gathering: 'Samling', workshop: 'Workshop' } satisfies Words<Meeting['kind']>,
  },
  en: {
    states: {
      planned: 'Planned',
      ready: 'Ready',
      noticed: 'Notice sent',
      held: 'Held',
      minutesSent: 'Minutes sent',
      approved: 'Approved',
      cancelled: 'Cancelled',
    } satisfies Words<Meeting['state']>,
    kinds: { meeting: 'Meeting', gathering: 'Gathering', workshop: 'Workshop' } satisfies Words<Meeting['kind']>,
  },
};
