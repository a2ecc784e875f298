import type { FollowUpState } from '../../shared/follow-up/follow-up.list.ts';
import { followUpText } from '../../shared/follow-up/follow-up.text.ts';
import { useText } from '../reader.tsx';
import { Mark, type Shape, type Tone } from '../ui/mark.tsx';

const looks: Record<FollowUpState, readonly [Shape, Tone]> = {
  done: ['check', 'good'],
  underway: ['half', 'brand'],
  stuck: ['square', 'bad'],
  local: ['clock', 'plain'],
  unanswered: ['ring', 'quiet'],
  notConcerned: ['dash', 'quiet'],
  closed: ['dash', 'quiet'],
};

/** How one municipality stands; what is not reported has no colour. */
export function FollowUpMark({ state }: { state: FollowUpState }) {
  const [shape, tone] = looks[state];
  return (
    <Mark shape={shape} tone={tone}>
      {useText(followUpText)[state]}
    </Mark>
  );
}
