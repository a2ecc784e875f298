import type { Instant } from '../shared/day.ts';
import { shortTime } from '../shared/format.ts';
import type { RowMeta } from '../shared/list.ts';
import type { Language, Phrase } from '../shared/text.ts';
import { type Refusal, refused } from './command.ts';

const phrase = (nb: string, nn: string, en: string): Phrase => ({ nb, nn, en });

/** The refusals that more than one feature gives, in the words of the person who meets them. */
export const notFound = refused(
  'not-found',
  phrase(
    'Dette finnes ikke lenger. Åpne Veven og se hva som gjelder nå.',
    'Dette finst ikkje lenger. Opne Veven og sjå kva som gjeld no.',
    'This no longer exists. Open Veven to see what applies now.',
  ),
);

export const onlyAgendaKeepers = refused(
  'not-allowed',
  phrase(
    'Bare sekretariatet og møtelederen kan gjøre dette. Si fra til dem.',
    'Berre sekretariatet og møteleiaren kan gjere dette. Sei frå til dei.',
    'Only the secretariat and the chair can do this. Tell them.',
  ),
);

export const onlySecretariat = refused(
  'not-allowed',
  phrase(
    'Bare sekretariatet kan gjøre dette. Spør dem.',
    'Berre sekretariatet kan gjere dette. Spør dei.',
    'Only the secretariat can do this. Ask them.',
  ),
);

export const onlyOwnParticipation = refused(
  'not-allowed',
  phrase(
    'Bare kommunen selv og sekretariatet kan si om kommunen er med.',
    'Berre kommunen sjølv og sekretariatet kan seie om kommunen er med.',
    'Only the municipality itself and the secretariat can say whether it takes part.',
  ),
);

export const notYourSeat = (seat: string) =>
  refused(
    'not-allowed',
    phrase(
      `Dette spørsmålet er stilt til ${seat}. Bare representanten eller varaen der kan svare.`,
      `Dette spørsmålet er stilt til ${seat}. Berre representanten eller varaen der kan svare.`,
      `This question was put to ${seat}. Only its representative or deputy can answer.`,
    ),
  );

/** Who changed a row last: in Veven's own words, or by the name SharePoint has for somebody who edited it there. */
const changerOf = (row: Pick<RowMeta, 'changedBy' | 'editor'>): string => (row.editor.app ? (row.changedBy ?? 'Veven') : row.editor.name);

/** Somebody has changed the row since the person looked: who, and when. */
export function changedBy(row: Pick<RowMeta, 'changedBy' | 'editor' | 'modifiedAt'>, at: Instant = row.modifiedAt): Refusal {
  const by = changerOf(row);
  const when = (language: Language) => shortTime(at, language);
  return refused(
    'conflict',
    phrase(
      `${by} endret dette ${when('nb')}. Se hva som står nå, og prøv igjen.`,
      `${by} endra dette ${when('nn')}. Sjå kva som står no, og prøv igjen.`,
      `${by} changed this ${when('en')}. Look at what it says now and try again.`,
    ),
    { by, at },
  );
}

/** Rows kept changing while the command was carried out. */
export const changedMeanwhile = refused(
  'conflict',
  phrase(
    'Noen andre endret dette samtidig. Prøv igjen.',
    'Nokon andre endra dette samtidig. Prøv igjen.',
    'Someone else changed this at the same time. Try again.',
  ),
);

/** A list lacks what the feature needs, or SharePoint will not have the row. */
export const turnedOff = refused(
  'unavailable',
  phrase(
    'Denne delen av Veven er slått av nå, og ingenting ble lagret. Sekretariatet ser hva som mangler.',
    'Denne delen av Veven er slått av no, og ingenting vart lagra. Sekretariatet ser kva som manglar.',
    'This part of Veven is turned off now, and nothing was saved. The secretariat can see what is missing.',
  ),
);

/** SharePoint has said no: a permission that was taken away, a value it does not take. */
export const notTaken = refused(
  'unavailable',
  phrase(
    'SharePoint tok ikke imot dette, og ingenting ble lagret. Si fra til sekretariatet.',
    'SharePoint tok ikkje imot dette, og ingenting vart lagra. Sei frå til sekretariatet.',
    'SharePoint did not take this, and nothing was saved. Tell the secretariat.',
  ),
);

/** Several rows belong together, and only the first went in. */
export const partlySaved = refused(
  'conflict',
  phrase(
    'Noe av dette ble lagret, men ikke alt. Åpne Veven og se hva som står der nå.',
    'Noko av dette vart lagra, men ikkje alt. Opne Veven og sjå kva som står der no.',
    'Some of this was saved, but not all. Open Veven to see what it says now.',
  ),
);

/** The secretariat keeps the lists, but what others answer is theirs. */
export const notYoursToAccept = refused(
  'not-allowed',
  phrase(
    'Dette kan ikke godtas: et svar gis av den det gjelder. Sett raden tilbake, eller slett den i SharePoint.',
    'Dette kan ikkje godtakast: eit svar blir gitt av den det gjeld. Set rada tilbake, eller slett ho i SharePoint.',
    'This cannot be accepted: an answer is given by those it concerns. Put the row back, or delete it in SharePoint.',
  ),
);

/** What cannot be understood cannot be accepted. */
export const mendFirst = refused(
  'invalid',
  phrase(
    'Raden kan ikke godtas slik den er. Rett den i SharePoint først, eller sett den tilbake.',
    'Rada kan ikkje godtakast slik ho er. Rett ho i SharePoint først, eller set ho tilbake.',
    'The row cannot be accepted as it is. Put it right in SharePoint first, or put it back.',
  ),
);

/** The same, for somebody who wants to read. */
export const pageOff = phrase(
  'Denne delen av Veven er slått av nå. Sekretariatet ser hva som mangler.',
  'Denne delen av Veven er slått av no. Sekretariatet ser kva som manglar.',
  'This part of Veven is turned off now. The secretariat can see what is missing.',
);

/** Somebody has edited the row in SharePoint in a way that is set aside: nothing is written over it. */
export const editIsAside = refused(
  'conflict',
  phrase(
    'Raden er endret i SharePoint på en måte Veven ikke kan bruke, så ingenting ble lagret. Sekretariatet ser den og kan rette den.',
    'Rada er endra i SharePoint på ein måte Veven ikkje kan bruke, så ingenting vart lagra. Sekretariatet ser ho og kan rette ho.',
    'The row has been edited in SharePoint in a way that Veven cannot use, so nothing was saved. The secretariat can see it and put it right.',
  ),
);

export const unknownVerb = refused(
  'invalid',
  phrase(
    'Denne knappen er fra en eldre utgave. Åpne Veven og gjør det der.',
    'Denne knappen er frå ei eldre utgåve. Opne Veven og gjer det der.',
    'This button is from an older version. Open Veven and do it there.',
  ),
);

/** What a person hears whose answer is kept. */
export const thanks = phrase('Takk. Svaret er lagret.', 'Takk. Svaret er lagra.', 'Thank you. Your answer is saved.');
