import { workingDaysBefore } from '../../shared/calendar.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { numberKey } from '../../shared/case/case.rules.ts';
import { addDays, type Day, osloInstant } from '../../shared/day.ts';
import { exemptContents } from '../../shared/exempt/exempt.list.ts';
import { neutralTitle, reviewDays } from '../../shared/exempt/exempt.rules.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import type { AgendaFile } from '../../shared/meeting/agenda-file.ts';
import { attachments, attendances, meetings } from '../../shared/meeting/meeting.list.ts';
import { lastPositions } from '../../shared/meeting/meeting.rules.ts';
import { municipalities, type Network, networks, seats } from '../../shared/seat/seat.list.ts';
import { networkNamed } from '../../shared/seat/seat.rules.ts';
import type { World } from '../world.ts';
import { create, type Write } from '../write.ts';

/** Where the agenda is to lie: by default in the network that the file names, on the day it names. */
export interface ImportWish {
  readonly network: string | undefined;
  readonly date: Day | undefined;
}

/**
 * The rows of an agenda file, or why it cannot be taken in, in English. Moved to another day its numbers and attendance are
 * dropped, and numbers are given at the notice; not moved and past, it is a held meeting with its numbers.
 * The keys come from the network, day and time, so that the same file twice is nothing new.
 */
export function agendaRows(
  file: AgendaFile,
  wish: ImportWish,
  world: World,
): { meeting: string; writes: readonly Write[] } | { mistakes: readonly string[] } {
  const { snapshot, now } = world;
  const all = snapshot.of(networks).all;
  const network = networkNamed(all, wish.network ?? file.body);
  if (!network)
    return { mistakes: [`body: no network is called ${wish.network ?? file.body}; known are ${all.map(({ key }) => key).join(', ')}`] };
  const unknown = file.cases.flatMap(({ measure }, index) =>
    measure !== undefined && !snapshot.of(measures).has(measure) ? [`cases.${index}.measure: no measure is called ${measure}`] : [],
  );
  const on = wish.date ?? file.date;
  const held = on === file.date && osloInstant(on, file.end) <= now;
  const key = `${network.key}/${on}/${file.start.replace(':', '.')}`;
  const mistakes = [
    ...unknown,
    ...strangers(file, world),
    ...unknownEarlier(file, network, world),
    ...(held ? takenNumbers(key, file, network, world) : []),
  ];
  if (mistakes.length > 0) return { mistakes };
  return {
    meeting: key,
    // The meeting comes last: one that is seen without its cases would be given the network's fixed ones.
    writes: [
      ...exemptRows(key, file, { network, on, held }, world),
      ...caseRows(key, file, { network, on, held }, world),
      ...attachmentRows(key, file),
      ...(held ? attendanceRows(key, file, network, world) : []),
      meetingRow(key, file, { network, on, held }, world),
    ],
  };
}

/** `022/14` of HR is `HR/2014/022`; numbers of the last century are not met. */
function keyOfNumber(network: string, number: string): string {
  const [serial, year] = number.split('/').map(Number);
  return numberKey(network, 2000 + (year ?? 0), serial ?? 0);
}

/** What cannot be found again would be lost without a word: the earlier agenda is to be imported first. */
function unknownEarlier(file: AgendaFile, { key }: Network, { snapshot }: World): readonly string[] {
  return file.cases.flatMap(({ earlier }, index) =>
    earlier.flatMap((number, place) =>
      snapshot.of(caseList).where('numberKey', keyOfNumber(key, number)).length === 0
        ? [`cases.${index}.earlier.${place}: ${key} has no case ${number}; import the agenda it is in first, or leave it out`]
        : [],
    ),
  );
}

/** Numbers are never used again. */
function takenNumbers(meeting: string, file: AgendaFile, { key }: Network, { snapshot }: World): readonly string[] {
  return file.cases.flatMap(({ number }, index) => {
    if (number === null) return [];
    const other = snapshot
      .of(caseList)
      .where('numberKey', keyOfNumber(key, number))
      .find((item) => item.key !== keyOfCase(meeting, index));
    return other ? [`cases.${index}.number: ${number} is the number of another case of ${key} already`] : [];
  });
}

/** A misspelt municipality would be taken for one that is not registered. */
function strangers(file: AgendaFile, { snapshot }: World): readonly string[] {
  const named = [
    ...file.present.map((name, index) => [`present.${index}`, name]),
    ...file.absent.map((name, index) => [`absent.${index}`, name]),
    ...(file.chair === undefined ? [] : [['chair', file.chair]]),
  ];
  const unknown = named
    .filter(([, name = '']) => !snapshot.of(municipalities).has(name))
    .map(([place, name]) => `${place}: the region has no municipality called ${name}`);
  return unknown;
}

