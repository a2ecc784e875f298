import { workingDaysBefore } from '../../shared/calendar.ts';
import type { NextDecision } from '../../shared/case/case.actions.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { carriedCaseOf, decisionCaseOf } from '../../shared/case/case.rules.ts';
import { usualHearingDays } from '../../shared/checklist/checklist.rules.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import type { Changes } from '../../shared/list.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { comingAfter, nextPosition, onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import type { Refusal } from '../command.ts';
import { papersTo } from '../papers.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';
import { hearingInThePast, hearingIsTooLate, notComing } from './case.refusals.ts';

interface CarriedOver {
  readonly item: Case;
  readonly meeting: Meeting;
  readonly to: 'next' | 'backlog';
  readonly reason: string;
}

/** What a case that was not reached goes on in: the same in the next meeting, with its papers, or in the backlog. */
export function carriedOver({ item, meeting, to, reason }: CarriedOver, world: World): Write[] {
  const { snapshot, now } = world;
  const next = to === 'next' ? comingAfter(snapshot.of(meetings).all, meeting, now).at(0) : undefined;
  const key = carriedCaseOf(item.key);
  const known = snapshot.of(caseList).get(key);
  const place = placeIn(next, reason, world);
  const papers = next ? papersTo(next, [{ from: item.key, to: key }], world) : [];
  if (known) return [...(known.state === 'withdrawn' ? [update(caseList, known, place)] : []), ...papers];
  const { title, kind, followUpBy, minutes, measure, presenter, officer, information, proposal, hearing, exempt, provision } = item;
  return [
    create(caseList, {
      ...{ key, title, kind, followUpBy, minutes, measure, presenter, officer, information, proposal, hearing, exempt, provision },
      ...place,
      network: item.network,
      numberKey: key,
      unnumbered: item.unnumbered,
      earlier: earlierOf(item),
      carriedFrom: item.key,
    }),
    ...papers,
  ];
}

/** The case that decides what another has discussed: planned, or changed when the plan is another now. */
export function toBeDecided(item: Case, meeting: Meeting, wish: NextDecision, world: World): readonly Write[] | Refusal {
  const { snapshot } = world;
  const key = decisionCaseOf(item.key);
  const known = snapshot.of(caseList).get(key);
  if (known && known.state !== 'scheduled' && known.state !== 'parked' && known.state !== 'withdrawn') return [];
  const planned = plannedFor(item, meeting, wish, world);
  if ('kind' in planned) return planned;
  const { on, hearBy } = planned;
  const hearing = { hearing: wish.hearing, hearBy };
  if (known && known.state !== 'withdrawn' && known.meeting === on?.key) return [update(caseList, known, hearing)];
  const place = placeIn(on, undefined, world);
  if (known) return [update(caseList, known, { ...place, ...hearing })];
  const { title, measure, presenter, officer, information, minutes } = item;
  return [
    create(caseList, {
      ...{ key, title, measure, presenter, officer, information, minutes },
      ...place,
      ...hearing,
      network: item.network,
      numberKey: key,
      unnumbered: false,
      kind: 'decision',
      followUpBy: 'municipalities',
      earlier: earlierOf(item),
      carriedFrom: item.key,
      exempt: false,
    }),
  ];
}

/** In which meeting it is decided, and until when the line is heard before. */
function plannedFor(
  item: Case,
  meeting: Meeting,
  { hearing, hearBy, on }: NextDecision,
  { snapshot, now, today, calendar }: World,
): { on: Meeting | undefined; hearBy: Day | undefined } | Refusal {
  if (hearing !== 'none' && hearBy !== undefined && hearBy < today) return hearingInThePast;
  const days = snapshot.of(networks).get(item.network)?.hearingDays ?? usualHearingDays;
  const coming = comingAfter(snapshot.of(meetings).all, meeting, now);
  const lastDay = (one: Meeting) => (hearing === 'none' ? undefined : (hearBy ?? workingDaysBefore(calendar, dayOf(one.startsAt), days)));
  if (on !== undefined) {
    const chosen = coming.find(({ key }) => key === on);
    if (!chosen) return notComing;
    return hearingIsTooLate(lastDay(chosen), chosen) ?? { on: chosen, hearBy: lastDay(chosen) };
  }
  const first = coming.find((one) => {
    const last = lastDay(one);
    return last === undefined || (last >= today && last < dayOf(one.startsAt));
  });
  return { on: first, hearBy: first ? lastDay(first) : hearing === 'none' ? undefined : hearBy };
}

/** The values of a case that stands last on a meeting's agenda, or waits in the backlog. */
function placeIn(meeting: Meeting | undefined, reason: string | undefined, { snapshot, now }: World) {
  if (!meeting) return { meeting: undefined, state: 'parked', stateReason: reason, position: 1, addedLate: false } as const;
  return {
    meeting: meeting.key,
    state: 'scheduled',
    stateReason: undefined,
    position: nextPosition(onAgenda(snapshot.of(caseList).where('meeting', meeting.key))),
    addedLate: meeting.noticeAt <= now,
  } as const satisfies Changes<typeof caseList>;
}

const earlierOf = (item: Case): string[] => [...(item.earlier ?? []), item.key];
