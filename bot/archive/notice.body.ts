import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import type { Instant } from '../../shared/day.ts';
import { type Attachment, attachments, type Meeting } from '../../shared/meeting/meeting.list.ts';
import { expectedTimes, isHeld, onAgenda, standing } from '../../shared/meeting/meeting.rules.ts';
import type { NoticeBody, NoticedAttachment, NoticedCase } from '../../shared/notice/notice.body.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { earlierOf } from '../earlier.ts';
import { measureName } from '../queries.ts';
import type { World } from '../world.ts';

/** The notice of a meeting as its rows are now. Open rows hold nothing exempt, and of what is marked so only number and provision are taken. */
export function noticeOf(meeting: Meeting, world: World): NoticeBody {
  const { snapshot } = world;
  const network = snapshot.of(networks).get(meeting.network);
  const all = snapshot.of(caseList).where('meeting', meeting.key);
  const agenda = onAgenda(all);
  const withdrawn = all.filter(({ state, number }) => state === 'withdrawn' && number !== undefined);
  const times = expectedTimes(meeting.startsAt, agenda);
  return {
    language: network?.language ?? 'nb',
    network: network?.title ?? meeting.network,
    kind: meeting.kind,
    state: meeting.state === 'cancelled' ? 'cancelled' : isNoticed(meeting) ? 'sent' : 'draft',
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    noticeAt: meeting.noticeAt,
    place: meeting.place,
    chair: meeting.chair,
    minuteTaker: meeting.minuteTaker,
    programme: meeting.programme ?? [],
    cases: [...agenda, ...withdrawn]
      .toSorted((a, b) => a.position - b.position || a.createdAt.localeCompare(b.createdAt))
      .map((item) => noticedCase(item, times.get(item.key), world)),
  };
}

/** The notice has gone out. */
export const isNoticed = (meeting: Pick<Meeting, 'state'>): boolean => meeting.state === 'noticed' || isHeld(meeting);

function noticedCase(item: Case, expectedAt: Instant | undefined, world: World): NoticedCase {
  const { key, number, title, kind, minutes, information, proposal, officer, addedLate } = item;
  const { snapshot } = world;
  const withdrawn = item.state === 'withdrawn';
  // Of a case that is taken off the agenda no papers are shown.
  const papers = withdrawn ? [] : standing(snapshot.of(attachments).where('caseKey', key));
  if (item.exempt) {
    const hidden = papers.map((one) => exemptAttachment(one, item));
    return { key, kind: 'exempt', number, provision: item.provision, withdrawn, attachments: hidden };
  }
  const language = snapshot.of(networks).get(item.network)?.language ?? 'nb';
  return {
    key,
    kind,
    number,
    title,
    minutes,
    expectedAt,
    measure: measureName(item.measure, language, world),
    presenter: item.presenter?.split('/').at(-1),
    officer,
    earlier: earlierOf(item, world),
    information,
    proposal,
    addedLate,
    withdrawn,
    attachments: papers.map(noticedAttachment),
  };
}

const noticedAttachment = ({ key, number, title, url, sentLater, exempt, provision }: Attachment): NoticedAttachment =>
  exempt ? { key, number, exempt, provision } : { key, number, exempt, title, url, sentLater };

/** A paper of an exempt case is exempt with it, marked or not. */
const exemptAttachment = ({ key, number, provision }: Attachment, item: Case): NoticedAttachment => ({
  ...{ key, number, exempt: true, provision: provision ?? item.provision },
});
