import { boolean, choice, indexed, onDay, optional, text } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

/**
 * When a person is away, first and last day. Never why. Key: UUID. Veven deletes no row: one that was taken back is `withdrawn`, and
 * nobody is away because of it.
 */
export const absences = defineList(
  'Absences',
  'Fravær',
  {
    person: indexed(text('Person', 'Person')),
    from: indexed(onDay('From', 'Fra')),
    to: indexed(onDay('To', 'Til')),
    withdrawn: boolean('Withdrawn', 'Trukket tilbake'),
  },
  { pace: 'seldom' },
);
export type Absence = RowOf<typeof absences>;

/** A municipality's own dates. In its holidays (`break`) nobody there is written to. Key: UUID. What is `withdrawn` counts for nothing. */
export const localDates = defineList(
  'LocalDates',
  'Lokale datoer',
  {
    municipality: indexed(text('Municipality', 'Kommune')),
    from: indexed(onDay('From', 'Fra')),
    to: optional(onDay('To', 'Til')),
    kind: choice('Kind', 'Slag', { council: 'kommunestyre', executive: 'formannskap', budget: 'budsjett', break: 'ferie' }),
    withdrawn: boolean('Withdrawn', 'Trukket tilbake'),
  },
  { pace: 'seldom' },
);
export type LocalDate = RowOf<typeof localDates>;
