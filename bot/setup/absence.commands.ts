import { absences, localDates } from '../../shared/absence/absence.list.ts';
import { addDays, type Day, earliest, latest } from '../../shared/day.ts';
import { shortDay } from '../../shared/format.ts';
import { municipalities, people } from '../../shared/seat/seat.list.ts';
import { setupActions } from '../../shared/setup/setup.actions.ts';
import { command, done, type Refusal } from '../command.ts';
import { notFound } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';
import { bySecretariat } from './secretariat.ts';
import { endsBeforeItBegins, isOver, onlyOwnOrSecretariat, unknownMunicipality, unknownPerson } from './setup.refusals.ts';

/** Says that one is away, or for the secretariat that somebody is. Days that meet others are joined with them. */
export const addAbsence = command(setupActions['absence/add'], (world, actor, { key, person = actor.person, from, to }) => {
  if (person !== actor.person && !actor.secretariat) return onlyOwnOrSecretariat;
  const known = world.snapshot.of(people).get(person);
  if (!known) return unknownPerson;
  const wrong = notToCome({ from, to }, world);
  if (wrong) return wrong;
  const all = world.snapshot.of(absences);
  if (all.has(key)) return done([]);
  const { whole, first, rest } = joined(
    { from, to },
    all.where('person', person).filter(({ withdrawn }) => !withdrawn),
  );
  return done([
    first
      ? update(absences, first, { title: titleOf(known.title, whole), ...whole })
      : create(absences, { key, title: titleOf(known.title, whole), person, withdrawn: false, ...whole }),
    ...rest.map((row): Write => update(absences, row, { withdrawn: true })),
  ]);
});

/** Takes an absence back, all its days: also those that were joined with it. */
export const removeAbsence = command(setupActions['absence/remove'], ({ snapshot }, actor, { key }) => {
  const absence = snapshot.of(absences).get(key);
  if (!absence) return notFound;
  if (absence.person !== actor.person && !actor.secretariat) return onlyOwnOrSecretariat;
  return done([update(absences, absence, { withdrawn: true })]);
});

/** Says when a municipality has its own holidays. */
export const addBreak = bySecretariat(setupActions['break/add'], (world, { key, municipality, from, to }) => {
  if (!world.snapshot.of(municipalities).has(municipality)) return unknownMunicipality(municipality);
  const wrong = notToCome({ from, to }, world);
  if (wrong) return wrong;
  const all = world.snapshot.of(localDates);
  if (all.has(key)) return done([]);
  const breaks = all.where('municipality', municipality).filter(({ kind, withdrawn }) => kind === 'break' && !withdrawn);
  const { whole, first, rest } = joined({ from, to }, breaks);
  return done([
    first
      ? update(localDates, first, { title: titleOf(municipality, whole), ...whole })
      : create(localDates, { key, title: titleOf(municipality, whole), municipality, kind: 'break', withdrawn: false, ...whole }),
    ...rest.map((row): Write => update(localDates, row, { withdrawn: true })),
  ]);
});

/** Takes a municipality's holidays back. Other local dates are not ours to take. */
export const removeBreak = bySecretariat(setupActions['break/remove'], ({ snapshot }, { key }) => {
  const found = snapshot.of(localDates).get(key);
  return found?.kind === 'break' ? done([update(localDates, found, { withdrawn: true })]) : notFound;
});

interface Days {
  readonly from: Day;
  readonly to: Day;
}

function notToCome({ from, to }: Days, { today }: World): Refusal | undefined {
  if (to < from) return endsBeforeItBegins;
  return to < today ? isOver : undefined;
}

/** Days with all that they meet or lie beside, as one: the row that takes them all, and those that are in it then. */
function joined<R extends { readonly from: Day; readonly to: Day | undefined }>(days: Days, rows: readonly R[]) {
  let whole = days;
  let [meets, apart] = [[] as R[], [...rows]];
  for (let grows = true; grows; ) {
    const near = apart.filter(({ from, to = from }) => from <= addDays(whole.to, 1) && addDays(whole.from, -1) <= to);
    grows = near.length > 0;
    meets = [...meets, ...near];
    apart = apart.filter((row) => !near.includes(row));
    for (const { from, to = from } of near) whole = { from: earliest(whole.from, from), to: latest(whole.to, to) };
  }
  const [first, ...rest] = meets;
  return { whole, first, rest };
}

const titleOf = (name: string, { from, to }: Days): string => `${name}, ${shortDay(from, 'nb')} til ${shortDay(to, 'nb')}`;
