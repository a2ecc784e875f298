import { absences } from '../../shared/absence/absence.list.ts';
import { type Away, awayBy } from '../../shared/absence/absence.rules.ts';
import { workingDaysBefore } from '../../shared/calendar.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import { invitationText } from '../../shared/invitation/invitation.text.ts';
import { type Attendance, attendances, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { isHeld } from '../../shared/meeting/meeting.rules.ts';
import { networks, type Person, people, seats, seatTerms } from '../../shared/seat/seat.list.ts';
import { answering, holds, representative } from '../../shared/seat/seat.rules.ts';
import type { CalendarEvent, EventAnswer } from '../ports.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';

/** What the calendar should say of a meeting. */
export interface WantedInvitation {
  /** The meeting's. */
  readonly key: string;
  readonly event: CalendarEvent;
  /** What those who were invited are told when the meeting has been called off. */
  readonly cancelled: string | undefined;
  /** Whether the answers are worth reading: from the notice on, and on the working day before in any case. */
  readonly watched: boolean;
}

/** The addresses to meet at that Veven's own event has given a meeting: they are not a person's choice of where to meet. */
export type OwnLinks = (meeting: string) => readonly (string | undefined)[];

/** The events that should stand: one for each coming meeting of a network, from when it is planned. What has begun is left alone. */
export function invitations(world: World, own: OwnLinks = () => []): WantedInvitation[] {
  const { snapshot, now, today, calendar } = world;
  const all = snapshot.of(meetings).all.filter((meeting) => meeting.startsAt > now && !isHeld(meeting));
  const away = awayBy(snapshot.of(absences).all);
  return all.flatMap((meeting): WantedInvitation[] => {
    const network = snapshot.of(networks).get(meeting.network);
    if (!network) return [];
    const text = invitationText[network.language];
    const { state, stateReason } = meeting;
    const given = own(meeting.key).includes(meeting.joinUrl) ? undefined : meeting.joinUrl;
    const isTeams = meeting.place === undefined || /\bteams\b/i.test(meeting.place);
    return [
      {
        key: meeting.key,
        event: {
          subject: text[meeting.kind](network.title),
          text: text.page(world.link(`/meetings/${encodeURIComponent(meeting.key)}`)),
          startsAt: meeting.startsAt,
          endsAt: meeting.endsAt,
          // A room and a link of one's own: both are told.
          place: [isTeams && given ? undefined : meeting.place, given].filter(Boolean).join(' · ') || undefined,
          online: isTeams && given === undefined,
          attendees: attendeesOf(meeting, away, world),
        },
        cancelled: state !== 'cancelled' ? undefined : stateReason ? text.cancelledBecause(stateReason) : text.cancelled,
        watched: (state === 'noticed' && meeting.noticeAt <= now) || today === workingDaysBefore(calendar, dayOf(meeting.startsAt), 1),
      },
    ];
  });
}

/** For each seat who comes for it, and who leads the network: each address once, by name. */
function attendeesOf(meeting: Meeting, away: Away, world: World): CalendarEvent['attendees'] {
  const { snapshot } = world;
  const on = dayOf(meeting.startsAt);
  const coming = [...comingBySeat(meeting, away, world).values()];
  const leading = snapshot
    .of(seatTerms)
    .all.filter(({ seat, part, ...term }) => part === 'chair' && seat.startsWith(`${meeting.network}/`) && holds(term, on))
    .map(({ person }) => person);
  const found = [...coming, ...leading].flatMap((key) => withAddress(snapshot.of(people).get(key), on));
  return [...new Map(found.map((one) => [one.email.toLowerCase(), one])).values()].toSorted(
    (a, b) => a.name.localeCompare(b.name, 'nb') || a.email.localeCompare(b.email),
  );
}

function withAddress(person: Person | undefined, on: Day): CalendarEvent['attendees'] {
  if (!person?.email || (person.leftOn !== undefined && person.leftOn < on)) return [];
  return [{ name: person.title, email: person.email }];
}

/** Who comes for each seat: who answers for it that day, or the deputy when the representative has said that they cannot. */
function comingBySeat(meeting: Meeting, away: Away, { snapshot }: World): ReadonlyMap<string, string> {
  const on = dayOf(meeting.startsAt);
  const rows = snapshot.of(attendances).where('meeting', meeting.key);
  const coming = snapshot
    .of(seats)
    .where('network', meeting.network)
    .filter((seat) => holds(seat, on))
    .flatMap(({ key }) => {
      const terms = snapshot.of(seatTerms).where('seat', key);
      const row = rows.find(({ seat }) => seat === key);
      const own = representative(terms, key, on);
      const staysAway = row?.state === 'absent' || row?.state === 'deputy' || row?.state === 'other';
      const named = staysAway && terms.find(({ person }) => isNamed(person, row, snapshot.of(people).get(person)?.title));
      if (named) return [[key, named.person] as const];
      // Whoever stays away, or cannot step in, is as good as absent that day: the deputy who is not comes, or nobody.
      const cannot = (person: string) => person === own || (row?.cannot ?? []).includes(person);
      const answers = answering(terms, staysAway ? (person, day) => (cannot(person) ? meeting : away(person, day)) : away, key, on);
      return answers && (!staysAway || answers.steppingIn) ? [[key, answers.person] as const] : [];
    });
  return new Map(coming);
}

const isNamed = (person: string, { who }: Attendance, name: string | undefined): boolean =>
  who !== undefined && (who === person || who === name);

/** A seat of which nobody has said whether it comes, and what whoever is expected for it has answered in the calendar. */
interface Answered {
  readonly seat: string;
  readonly row: Attendance | undefined;
  readonly declines: boolean;
}

function answered(key: string, answers: readonly EventAnswer[], world: World): readonly Answered[] {
  const { snapshot } = world;
  const meeting = snapshot.of(meetings).get(key);
  if (!meeting) return [];
  const declining = new Set(answers.filter(({ answer }) => answer === 'declined').map(({ email }) => email.toLowerCase()));
  const said = snapshot.of(attendances).where('meeting', key);
  return [...comingBySeat(meeting, awayBy(snapshot.of(absences).all), world)].flatMap(([seat, person]) => {
    const row = said.find((one) => one.seat === seat);
    const email = snapshot.of(people).get(person)?.email?.toLowerCase() ?? '';
    return row === undefined || row.state === 'unknown' ? [{ seat, row, declines: declining.has(email) }] : [];
  });
}

/** The seats whose answerer has declined in the calendar and of which nobody has said anything: to be asked about, not taken for absent. */
export const declined = (key: string, answers: readonly EventAnswer[], world: World): readonly string[] =>
  answered(key, answers, world)
    .filter(({ declines }) => declines)
    .map(({ seat }) => seat);

/**
 * A decline in the calendar as it is kept: a question to the seat, once. Who accepts afterwards takes it away, and is asked again
 * should they decline anew.
 */
export const declinedRows = (key: string, answers: readonly EventAnswer[], world: World): Write[] =>
  answered(key, answers, world).flatMap(({ seat, row, declines }): Write[] => {
    if (declines === (row?.declined !== undefined)) return [];
    const said = declines
      ? ({ declined: 'asked', declinedAt: world.now } as const)
      : ({ declined: undefined, declinedAt: undefined } as const);
    if (row) return [update(attendances, row, said)];
    const title = seat.slice(seat.indexOf('/') + 1);
    return [create(attendances, { key: `${key}/${seat}`, title, meeting: key, seat, state: 'unknown', ...said })];
  });
