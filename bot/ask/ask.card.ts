import type { Ask } from '../../shared/ask/ask.api.ts';
import { type AskAnswer, askedOf, kindOf, type Press } from '../../shared/ask/ask.kinds.ts';
import { askText, type Often, oftenText } from '../../shared/ask/ask.text.ts';
import { assignmentActions } from '../../shared/assignment/assignment.actions.ts';
import { checklistActions } from '../../shared/checklist/checklist.actions.ts';
import { dayOf, type Instant } from '../../shared/day.ts';
import { followUpActions } from '../../shared/follow-up/follow-up.actions.ts';
import type { FollowUpState } from '../../shared/follow-up/follow-up.list.ts';
import { followUpText } from '../../shared/follow-up/follow-up.text.ts';
import { shortDay } from '../../shared/format.ts';
import { pressActions } from '../../shared/press.actions.ts';
import { proposedCaseText } from '../../shared/proposed-case/proposed-case.text.ts';
import type { Person } from '../../shared/seat/seat.list.ts';
import { setupActions } from '../../shared/setup/setup.actions.ts';
import type { Language } from '../../shared/text.ts';
import {
  type Action,
  type AdaptiveCard,
  card,
  choicePrefix,
  choicePress,
  type Element,
  execute,
  heading,
  plain,
  subtle,
  words,
} from '../card.ts';
import type { World } from '../world.ts';

/** What *Venter på deg* shows: the person's own questions, nobody else's answers. */
export interface Waiting {
  readonly person: string;
  readonly asks: readonly Ask[];
  readonly answered: readonly Answered[];
  /** How often the person is written to. */
  readonly often: Often;
}

/** What the person has answered, or was answered: a case of theirs that was taken up, put aside or not taken. */
type Answered =
  | { readonly key: string; readonly title: string; readonly state: FollowUpState }
  | {
      readonly key: string;
      readonly title: string;
      readonly became: 'scheduled' | 'parked' | 'declined';
      readonly meetingAt: Instant | undefined;
      readonly reason: string | undefined;
    };

/** What comes more rarely than each way of being written to. */
const rarer = {
  weekly: 'fortnightly',
  fortnightly: 'monthly',
  monthly: undefined,
  single: 'weekly',
  chief: 'chiefOnce',
  chiefOnce: undefined,
} as const satisfies Record<Often, Often | undefined>;

/** More than five are counted: the tab has them all. */
const mostAsks = 5;

/** A question takes some twenty seconds to answer. */
const minutesFor = (asks: number) => Math.max(1, Math.ceil(asks / 3));

export const waitingSummary = ({ asks }: Waiting, language: Language): string =>
  asks.length === 0 ? askText[language].nothing : askText[language].summary(asks.length);

/**
 * The most urgent question has a button for each answer, so that it takes one press; the others are answered together, and the wish
 * to be written to more rarely with them, so that the card keeps to six actions (Teams' own guideline) however much waits.
 */
export function waitingCard({ person, asks, answered, often }: Waiting, language: Language, { link }: Pick<World, 'link'>): AdaptiveCard {
  const text = askText[language];
  const [first, ...rest] = asks.slice(0, mostAsks);
  const hidden = asks.length - mostAsks;
  const done = answered.map((line) => subtle(text.answered(plain(line.title), plain(answerOf(line, language)))));
  // One question's own card does not know of the others.
  if (!first) return card(language, [often === 'single' && done.length > 0 ? undefined : words(text.nothing), ...done]);
  return card(
    language,
    [
      heading(text.title(asks.length, minutesFor(asks.length))),
      ...question(first, language, 'here'),
      { type: 'ActionSet', spacing: 'small', actions: answers(first, language) },
      ...rest.flatMap((ask): Element[] => [...question(ask, language, 'in the label'), choices(ask, language)]),
      hidden > 0 ? subtle(text.more(hidden), { spacing: 'medium' }) : undefined,
      ...done,
      subtle(`${oftenText[language][often]} [${text.open}](${link('/')})`, { spacing: 'medium' }),
      rest.length > 0 ? rarerChoice(person, often, language) : undefined,
    ],
    [
      rest.length > 0
        ? execute(pressActions, 'press/many', text.answerRest, { key: `waiting/${person}` }, 'inputs')
        : rarerButton(person, often, language),
    ],
  );
}

