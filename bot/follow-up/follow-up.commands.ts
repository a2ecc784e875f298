import { mayAnswerFor, partIn } from '../../shared/access.ts';
import { nextSendingDay } from '../../shared/calendar.ts';
import { addDays, weekday } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { AnswerFollowUp, OpenOther, SnoozeFollowUp } from '../../shared/follow-up/follow-up.actions.ts';
import { type FollowUp, followUps } from '../../shared/follow-up/follow-up.list.ts';
import { isLate, isSettled } from '../../shared/follow-up/follow-up.rules.ts';
import { command, done, refused } from '../command.ts';
import { changedBy, notFound, notYourSeat, thanks } from '../refusals.ts';
import { update } from '../write.ts';
import { otherAnswersCard } from './follow-up.card.ts';

/** A seat's answer. The same answer again changes nothing; another person's newer answer is shown before it is replaced. */
export const answerFollowUp = command(AnswerFollowUp, ({ snapshot, now, today }, actor, input) => {
  const followUp = snapshot.of(followUps).get(input.key);
  if (!followUp) return notFound;
  if (!mayAnswerFor(actor, followUp.seat)) return notYourSeat(followUp.seat);
  if (followUp.state === 'closed' || snapshot.of(decisions).get(followUp.decision)?.state !== 'open') return noLongerOpen;
  if (input.state === 'local' && input.localOn < today) return localInThePast;
  const answer = {
    state: input.state,
    comment: input.comment,
    obstacle: input.state === 'stuck' ? input.obstacle : undefined,
    helpWanted: input.state === 'stuck' && input.helpWanted,
    localBody: input.state === 'local' ? input.localBody : undefined,
    localOn: input.state === 'local' ? input.localOn : undefined,
  };
  if (sameAnswer(followUp, answer)) return done([], thanks);
  const seen = input.seen ?? followUp.answeredAt ?? '';
  const newer = followUp.answeredAt !== undefined && seen !== followUp.answeredAt && followUp.changedById !== actor.identity;
  if (newer) return changedBy(followUp, followUp.answeredAt);
  return done(
    [
      update(followUps, followUp, {
        ...answer,
        answeredAt: now,
        answeredBy: actor.person,
        asDeputy: partIn(actor, followUp.seat) === 'deputy',
        late: isLate(followUp, today),
        snoozedTo: undefined,
      }),
    ],
    thanks,
  );
});

/** «Minn meg på det om en uke»: asked again in a week, never silently dropped. */
export const snoozeFollowUp = command(SnoozeFollowUp, ({ snapshot, today }, actor, { key }) => {
  const followUp = snapshot.of(followUps).get(key);
  if (!followUp) return notFound;
  if (!mayAnswerFor(actor, followUp.seat)) return notYourSeat(followUp.seat);
  if (isSettled(followUp.state)) return done([], thanks);
  // The collected message comes on Tuesdays: about a week on is the first of them at least four days away.
  let snoozedTo = addDays(today, 4);
  while (weekday(snoozedTo) !== 2) snoozedTo = addDays(snoozedTo, 1);
  return done(followUp.snoozedTo === snoozedTo ? [] : [update(followUps, followUp, { snoozedTo })], {
    nb: 'Jeg minner deg på det om en uke.',
    nn: 'Eg minner deg på det om ei veke.',
    en: 'I will remind you in a week.',
  });
});

/** «Annet …»: the form for an answer that needs a word more. For that person only. */
export const openOther = command(OpenOther, ({ snapshot, calendar, today }, actor, { key }) => {
  const followUp = snapshot.of(followUps).get(key);
  if (!followUp) return notFound;
  if (!mayAnswerFor(actor, followUp.seat)) return notYourSeat(followUp.seat);
  return done([], undefined, otherAnswersCard(followUp, nextSendingDay(calendar, addDays(today, 14)), actor.language));
});

const sameAnswer = (followUp: FollowUp, answer: Partial<FollowUp>): boolean =>
  followUp.answeredAt !== undefined && Object.entries(answer).every(([property, value]) => followUp[property as keyof FollowUp] === value);

const noLongerOpen = refused('invalid', {
  nb: 'Denne beslutningen er lukket. Du trenger ikke svare.',
  nn: 'Denne avgjerda er lukka. Du treng ikkje svare.',
  en: 'This decision is closed. There is no need to answer.',
});

const localInThePast = refused('invalid', {
  nb: 'Dagen for lokal behandling er alt passert. Velg en dag som kommer.',
  nn: 'Dagen for lokal handsaming er alt passert. Vel ein dag som kjem.',
  en: 'The day of the local treatment has passed. Choose a day to come.',
});
