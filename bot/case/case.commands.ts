import { mayKeepAgenda } from '../../shared/access.ts';
import { AddCase, EditCase } from '../../shared/case/case.actions.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { nextPosition, onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { command, done } from '../command.ts';
import { changedBy, notFound, onlyAgendaKeepers } from '../refusals.ts';
import { create, says, update, type Write } from '../write.ts';
import {
  cancelled,
  caseToChange,
  exemptWords,
  fixedIsNotFollowedUp,
  hearingIsTooLate,
  notOnAgenda,
  pointsAtNothing,
} from './case.refusals.ts';
import { decisionOf } from './case-decision.ts';

/** Changes a case on an agenda. Numbers are never changed: they are given at the notice. */
export const editCase = command(EditCase, (world, actor, { key, seen, ...changes }) => {
  const found = caseToChange(key, world, actor);
  if ('kind' in found) return found;
  const { item, meeting } = found;
  const values = withoutEmpty(changes);
  if (says(item, values)) return done([]);
  if (seen !== item.etag) return changedBy(item);
  if (item.state !== 'scheduled' && item.state !== 'treated') return notOnAgenda;
  if (item.exempt && (values.title ?? values.information ?? values.proposal) !== undefined) return exemptWords;
  const { followUpBy } = values;
  if (item.fixed && followUpBy !== undefined && followUpBy !== 'nobody') return fixedIsNotFollowedUp;
  const wrong = pointsAtNothing(values, world) ?? hearingIsTooLate(values.hearBy, meeting);
  if (wrong) return wrong;
  const writes: Write[] = [update(caseList, item, values)];
  if (item.state === 'treated' && item.kind === 'decision' && followUpBy !== undefined)
    writes.push(decisionOf({ ...item, followUpBy }, meeting, world, undefined));
  return done(writes);
});

/** Adds a case to an agenda; after the notice it says so. */
export const addCase = command(AddCase, (world, actor, { key, meeting: meetingKey, ...input }) => {
  const { snapshot, now } = world;
  const meeting = snapshot.of(meetings).get(meetingKey);
  if (!meeting) return notFound;
  if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
  if (meeting.state === 'cancelled') return cancelled;
  if (snapshot.of(caseList).has(key)) return done([]);
  const wrong = pointsAtNothing(input, world) ?? hearingIsTooLate(input.hearBy, meeting);
  if (wrong) return wrong;
  return done([
    create(caseList, {
      ...withoutEmpty(input),
      title: input.title,
      kind: input.kind,
      followUpBy: input.followUpBy,
      key,
      meeting: meetingKey,
      network: meeting.network,
      numberKey: key,
      position: nextPosition(onAgenda(snapshot.of(caseList).where('meeting', meetingKey))),
      state: 'scheduled',
      addedLate: meeting.noticeAt <= now,
      unnumbered: false,
      exempt: false,
    }),
  ]);
});

/** What no case is without. */
type Needed = 'title' | 'kind' | 'followUpBy';

type Emptied<T> = { [K in keyof T]: K extends Needed ? T[K] : Exclude<T[K], null> | undefined };

/** What is emptied is taken away: the list has no empty texts, lists or days. */
function withoutEmpty<T extends object>(values: T): Emptied<T> {
  const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isEmpty(value) ? undefined : value])) as Emptied<T>;
}
