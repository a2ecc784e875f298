import { cases as caseList } from '../../shared/case/case.list.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import { type Decision, decisions } from '../../shared/decision/decision.list.ts';
import { datesOf, isOpen } from '../../shared/decision/decision.rules.ts';
import { type FollowUp, followUps } from '../../shared/follow-up/follow-up.list.ts';
import { isSettled } from '../../shared/follow-up/follow-up.rules.ts';
import { attendances, meetings, type Reservation } from '../../shared/meeting/meeting.list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { decisionKey, defaultAskDays, newDecision } from '../new-decision.ts';
import { municipalitiesConcerned } from '../participants.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';

/**
 * Every case of kind decision with a conclusion has a decision, and every open decision that the municipalities follow up
 * has one follow-up for each of them: whether the conclusion came from a card, the tab or SharePoint.
 */
export function decisionRows(world: World): Write[] {
  return [
    ...decided(world),
    ...world.snapshot
      .of(decisions)
      .all.filter(isOpen)
      .flatMap((decision) => followed(decision, world)),
  ];
}

function decided(world: World): Write[] {
  const { snapshot } = world;
  return snapshot
    .of(caseList)
    .where('kind', 'decision')
    .filter(({ state, conclusion, meeting }) => state === 'treated' && conclusion !== undefined && meeting !== undefined)
    .flatMap((item) => {
      const meeting = snapshot.of(meetings).get(item.meeting ?? '');
      if (!meeting || snapshot.of(decisions).has(decisionKey(item))) return [];
      return [newDecision(item, meeting, world, undefined)];
    });
}

/** A decision's follow-ups as they are to be, and whether they are all settled: then it is the network's to close it. */
function followed(decision: Decision, world: World): Write[] {
  const known = world.snapshot.of(followUps).where('decision', decision.key);
  const municipal = decision.followUpBy === 'municipalities';
  if (!municipal && known.length === 0) return [];
  const concerned = municipal ? municipalitiesConcerned(decision, world) : [];
  const dates = datesIn(decision, world);
  const asked = concerned.filter((municipality) => !known.some((followUp) => followUp.municipality === municipality));
  const changes = known.map((followUp) => {
    const takesPart = concerned.includes(followUp.municipality);
    return { followUp, values: takesPart ? during(followUp, decision, dates, world) : after(followUp) };
  });
  const open = asked.length > 0 || changes.some(({ followUp, values }) => !isSettled(values.state ?? followUp.state));
  return [
    ...changes.map(({ followUp, values }) => update(followUps, followUp, values)),
    ...asked.map((municipality) => newFollowUp(decision, municipality, dates, world)),
    ...(municipal ? [update(decisions, decision, { state: open || concerned.length === 0 ? 'open' : 'toApprove' })] : []),
  ];
}

interface Dates {
  readonly dueOn: Day;
  readonly askOn: Day;
}

function datesIn(decision: Decision, { snapshot, calendar }: World): Dates {
  const askDays = snapshot.of(networks).get(decision.network)?.askDays ?? defaultAskDays;
  return datesOf({ ...decision, decidedOn: dayOf(decision.decidedAt) }, askDays, calendar);
}

/** Of a municipality that takes part: a deadline that is moved reaches it, unless it has settled; one that had left begins anew. */
function during(followUp: FollowUp, decision: Decision, dates: Dates, world: World): Partial<FollowUp> {
  const { municipality, state, answeredAt, left } = followUp;
  if (left)
    return {
      left: false,
      answeredAt: undefined,
      answeredBy: undefined,
      snoozedTo: undefined,
      ...dates,
      ...begun(decision, municipality, world),
    };
  if (isSettled(state)) return {};
  return answeredAt === undefined ? { ...dates, ...begun(decision, municipality, world) } : dates;
}

/** Of one that does not any more: it is not asked, and what it has answered stands. */
const after = ({ state }: FollowUp): Partial<FollowUp> => (isSettled(state) ? {} : { state: 'closed', left: true });

/** How it begins: with the reservation that the seat made in the meeting, as something that is to be treated locally. */
function begun(decision: Decision, municipality: string, world: World) {
  const reservation = reservationOf(decision, municipality, world);
  if (!reservation) return { state: 'unanswered', localBody: undefined, localOn: undefined } as const;
  return { state: 'local', localBody: reservation.body, localOn: reservation.until } as const;
}

function reservationOf({ meeting, network, caseKey }: Decision, municipality: string, { snapshot }: World) {
  const { reservations = [] } = snapshot.of(attendances).get(`${meeting}/${network}/${municipality}`) ?? {};
  return reservations.find(
    (one): one is Extract<Reservation, { kind: 'reservation' }> => one.kind === 'reservation' && one.case === caseKey,
  );
}

const newFollowUp = (decision: Decision, municipality: string, dates: Dates, world: World): Write =>
  create(followUps, {
    key: `${decision.key}/${municipality}`,
    title: `${municipality}: ${decision.title}`,
    decision: decision.key,
    network: decision.network,
    seat: `${decision.network}/${municipality}`,
    municipality,
    measure: decision.measure,
    ...begun(decision, municipality, world),
    ...dates,
    helpWanted: false,
    asDeputy: false,
    late: false,
  });
