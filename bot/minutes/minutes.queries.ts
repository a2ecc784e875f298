import { type Actor, mayAnswerFor, mayKeepAgenda } from '../../shared/access.ts';
import { dayOf } from '../../shared/day.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { isHeld } from '../../shared/meeting/meeting.rules.ts';
import type { CommentsView, MinutesView } from '../../shared/minutes/minutes.api.ts';
import { differences } from '../../shared/minutes/minutes.differences.ts';
import { type Minutes, minutes, minutesComments } from '../../shared/minutes/minutes.list.ts';
import { exemptInMinutes, outlineOf } from '../../shared/minutes/minutes.outline.ts';
import {
  countComments,
  latestVersion,
  mayReadMinutes,
  maySeeComments,
  takesComments,
  workingDaysOn,
} from '../../shared/minutes/minutes.rules.ts';
import { seats } from '../../shared/seat/seat.list.ts';
import { seated } from '../../shared/seat/seat.rules.ts';
import { settings } from '../../shared/setting/setting.list.ts';
import { settingsOf } from '../../shared/setting/setting.rules.ts';
import { VevenError } from '../error.ts';
import { disclosedIn, editionsOf } from '../exempt-content.ts';
import type { Download, Query } from '../feature.ts';
import { networkTitle } from '../queries.ts';
import { shownNow } from '../shown-minutes.ts';
import type { World } from '../world.ts';
import { minutesOf } from './minutes.body.ts';
import { seenOf } from './minutes.commands.ts';

/** What a reader asks for: a meeting's minutes, and perhaps an earlier version, and of a file which edition. */
interface Wish {
  readonly key?: string;
  readonly version?: string;
  readonly edition?: string;
}

const answer = (world: World, actor: Actor, wish: Wish): MinutesView | undefined => {
  const found = findMinutes(world, actor, wish);
  return found && view(found, actor, world);
};

export const minutesQueries: readonly Query[] = [
  { path: '/meetings/:key/minutes', answer },
  { path: '/meetings/:key/minutes/:version', answer },
];

/** The same as a file. There is none before the meeting is held. */
export const minutesDownload: Download = {
  path: '/meetings/:key/minutes',
  answer: (world, actor, wish: Wish) => {
    const found = findMinutes(world, actor, wish);
    if (!found || !isHeld(found.meeting)) return undefined;
    const { shown, meeting } = found;
    const body = shown ? shownNow(shown.body, world) : minutesOf(meeting, world);
    const disclosed = disclosedIn({ edition: wish.edition, exempt: exemptInMinutes(body) }, actor, world);
    return { ...outlineOf(body, shown ?? 'draft', disclosed), ...(shown && { at: shown.sentAt }) };
  },
};

interface Found {
  readonly meeting: Meeting;
  readonly versions: readonly Minutes[];
  readonly last: Minutes | undefined;
  /** The version that was asked for; nothing for a draft. */
  readonly shown: Minutes | undefined;
}

function findMinutes({ snapshot }: World, actor: Actor, { key = '', version }: Wish): Found | undefined {
  const meeting = snapshot.of(meetings).get(key);
  if (!meeting) return undefined;
  if (!mayReadMinutes(actor, meeting.network))
    throw new VevenError('not-allowed', 'minutes are for those who sit in the network', { userText: notYours });
  const versions = snapshot
    .of(minutes)
    .where('meeting', key)
    .toSorted((a, b) => b.version - a.version);
  const last = latestVersion(versions);
  const shown = version === undefined ? last : versions.find((one) => String(one.version) === version);
  return version !== undefined && !shown ? undefined : { meeting, versions, last, shown };
}

function view({ meeting, versions, last, shown }: Found, actor: Actor, world: World): MinutesView {
  const { snapshot, today, calendar } = world;
  const { minutesDays, commentDays } = settingsOf(snapshot.of(settings).all);
  const held = isHeld(meeting);
  const keeps = mayKeepAgenda(actor, meeting) && held;
  const current = held && (keeps || !last) ? minutesOf(meeting, world) : undefined;
  const sendBy = workingDaysOn(calendar, dayOf(meeting.endsAt), minutesDays);
  const isLast = shown !== undefined && shown === last;
  const body = shown ? shownNow(shown.body, world) : current;
  const approvedIn = shown?.approvedIn === undefined ? undefined : snapshot.of(meetings).get(shown.approvedIn);
  return {
    meeting: { key: meeting.key, networkTitle: networkTitle(meeting.network, world), startsAt: meeting.startsAt },
    state: shown ? (isLast ? shown.state : 'replaced') : held ? 'draft' : 'none',
    version: shown?.version,
    body,
    editions: editionsOf(body ? exemptInMinutes(body) : [], actor, world),
    seen: keeps && current ? seenOf(current) : undefined,
    sendBy,
    late: actor.secretariat && held && !last && today > sendBy,
    commentsUntil: workingDaysOn(calendar, today, commentDays),
    note: shown?.note,
    sentAt: shown?.sentAt,
    approved: shown?.lockedAt && {
      at: shown.lockedAt,
      meeting: approvedIn && { key: approvedIn.key, startsAt: approvedIn.startsAt },
    },
    versions: versions.map(({ version, sentAt, note }) => ({ version, sentAt, note })),
    comments: isLast ? commentsView(shown, meeting, actor, world) : undefined,
    changed: keeps && current && isLast ? differences(shown.body, current, actor.language) : [],
    may: {
      send: keeps && !last,
      correct: keeps && isLast,
      approve: actor.secretariat && isLast && shown.state === 'sent' && !takesComments(shown, today),
    },
  };
}

function commentsView(shown: Minutes, meeting: Meeting, actor: Actor, { snapshot, today }: World): CommentsView {
  const all = snapshot.of(minutesComments).where('minutes', shown.key);
  const part = actor.seats.find(({ network, seat }) => network === meeting.network && mayAnswerFor(actor, seat));
  const own = part && all.find(({ seat }) => seat === part.seat);
  const visible = maySeeComments(actor, meeting) ? all : all.filter(({ seat }) => seat === part?.seat);
  return {
    key: shown.key,
    by: shown.commentsBy,
    open: takesComments(shown, today),
    of: seated(snapshot.of(seats).where('network', meeting.network), meeting.network, dayOf(meeting.startsAt)).length,
    ...countComments(all),
    mine: part && { municipality: part.municipality, state: own?.state, comment: own?.comment, seen: own?.answeredAt ?? '' },
    shown: visible.flatMap(({ seat, comment, answeredAt }) =>
      comment === undefined ? [] : [{ municipality: seat.split('/')[1] ?? seat, comment, at: answeredAt }],
    ),
  };
}

const notYours = {
  nb: 'Referatet kan leses av dem som har en plass i nettverket, og av sekretariatet. Spør sekretariatet.',
  nn: 'Referatet kan lesast av dei som har ein plass i nettverket, og av sekretariatet. Spør sekretariatet.',
  en: 'The minutes can be read by those who have a seat in the network and by the secretariat. Ask the secretariat.',
};
