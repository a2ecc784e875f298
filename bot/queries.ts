import type { Actor } from '../shared/access.ts';
import { maySeeLateness } from '../shared/access.ts';
import type { CaseReference } from '../shared/case/case.api.ts';
import { type Case, cases as caseList } from '../shared/case/case.list.ts';
import { openTitle } from '../shared/case/case.rules.ts';
import { dayOf } from '../shared/day.ts';
import type { DecisionView, FollowUpView } from '../shared/decision/decision.api.ts';
import type { Decision } from '../shared/decision/decision.list.ts';
import { type FollowUp, followUps } from '../shared/follow-up/follow-up.list.ts';
import { count, isLate } from '../shared/follow-up/follow-up.rules.ts';
import type { MeasureSummary, NetworkName } from '../shared/measure/measure.api.ts';
import { type Measure, measures } from '../shared/measure/measure.list.ts';
import type { MeetingSummary } from '../shared/meeting/meeting.api.ts';
import type { Meeting } from '../shared/meeting/meeting.list.ts';
import { meetings } from '../shared/meeting/meeting.list.ts';
import { onAgenda, sumOfMinutes } from '../shared/meeting/meeting.rules.ts';
import { participations } from '../shared/participation/participation.list.ts';
import { standing, stateOf } from '../shared/participation/participation.rules.ts';
import { municipalities, networks } from '../shared/seat/seat.list.ts';
import { members } from '../shared/seat/seat.rules.ts';
import type { Language } from '../shared/text.ts';
import type { World } from './world.ts';

/** How the tab sees what more than one page shows. What a reader may not know is not in the answer at all. */

export const networkNames = ({ snapshot }: World): readonly NetworkName[] =>
  snapshot
    .of(networks)
    .all.map(({ key, title }) => ({ key, title }))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'nb'));

export const networkTitle = (key: string, { snapshot }: World): string => snapshot.of(networks).get(key)?.title ?? key;

export function measureTitle(measure: Measure, language: Language): string {
  return (language === 'nn' ? measure.titleNn : language === 'en' ? measure.titleEn : undefined) ?? measure.title;
}

/** A measure as a card names it, `HR4 Standardisering …`: few know the codes by heart. */
export function measureName(key: string | undefined, language: Language, { snapshot }: World): string | undefined {
  const measure = key === undefined ? undefined : snapshot.of(measures).get(key);
  return measure ? `${measure.key} ${measureTitle(measure, language)}` : key;
}

export function measureSummary(measure: Measure, language: Language, world: World): MeasureSummary {
  const { snapshot, now, today } = world;
  const words = snapshot.of(participations).where('measure', measure.key);
  const participation = { with: 0, considering: 0, outside: 0 };
  for (const { key } of members(snapshot.of(municipalities).all, today))
    participation[stateOf(standing(words, measure.key, key, today))] += 1;
  const next = snapshot
    .of(caseList)
    .where('measure', measure.key)
    .flatMap((item) => (item.state === 'scheduled' && item.meeting ? [snapshot.of(meetings).get(item.meeting)] : []))
    .filter((meeting) => meeting !== undefined && meeting.state !== 'cancelled' && meeting.startsAt > now)
    .toSorted((a, b) => (a?.startsAt ?? '').localeCompare(b?.startsAt ?? ''))
    .at(0);
  return {
    key: measure.key,
    area: measure.area,
    title: measureTitle(measure, language),
    otherNames: measure.otherNames,
    networks: [measure.network, ...measure.cooperating],
    phase: measure.phase,
    phaseSince: measure.phaseSince,
    status: measure.status,
    statusSince: measure.statusSince,
    form: measure.form,
    participation,
    next: next && { meeting: next.key, network: next.network, startsAt: next.startsAt },
  };
}

export function meetingSummary(meeting: Meeting, world: World): MeetingSummary {
  const agenda = onAgenda(world.snapshot.of(caseList).where('meeting', meeting.key));
  return {
    key: meeting.key,
    network: meeting.network,
    networkTitle: networkTitle(meeting.network, world),
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    state: meeting.state,
    kind: meeting.kind,
    place: meeting.place,
    chair: meeting.chair,
    cases: agenda.length,
    minutes: sumOfMinutes(agenda),
    concluded: agenda.filter(({ conclusion }) => conclusion !== undefined).length,
  };
}

/** A case as another refers to it; of one that is exempt from public disclosure no more than its legal basis. */
export function caseReference(item: Case, world: World): CaseReference {
  const meeting = item.meeting ? world.snapshot.of(meetings).get(item.meeting) : undefined;
  return {
    key: item.key,
    number: item.number,
    title: openTitle(item),
    networkTitle: networkTitle(item.network, world),
    meeting: meeting?.key,
    day: meeting && dayOf(meeting.startsAt),
    conclusion: item.exempt ? undefined : item.conclusion,
  };
}

export function decisionView(decision: Decision, actor: Actor, world: World): DecisionView {
  const { snapshot, today } = world;
  const item = snapshot.of(caseList).get(decision.caseKey);
  const answers = snapshot
    .of(followUps)
    .where('decision', decision.key)
    .toSorted((a, b) => a.municipality.localeCompare(b.municipality, 'nb'));
  return {
    key: decision.key,
    meeting: decision.meeting,
    network: decision.network,
    networkTitle: networkTitle(decision.network, world),
    number: item?.number,
    title: item ? openTitle(item) : decision.title,
    measure: item?.exempt ? undefined : decision.measure,
    text: item?.exempt ? undefined : (item?.conclusion ?? decision.text),
    decidedAt: decision.decidedAt,
    followUpBy: decision.followUpBy,
    assignedTo: decision.assignedTo,
    dueOn: decision.dueOn,
    state: decision.state,
    counts: decision.followUpBy === 'municipalities' ? count(answers, today) : undefined,
    followUps: answers.map((answer) => followUpView(answer, actor, world)),
  };
}

/**
 * The network's seats see who is done and on the way, so that one can ask them; others are «ikke meldt».
 * Who is stuck or late by name is for the own municipality, its chief executive and the secretariat.
 */
function followUpView(answer: FollowUp, actor: Actor, { today }: World): FollowUpView {
  const whole = maySeeLateness(actor, answer.municipality, answer.network);
  const inNetwork = actor.secretariat || actor.seats.some(({ network }) => network === answer.network);
  const mine = actor.seats.some(({ seat }) => seat === answer.seat);
  // That a municipality takes no part any more is told by the matrix too.
  const shown = whole || answer.left === true || (inNetwork && (answer.state === 'done' || answer.state === 'underway'));
  return {
    key: answer.key,
    municipality: answer.municipality,
    state: shown ? answer.state : 'unanswered',
    comment: whole ? answer.comment : undefined,
    late: whole ? isLate(answer, today) : undefined,
    mine,
    seen: mine ? (answer.answeredAt ?? '') : undefined,
    local:
      whole && (answer.localBody !== undefined || answer.localOutcome !== undefined)
        ? { body: answer.localBody, on: answer.localOn, outcome: answer.localOutcome, caseNumber: answer.localCase }
        : undefined,
    snoozedTo: whole ? answer.snoozedTo : undefined,
  };
}
