import { refused } from '../command.ts';

/** The refusals around what is exempt, in the words of the person who meets them. */
export const alreadyExempt = refused('conflict', {
  nb: 'Dette er alt unntatt offentlighet, med en annen hjemmel. Endre hjemmelen i stedet.',
  nn: 'Dette er alt unnateke offentlegheit, med ein annan heimel. Endre heimelen i staden.',
  en: 'This is exempt already, on another legal basis. Change the basis instead.',
});

export const notExempt = refused('invalid', {
  nb: 'Dette er ikke unntatt offentlighet lenger. Åpne saken og se hva som står der nå.',
  nn: 'Dette er ikkje unnateke offentlegheit lenger. Opne saka og sjå kva som står der no.',
  en: 'This is not exempt any more. Open the case and see what it says now.',
});

export const notForYou = refused('not-allowed', {
  nb: 'Innholdet er unntatt offentlighet, og du er ikke blant dem som kan lese det. Spør den som merket det.',
  nn: 'Innhaldet er unnateke offentlegheit, og du er ikkje blant dei som kan lese det. Spør den som merkte det.',
  en: 'The content is exempt, and you are not among those who may read it. Ask whoever marked it.',
});

export const reviewInThePast = refused('invalid', {
  nb: 'Velg en dag som kommer for når unntaket skal vurderes på nytt.',
  nn: 'Vel ein dag som kjem for når unntaket skal vurderast på nytt.',
  en: 'Choose a day to come on which the exemption is looked at again.',
});

export const ofExemptCase = refused('invalid', {
  nb: 'Saken vedlegget hører til, er unntatt offentlighet. Gjør saken åpen først.',
  nn: 'Saka vedlegget høyrer til, er unnateken offentlegheit. Gjer saka open først.',
  en: 'The case of this attachment is exempt. Open the case first.',
});

export const addedToNothing = refused('invalid', {
  nb: 'Møtet er avlyst eller holdt. Saken kan ikke legges til der.',
  nn: 'Møtet er avlyst eller halde. Saka kan ikkje leggjast til der.',
  en: 'The meeting is cancelled or held. The case cannot be added there.',
});

export const notHeld = refused('too-early', {
  nb: 'Konklusjoner kan føres fra møtedagen.',
  nn: 'Konklusjonar kan førast frå møtedagen.',
  en: 'Conclusions can be written from the day of the meeting.',
});
