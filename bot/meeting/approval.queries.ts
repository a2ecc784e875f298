import { mayKeepAgenda } from '../../shared/access.ts';
import type { ApprovalView } from '../../shared/meeting/approval.api.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { networks, people } from '../../shared/seat/seat.list.ts';
import type { Query } from '../feature.ts';
import type { World } from '../world.ts';
import { agendaMark, approvalOf, chairAskedAt, isNoticeOut, mayApprove } from './approval.ts';

const showApproval: Query = {
  path: '/meetings/:key/approval',
  answer: (world, actor, { key = '' }): ApprovalView | undefined => {
    const { snapshot } = world;
    const meeting = snapshot.of(meetings).get(key);
    if (!meeting || !mayKeepAgenda(actor, meeting)) return undefined;
    const state = stateOf(meeting, world);
    const open = !isNoticeOut(meeting) && state !== 'approved' && mayApprove(actor, meeting);
    return {
      state,
      askAt: chairAskedAt(meeting, world),
      noticeAt: meeting.noticeAt,
      approvedAt: meeting.approvedAt,
      approvedBy: meeting.approvedBy && (snapshot.of(people).get(meeting.approvedBy)?.title ?? meeting.approvedBy),
      approve: open ? agendaMark(meeting, world) : undefined,
      noChannel: snapshot.of(networks).get(meeting.network)?.channelId === undefined,
    };
  },
};

function stateOf(meeting: Meeting, world: World): ApprovalView['state'] {
  const approval = approvalOf(meeting, world);
  // Once it is out, what has changed since it was approved is told of as changes since the notice.
  if (isNoticeOut(meeting)) return approval === 'none' ? (meeting.chair === undefined ? 'no-chair' : 'sent-without') : 'approved';
  if (approval !== 'none') return approval;
  if (meeting.chair === undefined) return 'no-chair';
  return chairAskedAt(meeting, world) <= world.now ? 'asked' : 'coming';
}

export const approvalQueries: readonly Query[] = [showApproval];
