import { type Case, cases } from '../../shared/case/case.list.ts';
import { addDays, addMinutes, type Day, day, type Instant, osloInstant } from '../../shared/day.ts';
import { type Decision, decisions } from '../../shared/decision/decision.list.ts';
import { type FollowUp, followUps } from '../../shared/follow-up/follow-up.list.ts';
import { type HistoryEntry, history } from '../../shared/history/history.list.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { type Measure, measures } from '../../shared/measure/measure.list.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { municipalities } from '../../shared/region/municipalities.ts';
import { networks, seats } from '../../shared/seat/seat.list.ts';
import { aCase, aChange, aDecision, aFollowUp, aMeasure, aMeeting, aNetwork, aSeat } from '../support/rows.ts';

export type Rows = ReadonlyMap<List, readonly RowMeta[]>;

const bodies = ['KDU', 'OPPVEKST', 'HO', 'TEKNISK', 'HR', 'IKT', 'PLAN', 'BARNEVERN'];
const casesEach = 10;
const first = day('2017-01-10');
const meetingsAYear = 60;

/** The day after the last meeting of so many years. */
export const after = (years: number): Day => addDays(first, Math.ceil(years * 365) + 7);
/** The meeting that is drafted: HR's next. */
export const nextMeeting = (years: number): Meeting =>
  aMeeting({
    key: 'HR/neste',
    network: 'HR',
    state: 'planned',
    ...times(addDays(after(years), 21)),
    noticeAt: osloInstant(addDays(after(years), 14), '08:30'),
  });

const times = (on: Day): { startsAt: Instant; endsAt: Instant } => ({
  startsAt: osloInstant(on, '09:00'),
  endsAt: osloInstant(on, '12:00'),
});

/**
 * A region that has met sixty times a year: ten cases a meeting, three decisions among them, one of which all municipalities follow up.
 * Some cases were not reached, some wait, some measures turn; and every change has its line of history.
 */
export function regionOf(years: number): Rows {
  const held = Array.from({ length: years * meetingsAYear }, (_, index) => meeting(index));
  const treated = held.flatMap(({ key, network }, index) =>
    Array.from({ length: casesEach }, (_, place) => aCaseOf({ key, network }, index, place, held.length)),
  );
  const decided = treated
    .filter(({ kind, state }) => kind === 'decision' && state === 'treated')
    .map((item, index) => decisionOf(item, index, held));
  const answers = decided.filter(({ followUpBy }) => followUpBy === 'municipalities').flatMap(answersTo);
  const work = bodies.flatMap((network) => Array.from({ length: 8 }, (_, index) => measureOf(network, index, years)));
  return new Map<List, readonly RowMeta[]>([
    [networks, bodies.map((key) => aNetwork({ key }))],
    [meetings, [...held, nextMeeting(years)]],
    [cases, treated],
    [decisions, decided],
    [followUps, answers],
    [measures, work],
    [
      history,
      [
        ...treated.flatMap((item) => changesOf('Cases', item, 3)),
        ...decided.flatMap((item) => changesOf('Decisions', item, 2)),
        ...answers.flatMap((item) => changesOf('FollowUps', item, 2)),
        ...work.flatMap((item) => turns(item, years)),
      ],
    ],
  ]);
}

function meeting(index: number): Meeting {
  const network = bodies[index % bodies.length] ?? 'HR';
  const on = addDays(first, Math.floor((index * 365) / meetingsAYear));
  return aMeeting({
    key: `${network}/${index}`,
    itemId: String(index),
    network,
    state: 'approved',
    ...times(on),
    noticeAt: osloInstant(addDays(on, -7), '08:30'),
  });
}

function aCaseOf(held: Pick<Meeting, 'key' | 'network'>, index: number, place: number, of: number): Case {
  const key = `${held.key}/${place}`;
  const recent = index > of - 2 * bodies.length;
  const state = place === 9 ? (index % 3 === 0 ? 'parked' : 'treated') : place === 8 && recent ? 'postponed' : 'treated';
  const before = index - bodies.length;
  return aCase({
    key,
    itemId: String(index * casesEach + place),
    title: `Sak ${place} av møte ${index}`,
    meeting: state === 'parked' && recent ? undefined : held.key,
    network: held.network,
    position: place + 1,
    kind: place < 3 ? 'decision' : place < 7 ? 'discussion' : 'information',
    state: state === 'parked' && !recent ? 'declined' : state,
    conclusion: state === 'treated' ? 'Nettverket slutter seg til forslaget.' : undefined,
    measure: `${held.network}${index % 8}`,
    followUpBy: place === 0 ? 'municipalities' : place === 1 ? 'network' : 'nobody',
    // One matter in three returns.
    earlier: place % 3 === 0 && before >= 0 ? [`${held.network}/${before}/${place}`] : undefined,
    minutes: 20,
  });
}

