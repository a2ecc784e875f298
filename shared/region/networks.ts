import type { Phrase } from '../text.ts';

/**
 * The leader networks of the region and the committee of chief executives above them: the seed of the list Nettverk.
 * Source: the report Tjenesteutvikling 2035, chapters 5 to 9; the former name from the region's meeting papers. Purposes are our words.
 */
export type NetworkKey = 'KDU' | 'OPPVEKST' | 'HO' | 'TEKNISK' | 'HR';

export interface NetworkSeed {
  readonly key: NetworkKey;
  readonly title: Phrase;
  /** Where there is little room; Norwegian, like a name. */
  readonly shortTitle: string;
  /** Names it had before, so that a search for an old paper finds it. */
  readonly formerNames: readonly string[];
  /** `steering` gives assignments to the others and approves; `leader` leads one area. */
  readonly kind: 'steering' | 'leader';
  /** Working days before a meeting that its notice goes out. */
  readonly noticeDays: number;
  /** Working days before a decision that the line begins to be heard. */
  readonly hearingDays: number;
  /** Working days before a follow-up is due that its seat is asked. */
  readonly askDays: number;
  readonly purpose: Phrase;
}

export const networks: readonly NetworkSeed[] = [
  {
    key: 'KDU',
    title: { nb: 'Kommunedirektørutvalget', nn: 'Kommunedirektørutvalet', en: 'Committee of chief executives' },
    shortTitle: 'KDU',
    formerNames: ['Rådmannsutvalget'],
    kind: 'steering',
    noticeDays: 7,
    hearingDays: 15,
    askDays: 5,
    purpose: {
      nb: 'Kommunedirektørene styrer samarbeidet, gir nettverkene oppdrag og godkjenner det de legger fram.',
      nn: 'Kommunedirektørane styrer samarbeidet, gir nettverka oppdrag og godkjenner det dei legg fram.',
      en: 'The chief executives steer the cooperation, give the networks assignments and approve what they put forward.',
    },
  },
  {
    key: 'OPPVEKST',
    title: { nb: 'Oppvekstledernettverket', nn: 'Oppvekstleiarnettverket', en: 'Network of education and childhood leaders' },
    shortTitle: 'Oppvekst',
    formerNames: [],
    kind: 'leader',
    noticeDays: 5,
    hearingDays: 15,
    askDays: 5,
    purpose: {
      nb: 'Lederne for oppvekst finner ut hva kommunene kan gjøre bedre sammen for barn og unge.',
      nn: 'Leiarane for oppvekst finn ut kva kommunane kan gjere betre saman for barn og unge.',
      en: 'The leaders of education and childhood find out what the municipalities can do better together for children and young people.',
    },
  },
  {
    key: 'HO',
    title: { nb: 'Helse- og omsorgsledernettverket', nn: 'Helse- og omsorgsleiarnettverket', en: 'Network of health and care leaders' },
    shortTitle: 'Helse og omsorg',
    formerNames: [],
    kind: 'leader',
    noticeDays: 5,
    hearingDays: 15,
    askDays: 5,
    purpose: {
      nb: 'Lederne for helse og omsorg finner ut hva kommunene kan gjøre sammen, og hva som er best å gjøre hver for seg.',
      nn: 'Leiarane for helse og omsorg finn ut kva kommunane kan gjere saman, og kva som er best å gjere kvar for seg.',
      en: 'The leaders of health and care find out what the municipalities can do together, and what is best done by each.',
    },
  },
  {
    key: 'TEKNISK',
    title: { nb: 'Teknisk nettverk', nn: 'Teknisk nettverk', en: 'Network of technical leaders' },
    shortTitle: 'Teknisk',
    formerNames: [],
    kind: 'leader',
    noticeDays: 5,
    hearingDays: 15,
    askDays: 5,
    purpose: {
      nb: 'Lederne for tekniske tjenester deler på kunnskap og arbeid, særlig der fagmiljøene er små.',
      nn: 'Leiarane for tekniske tenester deler på kunnskap og arbeid, særleg der fagmiljøa er små.',
      en: 'The leaders of technical services share knowledge and work, above all where few know the trade.',
    },
  },
  {
    key: 'HR',
    title: { nb: 'HR-nettverket', nn: 'HR-nettverket', en: 'HR network' },
    shortTitle: 'HR',
    formerNames: [],
    kind: 'leader',
    noticeDays: 5,
    hearingDays: 15,
    askDays: 5,
    purpose: {
      nb: 'HR-lederne samarbeider om det kommunene gjør som arbeidsgivere, og hjelper de andre nettverkene med det.',
      nn: 'HR-leiarane samarbeider om det kommunane gjer som arbeidsgivarar, og hjelper dei andre nettverka med det.',
      en: 'The HR leaders cooperate on what the municipalities do as employers, and help the other networks with it.',
    },
  },
];
