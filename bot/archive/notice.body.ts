import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import type { Instant } from '../../shared/day.ts';
import { type Attachment, attachments, type Meeting } from '../../shared/meeting/meeting.list.ts';
import { expectedTimes, isHeld, onAgenda, standing } from '../../shared/meeting/meeting.rules.ts';
import type { NoticeBody, NoticedAttachment, NoticedCase } from '../../shared/notice/notice.body.ts';
import { networks } from '../../shared/seat/seat.list.ts';
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
  if (item.exempt) return { key, kind: 'exempt', number, provision: item.provision };
  const { snapshot } = world;
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
    withdrawn: item.state === 'withdrawn',
    attachments: standing(snapshot.of(attachments).where('caseKey', key)).map(noticedAttachment),
  };
}

const noticedAttachment = ({ number, title, url, sentLater, exempt, provision }: Attachment): NoticedAttachment =>
  exempt ? { number, exempt, provision } : { number, exempt, title, url, sentLater };

/** `012/25`, and with the body's name where another body treated it. */
const earlierOf = ({ earlier = [], network }: Case, { snapshot }: World): string[] =>
  earlier.flatMap((key) => {
    const before = snapshot.of(caseList).get(key);
    if (!before?.number) return [];
    return before.network === network ? [before.number] : [`${before.number} (${before.network})`];
  });
