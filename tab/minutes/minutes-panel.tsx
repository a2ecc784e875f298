import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';

/** How far the minutes have come. */
export function MinutesPanel({ page: _page }: { page: MeetingPage }) {
  return null;
}
