import type { Day } from '../../shared/day.ts';
import type { PersonView } from '../../shared/setup/setup.api.ts';
import type { Address } from './address.ts';
import type { Known } from './known.tsx';
import { hasLeft } from './term.ts';

export const shows = ['unreached', 'secretariat', 'noAccount', 'noSeat', 'left'] as const;

/** The people that fit the search and the filters, by name. Who has left is shown only when asked for. */
export function fittingPeople({ setup, termsOf }: Known, { q, municipality, show }: Address, today: Day): readonly PersonView[] {
  const words = plain(q).split(/\s+/).filter(Boolean);
  const fits: Readonly<Record<string, (one: PersonView) => boolean>> = {
    unreached: ({ reached }) => reached === undefined,
    secretariat: ({ secretariat }) => secretariat,
    noAccount: ({ identity }) => identity === undefined,
    noSeat: ({ key }) => termsOf(key).length === 0,
  };
  return setup.people
    .filter(
      (one) =>
        hasLeft(one, today) === (show === 'left') &&
        (!municipality || one.municipality === municipality) &&
        (fits[show]?.(one) ?? true) &&
        words.every((word) => plain(`${one.name} ${one.email ?? ''}`).includes(word)),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nb'));
}

const plain = (text: string) => text.toLocaleLowerCase('nb').trim();
