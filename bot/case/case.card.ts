import { codes } from '../../shared/action.ts';
import { caseActions } from '../../shared/case/case.actions.ts';
import { type Case, type FollowUpBy, followUpBys } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { caseText } from '../../shared/case/case.text.ts';
import type { Day } from '../../shared/day.ts';
import { meetingActions } from '../../shared/meeting/meeting.actions.ts';
import type { Meeting } from '../../shared/meeting/meeting.list.ts';
import { meetingText } from '../../shared/meeting/meeting.text.ts';
import type { Language } from '../../shared/text.ts';
import { type AdaptiveCard, card, type Element, execute, heading, plain, subtle, words } from '../card.ts';

interface Form {
  readonly meeting: Meeting;
  readonly agenda: readonly Case[];
  readonly dueOn: Day;
  readonly held: boolean;
  /** The line has answered about a case. */
  heard(item: Case): boolean;
}

/** The form for one case at a time, so that it is written while the meeting runs: the first case without a conclusion. */
export function conclusionsCard({ meeting, agenda, dueOn, held, heard }: Form, language: Language): AdaptiveCard {
  const text = caseText[language];
  // What is concluded about an exempt case is not written into the open list.
  const next = agenda.find(({ state, exempt }) => state === 'scheduled' && !exempt);
  const title = heading(
    text.title(agenda.filter(({ state }) => state === 'treated').length, agenda.filter(({ exempt }) => !exempt).length),
  );
  const close = held ? undefined : execute(meetingActions, 'meeting/close', text.close, { key: meeting.key });
  if (!next) return card(language, [title, words(text.allDone)], [close]);
  return card(
    language,
    [
      title,
      words(`${next.number ? `${next.number}  ` : ''}**${plain(openTitle(next))}**`),
      subtle(meetingText[language][next.kind]),
      ...inputs(next, { dueOn, heard: heard(next) }, language),
    ],
    [execute(caseActions, 'case/conclude', text.save, { key: next.key, seen: next.etag }, 'inputs'), close],
  );
}

function inputs(item: Case, { dueOn, heard }: { dueOn: Day; heard: boolean }, language: Language): readonly Element[] {
  const text = caseText[language];
  const conclusion: Element = {
    type: 'Input.Text',
    id: 'in.conclusion',
    label: text.conclusion,
    isMultiline: true,
    isRequired: true,
    errorMessage: text.needed,
    maxLength: 8000,
    ...(item.proposal && { value: item.proposal }),
  };
  // Only where there is something to depart from.
  const weighing: readonly Element[] =
    item.proposal || heard
      ? [
          {
            type: 'Input.Text',
            id: 'in.weighing',
            label: text.weighing,
            isMultiline: true,
            maxLength: 8000,
            ...(item.weighing && { value: item.weighing }),
          },
        ]
      : [];
  if (item.kind === 'discussion' && !item.fixed) return [conclusion, subtle(text.noNames), ...weighing, ...toBeDecided(language)];
  if (item.kind !== 'decision' || item.fixed) return [conclusion, subtle(text.noNames), ...weighing];
  return [
    conclusion,
    subtle(text.noNames),
    ...weighing,
    {
      type: 'Input.ChoiceSet',
      id: 'in.followUpBy',
      label: text.followUpBy,
      style: 'expanded',
      value: item.followUpBy,
      choices: codes(followUpBys).map((value: FollowUpBy) => ({ title: text[value], value })),
    },
    { type: 'Input.Date', id: 'in.dueOn', label: text.dueOn, value: dueOn },
  ];
}

/** A discussion may end in «to be decided»: whether and how the line is heard before, and by when where not the usual days will do. */
function toBeDecided(language: Language): readonly Element[] {
  const text = caseText[language];
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'in.after',
      label: text.decideLater,
      style: 'expanded',
      value: 'discussed',
      choices: [
        { title: text.decideNot, value: 'discussed' },
        { title: text.decideTogether, value: 'together' },
        { title: text.decideSeparately, value: 'separately' },
        { title: text.decideUnheard, value: 'none' },
      ],
    },
    { type: 'Input.Date', id: 'in.hearBy', label: text.hearBy },
  ];
}
