import { type Actor, mayKeepAgenda } from '../../shared/access.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { dayOf } from '../../shared/day.ts';
import { longDay, shortDay, shortTime } from '../../shared/format.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { nextPosition, onAgenda } from '../../shared/meeting/meeting.rules.ts';
import {
  AcceptCase,
  DeclineCase,
  LeaveProposal,
  OpenProposal,
  ParkCase,
  ProposeCase,
} from '../../shared/proposed-case/proposed-case.actions.ts';
import { isUnsettled, mayPropose, meetingFor, takesCases } from '../../shared/proposed-case/proposed-case.rules.ts';
import { proposedCaseText } from '../../shared/proposed-case/proposed-case.text.ts';
import { type Network, networks, seats } from '../../shared/seat/seat.list.ts';
import { seated } from '../../shared/seat/seat.rules.ts';
import { type Phrase, phrase } from '../../shared/text.ts';
import { command, done, type Outcome, type Refusal, refused } from '../command.ts';
import { madeKey } from '../made-key.ts';
import { changedBy, notFound, onlyAgendaKeepers } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, update } from '../write.ts';
import { longestInformation, proposalForm, proposedCard } from './proposed-case.card.ts';
import { asOpen, mayDecide, proposeTime } from './proposed-case.rooms.ts';

/** The form in which a case is proposed for a meeting: the answer to a press, for that person only. */
export const openProposal = command(OpenProposal, (world, actor, { key }) => {
  const { snapshot, now, today } = world;
  const wished = snapshot.of(meetings).get(key);
  const network = wished && snapshot.of(networks).get(wished.network);
  if (!wished || !network) return notFound;
  if (!mayPropose(actor, network.key)) return onlyMembers(network, actor, world);
  const time = proposeTime(world);
  const goesTo = meetingFor(wished, snapshot.of(meetings).where('network', network.key), time);
  const form = { network, wished: asOpen(wished, time), goesTo: goesTo && asOpen(goesTo, time), today };
  return done([], undefined, proposalForm({ ...form, key: madeKey(key, actor.person, now) }, actor.language));
});

/** Nothing is written: who gave up sees the post again as it stands. */
export const leaveProposal = command(LeaveProposal, () => done([]));

/** Proposes a case. It stands on no agenda until it is accepted; the same again is the same case. */
export const proposeCase = command(ProposeCase, (world, actor, { key, message, ...input }) => {
  const { snapshot } = world;
  const network = snapshot.of(networks).get(input.network);
  if (!network) return notFound;
  const known = snapshot.of(caseList).get(key);
  if (known) return known.proposedBy === actor.person ? told(known, input.meeting, world, actor) : notFound;
  if (!mayPropose(actor, network.key)) return onlyMembers(network, actor, world);
  const wished = input.meeting === undefined ? undefined : snapshot.of(meetings).get(input.meeting);
  if (input.meeting !== undefined && wished?.network !== network.key) return notFound;
  const meeting = meetingFor(wished, snapshot.of(meetings).where('network', network.key), proposeTime(world));
  const information = [
    input.information?.slice(0, longestInformation),
    message && proposedCaseText[network.language].fromMessage(message),
  ].filter(Boolean);
  const item = {
    key,
    numberKey: key,
    title: input.title,
    network: network.key,
    meeting: meeting?.key,
    kind: input.kind,
    followUpBy: 'nobody',
    information: information.length > 0 ? information.join('\n\n') : undefined,
    position: 0,
    state: 'proposed',
    proposedBy: actor.person,
    unnumbered: false,
    addedLate: false,
    exempt: false,
  } as const;
  const outcome = told(item, input.meeting, world, actor);
  return { ...outcome, writes: [create(caseList, item)] };
});

/** What happens now, in one sentence for a toast and on the card that takes the form's place. */
function told(item: Pick<Case, 'title' | 'meeting'>, wished: string | undefined, world: World, actor: Actor) {
  const meeting = item.meeting === undefined ? undefined : world.snapshot.of(meetings).get(item.meeting);
  const moved = wished !== undefined && wished !== item.meeting;
  const said = phrase((language) => {
    const text = proposedCaseText[language];
    const day = meeting && longDay(dayOf(meeting.startsAt), language, world.today);
    return day === undefined ? text.sentForLater : moved ? text.sentForNext(day) : text.sentFor(day);
  });
  const card = proposedCard({ item, meeting, moved }, actor.language, world);
  return { kind: 'done', writes: [], said, card } as const satisfies Outcome;
}

/** Takes a proposed or parked case onto a meeting's agenda, before what always stands last. Its number comes by rule. */
export const acceptCase = command(AcceptCase, (world, actor, { key, seen, meeting: meetingKey, minutes }) => {
  const { snapshot, now, today } = world;
  const meeting = snapshot.of(meetings).get(meetingKey);
  if (!meeting) return notFound;
  if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
  return decide({ key, seen, isThere: (item) => item.state === 'scheduled' && item.meeting === meetingKey }, world, actor, (item) => {
    if (meeting.network !== item.network) return otherNetwork;
    if (!takesCases(meeting, today)) return noRoom;
    const agenda = onAgenda(snapshot.of(caseList).where('meeting', meetingKey));
    return {
      meeting: meetingKey,
      state: 'scheduled',
      stateReason: undefined,
      position: nextPosition(agenda),
      addedLate: meeting.noticeAt <= now,
      ...(minutes !== undefined && { minutes }),
    };
  });
});

