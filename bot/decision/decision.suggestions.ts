import { assignments } from '../../shared/assignment/assignment.list.ts';
import { assignmentText } from '../../shared/assignment/assignment.text.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { dayOf, type Instant, latest } from '../../shared/day.ts';
import { type Decision, decisions } from '../../shared/decision/decision.list.ts';
import { isOpen } from '../../shared/decision/decision.rules.ts';
import type { Cause } from '../../shared/draft/draft.rules.ts';
import { draftText } from '../../shared/draft/draft.text.ts';
import { type FollowUp, followUps } from '../../shared/follow-up/follow-up.list.ts';
import { count } from '../../shared/follow-up/follow-up.rules.ts';
import { shortDay } from '../../shared/format.ts';
import type { Meeting } from '../../shared/meeting/meeting.list.ts';
import { type Language, type Phrase, phrase } from '../../shared/text.ts';
import { networkTitle } from '../queries.ts';
import type { Background, Suggestion, Suggests } from '../suggestion.ts';

/** Decisions in which something has happened, or should have, since they were last up; and assignments to report on. */
export const decisionSuggestions: Suggests = (meeting, background) =>
  background.snapshot
    .of(decisions)
    .where('network', meeting.network)
    .flatMap((decision) => {
      const again = review(decision, meeting, background);
      if (again || !isOpen(decision)) return again ?? [];
      if (decision.followUpBy === 'network') return assignment(decision, background) ?? [];
      const news = decision.followUpBy === 'municipalities' ? newsOf(decision, background) : undefined;
      return news ? [suggestion(decision, news, background)] : [];
    });

interface News {
  readonly cause: Cause;
  readonly because: Phrase;
}

/** A decision whose day has come when the meeting is held is looked at again, once: closed or not, but not one that was repealed. */
function review(decision: Decision, { startsAt }: Meeting, background: Background): Suggestion | undefined {
  const { caseKey, reviewOn, state } = decision;
  const up = background.lastUp(caseKey);
  if (reviewOn === undefined || state === 'repealed' || reviewOn > dayOf(startsAt)) return undefined;
  if (up !== undefined && dayOf(up) >= reviewOn) return undefined;
  const because = phrase((language) => draftText[language].review(shortDay(reviewOn, language, background.today)));
  return suggestion(decision, { cause: 'review', because }, background);
}

/** One that is given to a network is in the sender's agenda when it is reported on; any other until it is closed, but not twice in a row. */
function assignment(decision: Decision, background: Background): Suggestion | undefined {
  const { snapshot, last, today, lastUp } = background;
  if (decision.assignedTo !== undefined) {
    const given = snapshot.of(assignments).get(`${decision.key}/${decision.assignedTo}`);
    const at = given?.answeredAt;
    const told = snapshot
      .of(caseList)
      .all.some(
        (item) =>
          item.network === decision.network &&
          item.earlier?.at(-1) === decision.caseKey &&
          item.state === 'treated' &&
          at !== undefined &&
          item.modifiedAt > at,
      );
    if (given?.state !== 'done' || at === undefined || told) return undefined;
    const to = networkTitle(given.to, background);
    const because = phrase((language) => assignmentText[language].reported(to, shortDay(dayOf(at), language, today)));
    const suggested = suggestion(decision, { cause: 'assignment', because }, background);
    return { ...suggested, values: { ...suggested.values, information: given.report } };
  }
  if (last && (decision.decidedAt >= last.startsAt || lastUp(decision.caseKey) === last.startsAt)) return undefined;
  const because = phrase((language) => draftText[language].assigned(shortDay(dayOf(decision.decidedAt), language, today)));
  return suggestion(decision, { cause: 'assignment', because }, background);
}

/** What is new about a decision that the municipalities follow up: the weightiest thing, in numbers. */
function newsOf(decision: Decision, { snapshot, today, last, lastUp }: Background): News | undefined {
  const answers = snapshot.of(followUps).where('decision', decision.key);
  const { of, done, stuck, late } = count(answers, today);
  if (of === 0) return undefined;
  const up = lastUp(decision.caseKey);
  const told = up !== undefined && lastAnswer(answers) <= up;
  if (stuck > 0 && !told) return { cause: 'stuck', because: phrase((language) => draftText[language].stuck(stuck, of)) };
  const fellDue = answers.some(({ state, dueOn }) => state === 'unanswered' && dueOn < today && (!told || dueOn >= dayOf(up)));
  if (fellDue) return { cause: 'late', because: phrase((language) => draftText[language].late(late, of)) };
  if (done === of) return told ? undefined : { cause: 'finished', because: phrase((language) => draftText[language].finished(of)) };
  const since = last?.startsAt ?? decision.decidedAt;
  const answered = answers.filter(({ answeredAt = '' }) => answeredAt > since).length;
  if (answered === 0) return undefined;
  const from = dayOf(since);
  return { cause: 'answered', because: phrase((language) => draftText[language].answered(answered, shortDay(from, language, today))) };
}

/** When somebody last answered, or nothing at all. */
const lastAnswer = (answers: readonly FollowUp[]): Instant | '' =>
  answers.reduce<Instant | ''>((at, { answeredAt }) => latest<Instant | ''>(at, answeredAt ?? ''), '');

/** What a new case is called; most are *Oppfølging av …*. */
const headings: Partial<Record<Cause, (title: string, language: Language) => string>> = {
  assignment: (title, language) => draftText[language].reportOn(title),
  review: (title, language) => draftText[language].reviewOf(title),
};

function suggestion(decision: Decision, { cause, because }: News, { snapshot, language }: Background): Suggestion {
  const item = snapshot.of(caseList).get(decision.caseKey);
  const text = draftText[language];
  const title = [item?.number, item ? openTitle(item) : decision.title].filter(Boolean).join(' ');
  const heading = headings[cause]?.(title, language) ?? text.followUpOf(title);
  return {
    key: `decision/${decision.itemId}`,
    cause,
    since: decision.decidedAt,
    because,
    title: heading,
    values: {
      // SharePoint's longest.
      title: heading.slice(0, 255),
      measure: decision.measure,
      earlier: [...(item?.earlier ?? []), decision.caseKey],
      exempt: item?.exempt ?? false,
      provision: item?.provision,
      ...(cause === 'finished' && { proposal: text.ended }),
    },
  };
}
