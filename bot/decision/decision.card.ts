import type { FollowUpBy } from '../../shared/case/case.list.ts';
import { type Day, dayOf, type Instant } from '../../shared/day.ts';
import type { Counts } from '../../shared/follow-up/follow-up.rules.ts';
import { shortDay, shortTime } from '../../shared/format.ts';
import { meetingText } from '../../shared/meeting/meeting.text.ts';
import type { Language } from '../../shared/text.ts';
import { type AdaptiveCard, card, type Element, heading, openUrl, plain, subtle, words } from '../card.ts';
import type { World } from '../world.ts';

/** What *Besluttet i møtet* shows: conclusions, and numbers about the municipalities. Never a name of anyone late. */
export interface Decided {
  readonly meeting: string;
  readonly network: string;
  readonly startsAt: Instant;
  /** The latest answer of a municipality. */
  readonly changedAt: Instant | undefined;
  readonly cases: readonly DecidedCase[];
}

interface DecidedCase {
  readonly number: string | undefined;
  readonly title: string;
  /** By code and title: `HR4 Standardisering …`. */
  readonly measure: string | undefined;
  readonly conclusion: string | undefined;
  readonly followUpBy: FollowUpBy;
  readonly dueOn: Day | undefined;
  readonly counts: Counts | undefined;
}

/** Longer conclusions are cut on the card; the meeting's page has them whole. */
const longest = 600;

export const decidedSummary = ({ network, startsAt }: Decided, language: Language): string =>
  meetingText[language].decidedSummary(network, shortDay(dayOf(startsAt), language));

export function decidedCard(decided: Decided, language: Language, { link }: Pick<World, 'link'>): AdaptiveCard {
  const text = meetingText[language];
  return card(
    language,
    [
      heading(text.decidedTitle(plain(decided.network), shortDay(dayOf(decided.startsAt), language))),
      ...decided.cases.map((item) => decidedRow(item, decided, language)),
      decided.changedAt ? subtle(text.changed(shortTime(decided.changedAt, language)), { spacing: 'medium' }) : undefined,
    ],
    [openUrl(text.openMeeting, link(`/meetings/${encodeURIComponent(decided.meeting)}`))],
  );
}

function decidedRow(item: DecidedCase, { startsAt }: Decided, language: Language): Element {
  const text = meetingText[language];
  const conclusion = item.conclusion === undefined ? text.exemptConclusion : plain(item.conclusion);
  return {
    type: 'Container',
    separator: true,
    spacing: 'medium',
    items: [
      words(`${item.number ? `${item.number}  ` : ''}**${plain(item.title)}**`),
      ...(item.measure ? [subtle(plain(item.measure))] : []),
      words(conclusion.length > longest ? `${conclusion.slice(0, longest)} …` : conclusion, { spacing: 'none' }),
      ...followed(item, dayOf(startsAt), language).map((line) => subtle(line)),
    ],
  };
}

function followed({ followUpBy, counts, dueOn }: DecidedCase, decidedOn: Day, language: Language): readonly string[] {
  const text = meetingText[language];
  if (followUpBy === 'secretariat') return [text.followedBySecretariat];
  if (followUpBy === 'network') return [text.followedByNetwork];
  if (!counts) return [];
  const numbers = [
    text.counts(counts.done, counts.of),
    counts.underway > 0 && text.underway(counts.underway),
    counts.stuck > 0 && text.stuck(counts.stuck),
    counts.local > 0 && text.local(counts.local),
    counts.late > 0 && text.late(counts.late),
    dueOn && text.due(shortDay(dueOn, language, decidedOn)),
  ];
  return [numbers.filter(Boolean).join(' · ')];
}
