import type { Actor } from '../../shared/access.ts';
import { mayKeepAgenda } from '../../shared/access.ts';
import type { Case } from '../../shared/case/case.list.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { openMeetings, type ProposeTime, proposeBy, takesCases } from '../../shared/proposed-case/proposed-case.rules.ts';
import { settings } from '../../shared/setting/setting.list.ts';
import { settingsOf } from '../../shared/setting/setting.rules.ts';
import type { World } from '../world.ts';
import type { Open } from './proposed-case.card.ts';

export const proposeTime = ({ snapshot, today, calendar }: World): ProposeTime => ({
  today,
  calendar,
  days: settingsOf(snapshot.of(settings).all).proposeDays,
});

export const asOpen = (meeting: Meeting, time: ProposeTime): Open => ({ meeting, proposeBy: proposeBy(meeting, time.calendar, time.days) });

/** A network's meetings that cases can be proposed for, the next first. */
export function openIn(network: string, world: World): readonly Open[] {
  const time = proposeTime(world);
  return openMeetings(world.snapshot.of(meetings).where('network', network), time).map((meeting) => asOpen(meeting, time));
}

/** The meetings to come that can take a case, the next first. */
export const comingIn = (network: string, { snapshot, today }: World): readonly Meeting[] =>
  snapshot
    .of(meetings)
    .where('network', network)
    .filter((meeting) => takesCases(meeting, today))
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));

/** Who answers a proposal: the secretariat, and the chair of the meeting it is for; where that is none to come, of the network's next. */
export function mayDecide(actor: Actor, item: Pick<Case, 'network' | 'meeting'>, world: World): boolean {
  if (actor.secretariat) return true;
  const coming = comingIn(item.network, world);
  const meeting = coming.find(({ key }) => key === item.meeting) ?? coming[0];
  return meeting !== undefined && mayKeepAgenda(actor, meeting);
}
