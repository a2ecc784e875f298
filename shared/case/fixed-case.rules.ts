import { dayOf } from '../day.ts';
import { shortDay } from '../format.ts';
import type { Meeting } from '../meeting/meeting.list.ts';
import { lastPositions } from '../meeting/meeting.rules.ts';
import type { FixedCase, FixedCases, Network } from '../seat/seat.list.ts';
import { catalogue, type Language, languages } from '../text.ts';
import type { Case } from './case.list.ts';

const usualTitles = catalogue(
  {
    notice: 'Godkjenning av innkalling og sakliste',
    minutes: 'Godkjenning av referat',
    minutesOf: (day: string) => `Godkjenning av referat fra ${day}`,
    references: 'Referatsaker',
    anyOther: 'Eventuelt',
    roundTable: 'Felles bord',
  },
  {
    notice: 'Godkjenning av innkalling og sakliste',
    minutes: 'Godkjenning av referat',
    minutesOf: (day) => `Godkjenning av referat frå ${day}`,
    references: 'Referatsaker',
    anyOther: 'Eventuelt',
    roundTable: 'Felles bord',
  },
  {
    notice: 'Approval of the notice and agenda',
    minutes: 'Approval of the minutes',
    minutesOf: (day) => `Approval of the minutes of ${day}`,
    references: 'Items for information',
    anyOther: 'Any other business',
    roundTable: 'Round the table',
  },
);

/** What stands first and last on the agendas of a network that has not chosen its own. Source: the region's meeting papers. */
export function usualFixedCases(language: Language): FixedCases {
  const text = usualTitles[language];
  return {
    first: [
      { title: text.notice, kind: 'decision', minutes: 5, unnumbered: false },
      { title: text.minutes, kind: 'decision', minutes: 5, unnumbered: false },
      { title: text.references, kind: 'information', minutes: 5, unnumbered: false },
    ],
    last: [
      { title: text.anyOther, kind: 'discussion', minutes: 10, unnumbered: false },
      { title: text.roundTable, kind: 'discussion', minutes: 15, unnumbered: true },
    ],
  };
}

export interface PlacedFixedCase extends FixedCase {
  /** `<meeting>/fast/<position>`: the same case of the same meeting is made once. */
  readonly key: string;
  readonly position: number;
}

/** The fixed cases of one meeting, in order; the approval of the minutes names the day of the network's meeting before it. */
export function fixedCasesOf(
  meeting: Pick<Meeting, 'key'>,
  { language, fixedCases }: Pick<Network, 'language' | 'fixedCases'>,
  before: Pick<Meeting, 'startsAt'> | undefined,
): readonly PlacedFixedCase[] {
  const { first, last } = fixedCases ?? usualFixedCases(language);
  const text = usualTitles[language];
  const placed = (from: number) => (item: FixedCase, index: number) => ({
    ...item,
    title: isMinutesTitle(item.title) && before ? text.minutesOf(shortDay(dayOf(before.startsAt), language)) : item.title,
    key: `${meeting.key}/fast/${from + index}`,
    position: from + index,
  });
  return [...first.map(placed(1)), ...last.map(placed(lastPositions))];
}

const isMinutesTitle = (title: string) => languages.some((language) => usualTitles[language].minutes === title);

/** Whether a case is the one in which a meeting approves the minutes of the one before. */
export const approvesMinutes = ({ fixed, title }: Pick<Case, 'fixed' | 'title'>): boolean =>
  fixed === true &&
  languages.some((language) => title === usualTitles[language].minutes || title.startsWith(usualTitles[language].minutesOf('')));
