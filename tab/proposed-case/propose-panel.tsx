import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { Link } from 'wouter';
import { dayOf } from '../../shared/day.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { MeetingProposals } from '../../shared/proposed-case/proposed-case.api.ts';
import { useGet } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Panel } from '../ui/panel.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { OwnProposal } from './proposal-words.tsx';
import { ProposeForm } from './propose-form.tsx';
import css from './proposed-case.module.css';
import { proposedText } from './proposed-case.text.ts';

/** Propose a case, until when, and what has been proposed for this meeting. Nothing once the meeting is over. */
export function ProposePanel({ page: { meeting } }: { page: MeetingPage }) {
  const text = useText(proposedText);
  const format = useFormat();
  const [proposing, setProposing] = useState(false);
  const opener = useReturnFocus(proposing);
  const { data } = useGet<MeetingProposals>(`/meetings/${encodeURIComponent(meeting.key)}/proposals`);
  const isOver =
    meeting.state === 'held' || meeting.state === 'minutesSent' || meeting.state === 'approved' || meeting.state === 'cancelled';
  // A gathering has a programme and takes no cases.
  const takesNone = isOver || meeting.kind === 'gathering';
  if (!data || (takesNone && data.proposals.length === 0)) return null;
  const { open, next, proposeBy, mayPropose, proposals } = data;
  const last = format.longDay(proposeBy);
  const where = open ? text.until(last) : next ? text.forNext(last, format.longDay(dayOf(next.startsAt))) : text.forLater(last);
  return (
    <Panel
      title={proposals.length > 0 ? text.page : text.panel}
      note={proposals.length > 0 ? String(proposals.length) : undefined}
      aside={<Link href={`/meetings/proposals?network=${encodeURIComponent(meeting.network)}`}>{text.toAll}</Link>}
    >
      <div className={css['stack']}>
        {proposals.length > 0 && (
          <ul className={css['stack']}>
            {proposals.map((proposal) => (
              <li key={proposal.key}>
                <OwnProposal proposal={proposal} />
              </li>
            ))}
          </ul>
        )}
        {!takesNone && <p className={css['quiet']}>{mayPropose ? where : text.onlyMembers}</p>}
        {proposing && !takesNone ? (
          <ProposeForm
            open={[{ key: meeting.network, title: meeting.networkTitle, meetings: [] }]}
            meeting={next?.key ?? ''}
            onDone={() => setProposing(false)}
          />
        ) : (
          mayPropose &&
          !takesNone && (
            <div>
              <Button ref={opener} onClick={() => setProposing(true)}>
                {text.propose}
              </Button>
            </div>
          )
        )}
      </div>
    </Panel>
  );
}
