import type { z } from 'zod';
import { localDates } from '../../shared/absence/absence.list.ts';
import { shortDay } from '../../shared/format.ts';
import { yearWheel as seeds } from '../../shared/region/year-wheel.ts';
import { scheduleActions } from '../../shared/schedule/schedule.actions.ts';
import { yearWheel } from '../../shared/schedule/year-wheel.list.ts';
import { municipalities, networks } from '../../shared/seat/seat.list.ts';
import { type Command, command, done, type Outcome, refused } from '../command.ts';
import { changedBy, notFound, onlySecretariat } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, says, update, type Write } from '../write.ts';
import { unknownMunicipality, unknownNetwork } from './schedule.refusals.ts';

const bySecretariat = <I>(input: z.ZodType<I>, run: (world: World, wish: I) => Outcome): Command =>
  command(input, (world, actor, wish) => (actor.secretariat ? run(world, wish) : onlySecretariat));

/** Every region's year wheel starts from the same; one that was withdrawn stays so. */
export const wheelRows = ({ snapshot }: World): readonly Write[] =>
  seeds
    .filter(({ key }) => !snapshot.of(yearWheel).has(key))
    .map(({ key, title, from, to, network }) =>
      create(yearWheel, { key, title: title.nb, from, to, network, keepFree: false, withdrawn: false }),
    );

export const addToWheel = bySecretariat(scheduleActions['wheel/add'], ({ snapshot }, { key, note, ...wish }) => {
  if (wish.network && !snapshot.of(networks).has(wish.network)) return unknownNetwork(wish.network);
  if (snapshot.of(yearWheel).has(key)) return done([]);
  return done([create(yearWheel, { key, ...wish, note: note || undefined, withdrawn: false })]);
});

export const editWheel = bySecretariat(scheduleActions['wheel/edit'], ({ snapshot }, { key, seen, title, from, to, ...wish }) => {
  const entry = snapshot.of(yearWheel).get(key);
  if (!entry || entry.withdrawn) return notFound;
  if (wish.network && !snapshot.of(networks).has(wish.network)) return unknownNetwork(wish.network);
  const changes = { title, from, to, network: wish.network || undefined, note: wish.note || undefined, keepFree: wish.keepFree };
  if (says(entry, changes)) return done([]);
  if (seen !== undefined && seen !== entry.etag) return changedBy(entry);
  return done([update(yearWheel, entry, changes)]);
});

export const removeFromWheel = bySecretariat(scheduleActions['wheel/remove'], ({ snapshot }, { key }) => {
  const entry = snapshot.of(yearWheel).get(key);
  return entry ? done(entry.withdrawn ? [] : [update(yearWheel, entry, { withdrawn: true })]) : notFound;
});

/** Says when a municipality's council or committee meets, or its budget is treated: meetings are proposed around it. */
export const addLocalDate = bySecretariat(
  scheduleActions['local-date/add'],
  ({ snapshot, today }, { key, municipality, kind, from, to }) => {
    if (!snapshot.of(municipalities).has(municipality)) return unknownMunicipality(municipality);
    if (to !== undefined && to < from) return endsBeforeItBegins;
    if ((to ?? from) < today) return isOver;
    if (snapshot.of(localDates).has(key)) return done([]);
    const title = `${municipality}, ${shortDay(from, 'nb')}`;
    return done([create(localDates, { key, title, municipality, kind, from, to, withdrawn: false })]);
  },
);

/** Takes a local date back. A municipality's holidays are taken back on *Oppsett*. */
export const removeLocalDate = bySecretariat(scheduleActions['local-date/remove'], ({ snapshot }, { key }) => {
  const found = snapshot.of(localDates).get(key);
  return found && found.kind !== 'break' ? done(found.withdrawn ? [] : [update(localDates, found, { withdrawn: true })]) : notFound;
});

const endsBeforeItBegins = refused('invalid', {
  nb: 'Den siste dagen ligger før den første. Bytt dem om.',
  nn: 'Den siste dagen ligg før den første. Byt dei om.',
  en: 'The last day is before the first. Swap them.',
});

const isOver = refused('invalid', {
  nb: 'Disse dagene er over. Velg dager som kommer.',
  nn: 'Desse dagane er over. Vel dagar som kjem.',
  en: 'These days are over. Choose days to come.',
});
