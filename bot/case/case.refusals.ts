import type { Actor } from '../../shared/access.ts';
import { mayKeepAgenda } from '../../shared/access.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import { shortDay, shortTime } from '../../shared/format.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { seats } from '../../shared/seat/seat.list.ts';
import { type Refusal, refused } from '../command.ts';
import { notFound, onlyAgendaKeepers } from '../refusals.ts';
import type { World } from '../world.ts';

/** A case on the agenda of a meeting that is to be held or has been, with that meeting; or why the actor may not change it. */
export function caseToChange(key: string, { snapshot }: World, actor: Actor): { item: Case; meeting: Meeting } | Refusal {
  const item = snapshot.of(caseList).get(key);
  const meeting = item?.meeting ? snapshot.of(meetings).get(item.meeting) : undefined;
  if (!item || !meeting) return notFound;
  if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
  if (meeting.state === 'cancelled') return cancelled;
  return { item, meeting };
}

/** What a case points at must exist: a misspelt code would be lost without a word. */
export function pointsAtNothing(
  {
    measure,
    presenter,
    earlier,
  }: { measure?: string | undefined; presenter?: string | undefined; earlier?: readonly string[] | undefined },
  { snapshot }: World,
): Refusal | undefined {
  if (measure && !snapshot.of(measures).has(measure)) return noMeasure(measure);
  if (presenter && !snapshot.of(seats).has(presenter)) return noSeat(presenter);
  const unknown = earlier?.find((key) => !snapshot.of(caseList).has(key));
  return unknown === undefined ? undefined : noCase;
}

/** The last day for hearing the line must come before the meeting that decides. */
export const hearingIsTooLate = (hearBy: Day | undefined, { startsAt }: Pick<Meeting, 'startsAt'>): Refusal | undefined =>
  hearBy !== undefined && hearBy >= dayOf(startsAt) ? heardTooLate(dayOf(startsAt)) : undefined;

const noMeasure = (code: string) =>
  refused('invalid', {
    nb: `Tiltaket ${code} finnes ikke. Velg et tiltak fra lista.`,
    nn: `Tiltaket ${code} finst ikkje. Vel eit tiltak frå lista.`,
    en: `There is no measure ${code}. Choose one from the list.`,
  });

const noSeat = (seat: string) =>
  refused('invalid', {
    nb: `Plassen ${seat} finnes ikke. Velg hvem som legger fram saken, fra lista.`,
    nn: `Plassen ${seat} finst ikkje. Vel kven som legg fram saka, frå lista.`,
    en: `There is no seat ${seat}. Choose who presents the case from the list.`,
  });

const noCase = refused('invalid', {
  nb: 'En av de tidligere sakene finnes ikke lenger. Ta den bort, og velg den på nytt.',
  nn: 'Ei av dei tidlegare sakene finst ikkje lenger. Ta ho bort, og vel ho på nytt.',
  en: 'One of the earlier cases no longer exists. Remove it and choose it again.',
});

const heardTooLate = (on: Day) =>
  refused('invalid', {
    nb: `Linja må høres før møtet. Velg en dag før ${shortDay(on, 'nb')}.`,
    nn: `Linja må høyrast før møtet. Vel ein dag før ${shortDay(on, 'nn')}.`,
    en: `The line must be heard before the meeting. Choose a day before ${shortDay(on, 'en')}.`,
  });

export const hearingInThePast = refused('invalid', {
  nb: 'Dagen linja skal være hørt innen, må komme. Velg en senere dag.',
  nn: 'Dagen linja skal vere høyrd innan, må kome. Vel ein seinare dag.',
  en: 'The day by which the line is heard must be to come. Choose a later day.',
});

export const notComing = refused('invalid', {
  nb: 'Møtet der saken skal besluttes, må være et senere møte i nettverket. Velg et annet møte.',
  nn: 'Møtet der saka skal avgjerast, må vere eit seinare møte i nettverket. Vel eit anna møte.',
  en: 'The meeting that decides the case must be a later one of the network. Choose another meeting.',
});

export const tooEarly = ({ startsAt }: Meeting) =>
  refused('too-early', {
    nb: `Konklusjoner kan føres fra møtedagen, ${shortTime(startsAt, 'nb')}.`,
    nn: `Konklusjonar kan førast frå møtedagen, ${shortTime(startsAt, 'nn')}.`,
    en: `Conclusions can be written from the day of the meeting, ${shortTime(startsAt, 'en')}.`,
  });

export const cancelled = refused('invalid', {
  nb: 'Møtet er avlyst. Saken kan ikke endres der.',
  nn: 'Møtet er avlyst. Saka kan ikkje endrast der.',
  en: 'The meeting is cancelled. The case cannot be changed there.',
});

