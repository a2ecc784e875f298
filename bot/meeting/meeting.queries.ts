import { type Actor, mayAnswerFor, mayKeepAgenda } from '../../shared/access.ts';
import type { CaseView } from '../../shared/case/case.api.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { ticks } from '../../shared/checklist/checklist.list.ts';
import { hearingOf } from '../../shared/checklist/checklist.rules.ts';
import { dayOf, type Instant } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { defaultDueOn } from '../../shared/decision/decision.rules.ts';
import type { MeetingPage, MeetingsResponse } from '../../shared/meeting/meeting.api.ts';
import { type Attachment, attachments, attendances, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { expectedTimes, hasBegun, onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { seats } from '../../shared/seat/seat.list.ts';
import { seated } from '../../shared/seat/seat.rules.ts';
import type { Query } from '../feature.ts';
import { decisionView, meetingSummary, networkNames } from '../queries.ts';
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
      cases: agenda.map((item) => caseView(item, times.get(item.key), actor, world)),
      attendance: seated(snapshot.of(seats).where('network', meeting.network), meeting.network, today).map((municipality) => ({
        municipality,
        state: attendance.get(`${meeting.network}/${municipality}`) ?? 'unknown',
      })),
      defaultDueOn: defaultDueOn(dayOf(meeting.startsAt), calendar),
      may: {
        keepAgenda: mayKeepAgenda(actor, meeting) && meeting.state !== 'cancelled',
        conclude: mayKeepAgenda(actor, meeting) && hasBegun(meeting, now),
        tickFor: tickFor(meeting, actor),
      },
    };
  },
};

const tickFor = ({ network }: Meeting, actor: Actor): string | undefined =>
  actor.seats.find((part) => part.network === network && mayAnswerFor(actor, part.seat))?.municipality;

function caseView(item: Case, expectedAt: Instant | undefined, actor: Actor, world: World): CaseView {
  const { snapshot } = world;
  const line = lineHeard(item.key, item.followUpBy === 'municipalities' && item.kind === 'decision', item, world);
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
    followUpBy: item.followUpBy,
    minutes: item.minutes,
    expectedAt,
    measure: item.measure,
    information: open(item.information),
    proposal: open(item.proposal),
    conclusion: open(item.conclusion),
    state: item.state,
    addedLate: item.addedLate,
    exempt: item.exempt ? (item.provision ?? '') : undefined,
    attachments: snapshot
      .of(attachments)
      .where('caseKey', item.key)
      .toSorted((a, b) => a.number - b.number)
      .map(attachmentView),
    line: line && { ...line, checklist: hearingOf(item.key), mine: tick ? tick.state : undefined },
    decision: decision && decisionView(decision, actor, world),
  };
}

const attachmentView = ({ number, title, url, sentLater, exempt, provision }: Attachment) => ({
  number,
  title: exempt ? '' : title,
  url: exempt ? undefined : url,
  sentLater,
  exempt: exempt ? (provision ?? '') : undefined,
});

export const meetingQueries: readonly Query[] = [listMeetings, showMeeting];
