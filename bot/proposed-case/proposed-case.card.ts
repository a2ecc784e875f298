import { codes } from '../../shared/action.ts';
import { type Case, type CaseKind, caseKinds } from '../../shared/case/case.list.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import { longDay, shortDay } from '../../shared/format.ts';
import type { Meeting } from '../../shared/meeting/meeting.list.ts';
import { meetingText } from '../../shared/meeting/meeting.text.ts';
import { proposedCaseActions } from '../../shared/proposed-case/proposed-case.actions.ts';
import { proposedCaseText } from '../../shared/proposed-case/proposed-case.text.ts';
import type { Language } from '../../shared/text.ts';
import { type AdaptiveCard, card, type Element, execute, heading, openUrl, plain, submit, subtle, words } from '../card.ts';
import type { World } from '../world.ts';

/** A meeting that a case can be proposed for, and the last day for it. */
export interface Open {
  readonly meeting: Meeting;
  readonly proposeBy: Day;
}

interface Form {
  /** The new case's key: a press that is delivered twice finds the case that is there. */
  readonly key: string;
  readonly network: { readonly key: string; readonly title: string };
  /** The meeting whose notice was pressed, and where the case goes when that one is closed. */
  readonly wished: Open;
  readonly goesTo: Open | undefined;
  readonly today: Day;
}

/** The form in which a case is proposed, in place of the notice it was opened from. */
export function proposalForm({ key, network, wished, goesTo, today }: Form, language: Language): AdaptiveCard {
  const text = proposedCaseText[language];
  const last = longDay(wished.proposeBy, language, today);
  const when = !goesTo
    ? text.forLater(last)
    : goesTo.meeting.key === wished.meeting.key
      ? text.until(longDay(dayOf(wished.meeting.startsAt), language, today), last)
      : text.forNext(last, longDay(dayOf(goesTo.meeting.startsAt), language, today), longDay(goesTo.proposeBy, language, today));
  return card(
    language,
    [heading(text.title(plain(network.title))), words(when), ...inputs({}, language)],
    [
      execute(
        proposedCaseActions,
        'case/propose',
        text.send,
        { key, network: network.key, ...(goesTo && { meeting: goesTo.meeting.key }) },
        'inputs',
      ),
      execute(proposedCaseActions, 'case/leave-proposal', text.leave, { key: wished.meeting.key }),
    ],
  );
}

/** What stands in the form: what was typed before, or what the message says. */
export interface Typed {
  readonly title?: string | undefined;
  readonly kind?: CaseKind | undefined;
  readonly information?: string | undefined;
}

/** The longest text that is taken from a message, with room for its address. */
export const longestInformation = 7500;

function inputs({ title, kind, information }: Typed, language: Language): readonly Element[] {
  const text = proposedCaseText[language];
  return [
    {
      type: 'Input.Text',
      id: 'in.title',
      label: text.caseTitle,
      isRequired: true,
      errorMessage: text.titleNeeded,
      maxLength: 255,
      ...(title && { value: title }),
    },
    {
      type: 'Input.ChoiceSet',
      id: 'in.kind',
      label: text.kind,
      style: 'compact',
      value: kind ?? 'discussion',
      choices: codes(caseKinds).map((value) => ({ title: meetingText[language][value], value })),
    },
    {
      type: 'Input.Text',
      id: 'in.information',
      label: text.information,
      isMultiline: true,
      maxLength: longestInformation,
      ...(information && { value: information }),
    },
    subtle(text.noNames),
  ];
}

/** Where a case can be proposed: a network, and one of its meetings or a later one. */
export interface Where {
  readonly network: { readonly key: string; readonly title: string };
  readonly open: Open | undefined;
}

interface Dialog {
  readonly key: string;
  readonly wheres: readonly Where[];
  /** The address of the message. */
  readonly link: string | undefined;
  readonly typed: Typed & { readonly where?: string | undefined };
  /** Why what was typed was not taken. */
  readonly refused?: string | undefined;
  readonly today: Day;
}

export const whereOf = ({ network, open }: Where): string => JSON.stringify({ network: network.key, meeting: open?.meeting.key });

/** The same form in a dialog, beside a message: it says where, since there is no notice that does. */
export function messageForm({ key, wheres, link, typed, refused, today }: Dialog, language: Language): AdaptiveCard {
  const text = proposedCaseText[language];
  const titleOf = ({ network, open }: Where) =>
    open
      ? text.atMeeting(network.title, shortDay(dayOf(open.meeting.startsAt), language, today), shortDay(open.proposeBy, language, today))
      : text.atLater(network.title);
  const [first] = wheres;
  return card(
    language,
    [
      refused ? words(refused, { color: 'attention', weight: 'bolder' }) : undefined,
      {
        type: 'Input.ChoiceSet',
        id: 'in.where',
        label: text.where,
        style: 'compact',
        isRequired: true,
        errorMessage: text.whereNeeded,
        ...(first && { value: typed.where ?? whereOf(first) }),
        choices: wheres.map((where) => ({ title: titleOf(where), value: whereOf(where) })),
      },
      ...inputs(typed, language),
    ],
    [submit(text.send, { key, ...(link && { link }) })],
  );
}

interface Proposed {
  readonly item: Pick<Case, 'title'>;
  readonly meeting: Meeting | undefined;
  /** It was wished for a meeting that is closed for proposals. */
  readonly moved: boolean;
}

type Around = Pick<World, 'link' | 'now' | 'today'>;

/** When the answer comes, and who sees the case until then. */
function answerOf(meeting: Meeting | undefined, { now, today }: Around, language: Language): string {
  const text = proposedCaseText[language];
  if (!meeting) return text.answerLater;
  return meeting.noticeAt > now ? text.answerBy(longDay(dayOf(meeting.noticeAt), language, today)) : text.answerSoon;
}

/** What happens now, and until when: the answer to the one who proposed. */
export function proposedCard({ item, meeting, moved }: Proposed, language: Language, { link, now, today }: Around): AdaptiveCard {
  const text = proposedCaseText[language];
  const day = meeting && longDay(dayOf(meeting.startsAt), language, today);
  return card(
    language,
    [
      heading(text.sent(plain(item.title))),
      words(day === undefined ? text.sentForLater : moved ? text.sentForNext(day) : text.sentFor(day)),
      words(answerOf(meeting, { link, now, today }, language), { isSubtle: true }),
    ],
    [openUrl(text.see, link('/meg'))],
  );
}
