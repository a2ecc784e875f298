import { dayOf } from '../../shared/day.ts';
import type { ProposalView } from '../../shared/proposed-case/proposed-case.api.ts';
import { caseWords } from '../meeting/case.words.ts';
import { useFormat, useText } from '../reader.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Mark, type Shape, type Tone } from '../ui/mark.tsx';
import css from './proposed-case.module.css';
import { proposedText } from './proposed-case.text.ts';

/** The case, for which meeting, and where it comes from. */
export function ProposalWords({ proposal }: { proposal: ProposalView }) {
  const text = useText(proposedText);
  const words = useText(caseWords);
  const format = useFormat();
  const { title, kind, information, meeting, networkTitle, proposedAt, by, state } = proposal;
  const day = meeting && format.longDay(dayOf(meeting.startsAt));
  const wished = day === undefined ? text.wishedLater : meeting?.cancelled ? text.wishedCancelled(day) : text.wished(day);
  const from = [text.on(format.shortDay(dayOf(proposedAt))), by && text.by(by)].filter(Boolean).join(' ');
  return (
    <div className={css['words']}>
      <p className={css['title']}>{title}</p>
      <p className={css['quiet']}>
        {[networkTitle, words.caseKinds[kind], state === 'proposed' && wished, from].filter(Boolean).join(' · ')}
      </p>
      {information && (
        <Disclosure label={text.details}>
          <p className={css['typed']}>{information}</p>
        </Disclosure>
      )}
    </div>
  );
}

const marks: Readonly<Record<ProposalView['state'], readonly [Shape, Tone]>> = {
  proposed: ['clock', 'plain'],
  scheduled: ['check', 'good'],
  treated: ['check', 'good'],
  parked: ['half', 'plain'],
  postponed: ['half', 'plain'],
  declined: ['dash', 'plain'],
  withdrawn: ['dash', 'plain'],
};

/** One's own case, and what came of it. */
export function OwnProposal({ proposal }: { proposal: ProposalView }) {
  const text = useText(proposedText);
  const format = useFormat();
  const { state, meeting, reason, number } = proposal;
  const day = meeting ? format.shortDay(dayOf(meeting.startsAt)) : '';
  const states: Readonly<Record<ProposalView['state'], string>> = {
    proposed: text.stateWaiting,
    scheduled: text.stateScheduled(day),
    treated: text.stateTreated(day),
    parked: text.stateParked,
    declined: text.stateDeclined,
    withdrawn: text.stateWithdrawn,
    postponed: text.statePostponed,
  };
  const [shape, tone] = marks[state];
  return (
    <div className={css['own']}>
      <ProposalWords proposal={proposal} />
      <p>
        <Mark shape={shape} tone={tone}>
          {[states[state], number].filter(Boolean).join(' · ')}
        </Mark>
      </p>
      {reason && <p className={css['typed']}>{reason}</p>}
    </div>
  );
}
