import { mayAnswerFor } from '../../shared/access.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { OpenNotNeeded, TickChecklist } from '../../shared/checklist/checklist.actions.ts';
import { checklists, tickStates, ticks } from '../../shared/checklist/checklist.list.ts';
import { command, done, refused } from '../command.ts';
import { municipalitiesConcerned } from '../participants.ts';
import { notFound, notYourSeat, thanks } from '../refusals.ts';
import { create, update } from '../write.ts';
import { notNeededCard } from './checklist.card.ts';

/** A municipality's answer to «Er linja hørt?». Its row is made at the first answer. */
export const tickChecklist = command(TickChecklist, (world, actor, { key, municipality, state, reason }) => {
  const { snapshot, now } = world;
  const checklist = snapshot.of(checklists).get(key);
  const item = checklist && snapshot.of(caseList).get(checklist.cause);
  if (!checklist || !item) return notFound;
  const seat = `${checklist.network}/${municipality}`;
  if (!mayAnswerFor(actor, seat) || !municipalitiesConcerned(item, world).includes(municipality)) return notYourSeat(seat);
  if (checklist.state === 'closed' || item.state !== 'scheduled') return treated;
  if (state === 'notNeeded' && !reason) return reasonNeeded;
  const tick = snapshot.of(ticks).get(`${key}/${municipality}`);
  if (tick?.state === state && tick.reason === reason) return done([], thanks);
  const answer = { title: `${municipality}: ${tickStates[state]}`, state, reason: reason || undefined, tickedAt: now };
  const outcome = done(
    [
      tick
        ? update(ticks, tick, answer)
        : create(ticks, {
            key: `${key}/${municipality}`,
            checklist: key,
            municipality,
            ...answer,
          }),
    ],
    thanks,
  );
  // The question stays on the card, which looks as it did: only the word says that it was heard.
  return state === 'notYet' ? { ...outcome, insist: true } : outcome;
});

/** The form in which a municipality says why its line need not be heard. For that person only. */
export const openNotNeeded = command(OpenNotNeeded, ({ snapshot }, actor, { key, municipality }) => {
  const checklist = snapshot.of(checklists).get(key);
  if (!checklist) return notFound;
  const seat = `${checklist.network}/${municipality}`;
  if (!mayAnswerFor(actor, seat)) return notYourSeat(seat);
  return done([], undefined, notNeededCard(checklist, municipality, actor.language));
});

const treated = refused('invalid', {
  nb: 'Saken er behandlet. Svaret kan ikke endres nå.',
  nn: 'Saka er handsama. Svaret kan ikkje endrast no.',
  en: 'The case has been treated. The answer cannot be changed now.',
});

const reasonNeeded = refused('invalid', {
  nb: 'Skriv kort hvorfor det ikke er nødvendig å høre linja.',
  nn: 'Skriv kort kvifor det ikkje er nødvendig å høyre linja.',
  en: 'Write briefly why the line does not need to be heard.',
});
