import { attendanceActions } from '../../shared/attendance/attendance.actions.ts';
import type { Turnout } from '../../shared/attendance/attendance.rules.ts';
import { caseActions } from '../../shared/case/case.actions.ts';
import type { CaseKind } from '../../shared/case/case.list.ts';
import { dayOf, type Instant } from '../../shared/day.ts';
import { duration, longTime, sentence, shortDay, shortTime, timeOfDay } from '../../shared/format.ts';
import type { Meeting, ProgrammeItem } from '../../shared/meeting/meeting.list.ts';
import { meetingText } from '../../shared/meeting/meeting.text.ts';
import { proposedCaseActions } from '../../shared/proposed-case/proposed-case.actions.ts';
import type { Language } from '../../shared/text.ts';
import { type AdaptiveCard, card, type Element, execute, heading, openUrl, plain, subtle, words } from '../card.ts';
import { fitting, short } from '../card-size.ts';
import type { World } from '../world.ts';
import type { Changes } from './changes.ts';

/** What the notice's card shows: nothing that is exempt, nobody by name. */
export interface Notice {
  readonly meeting: string;
  readonly network: string;
  readonly kind: Meeting['kind'];
  readonly state: 'coming' | 'held' | 'cancelled';
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place: string | undefined;
  readonly chair: string | undefined;
  /** Why it was moved or cancelled. */
  readonly reason: string | undefined;
  readonly sum: number;
  /** How many cases have a conclusion, of those that can have one here. */
  readonly concluded: 'none' | 'some' | 'all';
  /** What has changed after the notice went out. */
  readonly changes: Changes | undefined;
  /** How many seats come, once somebody has reported absence. */
  readonly turnout: Turnout | undefined;
  /** What can be done from the card. */
  readonly may: { readonly conclude: boolean; readonly reportAbsence: boolean; readonly propose: boolean };
  readonly cases: readonly NoticeCase[];
  /** A gathering's, in place of cases. */
  readonly programme: readonly ProgrammeItem[];
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
  /** The line would have been asked about it. */
  readonly lineAsked: boolean;
  readonly line: { readonly heard: number; readonly of: number } | undefined;
  readonly attachments: readonly { readonly number: number; readonly sentLater: boolean; readonly exempt: boolean }[];
}

/** More cases than this are counted, not listed: the card stays readable on a phone. */
const mostCases = 20;

/** Longer titles are cut: two or three lines on a phone. The agenda has them whole. */
const longestTitle = 120;
const longestMeasure = 80;
const longestReason = 300;

export function noticeSummary({ network, startsAt, kind }: Notice, language: Language): string {
  const text = meetingText[language];
  const on = shortDay(dayOf(startsAt), language);
  return { meeting: text.noticeSummary, gathering: text.gatheringSummary, workshop: text.workshopSummary }[kind](network, on);
}

/** The notice in as few lines as it takes to stay within what Teams takes: what does not fit is counted. */
export const noticeCard = (notice: Notice, language: Language, { link }: Pick<World, 'link'>): AdaptiveCard =>
  fitting(mostCases, (most) => cardOf(notice, { language, link, most }));

