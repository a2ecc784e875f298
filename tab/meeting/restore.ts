import type { CaseView } from '../../shared/case/case.api.ts';
import { useCommand } from '../api.ts';
import { useText } from '../reader.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { meetingText } from './meeting.text.ts';

/** Puts a case back on its agenda. It comes to its old place with the next reading. */
export function useRestore(item: CaseView) {
  const text = useText(meetingText);
  const announce = useAnnounce();
  const restore = useCommand('case/restore');
  const putBack = () => restore.mutate({ key: item.key, seen: item.etag }, { onSuccess: () => announce(text.restored(item.title)) });
  return { restore, putBack };
}
