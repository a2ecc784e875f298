import { Link } from 'wouter';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { isHeld } from '../../shared/meeting/meeting.rules.ts';
import type { MinutesView } from '../../shared/minutes/minutes.api.ts';
import { useGet } from '../api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Panel } from '../ui/panel.tsx';
import css from './minutes.module.css';
import { minutesText } from './minutes.text.ts';

/** How far the minutes have come, and the way to them: from when the meeting is held. */
export function MinutesPanel({ page: { meeting } }: { page: MeetingPage }) {
  const text = useText(minutesText);
  const { secretariat, seats } = useReader();
  if (!isHeld(meeting)) return null;
  const sits = secretariat || seats.some(({ network }) => network === meeting.network);
  return (
    <Panel title={text.title}>
      <div className={css['status']}>
        {sits ? <Standing meeting={meeting.key} /> : <p>{meeting.state === 'held' ? text.panelHeld : text.panelPlainSent}</p>}
        <Link href={`/meetings/${encodeURIComponent(meeting.key)}/minutes`}>{meeting.state === 'held' ? text.readDraft : text.read}</Link>
      </div>
    </Panel>
  );
}

function Standing({ meeting }: { meeting: string }) {
  const text = useText(minutesText);
  const format = useFormat();
  const { data } = useGet<MinutesView>(`/meetings/${encodeURIComponent(meeting)}/minutes`);
  if (!data) return null;
  const { state, comments, sendBy, late, may } = data;
  if (state === 'approved') return <p>{text.panelApproved}</p>;
  if (state === 'sent' && comments) {
    return (
      <>
        <p>{comments.open ? text.panelSent(format.longDay(comments.by)) : text.panelOver}</p>
        <p className={css['quiet']}>{text.counts(comments.none, comments.of, comments.comments)}</p>
      </>
    );
  }
  return (
    <p>
      {text.panelDraft}{' '}
      {late ? (
        <strong className={css['late']}>{text.late(format.longDay(sendBy))}</strong>
      ) : (
        may.send && text.sendBy(format.longDay(sendBy))
      )}
    </p>
  );
}
