import { type Actor, mayAnswerFor, mayKeepAgenda } from '../../shared/access.ts';
import { assignments } from '../../shared/assignment/assignment.list.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { dayOf } from '../../shared/day.ts';
import type { DecisionPage, DecisionsPage, DecisionView, Helper } from '../../shared/decision/decision.api.ts';
import { type Decision, decisions } from '../../shared/decision/decision.list.ts';
import { isOpen } from '../../shared/decision/decision.rules.ts';
import { helpText } from '../../shared/decision/decision.text.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { hasBegun } from '../../shared/meeting/meeting.rules.ts';
import { municipalities } from '../../shared/seat/seat.list.ts';
import { members } from '../../shared/seat/seat.rules.ts';
import { answererOf } from '../answerer.ts';
import { chairOf } from '../chair.ts';
import type { Query } from '../feature.ts';
import { municipalitiesConcerned } from '../participants.ts';
import { caseReference, decisionView, networkNames, networkTitle } from '../queries.ts';
import type { World } from '../world.ts';
import { lineOf } from './line-text.ts';

/** As many closed ones as one looks back on. */
const mostClosed = 200;

/** Days after a meeting in which a decision can still be closed as by that meeting. */
const closingDays = 14;

export const decisionQueries: readonly Query[] = [
  {
    path: '/decisions',
    answer: (world, actor): DecisionsPage => {
      const { snapshot, today } = world;
      const all = snapshot.of(decisions).all.filter(({ followUpBy }) => followUpBy !== 'nobody');
      const closed = all.filter((decision) => !isOpen(decision)).toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt));
      const view = (decision: Decision) => decisionView(decision, actor, world);
      return {
        decisions: [...all.filter(isOpen).map(view).toSorted(byUrgency), ...closed.slice(0, mostClosed).map(view)],
        networks: networkNames(world),
        municipalities: members(snapshot.of(municipalities).all, today).map(({ key }) => key),
      };
    },
  },
  {
    path: '/decisions/:key',
    answer: (world, actor, { key = '' }): DecisionPage | undefined => {
      const decision = world.snapshot.of(decisions).get(key);
      return decision && pageOf(decision, actor, world);
    },
  },
];

const waits = ({ followUps }: DecisionView): boolean =>
  followUps.some(({ mine, state }) => mine && state !== 'done' && state !== 'notConcerned');

const byUrgency = (a: DecisionView, b: DecisionView): number =>
  Number(waits(b)) - Number(waits(a)) ||
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
  b.decidedAt.localeCompare(a.decidedAt) ||
  a.key.localeCompare(b.key);

function pageOf(decision: Decision, actor: Actor, world: World): DecisionPage {
  const { snapshot } = world;
  const shown = decisionView(decision, actor, world);
  const item = snapshot.of(caseList).get(decision.caseKey);
  const isExempt = item?.exempt ?? false;
  const made = snapshot.of(meetings).get(decision.meeting);
  const closedIn = decision.closedIn === undefined ? undefined : snapshot.of(meetings).get(decision.closedIn);
  const closing = closingMeeting(decision, actor, world);
  const keeps = made !== undefined && mayKeepAgenda(actor, made);
  const open = isOpen(decision);
  const named = (network: string) => ({ key: network, title: networkTitle(network, world) });
  return {
    decision: shown,
    etag: decision.etag,
    askOn: decision.askOn,
    // Whom something exempt concerns may tell what it is.
    concerns: isExempt ? undefined : decision.concerns,
    manner: decision.manner,
    reviewOn: decision.reviewOn,
    chosen: decision.municipalities ?? [],
    choosable: municipalitiesConcerned({ network: decision.network, measure: decision.measure }, world),
    assignedTo: decision.assignedTo === undefined ? undefined : named(decision.assignedTo),
    cooperating: (decision.cooperating ?? []).map(named),
    assignment: assignmentOf(decision, actor, world),
    earlier: (item?.earlier ?? []).flatMap((key) => snapshot.of(caseList).get(key) ?? []).map((one) => caseReference(one, world)),
    goesOn: goingOn(decision, world).map((one) => caseReference(one, world)),
    networks: networkNames(world).filter(({ key }) => key !== decision.network),
    closed: decision.closedAt && {
      at: decision.closedAt,
      meeting: closedIn && { key: closedIn.key, startsAt: closedIn.startsAt },
      reason: decision.stateReason,
    },
    closesIn: closing && { key: closing.key, startsAt: closing.startsAt },
    ...lineOf(decision, shown, actor, world),
    helpers: helpersOf(decision, shown.title, actor, world),
    may: {
      change: keeps && (open || decision.followUpBy === 'nobody'),
      close: open && (actor.secretariat || closing !== undefined),
      reopen: keeps && !open && decision.followUpBy !== 'nobody',
    },
  };
}

/** The network's latest meeting that has begun, after the one that made the decision, if this reader keeps its agenda. */
function closingMeeting({ network, decidedAt }: Decision, actor: Actor, { snapshot, now, today }: World) {
  return snapshot
    .of(meetings)
    .where('network', network)
    .filter((meeting) => hasBegun(meeting, now) && meeting.startsAt > decidedAt && mayKeepAgenda(actor, meeting))
    .filter(({ startsAt }) => daysBetween(dayOf(startsAt), today) <= closingDays)
    .toSorted((a, b) => b.startsAt.localeCompare(a.startsAt))
    .at(0);
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The cases that stand on an agenda, or have, and go on from the decision's. */
const goingOn = ({ caseKey }: Decision, { snapshot }: World): readonly Case[] =>
  snapshot
    .of(caseList)
    .all.filter(({ earlier = [], meeting, state }) => earlier.includes(caseKey) && meeting !== undefined && state !== 'withdrawn')
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));

function assignmentOf({ key, assignedTo }: Decision, actor: Actor, world: World): DecisionPage['assignment'] {
  const given = assignedTo === undefined ? undefined : world.snapshot.of(assignments).get(`${key}/${assignedTo}`);
  if (!given) return undefined;
  const seat = chairOf(given.to, world);
  const sits = actor.secretariat || actor.seats.some(({ network }) => network === given.to || network === given.from);
  const { state, report, answeredAt } = given;
  return {
    key: given.key,
    state,
    // What is reported back is for those who gave it and those who have it, until it is in an agenda.
    report: sits ? report : undefined,
    answeredAt,
    mine: seat !== undefined && mayAnswerFor(actor, seat),
  };
}

/** Who is done and could be asked, for a seat of one's own that is stuck and wants help. */
function helpersOf({ key }: Decision, title: string, actor: Actor, world: World): readonly Helper[] {
  const { snapshot, today } = world;
  const all = snapshot.of(followUps).where('decision', key);
  if (!all.some(({ seat, state, helpWanted }) => state === 'stuck' && helpWanted && mayAnswerFor(actor, seat))) return [];
  return all
    .filter(({ state }) => state === 'done')
    .flatMap(({ seat, municipality }): Helper[] => {
      const person = answererOf(seat, today, world);
      if (!person?.email) return [];
      const message = helpText[actor.language].ask(title);
      const chat = `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(person.email)}&message=${encodeURIComponent(message)}`;
      return [{ municipality, name: person.title, chat }];
    });
}
