import type { Day } from '../../shared/day.ts';
import { followUpText } from '../../shared/follow-up/follow-up.text.ts';
import { shortDay } from '../../shared/format.ts';
import type { HistoryView } from '../../shared/history/history.api.ts';
import type { NetworkName } from '../../shared/measure/measure.api.ts';
import type { Language } from '../../shared/text.ts';
import { measureWords } from '../measure/measure.words.ts';
import { caseWords } from '../meeting/case.words.ts';
import { historyText } from './history.text.ts';

/** One value that changed, in words; without a label where the whole row is meant. */
export interface Change {
  readonly label: string | undefined;
  readonly before: string | undefined;
  readonly after: string;
}

/** What the words depend on. */
export interface Reader {
  readonly language: Language;
  readonly today: Day;
  readonly networks: readonly NetworkName[];
}

/** What is said of a value: a word for it, or that it has changed and no more. */
type Says = { readonly word: (value: string) => string | undefined } | { readonly changed: string };

/** What changed in an entry, as the reader's language says it. What the reader has no words for is left out. */
export function changesIn({ list, before, after: { deleted, ...after } }: HistoryView, reader: Reader): Change[] {
  const text = historyText[reader.language];
  const known = wordsFor(list, reader);
  const row = deleted === undefined ? [] : [{ label: undefined, before: undefined, after: deleted ? text.deleted : text.back }];
  const values = Object.entries(after).flatMap(([name, value]): Change[] => {
    const [label, says] = known[name] ?? [];
    if (!says) return [];
    // A first entry has nothing before that could be another.
    if ('changed' in says) return before ? [{ label, before: undefined, after: says.changed }] : [];
    const say = (raw: string | number | boolean | null) => (raw === null ? text.none : says.word(String(raw)));
    const said = say(value);
    return said === undefined ? [] : [{ label, before: before && say(before[name] ?? null), after: said }];
  });
  return [...row, ...values];
}

/** For each list the values people follow: what they are called, and what is said of them. */
function wordsFor(list: string, { language, today, networks }: Reader): Readonly<Record<string, readonly [label: string, says: Says]>> {
  const text = historyText[language];
  const measure = measureWords[language];
  const meeting = caseWords[language];
  const of = (words: Readonly<Record<string, string>>): Says => ({ word: (code) => words[code] });
  const onDay: Says = { word: (on) => shortDay(on as Day, language, today) };
  const another: Says = { changed: text.textChanged };
  switch (list) {
    case 'Measures':
      return {
        phase: [text.phase, of(measure.phases)],
        status: [text.status, of(measure.statuses)],
        form: [text.form, of(measure.forms)],
        network: [text.network, { word: (code) => networks.find(({ key }) => key === code)?.title ?? code }],
        title: [text.title, another],
        description: [text.description, another],
      };
    case 'Participation':
      return { state: [text.participation, of(measure.participation)] };
    case 'Cases':
      return {
        state: [text.case, of(meeting.caseStates)],
        number: [text.number, { word: (number) => number }],
        kind: [text.kind, of(meeting.caseKinds)],
        followUpBy: [text.followUpBy, of(meeting.followUpBys)],
        meeting: [text.meeting, { changed: text.otherMeeting }],
        exempt: [text.exempt, of({ true: text.yes, false: text.no })],
        title: [text.title, another],
        information: [text.information, another],
        proposal: [text.proposal, another],
        conclusion: [text.conclusion, another],
      };
    case 'Decisions':
      return {
        state: [text.decision, of({ open: text.open, toApprove: text.toApprove, closed: text.closed, repealed: text.repealed })],
        followUpBy: [text.followUpBy, of(meeting.followUpBys)],
        dueOn: [text.due, onDay],
        askOn: [text.asked, onDay],
        text: [text.text, another],
      };
    case 'FollowUps':
      return { state: [text.followUp, of(followUpText[language])], dueOn: [text.due, onDay], askOn: [text.asked, onDay] };
    default:
      return {};
  }
}