function answerOf(line: Answered, language: Language): string {
  if ('state' in line) return followUpText[language][line.state];
  const text = proposedCaseText[language];
  const { became, meetingAt, reason } = line;
  if (became === 'scheduled') return meetingAt ? text.scheduled(shortDay(dayOf(meetingAt), language)) : text.scheduledSoon;
  return reason ? text.became(text[became], reason) : text[became];
}

function rarerButton(person: string, often: Often, language: Language): Action | undefined {
  const next = rarer[often];
  return next && execute(setupActions, 'person/rhythm', askText[language].rarer, { key: person, rhythm: rhythmOf(next) });
}

/** The same wish in a list, beside the answers that are sent together. */
function rarerChoice(person: string, often: Often, language: Language): Element | undefined {
  const text = askText[language];
  const next = rarer[often];
  return (
    next && {
      type: 'Input.ChoiceSet',
      id: `${choicePrefix}rhythm`,
      label: text.rarer,
      style: 'compact',
      placeholder: text.asNow,
      choices: [{ title: oftenText[language][next], value: choicePress('person/rhythm', { key: person, rhythm: rhythmOf(next) }) }],
    }
  );
}

/** The choice behind it: a chief executive who wants one message a month has chosen the month. */
const rhythmOf = (often: NonNullable<(typeof rarer)[Often]>): Person['rhythm'] => (often === 'chiefOnce' ? 'monthly' : often);

/** What is asked about; the question itself stands here above buttons, and in the label of a list of answers. */
function question(ask: Ask, language: Language, asked: 'here' | 'in the label'): Element[] {
  const title = `**${plain(ask.title)}**${ask.measure ? ` (${ask.measure})` : ''}`;
  const kind = kindOf(ask);
  return [
    {
      type: 'Container',
      separator: true,
      spacing: 'medium',
      items: [
        words(title),
        words(plain(kind.why(ask, language)), { spacing: 'none' }),
        ...(asked === 'here' ? [words(plain(askedOf(ask, language)), { spacing: 'small' })] : []),
      ],
    },
  ];
}

const needsWords = ({ press, words }: AskAnswer): boolean => press === undefined || words?.needed === true;

const answers = (ask: Ask, language: Language): Action[] =>
  kindOf(ask)
    .answers(ask, language)
    .flatMap((answer) => {
      const press = needsWords(answer) ? answer.form : answer.press;
      return press ? [pressOf(answer.label, press)] : [];
    });

const pressOf = (label: string, { verb, data }: Press): Action =>
  execute({ ...followUpActions, ...checklistActions, ...assignmentActions }, verb as never, label, data);

/** The same answers in a list; those that need more words are given in the tab or when the question comes first. */
const choices = (ask: Ask, language: Language): Element => ({
  type: 'Input.ChoiceSet',
  id: `${choicePrefix}${ask.key}`,
  label: askedOf(ask, language),
  style: 'compact',
  placeholder: askText[language].choose,
  choices: kindOf(ask)
    .answers(ask, language)
    .flatMap((answer) =>
      answer.press && !needsWords(answer) ? [{ title: answer.label, value: choicePress(answer.press.verb, answer.press.data) }] : [],
    ),
});

/** The same in an e-mail: each question with the address that answers it, without signing in. */
export function waitingMail(
  { asks, often }: Waiting,
  language: Language,
  { link, answer }: Pick<World, 'link'> & { answer(ask: string): string },
): string {
  const text = askText[language];
  const questions = asks.flatMap((ask, index) => [
    `${index + 1}. ${ask.title}. ${kindOf(ask).why(ask, language)} ${askedOf(ask, language)}`,
    `${text.mailAnswer} ${answer(ask.key)}`,
    '',
  ]);
  return [text.mailIntro, '', ...questions, `${text.mailAll} ${link('/')}`, '', oftenText[language][often]].join('\n');
}
