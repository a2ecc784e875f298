import { catalogue } from '../text.ts';

/** The words of what is sent to people's calendars. */
export const invitationText = catalogue(
  {
    meeting: (network: string) => `${network}: møte`,
    gathering: (network: string) => `${network}: samling`,
    workshop: (network: string) => `${network}: workshop`,
    page: (link: string) => `Saklista, papirene og forfall: ${link}`,
    cancelled: 'Møtet er avlyst.',
    cancelledBecause: (reason: string) => `Møtet er avlyst. ${reason}`,
  },
  {
    meeting: (network) => `${network}: møte`,
    gathering: (network) => `${network}: samling`,
    workshop: (network) => `${network}: workshop`,
    page: (link) => `Saklista, papira og forfall: ${link}`,
    cancelled: 'Møtet er avlyst.',
    cancelledBecause: (reason) => `Møtet er avlyst. ${reason}`,
  },
  {
    meeting: (network) => `${network}: meeting`,
    gathering: (network) => `${network}: gathering`,
    workshop: (network) => `${network}: workshop`,
    page: (link) => `Agenda, papers and absence: ${link}`,
    cancelled: 'The meeting is cancelled.',
    cancelledBecause: (reason) => `The meeting is cancelled. ${reason}`,
  },
);
