import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';

/** Propose a case, until when, and what has been proposed for this meeting. */
export function ProposePanel({ page: _page }: { page: MeetingPage }) {
  return null;
}
