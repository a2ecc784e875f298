import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { checklists, ticks } from '../../shared/checklist/checklist.list.ts';
import { heard, hearingOf } from '../../shared/checklist/checklist.rules.ts';
import { addDays, dayOf, latest } from '../../shared/day.ts';
import { attachments, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { expectedTimes, isHeld, onAgenda, sumOfMinutes } from '../../shared/meeting/meeting.rules.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import type { Language } from '../../shared/text.ts';
import { municipalitiesConcerned } from '../participants.ts';
import { channelHours, type WantedPost } from '../post.ts';
import { measureName } from '../queries.ts';
import type { World } from '../world.ts';
import { type Notice, noticeCard, noticeSummary } from './meeting.card.ts';

/** The notices that should stand: one post a meeting, from the day it goes out until the meeting is held. */
export function noticePosts(world: World): WantedPost[] {
  return world.snapshot
    .of(meetings)
    .all.filter((meeting) => meeting.noticeAt <= world.now && meeting.state !== 'planned' && meeting.state !== 'ready')
    .flatMap((meeting) => noticePost(meeting, world));
}

function noticePost(meeting: Meeting, world: World): WantedPost[] {
  const network = world.snapshot.of(networks).get(meeting.network);
  if (!network) return [];
  const notice = noticeOf(meeting, network.language, world);
  return [
    {
      key: `notice/${meeting.key}`,
      to: { network: network.key },
      card: {
        data: notice,
        language: network.language,
        render: () => noticeCard(notice, network.language, world),
        summary: noticeSummary(notice, network.language),
      },
      state: meeting.state === 'noticed' || isAwaiting(meeting, notice, world) ? 'standing' : 'finished',
      // A meeting that is planned after its notice was due is announced from when it was planned: it too can still be stopped.
      from: latest(meeting.noticeAt, meeting.createdAt),
      until: meeting.endsAt,
      hours: channelHours,
    },
  ];
}

/** Conclusions may still be written from the notice for some weeks after the meeting. */
const isAwaiting = (meeting: Meeting, { concluded }: Notice, { today }: World): boolean =>
  meeting.state === 'held' && concluded !== 'all' && addDays(dayOf(meeting.endsAt), 30) >= today;

/** What a notice shows. Exempt titles are neutral here already: what is exempt never reaches a card's data. */
function noticeOf(meeting: Meeting, language: Language, world: World): Notice {
  const { snapshot } = world;
  const agenda = onAgenda(snapshot.of(caseList).where('meeting', meeting.key));
  const times = expectedTimes(meeting.startsAt, agenda);
  const papers = snapshot.of(attachments).where('meeting', meeting.key);
  return {
    meeting: meeting.key,
    network: snapshot.of(networks).get(meeting.network)?.title ?? meeting.network,
    state: meeting.state === 'cancelled' ? 'cancelled' : isHeld(meeting) ? 'held' : 'coming',
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: meeting.place,
    chair: meeting.chair,
    sum: sumOfMinutes(agenda),
    // While the meeting runs the post is let be: an edit would sweep away the form that somebody writes in.
    concluded: isHeld(meeting) ? concludedOf(agenda) : 'none',
    // Once the meeting runs, what changes are conclusions: they have a post of their own.
    changedAt: world.now < meeting.startsAt ? changedAt(meeting, agenda) : undefined,
    cases: agenda.map((item) => ({
      number: item.number,
      title: openTitle(item),
      measure: measureName(item.measure, language, world),
      kind: item.kind,
      minutes: item.minutes,
      expectedAt: times.get(item.key),
      addedLate: item.addedLate,
      line: lineHeard(item.key, item.followUpBy === 'municipalities' && item.kind === 'decision', item, world),
      attachments: papers
        .filter(({ caseKey }) => caseKey === item.key)
        .toSorted((a, b) => a.number - b.number)
        .map(({ number, sentLater, exempt }) => ({ number, sentLater, exempt })),
    })),
  };
}

function concludedOf(agenda: readonly Case[]): Notice['concluded'] {
  const open = agenda.filter(({ exempt }) => !exempt);
  const treated = open.filter(({ state }) => state === 'treated').length;
  return treated === 0 ? 'none' : treated === open.length ? 'all' : 'some';
}

/** Only changes after the notice went out are worth a line: the latest of them. */
function changedAt(meeting: Meeting, agenda: readonly Pick<Case, 'modifiedAt' | 'changedVia' | 'editor'>[]) {
  const changes = agenda.filter(
    ({ changedVia, editor, modifiedAt }) => (changedVia !== 'veven' || !editor.app) && modifiedAt > meeting.noticeAt,
  );
  return changes.length === 0 ? undefined : changes.map(({ modifiedAt }) => modifiedAt).reduce(latest);
}

export function lineHeard(caseKey: string, asked: boolean, about: { network: string; measure: string | undefined }, world: World) {
  const checklist = world.snapshot.of(checklists).get(hearingOf(caseKey));
  if (!asked || !checklist) return undefined;
  return heard(world.snapshot.of(ticks).where('checklist', checklist.key), municipalitiesConcerned(about, world));
}
