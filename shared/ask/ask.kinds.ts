import { dayOf } from '../day.ts';
import { longDay, shortDay } from '../format.ts';
import type { Language } from '../text.ts';
import type { Ask, FollowUpAsk, LineAsk } from './ask.api.ts';
import { askText } from './ask.text.ts';

/** A command and what it is given. */
export interface Press {
  readonly verb: string;
  readonly data: Readonly<Record<string, string | boolean>>;
}

/** Words that go with an answer: without those that are needed it is none. */
export interface AnswerWords {
  /** The command's own name for them. */
  readonly field: 'comment' | 'reason';
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
  /** Somebody has said how it goes, and is reminded instead of asked. */
  isUnderWay(ask: A): boolean;
  /** It is asked about once more, the working day before it is due. */
  readonly reminds: boolean;
}

const followUp: AskKind<FollowUpAsk> = {
  why: ({ networkTitle, decidedAt, dueOn, text }, language) =>
    `${askText[language].agreed(networkTitle, shortDay(dayOf(decidedAt), language, dueOn))} ${text ?? ''}`,
  question: ({ municipality, dueOn, decidedAt }, language) => {
    const text = askText[language];
    return `${text.howStands(municipality)} ${text.due(shortDay(dueOn, language, dayOf(decidedAt)))}.`;
  },
  answers: ({ key, seen }, language) => {
    const text = askText[language];
    const about = { key, seen };
    const press = (state: string): Press => ({ verb: 'follow-up/answer', data: { ...about, state } });
    return [
      { id: 'done', label: text.done, press: press('done') },
      { id: 'underway', label: text.underway, press: press('underway') },
      { id: 'stuck', label: text.stuck, press: press('stuck'), words: { field: 'comment', needed: false } },
      { id: 'other', label: text.other, form: { verb: 'follow-up/open-other', data: about } },
      { id: 'snooze', label: text.snooze, press: { verb: 'follow-up/snooze', data: about }, postpones: true },
    ];
  },
  isUnderWay: ({ state }) => state === 'underway' || state === 'stuck',
  reminds: true,
};

const line: AskKind<LineAsk> = {
  why: ({ meetingAt, since }, language) => askText[language].decidedOn(longDay(dayOf(meetingAt), language, dayOf(since))),
  question: ({ municipality }, language) => askText[language].lineHeard(municipality),
  answers: ({ checklist: key, municipality }, language) => {
    const text = askText[language];
    const about = { key, municipality };
    const press = (state: string): Press => ({ verb: 'checklist/tick', data: { ...about, state } });
    return [
      { id: 'yes', label: text.yes, press: press('yes') },
      {
        ...{ id: 'notNeeded', label: text.notNeeded, press: press('notNeeded'), words: { field: 'reason', needed: true } as const },
        form: { verb: 'checklist/open-not-needed', data: about },
      },
      { id: 'notYet', label: text.notYet, press: press('notYet') },
    ];
  },
  isUnderWay: () => false,
  reminds: false,
};

const kinds: { readonly [K in Ask['kind']]: AskKind<Extract<Ask, { kind: K }>> } = { 'follow-up': followUp, line };

/** The kind of an ask, with its own facts. */
export const kindOf = <A extends Ask>({ kind }: A): AskKind<A> => kinds[kind] as unknown as AskKind<A>;
