import type { CaseKind } from '../../shared/case/case.list.ts';
import { dayOf, type Instant } from '../../shared/day.ts';
import { duration, longTime, sentence, shortDay, shortTime, timeOfDay } from '../../shared/format.ts';
import { approvalText } from '../../shared/meeting/approval.text.ts';
import { meetingActions } from '../../shared/meeting/meeting.actions.ts';
import { meetingText } from '../../shared/meeting/meeting.text.ts';
import type { Language } from '../../shared/text.ts';
import { type AdaptiveCard, card, type Element, execute, heading, openUrl, plain, subtle, words } from '../card.ts';
import { fitting, short } from '../card-size.ts';
import type { World } from '../world.ts';

/** What the chair is shown: the agenda before it has numbers, and whether it is approved. Exempt titles are neutral. */
export interface Approval {
  readonly meeting: string;
  readonly network: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place: string | undefined;
  readonly noticeAt: Instant;
  readonly cases: readonly { readonly title: string; readonly kind: CaseKind; readonly minutes: number | undefined }[];
  /** A gathering's programme, in place of cases. */
  readonly programme: readonly { readonly at: string; readonly title: string }[];
  readonly sum: number;
  /** Minutes from beginning to end. */
  readonly length: number;
  readonly state: 'none' | 'approved' | 'changed';
  readonly approvedAt: Instant | undefined;
  /** By name, where it was another than the reader. */
  readonly approvedBy: string | undefined;
  readonly mark: string;
}

const mostCases = 25;
const longestTitle = 100;

/** The key of the question, in an e-mail's link. */
export const approvalAsk = (meeting: string): string => `approve/${meeting}`;

export const approvalSummary = ({ network, startsAt }: Approval, language: Language): string =>
  approvalText[language].summary(network, shortDay(dayOf(startsAt), language));

const whenOf = ({ startsAt, endsAt, place }: Approval, language: Language): string =>
  [`${sentence(longTime(startsAt, language))}–${timeOfDay(endsAt, language)}`, place].filter(Boolean).join(' · ');

/** «7 saker · 2 t 30 min av 2 t 30 min», and what it is too long by. */
export function sumWords({ cases, sum, length }: Approval, language: Language): readonly string[] {
  const text = approvalText[language];
  const over = sum - length;
  return [
    text.sum(cases.length, duration(sum, language), duration(length, language)),
    ...(over > 0 ? [text.over(duration(over, language))] : []),
  ];
}

/** Who has approved it and when, and that it is another since. */
export function approvedWords({ state, approvedAt, approvedBy, startsAt }: Approval, language: Language): string | undefined {
  if (state === 'none' || approvedAt === undefined) return undefined;
  const text = approvalText[language];
  const when = shortTime(approvedAt, language, dayOf(startsAt));
  const said = approvedBy === undefined ? text.youApproved(when) : text.otherApproved(approvedBy, when);
  return state === 'changed' ? `${said} ${text.changed}` : said;
}

export const sentAnyway = ({ noticeAt, startsAt }: Approval, language: Language): string =>
  approvalText[language].sentAnyway(longTime(noticeAt, language, dayOf(startsAt)));

export const approvalCard = (approval: Approval, language: Language, { link }: Pick<World, 'link'>): AdaptiveCard =>
  fitting(mostCases, (most) => cardOf(approval, { language, link, most }));

function cardOf(approval: Approval, { language, link, most }: { language: Language; link: World['link']; most: number }): AdaptiveCard {
  const text = approvalText[language];
  const { meeting, network, cases, programme, state, mark } = approval;
  const hidden = cases.length + programme.length - most;
  const approved = approvedWords(approval, language);
  const [sum = '', over] = sumWords(approval, language);
  return card(
    language,
    [
      heading(text.title(plain(network))),
      subtle(plain(whenOf(approval, language))),
      approved ? words(plain(approved), state === 'changed' ? { color: 'warning' } : {}) : words(text.whySend),
      ...cases
        .slice(0, most)
        .map(({ title, kind, minutes }) =>
          row(
            plain(short(title, longestTitle)),
            minutes === undefined ? meetingText[language].noTime : duration(minutes, language),
            meetingText[language][kind],
          ),
        ),
      ...programme
        .slice(0, most)
        .map(({ at, title }) => row(plain(short(title, longestTitle)), at.replace(':', language === 'en' ? ':' : '.'), undefined)),
      hidden > 0 ? words(meetingText[language].more(hidden)) : undefined,
      cases.length > 0 ? subtle(sum, { horizontalAlignment: 'right', spacing: 'medium' }) : undefined,
      cases.length > 0 && over ? words(over, { color: 'warning', horizontalAlignment: 'right', spacing: 'none' }) : undefined,
      cases.length + programme.length === 0 ? words(text.noCases) : undefined,
      subtle(sentAnyway(approval, language), { spacing: 'medium' }),
    ],
    [
      state === 'approved'
        ? undefined
        : execute(meetingActions, 'meeting/approve', state === 'changed' ? text.sendChanged : text.send, { key: meeting, seen: mark }),
      openUrl(state === 'approved' ? text.open : text.change, link(`/meetings/${encodeURIComponent(meeting)}`)),
    ],
  );
}

const row = (title: string, right: string, below: string | undefined): Element => ({
  type: 'ColumnSet',
  separator: true,
  spacing: 'small',
  columns: [
    { type: 'Column', width: 'stretch', items: [words(title), ...(below ? [subtle(below)] : [])] },
    { type: 'Column', width: 'auto', items: [words(right, { isSubtle: true })] },
  ],
});

/** The same in an e-mail, with the address that approves it without signing in. */
export function approvalMail(
  approval: Approval,
  language: Language,
  { link, answer }: Pick<World, 'link'> & { answer(ask: string): string },
): string {
  const text = approvalText[language];
  const { meeting, network, cases, programme, state } = approval;
  return [
    approvedWords(approval, language) ?? text.whySend,
    '',
    `${network}. ${whenOf(approval, language)}`,
    ...cases.map(({ title, minutes }, index) => `${index + 1}. ${title}${minutes === undefined ? '' : `, ${duration(minutes, language)}`}`),
    ...programme.map(({ at, title }) => `${at.replace(':', language === 'en' ? ':' : '.')} ${title}`),
    ...(cases.length > 0 ? sumWords(approval, language) : []),
    '',
    ...(state === 'approved' ? [] : [`${text.mailAnswer} ${answer(approvalAsk(meeting))}`]),
    `${text.mailChange} ${link(`/meetings/${encodeURIComponent(meeting)}`)}`,
    '',
    sentAnyway(approval, language),
  ].join('\n');
}
