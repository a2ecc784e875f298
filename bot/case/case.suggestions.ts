import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { carriedCaseOf, decisionCaseOf, openTitle } from '../../shared/case/case.rules.ts';
import { approvesMinutes } from '../../shared/case/fixed-case.rules.ts';
import { type Day, dayOf, daysBetween, type Instant } from '../../shared/day.ts';
import { type Cause, forgottenDays, isOver } from '../../shared/draft/draft.rules.ts';
import { draftText } from '../../shared/draft/draft.text.ts';
import { shortDay } from '../../shared/format.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { type Phrase, phrase } from '../../shared/text.ts';
import type { Background, Suggestion, Suggests } from '../suggestion.ts';

/** What earlier meetings have left, and what lies in the network's backlog. */
export const caseSuggestions: Suggests = (meeting, background) =>
  background.snapshot
    .of(caseList)
    .where('network', meeting.network)
    .filter(({ fixed, unnumbered }) => !fixed && !unnumbered)
    .flatMap((item) => (item.state === 'parked' ? waiting(item, meeting, background) : leftOver(item, background)) ?? []);

/** A case in the backlog, unless the line is still being heard about it when the meeting is. */
function waiting(item: Case, meeting: Meeting, { snapshot, today }: Background): Suggestion | undefined {
  if (item.hearBy !== undefined && item.hearBy >= dayOf(meeting.startsAt)) return undefined;
  const from = item.carriedFrom === undefined ? undefined : snapshot.of(caseList).get(item.carriedFrom);
  const heldAt = from?.meeting === undefined ? undefined : snapshot.of(meetings).get(from.meeting)?.startsAt;
  if (from && heldAt !== undefined)
    return from.state === 'treated'
      ? moved(item, 'discussed', heldAt, because('toBeDecided', heldAt, today))
      : moved(item, 'carried', heldAt, because('notReached', heldAt, today));
  return moved(item, 'parked', item.createdAt, because(item.proposedBy === undefined ? 'parked' : 'proposed', item.createdAt, today));
}

/** A case of a meeting that is over or was called off, which nothing goes on from. */
function leftOver(item: Case, background: Background): Suggestion | undefined {
  const { snapshot, now, today, last, goesOn } = background;
  const about = item.state === 'postponed' || item.state === 'scheduled' || (item.state === 'treated' && item.hearing !== undefined);
  const meeting = about && item.meeting !== undefined && !goesOn(item.key) ? snapshot.of(meetings).get(item.meeting) : undefined;
  // What is exempt lies under its own key, and is put on an agenda by those who may read it.
  if (!meeting || item.exempt) return undefined;
  const { startsAt } = meeting;
  if (daysBetween(dayOf(startsAt), today) > forgottenDays) return undefined;
  if (meeting.state === 'cancelled')
    return item.state === 'scheduled' ? again(item, startsAt, because('calledOff', startsAt, today)) : undefined;
  if (!isOver(meeting, now)) return undefined;
  if (item.state === 'treated')
    return item.kind === 'discussion' ? toDecide(item, startsAt, because('toBeDecided', startsAt, today)) : undefined;
  if (item.state === 'postponed') return again(item, startsAt, because('notReached', startsAt, today));
  // Information is given without a conclusion, minutes are approved by the next meeting, and for what is older nobody waits.
  if (meeting.key !== last?.key || item.kind === 'information' || item.conclusion !== undefined) return undefined;
  if (approvesMinutes({ fixed: true, title: item.title })) return undefined;
  return { ...again(item, startsAt, because('notConcluded', startsAt, today)), leaves: item };
}

type Dated = 'notReached' | 'notConcluded' | 'calledOff' | 'toBeDecided' | 'proposed' | 'parked';
const because = (why: Dated, at: Instant, today: Day): Phrase =>
  phrase((language) => draftText[language][why](shortDay(dayOf(at), language, today)));

/** The case itself is put on the agenda. */
const moved = (item: Case, cause: Cause, since: Instant, why: Phrase): Suggestion => ({
  key: `case/${item.itemId}`,
  cause,
  since,
  place: item.position,
  because: why,
  title: openTitle(item),
  values: { kind: item.kind, minutes: item.minutes, measure: item.measure, earlier: item.earlier, carriedFrom: item.carriedFrom },
  moves: item,
});

/** The same again in a later meeting: the earlier one stays in its own. */
const again = (item: Case, since: Instant, why: Phrase): Suggestion => ({
  key: `carried/${item.itemId}`,
  caseKey: carriedCaseOf(item.key),
  cause: 'carried',
  since,
  place: item.position,
  because: why,
  title: openTitle(item),
  values: {
    ...goingOn(item),
    kind: item.kind,
    minutes: item.minutes,
    followUpBy: item.followUpBy,
    ...(!item.exempt && { proposal: item.proposal }),
  },
});

/** A discussion goes on as the decision that it was to lead to. */
const toDecide = (item: Case, since: Instant, why: Phrase): Suggestion => ({
  key: `discussed/${item.itemId}`,
  caseKey: decisionCaseOf(item.key),
  cause: 'discussed',
  since,
  place: item.position,
  because: why,
  title: openTitle(item),
  values: { ...goingOn(item), followUpBy: 'municipalities', hearBy: item.hearBy },
});

const goingOn = (item: Case): Suggestion['values'] => ({
  title: item.title,
  measure: item.measure,
  presenter: item.presenter,
  officer: item.officer,
  hearing: item.hearing,
  proposedBy: item.proposedBy,
  exempt: item.exempt,
  provision: item.provision,
  carriedFrom: item.key,
  earlier: [...(item.earlier ?? []), item.key],
  // What somebody has typed about an exempt case stays where it is.
  ...(!item.exempt && { information: item.information }),
});
