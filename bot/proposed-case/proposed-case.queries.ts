import type { Actor } from '../../shared/access.ts';
import { mayKeepAgenda } from '../../shared/access.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { onAgenda, sumOfMinutes } from '../../shared/meeting/meeting.rules.ts';
import type {
  AgendaRoom,
  MeetingProposals,
  OpenMeeting,
  ProposalsPage,
  ProposalView,
} from '../../shared/proposed-case/proposed-case.api.ts';
import { mayPropose, meetingFor, takesProposals } from '../../shared/proposed-case/proposed-case.rules.ts';
import { people } from '../../shared/seat/seat.list.ts';
import type { Query } from '../feature.ts';
import { networkNames, networkTitle } from '../queries.ts';
import type { World } from '../world.ts';
import type { Open } from './proposed-case.card.ts';
import { asOpen, comingIn, mayDecide, openIn, proposeTime } from './proposed-case.rooms.ts';

/** Of one's own proposals as many as one looks back on. */
const mostMine = 50;

const proposalsPage: Query = {
  path: '/proposals',
  answer: (world, actor): ProposalsPage => {
    const { snapshot } = world;
    const mine = snapshot.of(caseList).where('proposedBy', actor.person);
    const decided = (state: Case['state']) =>
      snapshot
        .of(caseList)
        .where('state', state)
        .filter((item) => mayDecide(actor, item, world))
        .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
        .map((item) => proposalView(item, actor, world));
    const rooms = networkNames(world).flatMap(({ key }) => comingIn(key, world).filter((meeting) => mayKeepAgenda(actor, meeting)));
    return {
      proposed: decided('proposed'),
      parked: decided('parked'),
      mine: mine
        .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
        .slice(0, mostMine)
        .map((item) => proposalView(item, actor, world)),
      rooms: rooms.map((meeting) => roomOf(meeting, world)),
      open: networkNames(world)
        .filter(({ key }) => mayPropose(actor, key))
        .map((network) => ({ ...network, meetings: openIn(network.key, world).map(openView) })),
      decides: actor.secretariat || rooms.length > 0,
    };
  },
};

const meetingProposals: Query = {
  path: '/meetings/:key/proposals',
  answer: (world, actor, { key = '' }): MeetingProposals | undefined => {
    const { snapshot } = world;
    const meeting = snapshot.of(meetings).get(key);
    if (!meeting) return undefined;
    const time = proposeTime(world);
    const next = meetingFor(meeting, snapshot.of(meetings).where('network', meeting.network), time);
    return {
      proposeBy: asOpen(meeting, time).proposeBy,
      open: takesProposals(meeting, time),
      next: next && openView(asOpen(next, time)),
      mayPropose: mayPropose(actor, meeting.network),
      proposals: snapshot
        .of(caseList)
        .where('meeting', key)
        .filter((item) => item.state === 'proposed' && (item.proposedBy === actor.person || mayDecide(actor, item, world)))
        .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
        .map((item) => proposalView(item, actor, world)),
    };
  },
};

const openView = ({ meeting, proposeBy }: Open): OpenMeeting => ({ key: meeting.key, startsAt: meeting.startsAt, proposeBy });

function roomOf(meeting: Meeting, { snapshot, now }: World): AgendaRoom {
  const agenda = onAgenda(snapshot.of(caseList).where('meeting', meeting.key));
  return {
    key: meeting.key,
    network: meeting.network,
    startsAt: meeting.startsAt,
    cases: agenda.length,
    minutes: sumOfMinutes(agenda),
    length: Math.round((Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt)) / 60_000),
    noticeOut: meeting.noticeAt <= now,
  };
}

function proposalView(item: Case, actor: Actor, world: World): ProposalView {
  const { snapshot } = world;
  const meeting = item.meeting === undefined ? undefined : snapshot.of(meetings).get(item.meeting);
  const decides = mayDecide(actor, item, world);
  return {
    key: item.key,
    etag: item.etag,
    network: item.network,
    networkTitle: networkTitle(item.network, world),
    title: openTitle(item),
    kind: item.kind,
    minutes: item.minutes,
    information: item.exempt ? undefined : item.information,
    state: item.state,
    reason: item.exempt ? undefined : item.stateReason,
    meeting: meeting && { key: meeting.key, startsAt: meeting.startsAt, cancelled: meeting.state === 'cancelled' },
    number: item.number,
    proposedAt: item.createdAt,
    by: decides && item.proposedBy !== undefined ? snapshot.of(people).get(item.proposedBy)?.title : undefined,
    mine: item.proposedBy === actor.person,
    mayDecide: decides && (item.state === 'proposed' || item.state === 'parked'),
  };
}

export const proposalQueries: readonly Query[] = [proposalsPage, meetingProposals];