/** Lays a case in the network's backlog, until somebody takes it up. */
export const parkCase = command(ParkCase, (world, actor, { key, seen, reason }) => {
  const stateReason = reason || undefined;
  const isThere = (item: Case) => item.state === 'parked' && item.stateReason === stateReason;
  return decide({ key, seen, isThere }, world, actor, () => ({ state: 'parked', meeting: undefined, stateReason }));
});

/** Says no, with the reason that the proposer reads. The meeting it was wished for is kept: it stands on no agenda. */
export const declineCase = command(DeclineCase, (world, actor, { key, seen, reason }) => {
  const isThere = (item: Case) => item.state === 'declined' && item.stateReason === reason;
  return decide({ key, seen, isThere }, world, actor, () => ({ state: 'declined', stateReason: reason }));
});

interface Decision {
  readonly key: string;
  readonly seen: string;
  /** It is as it is wished: whoever pressed twice, or as another did, has what they want. */
  isThere(item: Case): boolean;
}

/** Answers a proposal, once: who comes second is told what the first one did. */
function decide({ key, seen, isThere }: Decision, world: World, actor: Actor, changesOf: (item: Case) => Partial<Case> | Refusal): Outcome {
  const item = world.snapshot.of(caseList).get(key);
  if (!item) return notFound;
  if (!mayDecide(actor, item, world)) return onlyAgendaKeepers;
  if (isThere(item)) return done([]);
  if (!isUnsettled(item)) return decidedBy(item, world);
  if (seen !== item.etag) return item.state === 'parked' ? decidedBy(item, world) : changedBy(item);
  const changes = changesOf(item);
  return isRefusal(changes) ? changes : done([update(caseList, item, changes)]);
}

const isRefusal = (changes: Partial<Case> | Refusal): changes is Refusal => changes.kind === 'refused';

/** Somebody else was first: who, what they did, and when. */
function decidedBy(item: Case, { snapshot, today }: World): Refusal {
  const { changed } = changedBy(item);
  const by = changed?.by ?? '';
  const meeting = item.meeting === undefined ? undefined : snapshot.of(meetings).get(item.meeting);
  const did = phrase((language) => {
    const text = proposedCaseText[language];
    if (item.state === 'parked' || item.state === 'declined') return text[item.state];
    return meeting ? text.scheduled(shortDay(dayOf(meeting.startsAt), language, today)) : text.scheduledSoon;
  });
  const at = (language: keyof Phrase) => shortTime(item.modifiedAt, language, today);
  return refused(
    'conflict',
    {
      nb: `${by} har alt svart på denne saken, ${at('nb')}: ${did.nb}. Ingenting ble endret.`,
      nn: `${by} har alt svart på denne saka, ${at('nn')}: ${did.nn}. Ingenting vart endra.`,
      en: `${by} has already answered this case, ${at('en')}: ${did.en}. Nothing was changed.`,
    },
    changed,
  );
}

/** Whom to ask instead: the own municipality's representative where there is one, else the secretariat. */
export function onlyMembers(network: Network, actor: Actor, { snapshot, today }: World): Refusal {
  const places = seated(snapshot.of(seats).where('network', network.key), network.key, today);
  const own = actor.seats.map(({ municipality }) => municipality).find((municipality) => places.includes(municipality));
  const ask = own
    ? {
        nb: `den som representerer ${own} der, eller sekretariatet`,
        nn: `den som representerer ${own} der, eller sekretariatet`,
        en: `whoever represents ${own} there, or the secretariat`,
      }
    : { nb: 'sekretariatet', nn: 'sekretariatet', en: 'the secretariat' };
  return refused('not-allowed', {
    nb: `Bare de som er med i ${network.title}, kan melde inn saker der. Spør ${ask.nb}.`,
    nn: `Berre dei som er med i ${network.title}, kan melde inn saker der. Spør ${ask.nn}.`,
    en: `Only those who take part in ${network.title} can propose cases there. Ask ${ask.en}.`,
  });
}

const otherNetwork = refused('invalid', {
  nb: 'Møtet hører til et annet nettverk enn saken. Velg et av nettverkets egne møter.',
  nn: 'Møtet høyrer til eit anna nettverk enn saka. Vel eit av møta til nettverket.',
  en: 'The meeting belongs to another network than the case. Choose one of its own meetings.',
});

const noRoom = refused('invalid', {
  nb: 'Møtet er holdt eller avlyst, eller er en samling uten sakliste. Velg et møte som kommer.',
  nn: 'Møtet er halde eller avlyst, eller er ei samling utan sakliste. Vel eit møte som kjem.',
  en: 'The meeting has been held or cancelled, or is a gathering without an agenda. Choose a meeting to come.',
});
