import { randomUUID } from 'node:crypto';
import { norway } from '../../bot/calendar.ts';
import { features } from '../../bot/features.ts';
import { type DirectoryFacts, noFacts } from '../../bot/setup/directory-facts.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import { type Absence, absences, type LocalDate, localDates } from '../../shared/absence/absence.list.ts';
import type { Actor } from '../../shared/access.ts';
import { type Day, day, instant } from '../../shared/day.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import {
  municipalities,
  type Network,
  networks,
  type Person,
  people,
  type Seat,
  type SeatTerm,
  seats,
  seatTerms,
} from '../../shared/seat/seat.list.ts';
import { type SettingRow, settings } from '../../shared/setting/setting.list.ts';
import { aPerson } from '../support/rows.ts';

export const tenant = '11111111-2026-4000-8000-000000000001';

/** An identity in the sample tenant: the same name gives the same one. */
export const identityOf = (name: string): string => `${tenant}/${name.padEnd(36, '0').replace(/[^0-9a-f]/g, 'a')}`;

export interface Rows {
  readonly today?: string;
  readonly networks?: readonly Network[];
  readonly people?: readonly Person[];
  readonly seats?: readonly Seat[];
  readonly terms?: readonly SeatTerm[];
  readonly absences?: readonly Absence[];
  readonly breaks?: readonly LocalDate[];
  readonly settings?: readonly SettingRow[];
}

/** A region with these rows, on 23 November 2026 unless told otherwise. */
export function aWorld({ today = '2026-11-23', ...rows }: Rows): World {
  const tables: readonly (readonly [List, readonly RowMeta[] | undefined])[] = [
    [networks, rows.networks],
    [people, rows.people],
    [seats, rows.seats],
    [seatTerms, rows.terms],
    [absences, rows.absences],
    [localDates, rows.breaks],
    [settings, rows.settings],
    [municipalities, ['Rollag', 'Tinn'].map((key) => ({ ...aPerson({ key }), from: day('2005-01-01'), to: undefined }))],
  ];
  const snapshot = tables.reduce((of, [list, some = []]) => of.with(list, new Table(some)), new Snapshot());
  return { snapshot, now: instant(`${today}T08:00:00Z`), today: day(today), calendar: norway(), link: (path) => path };
}

export const secretary: Actor = {
  person: 'secretary',
  name: 'Sekretariatet',
  identity: identityOf('secretary'),
  language: 'nb',
  secretariat: true,
  seats: [],
};
export const aMember: Actor = { ...secretary, person: 'kari', name: 'Kari', identity: identityOf('kari'), secretariat: false };

/** What a command of the features answers: each write as a line of the values it says, or the refusal in words. */
export function ask(rows: Rows, verb: string, input: object, by: Actor = secretary): string | readonly object[] {
  const command = features.find(({ commands }) => commands?.[verb])?.commands?.[verb];
  if (!command) throw new Error(`nobody knows ${verb}`);
  const outcome = command.carryOut(aWorld(rows), by, { key: randomUUID(), ...input });
  if (outcome.kind === 'refused') return outcome.text.nb;
  return outcome.writes.map((write) =>
    write.do === 'create' ? { make: write.list.name, ...write.values } : { change: write.row.key, ...write.values },
  );
}

export const facts = (of: Partial<DirectoryFacts>): DirectoryFacts => ({ ...noFacts, ...of });

export const onDays = (from: string, to?: string): { from: Day; to: Day | undefined } => ({
  from: day(from),
  to: to === undefined ? undefined : day(to),
});
