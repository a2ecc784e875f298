import { catalogue } from '../../shared/text.ts';

/** What is said while a case is moved by hand or by keyboard. */
export const orderingText = catalogue(
  {
    handle: (title: string) => `Flytt ${title}`,
    role: 'kan flyttes',
    how: 'Trykk mellomrom for å løfte saken. Flytt den med pil opp og pil ned. Trykk mellomrom igjen for å slippe den, eller Escape for å angre.',
    lifted: (title: string, place: number, of: number) => `Løftet: ${title}. Plass ${place} av ${of}.`,
    over: (place: number, of: number) => `Plass ${place} av ${of}.`,
    dropped: (title: string, place: number, of: number) => `Sluppet: ${title}. Plass ${place} av ${of}.`,
    given: (title: string) => `Angret. ${title} står der den sto.`,
  },
  {
    handle: (title) => `Flytt ${title}`,
    role: 'kan flyttast',
    how: 'Trykk mellomrom for å løfte saka. Flytt ho med pil opp og pil ned. Trykk mellomrom igjen for å sleppe ho, eller Escape for å angre.',
    lifted: (title, place, of) => `Løfta: ${title}. Plass ${place} av ${of}.`,
    over: (place, of) => `Plass ${place} av ${of}.`,
    dropped: (title, place, of) => `Sleppt: ${title}. Plass ${place} av ${of}.`,
    given: (title) => `Angra. ${title} står der ho stod.`,
  },
  {
    handle: (title) => `Move ${title}`,
    role: 'can be moved',
    how: 'Press space to lift the case. Move it with the up and down arrows. Press space again to drop it, or Escape to undo.',
    lifted: (title, place, of) => `Lifted: ${title}. Place ${place} of ${of}.`,
    over: (place, of) => `Place ${place} of ${of}.`,
    dropped: (title, place, of) => `Dropped: ${title}. Place ${place} of ${of}.`,
    given: (title) => `Undone. ${title} is where it was.`,
  },
);
