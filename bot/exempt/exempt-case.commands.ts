import { mayKeepAgenda } from '../../shared/access.ts';
import { type Case, cases } from '../../shared/case/case.list.ts';
import { addDays } from '../../shared/day.ts';
import { type Decision, decisions } from '../../shared/decision/decision.list.ts';
import { AddExempt, ConcludeExempt } from '../../shared/exempt/exempt.actions.ts';
import { exemptContents } from '../../shared/exempt/exempt.list.ts';
import { mayReadExempt, neutralTitle, reviewDays } from '../../shared/exempt/exempt.rules.ts';
import { provisions } from '../../shared/exempt/provisions.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { hasBegun, isHeld, nextPosition, onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { command, done } from '../command.ts';
import { decisionKey, followedUp, newDecision } from '../new-decision.ts';
import { changedBy, notFound, onlyAgendaKeepers } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';
import { addedToNothing, notExempt, notForYou, notHeld, reviewInThePast } from './exempt.refusals.ts';

/** Adds a case whose content was never in the open: it is laid in the restricted site before its row is made. */
export const addExempt = command(AddExempt, (world, actor, input) => {
  const { key, title, kind, minutes, information, proposal, provision, readers } = input;
  const { snapshot, now, today } = world;
  const meeting = snapshot.of(meetings).get(input.meeting);
  if (!meeting) return notFound;
  if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
  if (meeting.state === 'cancelled' || isHeld(meeting)) return addedToNothing;
  const reviewOn = input.reviewOn ?? addDays(today, reviewDays);
  if (reviewOn <= today) return reviewInThePast;
  if (snapshot.of(cases).has(key)) return done([]);
  const place = { meeting: meeting.key, network: meeting.network };
  const content = { ...place, kind: 'case', heading: title, information, proposal, readers, reviewOn, setBy: actor.person } as const;
  const laid = snapshot.of(exemptContents).has(key) ? [] : [create(exemptContents, { ...content, key, title: neutralTitle, setAt: now })];
  return done([
    ...laid,
    create(cases, {
      ...place,
      ...{ key, kind, minutes, title: neutralTitle, followUpBy: 'nobody', numberKey: key, state: 'scheduled' },
      ...{ exempt: true, provision: provisions[provision], unnumbered: false, addedLate: meeting.noticeAt <= now },
      position: nextPosition(onAgenda(snapshot.of(cases).where('meeting', meeting.key))),
    }),
  ]);
});

/** Records the conclusion of an exempt case where its content lies; its open row says only that it was treated. */
export const concludeExempt = command(ConcludeExempt, (world, actor, { key, seen, conclusion, followUpBy }) => {
  const { snapshot, now } = world;
  const item = snapshot.of(cases).get(key);
  const meeting = item?.meeting === undefined ? undefined : snapshot.of(meetings).get(item.meeting);
  if (!item || !meeting) return notFound;
  if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
  if (!hasBegun(meeting, now)) return notHeld;
  const content = snapshot.of(exemptContents).get(key);
  if (!item.exempt || !content || content.liftedAt !== undefined) return notExempt;
  if (!mayReadExempt(actor, content)) return notForYou;
  const decided = item.kind === 'decision' && !item.fixed ? followUpBy : 'nobody';
  const same = content.conclusion === conclusion && item.state === 'treated' && item.followUpBy === decided;
  if (same) return done([]);
  if (seen !== content.etag && content.conclusion !== conclusion) return changedBy(content);
  const known = snapshot.of(decisions).get(decisionKey(item));
  const changes = { followUpBy: decided, state: 'treated' } as const;
  return done(
    [
      update(exemptContents, content, { conclusion }),
      update(cases, item, changes),
      ...(item.kind === 'decision' ? [decisionOf({ ...item, ...changes }, known, meeting, world)] : []),
    ],
    saved,
  );
});

/** What is decided has no words in the open; who follows it up is known. */
const decisionOf = (item: Case, known: Decision | undefined, meeting: Meeting, world: World): Write =>
  known ? update(decisions, known, followedUp(item, meeting, world, known.dueOn)) : newDecision(item, meeting, world, undefined);

const saved = {
  nb: 'Konklusjonen er lagret der bare de som kan lese saken, ser den.',
  nn: 'Konklusjonen er lagra der berre dei som kan lese saka, ser han.',
  en: 'The conclusion is saved where only those who may read the case can see it.',
};