export const exemptConclusion = refused('invalid', {
  nb: 'Saken er unntatt offentlighet. Åpne innholdet i Veven og skriv konklusjonen der.',
  nn: 'Saka er unnateken offentlegheit. Opne innhaldet i Veven og skriv konklusjonen der.',
  en: 'The case is exempt from public disclosure. Open its content in Veven and write the conclusion there.',
});

export const exemptStays = refused('invalid', {
  nb: 'Saken er unntatt offentlighet, og innholdet følger ikke med av seg selv. Legg den til som unntatt sak i det neste møtet.',
  nn: 'Saka er unnateken offentlegheit, og innhaldet følgjer ikkje med av seg sjølv. Legg ho til som unnateken sak i det neste møtet.',
  en: 'The case is exempt, and its content does not come along by itself. Add it as an exempt case to the next meeting.',
});

export const exemptWords = refused('invalid', {
  nb: 'Saken er unntatt offentlighet. Åpne innholdet og endre teksten der, så den ikke blir stående åpent.',
  nn: 'Saka er unnateken offentlegheit. Opne innhaldet og endre teksten der, så han ikkje blir ståande ope.',
  en: 'The case is exempt from public disclosure. Open its content and change the text there, so that it does not stand in the open.',
});

export const withdrawnConclusion = refused('invalid', {
  nb: 'Saken er trukket fra saklista. Sett den opp igjen før den får en konklusjon.',
  nn: 'Saka er trekt frå saklista. Set ho opp igjen før ho får ein konklusjon.',
  en: 'The case has been withdrawn. Put it back on the agenda before giving it a conclusion.',
});

export const notOnAgenda = refused('invalid', {
  nb: 'Saken står ikke på saklista lenger. Sett den opp igjen før du endrer den.',
  nn: 'Saka står ikkje på saklista lenger. Set ho opp igjen før du endrar ho.',
  en: 'The case is no longer on the agenda. Put it back before you change it.',
});

export const alreadyTreated = refused('invalid', {
  nb: 'Saken har fått en konklusjon. Den kan ikke trekkes eller utsettes nå.',
  nn: 'Saka har fått ein konklusjon. Ho kan ikkje trekkjast eller utsetjast no.',
  en: 'The case has a conclusion. It cannot be withdrawn or put off now.',
});

export const fixedIsNotFollowedUp = refused('invalid', {
  nb: 'Dette er en fast sak, og den følges ikke opp. Lag en egen sak for det som skal følges opp.',
  nn: 'Dette er ei fast sak, og ho blir ikkje følgd opp. Lag ei eiga sak for det som skal følgjast opp.',
  en: 'This is a fixed case, and nobody follows it up. Make a case of its own for what is to be followed up.',
});

export const fixedComesAgain = refused('invalid', {
  nb: 'Dette er en fast sak. Den kommer av seg selv i neste møte, så den trenger ikke å utsettes.',
  nn: 'Dette er ei fast sak. Ho kjem av seg sjølv i neste møte, så ho treng ikkje utsetjast.',
  en: 'This is a fixed case. It comes by itself in the next meeting, so there is no need to put it off.',
});

export const treatedThere = refused('invalid', {
  nb: 'Saken er alt behandlet der den gikk videre. Den kan ikke settes tilbake hit.',
  nn: 'Saka er alt handsama der ho gjekk vidare. Ho kan ikkje setjast tilbake hit.',
  en: 'The case has already been treated where it went on. It cannot be put back here.',
});

export const dueInThePast = refused('invalid', {
  nb: 'Fristen må være en dag som kommer. Velg en senere dag.',
  nn: 'Fristen må vere ein dag som kjem. Vel ein seinare dag.',
  en: 'The deadline must be a day to come. Choose a later day.',
});

export const noLink = refused('invalid', {
  nb: 'Lenka må begynne med https://. Kopier den fra nettleseren, eller bruk «Kopier kobling» der fila ligger.',
  nn: 'Lenkja må byrje med https://. Kopier ho frå nettlesaren, eller bruk «Kopier kopling» der fila ligg.',
  en: 'The link must begin with https://. Copy it from the browser, or use “Copy link” where the file is.',
});

export const exemptAttachment = refused('invalid', {
  nb: 'Vedlegget er unntatt offentlighet. Åpne innholdet i Veven og endre det der.',
  nn: 'Vedlegget er unnateke offentlegheit. Opne innhaldet i Veven og endre det der.',
  en: 'The attachment is exempt from public disclosure. Its title and link belong in your case system, not here.',
});
