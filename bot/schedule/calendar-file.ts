import { dayOf, type Instant } from '../../shared/day.ts';
import type { Meeting } from '../../shared/meeting/meeting.list.ts';
import type { CalendarFile } from '../../shared/schedule/schedule.api.ts';
import { catalogue, type Language } from '../../shared/text.ts';
import { type CalendarEvent, icalendar } from '../icalendar.ts';

/** A meeting as a calendar has it: nothing of its cases, so nothing exempt. */
export type CalendarMeeting = Pick<
  Meeting,
  'key' | 'kind' | 'startsAt' | 'endsAt' | 'state' | 'place' | 'joinUrl' | 'chair' | 'programme' | 'etag' | 'modifiedAt'
> & { readonly networkTitle: string; readonly link: string };

/**
 * Meetings as one iCalendar file. The same meeting has the same UID in every file, and a higher SEQUENCE the more it has been changed, so
 * that a calendar which takes a file in again moves what has moved and strikes out what was cancelled.
 */
export function calendarFile(meetings: readonly CalendarMeeting[], { name, language }: { name: string; language: Language }): CalendarFile {
  const events = meetings.map((meeting) => eventOf(meeting, language));
  return { name: `${name.replaceAll(/[\\/:*?"<>|]+/g, ' ').trim()}.ics`, content: icalendar(events, name) };
}

function eventOf(meeting: CalendarMeeting, language: Language): CalendarEvent {
  const text = calendarText[language];
  const { key, kind, startsAt, endsAt, place, joinUrl, chair, programme, link, networkTitle } = meeting;
  const cancelled = meeting.state === 'cancelled';
  const lines = [
    chair && text.chair(chair),
    ...(programme ?? []).map(({ at, title, by }) => `${at} ${title}${by ? ` (${by})` : ''}`),
    joinUrl && text.join(joinUrl),
    text.open(link),
  ];
  return {
    uid: `${encodeURIComponent(key)}@veven`,
    sequence: versionOf(meeting.etag),
    changedAt: meeting.modifiedAt,
    startsAt,
    endsAt,
    title: cancelled ? text.cancelled(networkTitle) : text[kind](networkTitle),
    location: place ?? joinUrl ?? '',
    description: lines.filter(Boolean).join('\n'),
    cancelled,
  };
}

/** SharePoint counts an item's versions in its ETag, `"{guid},7"`: every change gives a higher one. */
const versionOf = (etag: string): number => Number(/,(\d+)"?$/.exec(etag)?.[1] ?? 0);

const calendarText = catalogue(
  {
    meeting: (network: string) => `Møte i ${network}`,
    gathering: (network: string) => `Samling i ${network}`,
    workshop: (network: string) => `Workshop i ${network}`,
    cancelled: (network: string) => `Avlyst: ${network}`,
    chair: (municipality: string) => `Møteleder: ${municipality}`,
    join: (link: string) => `Bli med i Teams: ${link}`,
    open: (link: string) => `Saksliste og papirer: ${link}`,
  },
  {
    meeting: (network) => `Møte i ${network}`,
    gathering: (network) => `Samling i ${network}`,
    workshop: (network) => `Workshop i ${network}`,
    cancelled: (network) => `Avlyst: ${network}`,
    chair: (municipality) => `Møteleiar: ${municipality}`,
    join: (link) => `Bli med i Teams: ${link}`,
    open: (link) => `Sakliste og papir: ${link}`,
  },
  {
    meeting: (network) => `Meeting of ${network}`,
    gathering: (network) => `Gathering of ${network}`,
    workshop: (network) => `Workshop of ${network}`,
    cancelled: (network) => `Cancelled: ${network}`,
    chair: (municipality) => `Chair: ${municipality}`,
    join: (link) => `Join in Teams: ${link}`,
    open: (link) => `Agenda and papers: ${link}`,
  },
);

/** Whether a meeting lies in a year, by Oslo's calendar. */
export const isInYear = ({ startsAt }: { startsAt: Instant }, year: string): boolean => dayOf(startsAt).startsWith(`${year}-`);
