import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { type Attendance, attendances, type Meeting } from '../../shared/meeting/meeting.list.ts';
import { type MinutedCase, MinutesBody } from '../../shared/minutes/minutes.body.ts';
import { networks, seats } from '../../shared/seat/seat.list.ts';
import { seated } from '../../shared/seat/seat.rules.ts';
import { earlierOf } from '../earlier.ts';
import { decisionKey } from '../new-decision.ts';
import { measureName } from '../queries.ts';
import type { World } from '../world.ts';

/** The minutes of a meeting as its rows are now: what a draft shows, and what sending freezes. Of exempt cases only number and provision. */
export function minutesOf(meeting: Meeting, world: World): MinutesBody {
  const network = world.snapshot.of(networks).get(meeting.network);
  const language = network?.language ?? 'nb';
  const agenda = minuted(meeting, world);
  const present = world.snapshot.of(attendances).where('meeting', meeting.key);
  return trimmed({
    language,
    network: network?.title ?? meeting.network,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: meeting.place,
    chair: meeting.chair,
    minuteTaker: meeting.minuteTaker,
    attendance: attendanceOf(meeting, { agenda, present }, world),
    programme: [...(meeting.programme ?? [])],
    cases: agenda.map((item) => minutedCase(item, { present, language }, world)),
  });
}

/** What stood on the agenda, in its order. One that was withdrawn with a number is there too: else the number would be missing. */
const minuted = (meeting: Meeting, { snapshot }: World): readonly Case[] =>
  snapshot
    .of(caseList)
    .where('meeting', meeting.key)
    .filter(({ state, number }) => kept.includes(state) || (state === 'withdrawn' && number !== undefined))
    .toSorted((a, b) => a.position - b.position || a.createdAt.localeCompare(b.createdAt));

const kept: readonly Case['state'][] = ['scheduled', 'treated', 'postponed'];

interface Held {
  readonly agenda: readonly Case[];
  readonly present: readonly Attendance[];
}

/** Every seat of that day, then the others who took part. */
function attendanceOf(meeting: Meeting, { agenda, present }: Held, { snapshot }: World): MinutesBody['attendance'] {
  const open = new Map(agenda.filter(({ exempt }) => !exempt).map((item) => [item.key, item.number ?? item.title]));
  const own = seated(snapshot.of(seats).where('network', meeting.network), meeting.network, dayOf(meeting.startsAt));
  const bySeat = new Map(present.map((row) => [row.seat, row]));
  const attendant = (municipality: string, row: Attendance | undefined) => ({
    municipality,
    state: row?.state ?? ('unknown' as const),
    who: row?.who,
    outOf: (row?.outOf ?? []).flatMap(({ case: key, provision }) => {
      const name = open.get(key);
      return name === undefined ? [] : [{ case: name, provision }];
    }),
  });
  const seatOf = (municipality: string) => `${meeting.network}/${municipality}`;
  const others = present.filter(({ seat }) => !own.some((municipality) => seat === seatOf(municipality)));
  return [
    ...own.map((municipality) => attendant(municipality, bySeat.get(seatOf(municipality)))),
    ...others.map((row) => attendant(row.seat.split('/')[1] ?? row.title, row)),
  ];
}

function minutedCase(item: Case, { present, language }: Pick<Held, 'present'> & Pick<MinutesBody, 'language'>, world: World): MinutedCase {
  if (item.exempt) return { key: item.key, kind: 'exempt', number: item.number, provision: item.provision };
  const { conclusion, proposal } = item;
  const asProposed = conclusion !== undefined && conclusion === proposal;
  return {
    key: item.key,
    kind: item.kind,
    number: item.number,
    title: item.title,
    measure: measureName(item.measure, language, world),
    officer: item.officer,
    earlier: earlierOf(item, world),
    outcome: item.state === 'postponed' || item.state === 'withdrawn' || item.state === 'treated' ? item.state : 'open',
    reason: item.state === 'postponed' || item.state === 'withdrawn' ? item.stateReason : undefined,
    proposal: asProposed ? undefined : proposal,
    asProposed,
    conclusion,
    weighing: item.weighing,
    dissent: present.flatMap(({ seat, title, reservations }) =>
      (reservations ?? [])
        .filter((one) => one.case === item.key)
        .map(({ case: _case, ...one }) => ({ ...one, municipality: seat.split('/')[1] ?? title })),
    ),
    followUp: followUpOf(item, world),
  };
}

function followUpOf(item: Case, { snapshot }: World): { by: 'secretariat' | 'network' | 'municipalities'; dueOn?: Day } | undefined {
  if (item.kind !== 'decision' || item.state !== 'treated') return undefined;
  const decision = snapshot.of(decisions).get(decisionKey(item));
  const by = decision?.followUpBy ?? item.followUpBy;
  if (by === 'nobody') return undefined;
  return { by, ...(by === 'municipalities' && decision?.dueOn && { dueOn: decision.dueOn }) };
}

/** As it comes back from the list, where what is not there is not written: so that two can be compared. */
const trimmed = (body: MinutesBody): MinutesBody => MinutesBody.parse(JSON.parse(JSON.stringify(body)));
