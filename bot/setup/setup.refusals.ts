import type { Day } from '../../shared/day.ts';
import { shortDay } from '../../shared/format.ts';
import { type Language, languages } from '../../shared/text.ts';
import { type Refusal, refused } from '../command.ts';

/** Why something on *Oppsett* cannot be so, and what to do instead. */

const each = (say: (on: (day: Day) => string) => readonly [nb: string, nn: string, en: string]): Refusal => {
  const inLanguage = (language: Language) => say((day) => shortDay(day, language))[languages.indexOf(language)] ?? '';
  return refused('invalid', { nb: inLanguage('nb'), nn: inLanguage('nn'), en: inLanguage('en') });
};

const partNames = {
  representative: { nb: 'representant', nn: 'representant', en: 'representative' },
  deputy: { nb: 'vara', nn: 'vara', en: 'deputy' },
  chair: { nb: 'leder', nn: 'leiar', en: 'chair' },
} as const;
type Part = keyof typeof partNames;

export const endsBeforeItBegins = each(() => [
  'Den siste dagen ligger før den første. Bytt dem om.',
  'Den siste dagen ligg før den første. Byt dei om.',
  'The last day is before the first. Swap them.',
]);

export const isOver = each(() => [
  'Disse dagene er over. Velg dager som kommer.',
  'Desse dagane er over. Vel dagar som kjem.',
  'These days are over. Choose days to come.',
]);

export const unknownSeat = (seat: string) =>
  each(() => [
    `Plassen ${seat} finnes ikke. Velg en av plassene i nettverket.`,
    `Plassen ${seat} finst ikkje. Vel ein av plassane i nettverket.`,
    `There is no seat ${seat}. Choose one of the network’s seats.`,
  ]);

export const unknownPerson = each(() => [
  'Denne personen finnes ikke i lista Personer. Legg personen til først.',
  'Denne personen finst ikkje i lista Personer. Legg til personen først.',
  'This person is not in the list of people. Add the person first.',
]);

export const unknownMunicipality = (name: string) =>
  each(() => [
    `${name} er ikke en av kommunene her. Velg en fra lista.`,
    `${name} er ikkje ein av kommunane her. Vel ein av dei i lista.`,
    `${name} is not one of the municipalities here. Choose one from the list.`,
  ]);

export const seatExistsFrom = (from: Day) =>
  each((on) => [
    `Plassen finnes fra ${on(from)}. Velg den dagen eller en senere.`,
    `Plassen finst frå ${on(from)}. Vel den dagen eller ein seinare.`,
    `The seat exists from ${on(from)}. Choose that day or a later one.`,
  ]);

export const seatExistsTo = (to: Day) =>
  each((on) => [
    `Plassen finnes til og med ${on(to)}. Velg den dagen eller en tidligere.`,
    `Plassen finst til og med ${on(to)}. Vel den dagen eller ein tidlegare.`,
    `The seat exists up to ${on(to)}. Choose that day or an earlier one.`,
  ]);

export const hasLeft = (name: string, on: Day) =>
  each((day) => [
    `${name} sluttet ${day(on)}. Velg en annen.`,
    `${name} slutta ${day(on)}. Vel ein annan.`,
    `${name} left on ${day(on)}. Choose somebody else.`,
  ]);

/** Somebody else has the part from that same day or a later one. */
export const heldFrom = (name: string, part: Part, from: Day) =>
  each((on) => [
    `${name} er ${partNames[part].nb} fra ${on(from)}. Velg en sluttdag før det, eller en senere dag å begynne på.`,
    `${name} er ${partNames[part].nn} frå ${on(from)}. Vel ein sluttdag før det, eller ein seinare dag å byrje på.`,
    `${name} is ${partNames[part].en} from ${on(from)}. Choose a last day before that, or a later day to begin.`,
  ]);

export const ownDeputy = (name: string) =>
  each(() => [
    `${name} er selv representant der i disse dagene. Velg en annen vara.`,
    `${name} er sjølv representant der i desse dagane. Vel ein annan vara.`,
    `${name} is the representative there in these days. Choose another deputy.`,
  ]);

