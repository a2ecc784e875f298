import { catalogue } from '../../shared/text.ts';

/** The draft of an agenda, on the meeting's page. */
export const draftText = catalogue(
  {
    suggest: 'Foreslå saker',
    title: 'Forslag til saker',
    note: 'Ta bort haken ved det som ikke skal på saklista.',
    none: 'Ingenting å foreslå: Ingen saker er utsatt eller ligger på vent, og ingenting nytt har skjedd siden forrige møte.',
    add: (count: number) => `Legg til ${count} ${count === 1 ? 'sak' : 'saker'}`,
    added: (count: number) => `${count} ${count === 1 ? 'sak' : 'saker'} er lagt til`,
    close: 'Lukk',
    minutes: (minutes: number) => `${minutes} min`,
    chosen: (count: number, of: number, time: string) => `${count} av ${of} valgt · ${time}`,
    withAgenda: (time: string, length: string) => `Med saklista blir det ${time} · møtet varer ${length}`,
    over: (time: string) => `${time} mer enn møtet varer`,
  },
  {
    suggest: 'Føreslå saker',
    title: 'Framlegg til saker',
    note: 'Ta bort haken ved det som ikkje skal på saklista.',
    none: 'Ingenting å føreslå: Ingen saker er utsette eller ligg på vent, og ingenting nytt har hendt sidan førre møte.',
    add: (count) => `Legg til ${count} ${count === 1 ? 'sak' : 'saker'}`,
    added: (count) => `${count} ${count === 1 ? 'sak er lagd' : 'saker er lagde'} til`,
    close: 'Lukk',
    minutes: (minutes) => `${minutes} min`,
    chosen: (count, of, time) => `${count} av ${of} valde · ${time}`,
    withAgenda: (time, length) => `Med saklista blir det ${time} · møtet varer ${length}`,
    over: (time) => `${time} meir enn møtet varer`,
  },
  {
    suggest: 'Suggest cases',
    title: 'Suggested cases',
    note: 'Untick what is not to be on the agenda.',
    none: 'Nothing to suggest: no case has been postponed or is waiting, and nothing new has happened since the last meeting.',
    add: (count) => `Add ${count} ${count === 1 ? 'case' : 'cases'}`,
    added: (count) => `${count} ${count === 1 ? 'case' : 'cases'} added`,
    close: 'Close',
    minutes: (minutes) => `${minutes} min`,
    chosen: (count, of, time) => `${count} of ${of} chosen · ${time}`,
    withAgenda: (time, length) => `With the agenda it comes to ${time} · the meeting lasts ${length}`,
    over: (time) => `${time} more than the meeting lasts`,
  },
);
