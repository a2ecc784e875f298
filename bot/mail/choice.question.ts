import type { Actor } from '../../shared/access.ts';
import { takesAbsence } from '../../shared/attendance/attendance.rules.ts';
import { attendanceText } from '../../shared/attendance/attendance.text.ts';
import { dayOf } from '../../shared/day.ts';
import { duration, longTime, sentence, timeOfDay } from '../../shared/format.ts';
import { approvalText } from '../../shared/meeting/approval.text.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import type { Language } from '../../shared/text.ts';
import { stepInOf } from '../attendance/attendance.words.ts';
import { nameOf, seatIn } from '../attendance/seat-in-meeting.ts';
import { approvedWords, sentAnyway, sumWords } from '../meeting/approval.card.ts';
import { approvalView } from '../meeting/approval.posts.ts';
import { chairSeat, isNoticeOut } from '../meeting/approval.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';

/** A question that is answered by choosing: all its words are the feature's own, in the reader's language. */
export interface ChoiceQuestion {
  readonly kind: 'choice';
  readonly title: string;
  /** What one must know to answer, a line each. */
  readonly background: readonly string[];
  readonly asked: string;
  readonly choices: readonly Choice[];
  /** What has been said already. */
  readonly said: string | undefined;
  /** For `seen` in the command, where it wants one. */
  readonly seen: string | undefined;
}

interface Choice {
  /** What the page's form sends. */
  readonly answer: string;
  readonly label: string;
  /** What it means in the words of the commands. */
  readonly verb: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What a link is about: `approve/<meeting>`, `step-in/<meeting>/<seat>` or `absence/<meeting>/<seat>`. */
const asked = /^(?:(approve)\/(.+)|(step-in|absence)\/(.+)\/([^/]+\/[^/]+))$/;

interface About {
  readonly what: 'approve' | 'step-in' | 'absence';
  readonly meeting: Meeting;
  readonly seat: string;
}

/** The meeting and the seat that a question is about; nothing where it is about something else, or there is no such meeting. */
export function aboutMeeting(ask: string, { snapshot }: World): About | undefined {
  const [, approve, approved, what, key, seat] = asked.exec(ask) ?? [];
  const meeting = snapshot.of(meetings).get(approved ?? key ?? '');
  if (!meeting) return undefined;
  const chairs = chairSeat(meeting);
  if (approve) return chairs === undefined ? undefined : { what: 'approve', meeting, seat: chairs };
  return seat === undefined ? undefined : { what: what === 'absence' ? 'absence' : 'step-in', meeting, seat };
}

/** The question, unless there is nothing more to answer. */
export function choiceQuestion(about: About, actor: Actor, world: World): ChoiceQuestion | undefined {
  const { what, meeting } = about;
  if (what === 'approve') return isNoticeOut(meeting) || meeting.noticeAt <= world.now ? undefined : approveQuestion(about, actor, world);
  if (!takesAbsence(meeting, world.now)) return undefined;
  return what === 'step-in' ? stepInQuestion(about, actor, world) : absenceQuestion(about, actor, world);
}

function approveQuestion({ meeting }: About, actor: Actor, world: World): ChoiceQuestion {
  const { language } = actor;
  const text = approvalText[language];
  const approval = approvalView(meeting, actor.person, world);
  const cases = approval.cases.map(({ title, minutes }) => (minutes === undefined ? title : `${title}, ${duration(minutes, language)}`));
  return {
    kind: 'choice',
    title: text.title(approval.network),
    background: [whenOf(meeting, language, world), ...cases, ...sumWords(approval, language), sentAnyway(approval, language)],
    asked: text.question,
    choices:
      approval.state === 'approved'
        ? []
        : [
            {
              answer: 'send',
              label: approval.state === 'changed' ? text.sendChanged : text.send,
              verb: 'meeting/approve',
              input: { key: meeting.key },
            },
          ],
    said: approvedWords(approval, language),
    seen: approval.mark,
  };
}

function stepInQuestion({ meeting, seat }: About, actor: Actor, world: World): ChoiceQuestion {
  const { language } = actor;
  const text = attendanceText[language];
  const its = seatIn(meeting, seat, world);
  const mine = its.state === 'deputy' && its.row?.who === nameOf(actor.person, world);
  const cannot = its.row?.cannot?.includes(actor.person) ?? false;
  const isOpen = its.state === 'absent' || mine;
  const choice = (answer: string, label: string, comes: boolean): Choice => ({
    answer,
    label,
    verb: 'attendance/step-in',
    input: { key: meeting.key, seat, comes },
  });
  return {
    ...meetingPage(meeting, language, world),
    title: text.stepInTitle(its.municipality),
    asked: text.stepInWhy(its.municipality),
    choices: isOpen ? [choice('comes', text.iCome, true), choice('cannot', text.iCannot, false)] : [],
    said: mine
      ? text.youCome(its.municipality)
      : its.state === 'deputy'
        ? text.stepsIn(its.row?.who ?? '')
        : its.state !== 'absent'
          ? text.notNeeded(its.municipality)
          : cannot
            ? text.youCannot(its.municipality)
            : undefined,
  };
}

function absenceQuestion({ meeting, seat }: About, actor: Actor, world: World): ChoiceQuestion {
  const { language } = actor;
  const text = attendanceText[language];
  const its = seatIn(meeting, seat, world);
  const away = its.state === 'absent' || its.state === 'deputy';
  const stands = its.state === 'deputy' ? text.stepsIn(its.row?.who ?? '') : stepInOf(its, language);
  return {
    ...meetingPage(meeting, language, world),
    title: text.absenceTitle,
    asked: text.deputyIsAsked,
    choices: [
      ...(away ? [] : [{ answer: 'decline', label: text.notComing, verb: 'attendance/decline', input: { key: meeting.key, seat } }]),
      ...(away || its.row?.declined === 'asked'
        ? [{ answer: 'come', label: text.comingAfterAll, verb: 'attendance/come', input: { key: meeting.key, seat } }]
        : []),
    ],
    said: away ? `${text.declined(its.municipality)} ${stands}` : undefined,
  };
}

const meetingPage = (meeting: Meeting, language: Language, world: World) => ({
  kind: 'choice' as const,
  background: [whenOf(meeting, language, world), ...(meeting.place ? [meeting.place] : [])],
  seen: undefined,
});

const whenOf = ({ network, startsAt, endsAt }: Meeting, language: Language, world: World): string =>
  `${networkTitle(network, world)}. ${sentence(longTime(startsAt, language, dayOf(world.now)))}–${timeOfDay(endsAt, language)}`;