interface Place {
  readonly network: Network;
  readonly on: Day;
  readonly held: boolean;
}

function meetingRow(key: string, file: AgendaFile, { network, on, held }: Place, { calendar }: World): Write {
  return create(meetings, {
    key,
    title: `${network.title} ${on}`,
    network: network.key,
    kind: 'meeting',
    startsAt: osloInstant(on, file.start),
    endsAt: osloInstant(on, file.end),
    state: held ? 'held' : 'planned',
    noticeAt: osloInstant(workingDaysBefore(calendar, on, network.noticeDays), '08:30'),
    place: file.place,
    chair: file.chair,
  });
}

/** What every meeting ends with stays last, whatever is added. */
const closing = /^(eventuelt|felles bord)$/i;

function positionOf(file: AgendaFile, index: number): number {
  const first = file.cases.findLastIndex(({ title }) => !closing.test(title.trim())) + 1;
  return index < first ? index + 1 : lastPositions + index - first;
}

function caseRows(key: string, file: AgendaFile, { network, held }: Place, { snapshot }: World): Write[] {
  return file.cases.map((item, index) => {
    const number = held ? (item.number ?? undefined) : undefined;
    const caseKey = keyOfCase(key, index);
    return create(caseList, {
      key: caseKey,
      title: item.exempt ? neutralTitle : item.title,
      meeting: key,
      network: network.key,
      number,
      numberKey: number === undefined ? caseKey : keyOfNumber(network.key, number),
      unnumbered: item.number === null,
      position: positionOf(file, index),
      kind: item.kind,
      followUpBy: item.followUpBy,
      minutes: item.minutes,
      measure: item.measure,
      officer: item.officer,
      earlier: earlierOf(item.earlier, network, snapshot),
      ...(!item.exempt && { information: item.information, proposal: item.proposal }),
      state: 'scheduled',
      addedLate: false,
      exempt: item.exempt !== undefined,
      provision: item.exempt,
    });
  });
}

function earlierOf(numbers: readonly string[], { key }: Network, snapshot: World['snapshot']): string[] | undefined {
  const found = numbers.flatMap((number) =>
    snapshot
      .of(caseList)
      .where('numberKey', keyOfNumber(key, number))
      .map((item) => item.key),
  );
  return found.length > 0 ? found : undefined;
}

const keyOfCase = (meeting: string, index: number) => `${meeting}/${String(index + 1).padStart(2, '0')}`;

/** What is exempt lies in the restricted site: read by the network's seats and the secretariat until somebody says otherwise. */
function exemptRows(key: string, file: AgendaFile, { network }: Place, { now, today }: World): Write[] {
  const laid = {
    title: neutralTitle,
    ...{ network: network.key, meeting: key, readers: { secretariat: true, seats: 'network' as const } },
    ...{ setBy: 'import', setAt: now, reviewOn: addDays(today, reviewDays) },
  };
  return [
    ...file.cases.flatMap(({ exempt, title: heading, information, proposal }, index) =>
      exempt === undefined
        ? []
        : [create(exemptContents, { ...laid, key: keyOfCase(key, index), kind: 'case', heading, information, proposal })],
    ),
    ...file.attachments.flatMap(({ exempt, number, title: heading, url }) =>
      exempt === undefined ? [] : [create(exemptContents, { ...laid, key: `${key}/vedlegg/${number}`, kind: 'attachment', heading, url })],
    ),
  ];
}

function attachmentRows(key: string, file: AgendaFile): Write[] {
  return file.attachments.map((attachment) =>
    create(attachments, {
      key: `${key}/vedlegg/${attachment.number}`,
      title: attachment.exempt ? neutralTitle : attachment.title,
      meeting: key,
      caseKey: keyOfCase(
        key,
        file.cases.findIndex(({ number }) => number === attachment.case),
      ),
      number: attachment.number,
      url: attachment.exempt ? undefined : attachment.url,
      sentLater: attachment.sentLater,
      exempt: attachment.exempt !== undefined,
      provision: attachment.exempt,
    }),
  );
}

/** A seat that the file does not name is not registered: that is not the same as absent. */
function attendanceRows(key: string, file: AgendaFile, network: Network, { snapshot }: World): Write[] {
  return snapshot
    .of(seats)
    .where('network', network.key)
    .map(({ key: seat, municipality }) => {
      const state = file.present.includes(municipality) ? 'present' : file.absent.includes(municipality) ? 'absent' : 'unknown';
      return create(attendances, { key: `${key}/${seat}`, title: municipality, meeting: key, seat, state });
    });
}
