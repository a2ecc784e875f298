import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { onAgenda, sumOfMinutes } from '../../shared/meeting/meeting.rules.ts';
import { people } from '../../shared/seat/seat.list.ts';
import { answererOf, isOff, personalHours } from '../answerer.ts';
import type { WantedPost } from '../post.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';
import { type Approval, approvalCard, approvalMail, approvalSummary } from './approval.card.ts';
import { agendaMark, approvalOf, chairAskedAt, chairSeat, isNoticeOut } from './approval.ts';

/** The agendas that chairs are asked to approve: one message a meeting, edited when it changes, until the notice is out. */
export function approvalPosts(world: World): WantedPost[] {
  return world.snapshot
    .of(meetings)
    .all.filter((meeting) => !isNoticeOut(meeting) && world.now < meeting.noticeAt && chairAskedAt(meeting, world) <= world.now)
    .flatMap((meeting) => approvalPost(meeting, world));
}

function approvalPost(meeting: Meeting, world: World): WantedPost[] {
  const seat = chairSeat(meeting);
  const person = seat === undefined ? undefined : answererOf(seat, world.today, world);
  if (!person) return [];
  const { language } = person;
  const approval = approvalView(meeting, person.key, world);
  const at = chairAskedAt(meeting, world);
  // What has been approved before it was asked need not be asked.
  const isDue = approval.state === 'none' && !isOff(person.key, meeting.chair ?? '', world);
  return [
    {
      // Of its person too: who takes the chair over is asked anew, and nobody sees another's card.
      key: `approve/${meeting.key}/${person.key}`,
      to: { person: person.key },
      card: {
        data: approval,
        language,
        render: () => approvalCard(approval, language, world),
        summary: approvalSummary(approval, language),
        text: (answer) => approvalMail(approval, language, { link: world.link, answer }),
      },
      state: 'standing',
      from: at,
      // One a meeting, beside what is collected. Source: the region's manners.
      occasions: isDue ? [{ kind: 'single', at, until: meeting.noticeAt }] : [],
      hours: personalHours,
    },
  ];
}

/** An agenda as its chair sees it. */
export function approvalView(meeting: Meeting, reader: string, world: World): Approval {
  const { snapshot } = world;
  const agenda = onAgenda(snapshot.of(caseList).where('meeting', meeting.key));
  const { approvedBy, approvedAt } = meeting;
  return {
    meeting: meeting.key,
    network: networkTitle(meeting.network, world),
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: meeting.place,
    noticeAt: meeting.noticeAt,
    cases: agenda.map((item) => ({ title: openTitle(item), kind: item.kind, minutes: item.minutes })),
    programme: meeting.kind === 'gathering' ? (meeting.programme ?? []).map(({ at, title }) => ({ at, title })) : [],
    sum: sumOfMinutes(agenda),
    length: Math.round((Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt)) / 60_000),
    state: approvalOf(meeting, world),
    approvedAt,
    approvedBy: approvedBy === undefined || approvedBy === reader ? undefined : (snapshot.of(people).get(approvedBy)?.title ?? approvedBy),
    mark: agendaMark(meeting, world),
  };
}