function cardOf(notice: Notice, { language, link, most }: { language: Language; link: World['link']; most: number }): AdaptiveCard {
  const text = meetingText[language];
  const { startsAt, endsAt, place, chair, cases, programme, changes, kind, may } = notice;
  const what = { meeting: text.agenda, gathering: text.gathering, workshop: text.workshop }[kind];
  const until = dayOf(endsAt) === dayOf(startsAt) ? timeOfDay(endsAt, language) : longTime(endsAt, language, dayOf(startsAt));
  const when = `${sentence(longTime(startsAt, language))}–${until}`;
  const shown = kind === 'gathering' ? programme.length : cases.length;
  const hidden = shown - most;
  return card(
    language,
    [
      heading(`${plain(notice.network)} · ${what}`),
      subtle([when, place && plain(place), chair && text.chair(plain(chair))].filter(Boolean).join(' · ')),
      ...stateWords(notice, language),
      ...(kind === 'gathering'
        ? programmeRows(programme.slice(0, most), language)
        : cases.slice(0, most).map((item) => caseRow(item, language))),
      hidden > 0 ? words(kind === 'gathering' ? text.moreProgramme(hidden) : text.more(hidden)) : undefined,
      kind !== 'gathering' && cases.length > 0
        ? subtle(text.sum(cases.length, duration(notice.sum, language)), { horizontalAlignment: 'right', spacing: 'medium' })
        : undefined,
      notice.turnout ? subtle(text.turnout(notice.turnout.coming, notice.turnout.of), { spacing: 'small' }) : undefined,
      changes ? subtle(text.changedSince(changes.count, shortTime(changes.at, language, dayOf(startsAt)))) : undefined,
    ],
    [
      openUrl(kind === 'gathering' ? text.openMeeting : text.openAgenda, link(`/meetings/${encodeURIComponent(notice.meeting)}`)),
      may.reportAbsence ? execute(attendanceActions, 'attendance/open-absence', text.reportAbsence, { key: notice.meeting }) : undefined,
      may.propose ? execute(proposedCaseActions, 'case/open-proposal', text.propose, { key: notice.meeting }) : undefined,
      may.conclude ? execute(caseActions, 'case/open-conclusions', text.writeConclusions, { key: notice.meeting }) : undefined,
    ],
  );
}

/** That it is over, off, or at another time than was said first, and why. */
function stateWords({ state, concluded, reason, kind }: Notice, language: Language): Element[] {
  const text = meetingText[language];
  const why = reason === undefined ? undefined : plain(short(reason, longestReason));
  if (state === 'cancelled')
    return [words(text.cancelled, { weight: 'bolder' }), ...(why ? [words(text.because(why), { spacing: 'none' })] : [])];
  if (state === 'held') return [words(kind === 'gathering' ? text.gatheringHeld : concluded === 'none' ? text.heldOnly : text.held)];
  return why ? [words(text.moved(why))] : [];
}

function programmeRows(programme: readonly ProgrammeItem[], language: Language): Element[] {
  if (programme.length === 0) return [words(meetingText[language].noProgramme)];
  return programme.map(
    ({ at, title, by }): Element => ({
      type: 'ColumnSet',
      separator: true,
      spacing: 'small',
      columns: [
        { type: 'Column', width: 'auto', items: [words(clock(at, language), { isSubtle: true })] },
        {
          type: 'Column',
          width: 'stretch',
          items: [words(plain(short(title, longestTitle))), ...(by ? [subtle(plain(short(by, longestTitle)))] : [])],
        },
      ],
    }),
  );
}

const clock = (at: string, language: Language): string => (language === 'en' ? at : at.replace(':', '.'));

function caseRow(item: NoticeCase, language: Language): Element {
  const text = meetingText[language];
  const papers = item.attachments.map(
    ({ number, sentLater, exempt }) => `${number}${sentLater ? ` (${text.sentLater})` : exempt ? ` (${text.exempt})` : ''}`,
  );
  const details = [
    text[item.kind],
    item.expectedAt && text.about(timeOfDay(item.expectedAt, language)),
    papers.length > 0 && text.attachments(papers.join(', ')),
    item.measure && plain(short(item.measure, longestMeasure)),
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
          words(`${item.number ? `${item.number}  ` : ''}**${plain(short(item.title, longestTitle))}**`),
          subtle(details.filter(Boolean).join(' · ')),
          ...lineWords(item, language).map((line) => subtle(line)),
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

/** What came late was not put to the line, unless somebody has answered all the same. */
function lineWords({ addedLate, lineAsked, line }: NoticeCase, language: Language): string[] {
  const text = meetingText[language];
  const heard = line && text.lineHeard(line.heard, line.of);
  if (!addedLate) return heard ? [heard] : [];
  if (!lineAsked) return [text.addedLate];
  return heard && line.heard > 0 ? [text.addedLate, heard] : [text.addedLateUnheard];
}
