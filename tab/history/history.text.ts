import type { Via } from '../../shared/list.ts';
import { catalogue } from '../../shared/text.ts';

export const historyText = catalogue(
  {
    phase: 'Fase',
    status: 'Status',
    form: 'Samarbeidsform',
    participation: 'Deltakelse',
    followUp: 'Oppfølging',
    case: 'Sak',
    decision: 'Beslutning',
    followUpBy: 'Følges opp av',
    due: 'Frist',
    number: 'Saksnummer',
    to: 'til',
    none: 'ingen',
    open: 'Åpen',
    toApprove: 'Til godkjenning',
    closed: 'Lukket',
    repealed: 'Opphevet',
    changed: 'Endret',
    more: (count: number) => `Vis ${count} til`,
  },
  {
    phase: 'Fase',
    status: 'Status',
    form: 'Samarbeidsform',
    participation: 'Deltaking',
    followUp: 'Oppfølging',
    case: 'Sak',
    decision: 'Avgjerd',
    followUpBy: 'Blir følgd opp av',
    due: 'Frist',
    number: 'Saksnummer',
    to: 'til',
    none: 'ingen',
    open: 'Open',
    toApprove: 'Til godkjenning',
    closed: 'Lukka',
    repealed: 'Oppheva',
    changed: 'Endra',
    more: (count) => `Vis ${count} til`,
  },
  {
    phase: 'Phase',
    status: 'Status',
    form: 'Form of cooperation',
    participation: 'Participation',
    followUp: 'Follow-up',
    case: 'Case',
    decision: 'Decision',
    followUpBy: 'Followed up by',
    due: 'Deadline',
    number: 'Case number',
    to: 'to',
    none: 'none',
    open: 'Open',
    toApprove: 'To be approved',
    closed: 'Closed',
    repealed: 'Repealed',
    changed: 'Changed',
    more: (count) => `Show ${count} more`,
  },
);

type Words = Record<Via, string>;

/** The way a change came, after who made it. */
export const viaWords = {
  nb: { card: 'fra kortet i Teams', tab: 'fra fanen', mail: 'fra e-post', sharePoint: 'i SharePoint', veven: 'av Veven selv' } satisfies Words,
  nn: { card: 'frå kortet i Teams', tab: 'frå fana', mail: 'frå e-post', sharePoint: 'i SharePoint', veven: 'av Veven sjølv' } satisfies Words,
  en: { card: 'from the card in Teams', tab: 'from the tab', mail: 'from e-mail', sharePoint: 'in SharePoint', veven: 'by Veven itself' } satisfies Words,
};
