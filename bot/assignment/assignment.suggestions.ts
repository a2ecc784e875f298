import { assignments } from '../../shared/assignment/assignment.list.ts';
import { assignmentText } from '../../shared/assignment/assignment.text.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { isOpen } from '../../shared/decision/decision.rules.ts';
import { shortDay } from '../../shared/format.ts';
import { phrase } from '../../shared/text.ts';
import { networkTitle } from '../queries.ts';
import type { Suggestion, Suggests } from '../suggestion.ts';

/** What a network has been asked to do is in its next draft agenda, until it has been up there. */
export const assignmentSuggestions: Suggests = (meeting, background) => {
  const { snapshot, today, language, lastUp } = background;
  return snapshot
    .of(assignments)
    .where('to', meeting.network)
    .flatMap((assignment): Suggestion[] => {
      const decision = snapshot.of(decisions).get(assignment.decision);
      if (!decision || !isOpen(decision) || assignment.state === 'done' || assignment.state === 'closed') return [];
      if (lastUp(decision.caseKey) !== undefined) return [];
      const item = snapshot.of(caseList).get(decision.caseKey);
      const from = networkTitle(assignment.from, background);
      const title = assignmentText[language].caseTitle(
        from,
        [item?.number, item ? openTitle(item) : decision.title].filter(Boolean).join(' '),
      );
      return [
        {
          key: `assignment/${assignment.itemId}`,
          cause: 'assignment',
          since: assignment.createdAt,
          because: phrase((one) => assignmentText[one].because(shortDay(assignment.dueOn, one, today))),
          title,
          values: {
            title: title.slice(0, 255),
            kind: 'discussion',
            minutes: 20,
            measure: item?.exempt ? undefined : decision.measure,
            earlier: [...(item?.earlier ?? []), decision.caseKey],
            information: item?.exempt ? undefined : item?.conclusion,
            exempt: item?.exempt ?? false,
            provision: item?.provision,
          },
        },
      ];
    });
};
