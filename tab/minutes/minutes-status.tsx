import { Button } from '@fluentui/react-components';
import { Link } from 'wouter';
import { dayOf } from '../../shared/day.ts';
import type { MinutesView } from '../../shared/minutes/minutes.api.ts';
import { useCommand } from '../api.ts';
import { Download } from '../document/download.tsx';
import { useFormat, useText } from '../reader.tsx';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import css from './minutes.module.css';
import { minutesText } from './minutes.text.ts';

/** How far the minutes have come, what comes next, and the files. */
export function MinutesStatus({ view }: { view: MinutesView }) {
  const text = useText(minutesText);
  const { meeting, state, version, versions, may } = view;
  const path = `/meetings/${encodeURIComponent(meeting.key)}/minutes`;
  return (
    <Panel title={text.stands}>
      <div className={css['status']}>
        <Standing view={view} />
        {state === 'draft' && <p className={css['quiet']}>{text.draftWhy}</p>}
        {may.send && <Send view={view} />}
        {state === 'sent' && !view.comments?.open && (
          <p className={css['quiet']}>
            {text.waits} {may.approve && text.approveWhy}
          </p>
        )}
        {may.approve && <Approve meeting={meeting.key} />}
        {state === 'approved' && <p className={css['quiet']}>{text.locked}</p>}
        <Download what="minutes" path={path} editions={view.editions} version={version} />
        {versions.length > 1 && (
          <nav aria-label={text.versions}>
            <ul className={css['versions']}>
              {versions.map((one) => (
                <li key={one.version}>
                  <Link href={`${path}?version=${one.version}`} aria-current={one.version === version ? 'page' : undefined}>
                    {text.version(one.version)}
                  </Link>
                  {one.note && <span className={css['quiet']}> {one.note}</span>}
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </Panel>
  );
}

function Standing({ view: { state, sentAt, approved, sendBy, late, may } }: { view: MinutesView }) {
  const text = useText(minutesText);
  const format = useFormat();
  if (state === 'draft') {
    return (
      <p className={css['line']}>
        <Mark shape="ring" tone="plain">
          {text.draft}
        </Mark>
        {late ? (
          <strong className={css['late']}>{text.late(format.longDay(sendBy))}</strong>
        ) : (
          may.send && <span>{text.sendBy(format.longDay(sendBy))}</span>
        )}
      </p>
    );
  }
  const words =
    state === 'approved' && approved
      ? approved.meeting
        ? text.approvedIn(format.shortDay(dayOf(approved.meeting.startsAt)))
        : text.approved(format.shortTime(approved.at))
      : state === 'replaced'
        ? text.replaced
        : text.sent(sentAt ? format.shortTime(sentAt) : '');
  return (
    <p>
      <Mark
        shape={state === 'approved' ? 'check' : state === 'replaced' ? 'dash' : 'circle'}
        tone={state === 'approved' ? 'good' : state === 'replaced' ? 'quiet' : 'brand'}
      >
        {words}
      </Mark>
    </p>
  );
}

/** Sends the minutes as they are read here, after saying what that sets going. */
function Send({ view: { meeting, seen, commentsUntil, body } }: { view: MinutesView }) {
  const text = useText(minutesText);
  const format = useFormat();
  const announce = useAnnounce();
  const send = useCommand('minutes/send');
  const unregistered = body?.attendance.filter(({ state }) => state === 'unknown').length ?? 0;
  const open = body?.cases.filter((item) => item.kind !== 'exempt' && item.outcome === 'open').length ?? 0;
  return (
    <>
      {send.error && <ProblemNotice problem={send.error.problem} />}
      {(unregistered > 0 || open > 0) && (
        <p>
          <Mark shape="triangle" tone="watch">
            {[unregistered > 0 && text.unregistered(unregistered), open > 0 && text.open(open)].filter(Boolean).join(' ')}
          </Mark>
        </p>
      )}
      <p>{text.whenSent(format.longDay(commentsUntil))}</p>
      <Actions>
        <Button
          appearance="primary"
          disabledFocusable={send.isPending}
          onClick={() =>
            send.mutate(
              { key: meeting.key, ...(seen !== undefined && { seen }) },
              {
                onSuccess: () => {
                  announce(text.isSent);
                  toTop();
                },
              },
            )
          }
        >
          {text.send}
        </Button>
      </Actions>
    </>
  );
}

function Approve({ meeting }: { meeting: string }) {
  const text = useText(minutesText);
  const announce = useAnnounce();
  const approve = useCommand('minutes/approve');
  return (
    <>
      {approve.error && <ProblemNotice problem={approve.error.problem} />}
      <Actions>
        <Button
          disabledFocusable={approve.isPending}
          onClick={() =>
            approve.mutate(
              { key: meeting },
              {
                onSuccess: () => {
                  announce(text.isApproved);
                  toTop();
                },
              },
            )
          }
        >
          {text.approve}
        </Button>
      </Actions>
    </>
  );
}

/** The button goes with what it did: the reader goes on from the heading. */
const toTop = () => document.querySelector<HTMLElement>('h1')?.focus();