function decisionOf(item: Case, index: number, held: readonly Meeting[]): Decision {
  const at = held.find(({ key }) => key === item.meeting)?.startsAt ?? osloInstant(first, '09:00');
  const open = item.followUpBy !== 'nobody' && index % 4 === 0;
  return aDecision({
    key: `${item.key}/1`,
    itemId: String(index),
    caseKey: item.key,
    meeting: item.meeting ?? '',
    network: item.network,
    measure: item.measure,
    decidedAt: at,
    followUpBy: item.followUpBy,
    state: open ? 'open' : 'closed',
  });
}

const answersTo = (decision: Decision): FollowUp[] =>
  municipalities.map(({ key }, index) =>
    aFollowUp({
      key: `${decision.key}/${key}`,
      decision: decision.key,
      network: decision.network,
      seat: `${decision.network}/${key}`,
      municipality: key,
      measure: decision.measure,
      state: decision.state === 'open' && index === 0 ? 'stuck' : 'done',
      answeredAt: addMinutes(decision.decidedAt, 60 * 24 * (20 + index)),
    }),
  );

const measureOf = (network: string, index: number, years: number): Measure =>
  aMeasure({
    key: `${network}${index}`,
    itemId: `${network}${index}`,
    title: `Tiltak ${index}`,
    network,
    phase: 'running',
    status: 'watch',
    statusSince: addDays(after(years), -index * 30),
  });

const changesOf = (listName: string, row: RowMeta & { measure: string | undefined; network: string }, count: number): HistoryEntry[] =>
  Array.from({ length: count }, (_, index) =>
    aChange({
      key: `${listName}/${row.key}/${index}`,
      listName,
      rowKey: row.key,
      measure: row.measure ?? '',
      network: row.network,
      at: row.createdAt,
      before: null,
      after: {},
    }),
  );

/** Its status turns four times a year. */
const turns = ({ key, network }: Measure, years: number): HistoryEntry[] =>
  Array.from({ length: years * 4 }, (_, index) =>
    aChange({
      key: `Measures/${key}/${index}`,
      rowKey: key,
      measure: key,
      network,
      at: osloInstant(addDays(after(years), -3 - index * 91), '10:00'),
      before: { phase: 'running', status: index % 2 === 0 ? 'onTrack' : 'watch' },
      after: { phase: 'running', status: index % 2 === 0 ? 'watch' : 'onTrack' },
    }),
  );

export const heldMeeting = aMeeting({ key: 'HR/holdt', state: 'held', place: 'Rådhuset', chair: 'Notodden', ...times(day('2027-01-14')) });

const said = 'Kommunene tar i bruk den felles rutinen innen 1. februar, og hver kommune sier fra til sine egne ledere. ';

/** A meeting of fifteen cases, each with a proposal and a conclusion that differs from it. */
export const heldRows: Rows = new Map<List, readonly RowMeta[]>([
  [networks, [aNetwork({ title: 'HR-nettverket' })]],
  [seats, municipalities.map(({ key }) => aSeat({ municipality: key }))],
  [meetings, [heldMeeting]],
  [
    cases,
    Array.from({ length: 15 }, (_, index) =>
      aCase({
        key: `${heldMeeting.key}/${index}`,
        meeting: heldMeeting.key,
        number: `0${10 + index}/27`,
        title: `Felles rutine nummer ${index} for mottak av nyansatte`,
        position: index + 1,
        kind: index % 3 === 0 ? 'decision' : 'discussion',
        state: 'treated',
        proposal: said.repeat(3),
        conclusion: said.repeat(4),
        weighing: said,
        followUpBy: index % 3 === 0 ? 'secretariat' : 'nobody',
      }),
    ),
  ],
]);
