import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';

/** A first draft of the agenda, with reasons. */
export function DraftPanel({ page: _page }: { page: MeetingPage }) {
  return null;
}
