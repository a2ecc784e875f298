import { assignmentText } from '../assignment/assignment.text.ts';
import { dayOf } from '../day.ts';
import { followUpText } from '../follow-up/follow-up.text.ts';
import { longDay, shortDay } from '../format.ts';
import type { Language } from '../text.ts';
import type { Ask, AssignmentAsk, FollowUpAsk, LineAsk } from './ask.api.ts';
import { askText } from './ask.text.ts';

/** A command and what it is given. */
export interface Press {
  readonly verb: string;
  readonly data: Readonly<Record<string, string | boolean>>;
}

/** Words that go with an answer: without those that are needed it is none. */
export interface AnswerWords {
  /** The command's own name for them. */
  readonly field: 'comment' | 'reason' | 'report';
  readonly label: string;
  readonly needed: boolean;
}

/** One of the answers to a question. */
export interface AskAnswer {
  /** What a form sends for it. */
  readonly id: string;
  readonly label: string;
  /** Answers in one press; one without it is given in a form. */
  readonly press?: Press;
  /** Opens the form on a card: for what needs more than a press. */
  readonly form?: Press;
  readonly words?: AnswerWords;
  /** It is no answer, but puts the question off. */
  readonly postpones?: true;
}

/** What card, e-mail and tab say and offer for one kind of question: it is known nowhere else. */
interface AskKind<A extends Ask> {
  /** Why it is asked, in a sentence. */
  why(ask: A, language: Language): string;
  question(ask: A, language: Language): string;
  answers(ask: A, language: Language): readonly AskAnswer[];
  /** What has been answered, in a word; nothing when nothing has. */
  said(ask: A, language: Language): string;
  /** Somebody has said how it goes, and is reminded instead of asked. */
  isUnderWay(ask: A): boolean;
  /** It has a deadline of its own, which is told with it and reminded of the working day before. */
  readonly hasDeadline: boolean;
}

const followUp: AskKind<FollowUpAsk> = {
  why: ({ networkTitle, decidedAt, dueOn, text }, language) =>
    `${askText[language].agreed(networkTitle, shortDay(dayOf(decidedAt), language, dueOn))} ${text ?? ''}`,
  question: ({ municipality }, language) => askText[language].howStands(municipality),
  answers: ({ key, seen }, language) => {
    const text = askText[language];
    const about = { key, seen };
    const press = (state: string): Press => ({ verb: 'follow-up/answer', data: { ...about, state } });
    return [
      { id: 'done', label: text.done, press: press('done') },
      { id: 'underway', label: text.underway, press: press('underway') },
      { id: 'stuck', label: text.stuck, press: press('stuck'), words: { field: 'comment', label: text.whyStuck, needed: false } },
      { id: 'other', label: text.other, form: { verb: 'follow-up/open-other', data: about } },
      { id: 'snooze', label: text.snooze, press: { verb: 'follow-up/snooze', data: about }, postpones: true },
    ];
  },
  said: ({ state }, language) => (state === 'unanswered' ? '' : followUpText[language][state]),
  isUnderWay: ({ state }) => state === 'underway' || state === 'stuck',
  hasDeadline: true,
};

/** «Er linja hørt?» Ja · Ikke nødvendig (why) · Ikke ennå. */
export function lineAnswers(
  { checklist: key, municipality }: Pick<LineAsk, 'checklist' | 'municipality'>,
  language: Language,
): readonly AskAnswer[] {
  const text = askText[language];
  const about = { key, municipality };
  const press = (state: string): Press => ({ verb: 'checklist/tick', data: { ...about, state } });
  return [
    { id: 'yes', label: text.yes, press: press('yes') },
    {
      ...{
        id: 'notNeeded',
        label: text.notNeeded,
        press: press('notNeeded'),
        words: { field: 'reason', label: text.whyNotNeeded, needed: true } as const,
      },
      form: { verb: 'checklist/open-not-needed', data: about },
    },
    { id: 'notYet', label: text.notYet, press: press('notYet') },
  ];
}

const line: AskKind<LineAsk> = {
  why: ({ meetingAt, since }, language) => askText[language].decidedOn(longDay(dayOf(meetingAt), language, dayOf(since))),
  question: ({ municipality }, language) => askText[language].lineHeard(municipality),
  answers: lineAnswers,
  said: ({ state }, language) => (state === undefined ? '' : askText[language][state]),
  isUnderWay: () => false,
  hasDeadline: false,
};

const assignment: AskKind<AssignmentAsk> = {
  why: ({ from, networkTitle, decidedAt, dueOn, text, cooperating }, language) => {
    const words = assignmentText[language];
    const others = cooperating.length > 0 && words.with(cooperating.join(', '));
    return [words.why(from, networkTitle, shortDay(dayOf(decidedAt), language, dueOn)), text, others].filter(Boolean).join(' ');
  },
  question: (_ask, language) => assignmentText[language].question,
  answers: ({ key, seen }, language) => {
    const text = assignmentText[language];
    const about = { key, seen };
    return [
      { id: 'underway', label: text.underway, press: { verb: 'assignment/report', data: { ...about, state: 'underway' } } },
      {
        id: 'done',
        label: text.report,
        press: { verb: 'assignment/report', data: { ...about, state: 'done' } },
        words: { field: 'report', label: text.reportWhat, needed: true },
        form: { verb: 'assignment/open-report', data: about },
      },
    ];
  },
  said: ({ state }, language) => (state === 'unanswered' ? '' : assignmentText[language][state]),
  isUnderWay: ({ state }) => state === 'underway',
  hasDeadline: true,
};

const kinds: { readonly [K in Ask['kind']]: AskKind<Extract<Ask, { kind: K }>> } = { 'follow-up': followUp, line, assignment };

/** The kind of an ask, with its own facts. */
export const kindOf = <A extends Ask>({ kind }: A): AskKind<A> => kinds[kind] as unknown as AskKind<A>;

/** The question as a card asks it: with its deadline, where it has one. */
export function askedOf(ask: Ask, language: Language): string {
  const { question, hasDeadline } = kindOf(ask);
  const due = hasDeadline ? ` ${askText[language].due(shortDay(ask.dueOn, language, dayOf(ask.since)))}.` : '';
  return `${question(ask, language)}${due}`;
}
