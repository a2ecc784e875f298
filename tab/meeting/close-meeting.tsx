import { Button } from '@fluentui/react-components';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { useCommand } from '../api.ts';
import { useText } from '../reader.tsx';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import css from './meeting.module.css';
import { meetingText } from './meeting.text.ts';

/** Ends the meeting, after saying what that sets going. */
export function CloseMeeting({ meeting, left }: { meeting: MeetingPage['meeting']; left: number }) {
  const text = useText(meetingText);
  const announce = useAnnounce();
  const close = useCommand('meeting/close', (shown) =>
    shown.meeting(meeting.key, (page) => ({ ...page, meeting: { ...page.meeting, state: 'held' } })),
  );

  function end() {
    close.mutate(
      { key: meeting.key, seen: meeting.etag },
      {
        onSuccess: () => {
          announce(text.closed);
          // The button is gone with the meeting: the reader goes on from the top.
          document.querySelector<HTMLElement>('h1')?.focus();
        },
      },
    );
  }

  // It stays to say that the meeting has ended, with nothing left to press.
  if (meeting.state !== 'noticed') return null;
  return (
    <Panel title={text.closeTitle}>
      <div className={css['close']}>
        {close.error && <ProblemNotice problem={close.error.problem} />}
        <p>{left === 0 ? text.closeAll : text.closeSome(left)}</p>
        <Actions>
          <Button appearance={left === 0 ? 'primary' : 'secondary'} disabledFocusable={close.isPending} onClick={end}>
            {text.close}
          </Button>
        </Actions>
      </div>
    </Panel>
  );
}
