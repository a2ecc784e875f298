import type { Day } from '../../shared/day.ts';
import { followUpText } from '../../shared/follow-up/follow-up.text.ts';
import { shortDay } from '../../shared/format.ts';
import type { HistoryView } from '../../shared/history/history.api.ts';
import type { Language } from '../../shared/text.ts';
import { measureWords } from '../measure/measure.words.ts';
import { caseWords } from '../meeting/case.words.ts';
import { historyText } from './history.text.ts';

/** One value that changed, in words. */
export interface Change {
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string;
}

type Word = (value: string) => string;

/** What changed in an entry, as the reader's language says it. What the reader has no words for is left out. */
export function changesIn({ list, before, after }: HistoryView, language: Language, today: Day): Change[] {
  const known = wordsFor(list, language, today);
  return Object.entries(after).flatMap(([name, value]) => {
    const before_ = before?.[name] ?? null;
    const column = known[name];
    if (!column || value === before_) return [];
    const [label, word] = column;
    const say = (raw: string | number | boolean | null) => (raw === null ? historyText[language].none : word(String(raw)));
    // A first entry tells what is there, not all that is not.
    if (before === undefined && value === null) return [];
    return [{ label, before: before === undefined ? undefined : say(before_), after: say(value) }];
  });
}

/** For each list the values people follow: what they are called, and the words for their codes. */
function wordsFor(list: string, language: Language, today: Day): Readonly<Record<string, readonly [string, Word]>> {
  const text = historyText[language];
  const measure = measureWords[language];
  const meeting = caseWords[language];
  const of =
    (words: Readonly<Record<string, string>>): Word =>
    (code) =>
      words[code] ?? code;
  switch (list) {
    case 'Measures':
      return { phase: [text.phase, of(measure.phases)], status: [text.status, of(measure.statuses)], form: [text.form, of(measure.forms)] };
    case 'Participation':
      return { state: [text.participation, of(measure.participation)] };
    case 'Cases':
      return { state: [text.case, of(meeting.caseStates)], number: [text.number, (number) => number] };
    case 'Decisions':
      return {
        state: [text.decision, of({ open: text.open, toApprove: text.toApprove, closed: text.closed, repealed: text.repealed })],
        followUpBy: [text.followUpBy, of(meeting.followUpBys)],
        dueOn: [text.due, (on) => shortDay(on as Day, language, today)],
      };
    case 'FollowUps':
      return { state: [text.followUp, of(followUpText[language])] };
    default:
      return {};
  }
}
