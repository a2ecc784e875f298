import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';

/** Move or cancel the meeting, and take it into a calendar. */
export function MeetingActions({ page: _page }: { page: MeetingPage }) {
  return null;
}
