import { mayAnswerFor, mayChangeParticipation, partIn } from '../../shared/access.ts';
import { nextSendingDay } from '../../shared/calendar.ts';
import { addDays, type Day, weekday } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { isOpen } from '../../shared/decision/decision.rules.ts';
import { AnswerFollowUp, LocalOutcome, OpenOther, SnoozeFollowUp } from '../../shared/follow-up/follow-up.actions.ts';
import { type FollowUp, followUps } from '../../shared/follow-up/follow-up.list.ts';
import { isLate, isSettled } from '../../shared/follow-up/follow-up.rules.ts';
import { longDay } from '../../shared/format.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { command, done, refused } from '../command.ts';
import { standsFromNow } from '../participants.ts';
import { changedBy, notFound, notYourSeat, onlyOwnParticipation, thanks } from '../refusals.ts';
import { says, update } from '../write.ts';
import { otherAnswersCard } from './follow-up.card.ts';

/** A seat's answer. The same answer again changes nothing; another person's newer answer is shown before it is replaced. */
export const answerFollowUp = command(AnswerFollowUp, ({ snapshot, now, today }, actor, input) => {
  const followUp = snapshot.of(followUps).get(input.key);
  if (!followUp) return notFound;
  if (!mayAnswerFor(actor, followUp.seat)) return notYourSeat(followUp.seat);
  const decision = snapshot.of(decisions).get(followUp.decision);
  if (!decision || !isOpen(decision)) return noLongerOpen;
  if (followUp.state === 'closed') return noLongerYours;
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

/** What the local body said: yes moves the follow-up on, no settles it, and may take the municipality out of the measure. */
export const localOutcome = command(LocalOutcome, (world, actor, { key, seen, outcome, localCase, outside, reason }) => {
  const { snapshot, now, today } = world;
  const followUp = snapshot.of(followUps).get(key);
  const decision = followUp && snapshot.of(decisions).get(followUp.decision);
  if (!followUp || !decision) return notFound;
  if (!mayAnswerFor(actor, followUp.seat)) return notYourSeat(followUp.seat);
  if (!isOpen(decision)) return noLongerOpen;
  const answer = { localOutcome: outcome, localCase: localCase || undefined };
  if (says(followUp, answer)) return done([], thanks);
  if (followUp.state !== 'local') return notLocal;
  if (seen !== undefined && seen !== (followUp.answeredAt ?? '') && followUp.changedById !== actor.identity)
    return changedBy(followUp, followUp.answeredAt);
  const measure = outcome === 'no' && outside && decision.measure !== undefined ? snapshot.of(measures).get(decision.measure) : undefined;
  if (measure && !mayChangeParticipation(actor, measure, followUp.municipality)) return onlyOwnParticipation;
  if (measure && !reason) return outsideWhy;
  const about = {
    answeredAt: now,
    answeredBy: actor.person,
    asDeputy: partIn(actor, followUp.seat) === 'deputy',
    late: isLate(followUp, today),
  };
  const word = { state: 'outside', reason, localCase: answer.localCase } as const;
  return done(
    [
      update(followUps, followUp, {
        ...answer,
        ...about,
        state: outcome === 'yes' ? 'underway' : 'notConcerned',
        comment: reason ?? followUp.comment,
      }),
      ...(measure ? standsFromNow({ measure: measure.key, municipality: followUp.municipality }, word, world) : []),
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
  const reviewOn = snapshot.of(decisions).get(followUp.decision)?.reviewOn;
  if (reviewOn !== undefined && reviewOn >= today && snoozedTo > reviewOn) return beyondReview(reviewOn);
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

const beyondReview = (reviewOn: Day) =>
  refused('invalid', {
    nb: `Nettverket ser på beslutningen igjen ${longDay(reviewOn, 'nb')}. Svar før det, så er kommunen din med.`,
    nn: `Nettverket ser på avgjerda igjen ${longDay(reviewOn, 'nn')}. Svar før det, så er kommunen din med.`,
    en: `The network looks at the decision again on ${longDay(reviewOn, 'en')}. Answer before that, so that your municipality counts.`,
  });

const noLongerOpen = refused('invalid', {
  nb: 'Denne beslutningen er lukket. Du trenger ikke svare.',
  nn: 'Denne avgjerda er lukka. Du treng ikkje svare.',
  en: 'This decision is closed. There is no need to answer.',
});

const notLocal = refused('invalid', {
  nb: 'Oppfølgingen er ikke til lokal behandling. Svar på den som vanlig.',
  nn: 'Oppfølginga er ikkje til lokal handsaming. Svar på ho som vanleg.',
  en: 'The follow-up is not being treated locally. Answer it as usual.',
});

const outsideWhy = refused('invalid', {
  nb: 'Skriv kort hvorfor kommunen står utenfor.',
  nn: 'Skriv kort kvifor kommunen står utanfor.',
  en: 'Write briefly why the municipality stays outside.',
});

const noLongerYours = refused('invalid', {
  nb: 'Kommunen følger ikke opp denne beslutningen lenger. Du trenger ikke svare.',
  nn: 'Kommunen følgjer ikkje opp denne avgjerda lenger. Du treng ikkje svare.',
  en: 'The municipality no longer follows up this decision. There is no need to answer.',
});

const localInThePast = refused('invalid', {
  nb: 'Dagen for lokal behandling er alt passert. Velg en dag som kommer.',
  nn: 'Dagen for lokal handsaming er alt passert. Vel ein dag som kjem.',
  en: 'The day of the local treatment has passed. Choose a day to come.',
});
