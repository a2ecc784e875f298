import { type Turnout, turnout } from '../../shared/attendance/attendance.rules.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { followedUpBy, openTitle } from '../../shared/case/case.rules.ts';
import { checklists, ticks } from '../../shared/checklist/checklist.list.ts';
import { heard, hearingOf } from '../../shared/checklist/checklist.rules.ts';
import { addDays, dayOf, latest } from '../../shared/day.ts';
import { approvalText } from '../../shared/meeting/approval.text.ts';
import { attachments, attendances, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { expectedTimes, isHeld, onAgenda, standing, sumOfMinutes } from '../../shared/meeting/meeting.rules.ts';
import { networks, seats } from '../../shared/seat/seat.list.ts';
import { seated } from '../../shared/seat/seat.rules.ts';
import { type Language, phrase } from '../../shared/text.ts';
import { municipalitiesConcerned } from '../participants.ts';
import { channelHours, type WantedPost } from '../post.ts';
import { measureName } from '../queries.ts';
import type { World } from '../world.ts';
import { changesSinceNotice } from './changes.ts';
import { type Notice, noticeCard, noticeSummary } from './meeting.card.ts';

/** The notices that should stand: one post a meeting, from the day it goes out until the meeting is held. */
export function noticePosts(world: World): WantedPost[] {
  return world.snapshot
    .of(meetings)
    .all.filter((meeting) => meeting.noticeAt <= world.now && meeting.state !== 'planned' && meeting.state !== 'ready')
    .flatMap((meeting) => noticePost(meeting, world));
}

function noticePost(meeting: Meeting, world: World): WantedPost[] {
  const network = world.snapshot.of(networks).get(meeting.network);
  if (!network) return [];
  const notice = noticeOf(meeting, network.language, world);
  return [
    {
      key: `notice/${meeting.key}`,
      to: { network: network.key },
      card: {
        data: notice,
        language: network.language,
        render: () => noticeCard(notice, network.language, world),
        summary: noticeSummary(notice, network.language),
        note: meeting.chair !== undefined && meeting.approvedAt === undefined ? notApproved : undefined,
      },
      state: meeting.state === 'noticed' || isAwaiting(meeting, notice, world) ? 'standing' : 'finished',
      // A meeting that is planned after its notice was due is announced from when it was planned: it too can still be stopped.
      from: latest(meeting.noticeAt, meeting.createdAt),
      until: meeting.endsAt,
      hours: channelHours,
    },
  ];
}

const notApproved = phrase((language) => approvalText[language].notApproved);

/** Conclusions may still be written from the notice for some weeks after the meeting. */
const isAwaiting = (meeting: Meeting, { concluded }: Notice, { today }: World): boolean =>
  meeting.state === 'held' && concluded !== 'all' && addDays(dayOf(meeting.endsAt), 30) >= today;

/** What a notice shows. Exempt titles are neutral here already: what is exempt never reaches a card's data. */
function noticeOf(meeting: Meeting, language: Language, world: World): Notice {
  const { snapshot } = world;
  const agenda = onAgenda(snapshot.of(caseList).where('meeting', meeting.key));
  const times = expectedTimes(meeting.startsAt, agenda);
  const papers = standing(snapshot.of(attachments).where('meeting', meeting.key));
  const before = world.now < meeting.startsAt;
  const concluded = isHeld(meeting) ? concludedOf(agenda) : 'none';
  return {
    meeting: meeting.key,
    network: snapshot.of(networks).get(meeting.network)?.title ?? meeting.network,
    kind: meeting.kind,
    state: meeting.state === 'cancelled' ? 'cancelled' : isHeld(meeting) ? 'held' : 'coming',
    reason: meeting.stateReason,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: meeting.place,
    chair: meeting.chair,
    sum: sumOfMinutes(agenda),
    // While the meeting runs the post is let be: an edit would sweep away the form that somebody writes in.
    concluded,
    // Once the meeting runs, what changes are conclusions and attendance: they stand elsewhere.
    changes: before ? changesSinceNotice(meeting, world) : undefined,
    turnout: before && meeting.state !== 'cancelled' ? turnoutOf(meeting, world) : undefined,
    may: pressesOn(meeting, { concluded, cases: agenda.length }, world),
    programme: meeting.kind === 'gathering' ? (meeting.programme ?? []) : [],
    cases: agenda.map((item) => ({
      number: item.number,
      title: openTitle(item),
      // What an exempt case is about is not told by its measure either.
      measure: item.exempt ? undefined : measureName(item.measure, language, world),
      kind: item.kind,
      minutes: item.minutes,
      expectedAt: times.get(item.key),
      addedLate: item.addedLate,
      lineAsked: isLineAsked(item),
      line: lineHeard(item.key, isLineAsked(item), item, world),
      attachments: papers
        .filter(({ caseKey }) => caseKey === item.key)
        .map(({ number, sentLater, exempt }) => ({ number, sentLater, exempt })),
    })),
  };
}

function concludedOf(agenda: readonly Case[]): Notice['concluded'] {
  const open = agenda.filter(({ exempt }) => !exempt);
  const treated = open.filter(({ state }) => state === 'treated').length;
  return treated === 0 ? 'none' : treated === open.length ? 'all' : 'some';
}

/** The line is asked before a decision that the municipalities are to follow up. */
const isLineAsked = (item: Case): boolean => followedUpBy(item) === 'municipalities' && item.hearing !== 'none';

/** What can be done from the card: until its day somebody can stay away or propose a case, from then on conclusions are written. */
function pressesOn(meeting: Meeting, { concluded, cases }: { concluded: Notice['concluded']; cases: number }, world: World): Notice['may'] {
  const coming = isToCome(meeting, world);
  const canConclude = meeting.kind !== 'gathering' && meeting.state !== 'cancelled' && cases > 0;
  return {
    conclude: canConclude && (isHeld(meeting) ? concluded !== 'all' : !coming),
    reportAbsence: coming,
    // Also when it is too late for this one: the form says which meeting it is for then.
    propose: coming && meeting.kind !== 'gathering',
  };
}

const isToCome = (meeting: Meeting, { today }: World): boolean =>
  meeting.state !== 'cancelled' && !isHeld(meeting) && today < dayOf(meeting.startsAt);

function turnoutOf(meeting: Meeting, { snapshot }: World): Turnout | undefined {
  const municipalities = seated(snapshot.of(seats).where('network', meeting.network), meeting.network, dayOf(meeting.startsAt));
  return turnout(
    municipalities.map((municipality) => `${meeting.network}/${municipality}`),
    snapshot.of(attendances).where('meeting', meeting.key),
  );
}

export function lineHeard(caseKey: string, asked: boolean, about: { network: string; measure: string | undefined }, world: World) {
  const checklist = world.snapshot.of(checklists).get(hearingOf(caseKey));
  if (!asked || !checklist) return undefined;
  return heard(world.snapshot.of(ticks).where('checklist', checklist.key), municipalitiesConcerned(about, world));
}
