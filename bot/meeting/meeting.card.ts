import { caseActions } from '../../shared/case/case.actions.ts';
import type { CaseKind } from '../../shared/case/case.list.ts';
import { dayOf, type Instant } from '../../shared/day.ts';
import { duration, longTime, sentence, shortDay, shortTime, timeOfDay } from '../../shared/format.ts';
import { meetingText } from '../../shared/meeting/meeting.text.ts';
import type { Language } from '../../shared/text.ts';
import { type AdaptiveCard, card, type Element, execute, heading, openUrl, plain, subtle, words } from '../card.ts';
import type { World } from '../world.ts';

/** What the notice's card shows: nothing that is exempt, nobody by name. */
export interface Notice {
  readonly meeting: string;
  readonly network: string;
  readonly state: 'coming' | 'held' | 'cancelled';
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place: string | undefined;
  readonly chair: string | undefined;
  readonly sum: number;
  /** How many cases have a conclusion, of those that can have one here. */
  readonly concluded: 'none' | 'some' | 'all';
  /** The latest change after the notice went out. */
  readonly changedAt: Instant | undefined;
  readonly cases: readonly NoticeCase[];
}

interface NoticeCase {
  readonly number: string | undefined;
  readonly title: string;
  /** By code and title: `HR4 Standardisering …`. */
  readonly measure: string | undefined;
  readonly kind: CaseKind;
  readonly minutes: number | undefined;
  readonly expectedAt: Instant | undefined;
  readonly addedLate: boolean;
  readonly line: { readonly heard: number; readonly of: number } | undefined;
  readonly attachments: readonly { readonly number: number; readonly sentLater: boolean; readonly exempt: boolean }[];
}

/** More cases than this are counted, not listed: the card stays readable on a phone and under Teams' size limit. */
const mostCases = 20;

export const noticeSummary = ({ network, startsAt }: Notice, language: Language): string =>
  meetingText[language].noticeSummary(network, shortDay(dayOf(startsAt), language));

export function noticeCard(notice: Notice, language: Language, { link }: Pick<World, 'link'>): AdaptiveCard {
  const text = meetingText[language];
  const { startsAt, endsAt, place, chair, cases, state } = notice;
  const when = `${sentence(longTime(startsAt, language))}–${timeOfDay(endsAt, language)}`;
  const hidden = cases.length - mostCases;
  return card(
    language,
    [
      heading(`${plain(notice.network)} · ${text.agenda}`),
      subtle([when, place && plain(place), chair && text.chair(plain(chair))].filter(Boolean).join(' · ')),
      state === 'coming'
        ? undefined
        : words(state === 'cancelled' ? text.cancelled : notice.concluded === 'none' ? text.heldOnly : text.held),
      ...cases.slice(0, mostCases).map((item) => caseRow(item, language)),
      hidden > 0 ? words(text.more(hidden)) : undefined,
      subtle(text.sum(cases.length, duration(notice.sum, language)), { horizontalAlignment: 'right', spacing: 'medium' }),
      notice.changedAt ? subtle(text.changed(shortTime(notice.changedAt, language, dayOf(startsAt)))) : undefined,
    ],
    [
      openUrl(text.openAgenda, link(`/meetings/${encodeURIComponent(notice.meeting)}`)),
      state === 'coming' || (state === 'held' && notice.concluded !== 'all')
        ? execute(caseActions, 'case/open-conclusions', text.writeConclusions, { key: notice.meeting })
        : undefined,
    ],
  );
}

function caseRow(item: NoticeCase, language: Language): Element {
  const text = meetingText[language];
  const papers = item.attachments.map(
    ({ number, sentLater, exempt }) => `${number}${sentLater ? ` (${text.sentLater})` : exempt ? ` (${text.exempt})` : ''}`,
  );
  const details = [
    text[item.kind],
    item.expectedAt && text.about(timeOfDay(item.expectedAt, language)),
    papers.length > 0 && text.attachments(papers.join(', ')),
    item.measure && plain(item.measure),
  ];
  return {
    type: 'ColumnSet',
    separator: true,
    spacing: 'small',
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [
          words(`${item.number ? `${item.number}  ` : ''}**${plain(item.title)}**`),
          subtle(details.filter(Boolean).join(' · ')),
          ...(item.line ? [subtle(text.lineHeard(item.line.heard, item.line.of))] : []),
          ...(item.addedLate ? [subtle(text.addedLate)] : []),
        ],
      },
      {
        type: 'Column',
        width: 'auto',
        items: [words(item.minutes === undefined ? text.noTime : duration(item.minutes, language), { isSubtle: true })],
      },
    ],
  };
}
