import { norway } from '../../bot/calendar.ts';
import type { Edit } from '../../bot/edit.ts';
import { editors } from '../../bot/editors.ts';
import { features } from '../../bot/features.ts';
import { catalogueRows } from '../../bot/provision/catalogue.rows.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import type { Actor } from '../../shared/access.ts';
import { cases } from '../../shared/case/case.list.ts';
import { ticks } from '../../shared/checklist/checklist.list.ts';
import { day, instant } from '../../shared/day.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { history } from '../../shared/history/history.list.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { type Person, people } from '../../shared/seat/seat.list.ts';
import { aCase, aFollowUp } from '../support/rows.ts';

const now = instant('2026-11-23T08:00:00Z');
const meta = aCase();

const aPerson = (key: string, roles: Person['roles']): Person => ({
  ...meta,
  key,
  title: key,
  municipality: undefined,
  identity: `tenant/${key}`,
  identity2: undefined,
  email: undefined,
  roles,
  language: 'nb',
  contact: 'chat',
  rhythm: 'weekly',
  rhythmSince: undefined,
  leftOn: undefined,
});

const seats: Record<string, Actor['seats']> = {
  rollag: [{ seat: 'HR/Rollag', network: 'HR', municipality: 'Rollag', part: 'representative' }],
  chair: [{ seat: 'HR/Notodden', network: 'HR', municipality: 'Notodden', part: 'chair' }],
};

/** A region in which these people are known, and what each may do by hand. */
function aRegion(
  known: readonly Person[],
  { firstSecretariat, knowsPeople = true }: { firstSecretariat?: string; knowsPeople?: boolean } = {},
) {
  const meeting = { ...meta, key: 'HR/1', network: 'HR', chair: 'Notodden' } as unknown as RowMeta;
  const snapshot = new Snapshot().with(people, new Table<RowMeta>(known)).with(meetings, new Table([meeting]));
  const world: World = { snapshot, now, today: day('2026-11-23'), calendar: norway(), link: (path) => path };
  const actor = (identity: string): Actor | undefined => {
    const person = known.find((one) => one.identity === identity);
    const secretariat = identity === firstSecretariat || (person?.roles.includes('secretariat') ?? false);
    if (!person && !secretariat) return undefined;
    const key = person?.key ?? identity;
    return { person: key, name: key, identity, language: 'nb', secretariat, seats: seats[key] ?? [] };
  };
  const judge = editors({ features, firstSecretariat, veven: { world: () => world, actor, knowsPeople: () => knowsPeople } });
  return (list: List, row: RowMeta, { known: before, by }: { known?: RowMeta; by: string }) =>
    judge({ list, row, known: before } as unknown as Edit, by);
}

const known = [aPerson('sekretær', ['secretariat']), aPerson('rollag', []), aPerson('chair', []), aPerson('medlem', ['member'])];

describe('an edit in SharePoint', () => {
  const may = aRegion(known);

  it.each([
    ['sekretær', true],
    ['chair', false],
    ['rollag', false],
    ['medlem', false],
    ['en ukjent', false],
    ['', false],
  ])('of a case by %s: %s', (by, allowed) => {
    expect(may(cases, aCase({ title: 'Ny' }), { known: aCase(), by })).toBe(allowed);
  });

  it.each([
    ['the secretariat answers for a municipality', { state: 'done' }, 'sekretær', false],
    ['the secretariat words its comment', { comment: 'Ferdig i mars.' }, 'sekretær', false],
    ['the secretariat gives it to another seat', { seat: 'HR/Flesberg' }, 'sekretær', false],
    ['the secretariat closes it', { state: 'closed' }, 'sekretær', true],
    ['the secretariat moves the deadline', { dueOn: day('2027-03-01') }, 'sekretær', true],
    ['the seat answers in SharePoint, without being asked who it is', { state: 'done' }, 'rollag', false],
    ['a seat takes another’s', { seat: 'HR/Rollag', state: 'done' }, 'rollag', false],
  ] as const)('of a follow-up, when %s', (_what, change, by, allowed) => {
    expect(may(followUps, aFollowUp(change), { known: aFollowUp(), by })).toBe(allowed);
  });

  it.each([
    ['answers for a municipality', { state: 'notNeeded' }, false],
    ['makes it another municipality’s', { municipality: 'Tinn' }, false],
    ['words the heading', { title: 'Rollag har svart' }, true],
  ])('of a municipality’s answer, when the secretariat %s', (_what, change, allowed) => {
    const tick = { ...meta, checklist: 'HR/1/F6-1', municipality: 'Rollag', state: 'yes', reason: undefined } as unknown as RowMeta;
    expect(may(ticks, { ...tick, ...change } as RowMeta, { known: tick, by: 'sekretær' })).toBe(allowed);
  });

  it('cannot be judged while people are not known', () => {
    expect(aRegion(known, { knowsPeople: false })(people, aPerson('ny', []), { by: 'sekretær' })).toBeUndefined();
  });

  it('of the history is nobody’s', () => {
    expect(may(history, meta, { known: meta, by: 'sekretær' })).toBe(false);
  });

  it('of a list whose feature does not say is the secretariat’s', () => {
    const person = aPerson('ny', []);
    expect(['sekretær', 'chair'].map((by) => may(people, person, { by }))).toEqual([true, false]);
  });

  it('puts in the first of the secretariat, as long as nobody is it, and that is all', () => {
    const nobody = aRegion([aPerson('medlem', ['member'])]);
    const first = aPerson('ny', ['secretariat']);
    expect(nobody(people, first, { by: 'en ukjent' })).toBe(true);
    expect(nobody(people, aPerson('ny', ['member']), { by: 'en ukjent' })).toBe(false);
    expect(nobody(people, first, { known: aPerson('ny', ['member']), by: 'en ukjent' })).toBe(false);
    expect(nobody(cases, aCase({ title: 'Ny' }), { known: aCase(), by: 'en ukjent' })).toBe(false);
    expect(aRegion([], { firstSecretariat: 'tenant/første' })(people, first, { by: 'en ukjent' })).toBe(false);
    expect(aRegion([], { firstSecretariat: 'tenant/første' })(people, first, { by: 'første' })).toBe(true);
  });

  it('that adds a row just as the catalogue has it is anybody’s: an administrator provisions', () => {
    const [own] = catalogueRows().filter((write) => write.list === measures);
    const row = { ...meta, ...own!.values } as unknown as RowMeta;
    expect(may(measures, row, { by: 'en administrator' })).toBe(true);
    expect(may(measures, { ...row, title: 'Noe annet' }, { by: 'en administrator' })).toBe(false);
    expect(may(measures, row, { known: { ...row, title: 'Noe annet' }, by: 'en administrator' })).toBe(false);
  });
});
