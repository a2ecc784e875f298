import { Button } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { ApprovalView } from '../../shared/meeting/approval.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { useCommand, useGet } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import css from './attendance.module.css';
import { panelText } from './attendance.text.ts';

/** For who keeps the agenda: whether the chair has approved it, and whether there is a channel for the notice. */
export function ApprovalNote({ page: { meeting, may } }: { page: MeetingPage }) {
  return may.keepAgenda && (meeting.state === 'planned' || meeting.state === 'ready' || meeting.state === 'noticed') ? (
    <Note meeting={meeting.key} />
  ) : null;
}

function Note({ meeting }: { meeting: string }) {
  const text = useText(panelText);
  const announce = useAnnounce();
  const { data } = useGet<ApprovalView>(`/meetings/${encodeURIComponent(meeting)}/approval`);
  const approve = useCommand('meeting/approve');
  if (!data) return null;
  return (
    <Panel title={text.approvalTitle}>
      {approve.error && <ProblemNotice problem={approve.error.problem} />}
      <div className={css['approval']}>
        <Said approval={data} />
        {data.approve !== undefined && (
          <Button
            appearance="primary"
            disabledFocusable={approve.isPending}
            onClick={() => approve.mutate({ key: meeting, seen: data.approve }, { onSuccess: () => announce(text.approvedNow) })}
          >
            {data.state === 'changed' ? text.approveChanged : text.approve}
          </Button>
        )}
      </div>
      {data.noChannel && (
        <p>
          <Mark shape="triangle" tone="watch">
            {text.noChannel}
          </Mark>{' '}
          <Link href="/oppsett">{text.openSetup}</Link>
        </p>
      )}
    </Panel>
  );
}

function Said({ approval: { state, askAt, noticeAt, approvedAt, approvedBy } }: { approval: ApprovalView }) {
  const text = useText(panelText);
  const format = useFormat();
  const approved = approvedAt && approvedBy ? text.approved(approvedBy, format.shortTime(approvedAt)) : text.approvedNow;
  switch (state) {
    case 'no-chair':
      return <p>{text.noChair}</p>;
    case 'coming':
      return <p>{text.coming(format.shortTime(askAt))}</p>;
    case 'asked':
    case 'sent-without':
      return (
        <div>
          <Mark shape="ring" tone="watch">
            {text.notApproved}
          </Mark>
          <p>{state === 'asked' ? text.waits(format.shortTime(noticeAt)) : text.sentWithout}</p>
        </div>
      );
    case 'approved':
      return (
        <Mark shape="check" tone="good">
          {approved}
        </Mark>
      );
    case 'changed':
      return (
        <div>
          <Mark shape="half" tone="watch">
            {text.changed}
          </Mark>
          <p>{approved}</p>
        </div>
      );
  }
}
