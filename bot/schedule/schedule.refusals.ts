import type { Day } from '../../shared/day.ts';
import { longDay } from '../../shared/format.ts';
import type { Phrase } from '../../shared/text.ts';
import { refused } from '../command.ts';

/** Why a meeting cannot be planned so, and what to do instead. */

const invalid = (nb: string, nn: string, en: string) => refused('invalid', { nb, nn, en });

export const endsFirst = invalid(
  'Møtet slutter før det begynner. Velg et senere klokkeslett for slutten.',
  'Møtet sluttar før det byrjar. Vel eit seinare klokkeslett for slutten.',
  'The meeting ends before it begins. Choose a later time for its end.',
);

export const tooLong = invalid(
  'Et møte varer høyst tolv timer. Velg et tidligere klokkeslett for slutten, eller sett opp to møter.',
  'Eit møte varer høgst tolv timar. Vel eit tidlegare klokkeslett for slutten, eller set opp to møte.',
  'A meeting lasts at most twelve hours. Choose an earlier end, or plan two meetings.',
);

const on = (day: Day): Phrase => ({ nb: longDay(day, 'nb'), nn: longDay(day, 'nn'), en: longDay(day, 'en') });

export const isPast = (day: Day) =>
  invalid(
    `${on(day).nb} er over. Velg et tidspunkt som kommer.`,
    `${on(day).nn} er over. Vel eit tidspunkt som kjem.`,
    `${on(day).en} is over. Choose a time to come.`,
  );

export const noLink = invalid(
  'Lenka må begynne med https://. Kopier hele lenka fra Teams, eller la feltet stå tomt.',
  'Lenkja må byrje med https://. Kopier heile lenkja frå Teams, eller lat feltet stå tomt.',
  'The link must begin with https://. Copy the whole link from Teams, or leave the field empty.',
);

export const unknownNetwork = (network: string) =>
  invalid(
    `Nettverket ${network} finnes ikke. Velg et fra lista.`,
    `Nettverket ${network} finst ikkje. Vel eit frå lista.`,
    `There is no network ${network}. Choose one from the list.`,
  );

export const unknownMunicipality = (name: string) =>
  invalid(
    `${name} er ikke en av kommunene her. Velg en fra lista.`,
    `${name} er ikkje ein av kommunane her. Vel ein av dei i lista.`,
    `${name} is not one of the municipalities here. Choose one from the list.`,
  );

export const noSeat = (municipality: string) =>
  invalid(
    `${municipality} har ingen plass i nettverket og kan ikke lede møtet. Velg en kommune som er med.`,
    `${municipality} har ingen plass i nettverket og kan ikkje leie møtet. Vel ein kommune som er med.`,
    `${municipality} has no seat in the network and cannot chair. Choose a municipality that takes part.`,
  );

export const overlapsItself = (day: Day) =>
  invalid(
    `Rekka har to møter ${on(day).nb}. Velg en annen dag for det ene, eller ta det bort.`,
    `Rekkja har to møte ${on(day).nn}. Vel ein annan dag for det eine, eller ta det bort.`,
    `The series has two meetings on ${on(day).en}. Choose another day for one of them, or remove it.`,
  );

export const tooMany = (most: number) =>
  invalid(
    `En rekke har høyst ${most} møter. Velg en kortere tid eller lengre mellomrom.`,
    `Ei rekkje har høgst ${most} møte. Vel ei kortare tid eller lengre mellomrom.`,
    `A series has at most ${most} meetings. Choose a shorter time or longer intervals.`,
  );

export const programmeOutOfOrder = invalid(
  'Postene i programmet må stå i rekkefølge, hver med sitt klokkeslett. Rett klokkeslettene.',
  'Postane i programmet må stå i rekkjefølgje, kvar med sitt klokkeslett. Rett klokkesletta.',
  'The entries of the programme must stand in order, each with its own time. Correct the times.',
);

export const programmeOutside = invalid(
  'Noe i programmet ligger utenfor møtets tid. Rett klokkeslettet, eller gjør møtet lengre.',
  'Noko i programmet ligg utanfor møtetida. Rett klokkeslettet, eller gjer møtet lengre.',
  'Something in the programme lies outside the meeting’s time. Correct it, or make the meeting longer.',
);

export const programmeOnly = invalid(
  'Bare en samling eller en workshop har program. Et møte har saker.',
  'Berre ei samling eller ein workshop har program. Eit møte har saker.',
  'Only a gathering or a workshop has a programme. A meeting has cases.',
);

export const isOver = invalid(
  'Møtet er holdt og kan ikke endres slik. Sett opp et nytt møte.',
  'Møtet er halde og kan ikkje endrast slik. Set opp eit nytt møte.',
  'The meeting has been held and cannot be changed so. Plan a new meeting.',
);

export const hasStarted = invalid(
  'Møtet har begynt og kan ikke flyttes. Avslutt det, og sett opp et nytt møte for sakene som gjenstår.',
  'Møtet har byrja og kan ikkje flyttast. Avslutt det, og set opp eit nytt møte for sakene som står att.',
  'The meeting has begun and cannot be moved. End it, and plan a new meeting for the cases that remain.',
);

export const isCancelled = invalid(
  'Møtet er avlyst. Sett opp et nytt møte.',
  'Møtet er avlyst. Set opp eit nytt møte.',
  'The meeting has been cancelled. Plan a new meeting.',
);

export const whyMoved = invalid(
  'Innkallingen er sendt. Skriv hvorfor møtet flyttes.',
  'Innkallinga er send. Skriv kvifor møtet blir flytta.',
  'The notice has been sent. Write why the meeting is moved.',
);
