import { type Actor, mayAnswerFor, mayKeepAgenda } from '../../shared/access.ts';
import { workingDaysBefore } from '../../shared/calendar.ts';
import type { AttachmentView, CaseReference, CasesResponse, CaseView, NextCase } from '../../shared/case/case.api.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { carriedCaseOf, council, decisionCaseOf, followedUpBy, openTitle } from '../../shared/case/case.rules.ts';
import { ticks } from '../../shared/checklist/checklist.list.ts';
import { hearingOf, usualHearingDays } from '../../shared/checklist/checklist.rules.ts';
import { dayOf, type Instant } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { defaultDueOn } from '../../shared/decision/decision.rules.ts';
import type { ComingMeeting, MeetingPage, MeetingsResponse } from '../../shared/meeting/meeting.api.ts';
import { type Attachment, attachments, attendances, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { comingAfter, expectedTimes, hasBegun, onAgenda, standing } from '../../shared/meeting/meeting.rules.ts';
import { networks, seats } from '../../shared/seat/seat.list.ts';
import { seated } from '../../shared/seat/seat.rules.ts';
import { editionsOf } from '../exempt-content.ts';
import type { Query } from '../feature.ts';
import { caseReference, decisionView, meetingSummary, networkNames, networkTitle } from '../queries.ts';
import type { World } from '../world.ts';
import { lineHeard } from './meeting.posts.ts';

const listMeetings: Query = {
  path: '/meetings',
  answer: (world): MeetingsResponse => ({
    meetings: world.snapshot
      .of(meetings)
      .all.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
      .map((meeting) => meetingSummary(meeting, world)),
    networks: networkNames(world),
  }),
};

const showMeeting: Query = {
  path: '/meetings/:key',
  answer: (world, actor, { key = '' }): MeetingPage | undefined => {
    const { snapshot, now, today, calendar } = world;
    const meeting = snapshot.of(meetings).get(key);
    if (!meeting) return undefined;
    const agenda = onAgenda(snapshot.of(caseList).where('meeting', key));
    const times = expectedTimes(meeting.startsAt, agenda);
    const cases = agenda.map((item) => caseView(item, times.get(item.key), actor, world));
    const withdrawn = takenOff(meeting, actor, world).map((item) => caseView(item, undefined, actor, world));
    const attendance = new Map(
      snapshot
        .of(attendances)
        .where('meeting', key)
        .map(({ seat, state }) => [seat, state]),
    );
    return {
      meeting: {
        ...meetingSummary(meeting, world),
        etag: meeting.etag,
        noticeAt: meeting.noticeAt,
        noticeOut: meeting.state !== 'planned' && meeting.state !== 'ready',
      },
      cases,
      withdrawn,
      coming: comingMeetings(meeting, world),
      attendance: seated(snapshot.of(seats).where('network', meeting.network), meeting.network, today).map((municipality) => ({
        municipality,
        state: attendance.get(`${meeting.network}/${municipality}`) ?? 'unknown',
      })),
      editions: editionsOf(exemptIn(cases, withdrawn), actor, world),
      defaultDueOn: defaultDueOn(dayOf(meeting.startsAt), calendar),
      may: {
        keepAgenda: mayKeepAgenda(actor, meeting) && meeting.state !== 'cancelled',
        conclude: mayKeepAgenda(actor, meeting) && hasBegun(meeting, now),
        tickFor: tickFor(meeting, actor),
      },
    };
  },
};

/** What is exempt in the notice of these cases: those that were taken off stand in it with their number, without papers. */
const exemptIn = (cases: readonly CaseView[], withdrawn: readonly CaseView[]): readonly string[] =>
  [
    ...cases.flatMap((item) => [item, ...item.attachments.map((one) => ({ ...one, exempt: one.exempt ?? item.exempt }))]),
    ...withdrawn.filter(({ number }) => number !== undefined),
  ].flatMap(({ key, exempt }) => (exempt === undefined ? [] : [key]));

/** What was taken off the agenda: for those who keep it, and for all when a number would be missed. */
const takenOff = (meeting: Meeting, actor: Actor, { snapshot }: World): readonly Case[] =>
  snapshot
    .of(caseList)
    .where('meeting', meeting.key)
    .filter(({ state, number }) => state === 'withdrawn' && (number !== undefined || mayKeepAgenda(actor, meeting)))
    .toSorted((a, b) => a.position - b.position);

/** As many coming meetings as one plans for: the rest of a year. */
const mostComing = 12;

const comingMeetings = (meeting: Meeting, { snapshot, now, calendar }: World): readonly ComingMeeting[] =>
  comingAfter(snapshot.of(meetings).where('network', meeting.network), meeting, now)
    .slice(0, mostComing)
    .map(({ key, startsAt }) => ({
      key,
      day: dayOf(startsAt),
      hearBy: workingDaysBefore(calendar, dayOf(startsAt), snapshot.of(networks).get(meeting.network)?.hearingDays ?? usualHearingDays),
    }));

const tickFor = ({ network }: Meeting, actor: Actor): string | undefined =>
  actor.seats.find((part) => part.network === network && mayAnswerFor(actor, part.seat))?.municipality;

function caseView(item: Case, expectedAt: Instant | undefined, actor: Actor, world: World): CaseView {
  const { snapshot } = world;
  const line = lineHeard(item.key, followedUpBy(item) === 'municipalities' && item.hearing !== 'none', item, world);
  const own = tickFor({ network: item.network } as Meeting, actor);
  const tick = own && snapshot.of(ticks).get(`${hearingOf(item.key)}/${own}`);
  const decision = snapshot.of(decisions).where('caseKey', item.key).at(0);
  // Exempt content is not kept in this list; should somebody have typed it here, it stays here.
  const open = <T>(value: T): T | undefined => (item.exempt ? undefined : value);
  return {
    key: item.key,
    etag: item.etag,
    number: item.number,
    position: item.position,
    title: openTitle(item),
    kind: item.kind,
    fixed: item.fixed ?? false,
    followUpBy: item.followUpBy,
    minutes: item.minutes,
    expectedAt,
    measure: open(item.measure),
    presenter: item.presenter,
    officer: item.officer,
    earlier: (item.earlier ?? []).flatMap((key) => snapshot.of(caseList).get(key) ?? []).map((one) => caseReference(one, world)),
    information: open(item.information),
    proposal: open(item.proposal),
    referred:
      item.referredTo === undefined
        ? undefined
        : {
            network: item.referredTo === council ? undefined : networkTitle(item.referredTo, world),
            on: item.referredAt && dayOf(item.referredAt),
          },
    conclusion: open(item.conclusion),
    weighing: open(item.weighing),
    hearing: item.hearing,
    hearBy: item.hearBy,
    state: item.state,
    stateReason: open(item.stateReason),
    addedLate: item.addedLate,
    exempt: item.exempt ? (item.provision ?? '') : undefined,
    attachments: standing(snapshot.of(attachments).where('caseKey', item.key)).map(attachmentView),
    line: line && { ...line, checklist: hearingOf(item.key), mine: tick ? tick.state : undefined },
    next: nextCase(item, world),
    decision: decision && decisionView(decision, actor, world),
  };
}

function nextCase({ key }: Case, { snapshot }: World): NextCase | undefined {
  const next = [decisionCaseOf(key), carriedCaseOf(key)].map((one) => snapshot.of(caseList).get(one)).find((one) => one !== undefined);
  if (!next || next.state === 'withdrawn' || next.state === 'declined') return undefined;
  const meeting = next.meeting ? snapshot.of(meetings).get(next.meeting) : undefined;
  return { key: next.key, meeting: meeting?.key, day: meeting && dayOf(meeting.startsAt), hearing: next.hearing, hearBy: next.hearBy };
}

const attachmentView = ({ key, etag, number, title, url, sentLater, exempt, provision }: Attachment): AttachmentView => ({
  key,
  etag,
  number,
  title: exempt ? '' : title,
  url: exempt ? undefined : url,
  sentLater,
  exempt: exempt ? (provision ?? '') : undefined,
});

/** As many as one reads through; who wants others says more of the case. */
const mostFound = 20;

/** Every word of the question is in the number or the open title; what is exempt from public disclosure is not found by its own. */
const findCases: Query = {
  path: '/cases',
  answer: (world, _actor, { q = '' }): CasesResponse => {
    const words = q.toLocaleLowerCase('nb').split(/\s+/).filter(Boolean);
    if (words.length === 0) return { cases: [] };
    return {
      cases: world.snapshot
        .of(caseList)
        .all.filter(
          ({ meeting, state }) => meeting !== undefined && (state === 'treated' || state === 'postponed' || state === 'scheduled'),
        )
        .filter((item) => {
          const name = `${item.number ?? ''} ${openTitle(item)}`.toLocaleLowerCase('nb');
          return words.every((word) => name.includes(word));
        })
        .map((item) => caseReference(item, world))
        .toSorted(newestFirst)
        .slice(0, mostFound),
    };
  },
};

const newestFirst = (a: CaseReference, b: CaseReference) =>
  (b.day ?? '').localeCompare(a.day ?? '') || (a.number ?? '').localeCompare(b.number ?? '');

export const meetingQueries: readonly Query[] = [listMeetings, showMeeting, findCases];
