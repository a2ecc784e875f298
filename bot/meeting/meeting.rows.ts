import { cases as caseList } from '../../shared/case/case.list.ts';
import { caseNumber, nextSerial, numberKey } from '../../shared/case/case.rules.ts';
import { dayOf } from '../../shared/day.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { onAgenda } from '../../shared/meeting/meeting.rules.ts';
import type { World } from '../world.ts';
import { update, type Write } from '../write.ts';

/** What the clock does to meetings: at the notice the cases are numbered, and when its time is over a meeting has been held. */
export function meetingRows(world: World): Write[] {
  const { snapshot, now } = world;
  const turned = snapshot
    .of(meetings)
    .all.filter(({ state }) => state === 'planned' || state === 'ready' || state === 'noticed')
    .flatMap((meeting) => {
      const state = meeting.endsAt <= now ? 'held' : meeting.noticeAt <= now ? 'noticed' : meeting.state;
      return state === meeting.state ? [] : [update(meetings, meeting, { state })];
    });
  return [...turned, ...numbers(world)];
}

/** Numbers run through the year for each network, in the order of the meetings and their agendas; a late case gets the next. A gathering has none. */
function numbers({ snapshot, now }: World): Write[] {
  const taken = new Map<string, number>();
  const next = (network: string, year: number) => {
    const serial = taken.get(`${network}/${year}`) ?? nextSerial(snapshot.of(caseList).where('network', network), network, year);
    taken.set(`${network}/${year}`, serial + 1);
    return serial;
  };
  return snapshot
    .of(meetings)
    .all.filter(({ noticeAt, state, kind }) => noticeAt <= now && state !== 'cancelled' && kind !== 'gathering')
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
    .flatMap((meeting) =>
      unnumbered(meeting, snapshot).map((item) => {
        const year = Number(dayOf(meeting.startsAt).slice(0, 4));
        const serial = next(meeting.network, year);
        return update(caseList, item, { number: caseNumber(year, serial), numberKey: numberKey(meeting.network, year, serial) });
      }),
    );
}

const unnumbered = (meeting: Meeting, snapshot: World['snapshot']) =>
  onAgenda(snapshot.of(caseList).where('meeting', meeting.key)).filter((item) => item.number === undefined && !item.unnumbered);
