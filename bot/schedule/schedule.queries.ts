import { localDates } from '../../shared/absence/absence.list.ts';
import { mayKeepAgenda } from '../../shared/access.ts';
import { dayOf } from '../../shared/day.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { isHeld } from '../../shared/meeting/meeting.rules.ts';
import { yearWheel as seeds } from '../../shared/region/year-wheel.ts';
import type { CalendarFile, MeetingSchedule, Schedule } from '../../shared/schedule/schedule.api.ts';
import { inCommonOn } from '../../shared/schedule/schedule.rules.ts';
import { type WheelEntry, yearWheel } from '../../shared/schedule/year-wheel.list.ts';
import { municipalities, networks, seats, seatTerms } from '../../shared/seat/seat.list.ts';
import { members, seated } from '../../shared/seat/seat.rules.ts';
import type { Language } from '../../shared/text.ts';
import type { Query } from '../feature.ts';
import { networkNames, networkTitle } from '../queries.ts';
import type { World } from '../world.ts';
import { type CalendarMeeting, calendarFile, isInYear } from './calendar-file.ts';

const planning: Query = {
  path: '/schedule',
  answer: (world, { language }): Schedule => {
    const { snapshot, now, today } = world;
    const names = networkNames(world);
    const inCommon = inCommonOn(snapshot.of(seatTerms).all, today);
    return {
      networks: names.map(({ key, title }) => ({ key, title, seated: seatedIn(key, world), lastChair: lastChair(key, world) })),
      municipalities: members(snapshot.of(municipalities).all, today).map(({ key }) => key),
      meetings: snapshot
        .of(meetings)
        .all.filter(({ state, endsAt }) => state !== 'cancelled' && endsAt > now)
        .map(({ key, network, startsAt, endsAt, state }) => ({ key, network, startsAt, endsAt, state })),
      localDates: snapshot
        .of(localDates)
        .all.filter(({ from, to = from, withdrawn }) => !withdrawn && to >= today)
        .map(({ key, municipality, kind, from, to }) => ({ key, municipality, kind, from, to })),
      wheel: snapshot
        .of(yearWheel)
        .all.filter(({ withdrawn }) => !withdrawn)
        .toSorted((a, b) => a.from.localeCompare(b.from) || a.title.localeCompare(b.title, 'nb'))
        .map((entry) => ({
          key: entry.key,
          etag: entry.etag,
          title: wheelTitle(entry, language),
          from: entry.from,
          to: entry.to,
          network: entry.network,
          note: entry.note,
          keepFree: entry.keepFree,
        })),
      inCommon: names
        .flatMap(({ key }, index) => names.slice(index + 1).map((other) => ({ networks: [key, other.key] as const })))
        .map(({ networks: [one, other] }) => ({ networks: [one, other] as const, people: inCommon(one, other) }))
        .filter(({ people }) => people > 0),
    };
  },
};

const seatedIn = (network: string, { snapshot, today }: World): readonly string[] =>
  seated(snapshot.of(seats).where('network', network), network, today);

const lastChair = (network: string, { snapshot }: World): string | undefined =>
  snapshot
    .of(meetings)
    .where('network', network)
    .filter(({ chair, state }) => chair !== undefined && state !== 'cancelled')
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
    .at(-1)?.chair;

/** What every region starts from is said in the reader's language until somebody has written it otherwise. */
function wheelTitle({ key, title }: WheelEntry, language: Language): string {
  const seed = seeds.find((one) => one.key === key);
  return seed?.title.nb === title ? seed.title[language] : title;
}

const ofMeeting: Query = {
  path: '/meetings/:key/schedule',
  answer: (world, actor, { key = '' }): MeetingSchedule | undefined => {
    const meeting = world.snapshot.of(meetings).get(key);
    if (!meeting) return undefined;
    const changeable = mayKeepAgenda(actor, meeting) && !isHeld(meeting) && meeting.state !== 'cancelled';
    return {
      etag: meeting.etag,
      joinUrl: meeting.joinUrl,
      minuteTaker: meeting.minuteTaker,
      programme: meeting.programme ?? [],
      reason: meeting.stateReason,
      seated: seatedIn(meeting.network, world),
      may: { move: changeable && meeting.startsAt > world.now, cancel: changeable, edit: changeable },
    };
  },
};

const meetingInCalendar: Query = {
  path: '/meetings/:key/calendar',
  answer: (world, { language }, { key = '' }): CalendarFile | undefined => {
    const meeting = world.snapshot.of(meetings).get(key);
    if (!meeting) return undefined;
    const name = `${networkTitle(meeting.network, world)} ${dayOf(meeting.startsAt)}`;
    return calendarFile([inCalendar(meeting, world)], { name, language });
  },
};

/** A network's whole year, or everybody's, `HR/2027`: cancelled meetings too, so that a calendar strikes them out. */
const yearInCalendar: Query = {
  path: '/calendar/:key',
  answer: (world, { language }, { key = '' }): CalendarFile | undefined => {
    const [network = '', year = ''] = key.split('/');
    const whole = network === everyNetwork;
    if (!/^\d{4}$/.test(year) || (!whole && !world.snapshot.of(networks).has(network))) return undefined;
    const found = world.snapshot
      .of(meetings)
      .all.filter((meeting) => (whole || meeting.network === network) && isInYear(meeting, year))
      .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
      .map((meeting) => inCalendar(meeting, world));
    return calendarFile(found, { name: `${whole ? 'Veven' : networkTitle(network, world)} ${year}`, language });
  },
};

const everyNetwork = 'all';

const inCalendar = (meeting: Meeting, world: World): CalendarMeeting => ({
  ...meeting,
  networkTitle: networkTitle(meeting.network, world),
  link: world.link(`/meetings/${encodeURIComponent(meeting.key)}`),
});

export const scheduleQueries: readonly Query[] = [planning, ofMeeting, meetingInCalendar, yearInCalendar];