export const beganOn = (from: Day) =>
  each((on) => [
    `Dette begynte ${on(from)}. Velg den dagen eller en senere.`,
    `Dette byrja ${on(from)}. Vel den dagen eller ein seinare.`,
    `This began on ${on(from)}. Choose that day or a later one.`,
  ]);

export const identityTaken = (name: string) =>
  each(() => [
    `${name} har alt denne innloggingen. Fjern den der først, om den hører til en annen.`,
    `${name} har alt denne innlogginga. Fjern ho der først, om ho høyrer til ein annan.`,
    `${name} already has this sign-in. Remove it there first if it belongs to somebody else.`,
  ]);

export const emailTaken = (name: string) =>
  each(() => [
    `${name} har alt denne e-postadressen. Er det samme person, så bruk den som står der. Ellers må adressen være en annen: spørsmålene går dit.`,
    `${name} har alt denne e-postadressa. Er det same personen, så bruk den som står der. Elles må adressa vere ei anna: spørsmåla går dit.`,
    `${name} already has this e-mail address. If it is the same person, use the one who is there. If not, the address must be another: the questions go there.`,
  ]);

export const twoIdentities = (name: string) =>
  each(() => [
    `${name} har alt to innlogginger. Fjern en av dem først.`,
    `${name} har alt to innloggingar. Fjern ei av dei først.`,
    `${name} already has two sign-ins. Remove one of them first.`,
  ]);

export const ownIdentity = each(() => [
  'Du er logget på med denne. Be en annen i sekretariatet om å fjerne den.',
  'Du er logga på med denne. Be ein annan i sekretariatet om å fjerne ho.',
  'You are signed in with this one. Ask somebody else in the secretariat to remove it.',
]);

export const addressNeeded = each(() => [
  'Skriv inn en e-postadresse, eller velg chat.',
  'Skriv inn ei e-postadresse, eller vel chat.',
  'Enter an e-mail address, or choose chat.',
]);

export const someoneMustRemain = each(() => [
  'Noen må være sekretariatet. Gi rollen til en annen først.',
  'Nokon må vere sekretariatet. Gi rolla til ein annan først.',
  'Somebody must be the secretariat. Give the role to somebody else first.',
]);

export const outOfRange = (least: number, most: number) =>
  each(() => [
    `Velg et helt tall fra ${least} til ${most}.`,
    `Vel eit heilt tal frå ${least} til ${most}.`,
    `Choose a whole number from ${least} to ${most}.`,
  ]);

export const channelTaken = (network: string) =>
  each(() => [
    `Denne kanalen er alt koblet til ${network}. Koble ${network} til en annen kanal først.`,
    `Denne kanalen er alt kopla til ${network}. Kople ${network} til ein annan kanal først.`,
    `This channel is already connected to ${network}. Connect ${network} to another channel first.`,
  ]);

export const unknownChannel = each(() => [
  'Veven kjenner ikke denne kanalen. Legg Veven til i kanalen, eller skriv @Veven koble til der.',
  'Veven kjenner ikkje denne kanalen. Legg til Veven i kanalen, eller skriv @Veven kople til der.',
  'Veven does not know this channel. Add Veven to the channel, or write @Veven connect there.',
]);

export const channelClosed = each(() => [
  'Det kan ikke skrives i denne kanalen nå. Legg Veven til i den igjen, eller velg en annen.',
  'Det kan ikkje skrivast i denne kanalen no. Legg til Veven i han igjen, eller vel ein annan.',
  'Nothing can be written in this channel now. Add Veven to it again, or choose another.',
]);

export const onlyOwnOrSecretariat = refused('not-allowed', {
  nb: 'Bare personen selv og sekretariatet kan gjøre dette.',
  nn: 'Berre personen sjølv og sekretariatet kan gjere dette.',
  en: 'Only the person themselves and the secretariat can do this.',
});
