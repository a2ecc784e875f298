import { mayAnswerFor } from '../../shared/access.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { OpenNotNeeded, TickChecklist } from '../../shared/checklist/checklist.actions.ts';
import { type Checklist, checklists, tickStates, ticks } from '../../shared/checklist/checklist.list.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { isOpen } from '../../shared/decision/decision.rules.ts';
import { command, done, refused } from '../command.ts';
import { municipalitiesConcerned } from '../participants.ts';
import { notFound, notYourSeat, thanks } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, update } from '../write.ts';
import { notNeededCard } from './checklist.card.ts';

/** What a checklist asks the municipalities about: which of them it asks, and why they cannot answer any more. */
function askedBy({ cause, state }: Checklist, world: World) {
  const { snapshot } = world;
  const item = snapshot.of(caseList).get(cause);
  if (item)
    return {
      concerned: municipalitiesConcerned(item, world),
      over: state === 'closed' || item.state !== 'scheduled' ? treated : undefined,
    };
  const decision = snapshot.of(decisions).get(cause);
  if (decision) return { concerned: municipalitiesConcerned(decision, world), over: isOpen(decision) ? undefined : closed };
  return undefined;
}

/** A municipality's answer to «Er linja hørt?» or «Er linja informert?». Its row is made at the first answer. */
export const tickChecklist = command(TickChecklist, (world, actor, { key, municipality, state, reason }) => {
  const { snapshot, now } = world;
  const checklist = snapshot.of(checklists).get(key);
  const asked = checklist && askedBy(checklist, world);
  if (!asked) return notFound;
  const seat = `${checklist.network}/${municipality}`;
  if (!mayAnswerFor(actor, seat) || !asked.concerned.includes(municipality)) return notYourSeat(seat);
  if (asked.over) return asked.over;
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

const closed = refused('invalid', {
  nb: 'Beslutningen er lukket. Svaret kan ikke endres nå.',
  nn: 'Avgjerda er lukka. Svaret kan ikkje endrast no.',
  en: 'The decision is closed. The answer cannot be changed now.',
});

const reasonNeeded = refused('invalid', {
  nb: 'Skriv kort hvorfor det ikke er nødvendig.',
  nn: 'Skriv kort kvifor det ikkje er nødvendig.',
  en: 'Write briefly why it is not needed.',
});
