/**
 * The leader networks of the region and the committee of chief executives above them: the seed of the list Nettverk.
 * Source: the report Tjenesteutvikling 2035, chapters 5 to 9; the former name from the region's meeting papers. Purposes are our words.
 */

import type { Phrase } from '../text.ts';

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
      nb: 'Her styrer kommunedirektørene samarbeidet, gir oppdrag til de andre og går god for det de legger fram.',
      nn: 'Her styrer kommunedirektørane samarbeidet, gir oppdrag til dei andre og går god for det dei legg fram.',
      en: 'Here the chief executives steer the cooperation, give assignments to the others and approve what they put forward.',
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
      nb: 'Her finner lederne for oppvekst ut hva kommunene kan gjøre bedre sammen for barn og unge.',
      nn: 'Her finn leiarane for oppvekst ut kva kommunane kan gjere betre saman for barn og unge.',
      en: 'Here the leaders of education and childhood find out what the municipalities can do better together for children and young people.',
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
      nb: 'Her finner lederne for helse og omsorg ut hva kommunene kan gjøre sammen, og hva som er best å gjøre hver for seg.',
      nn: 'Her finn leiarane for helse og omsorg ut kva kommunane kan gjere saman, og kva som er best å gjere kvar for seg.',
      en: 'Here the leaders of health and care find out what the municipalities can do together, and what is best done by each.',
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
      nb: 'Her deler de tekniske lederne på kunnskap og arbeid, særlig der det er få som kan faget.',
      nn: 'Her deler dei tekniske leiarane på kunnskap og arbeid, særleg der det er få som kan faget.',
      en: 'Here the technical leaders share knowledge and work, above all where few know the trade.',
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
      nb: 'Her deler HR-lederne på det en arbeidsgiver må gjøre, og hjelper de andre nettverkene med det.',
      nn: 'Her deler HR-leiarane på det ein arbeidsgivar må gjere, og hjelper dei andre nettverka med det.',
      en: 'Here the HR leaders share what an employer must do, and help the other networks with it.',
    },
  },
];
