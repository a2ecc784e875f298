import type { Phase, Status } from '../../shared/measure/measure.list.ts';
import type { ParticipationState } from '../../shared/participation/participation.list.ts';
import { useText } from '../reader.tsx';
import { Mark, type Shape, type Tone } from '../ui/mark.tsx';
import { Steps } from '../ui/steps.tsx';
import { measureWords } from './measure.words.ts';

const statusLooks: Record<Status, readonly [Shape, Tone]> = {
  onTrack: ['circle', 'good'],
  watch: ['triangle', 'watch'],
  stuck: ['square', 'bad'],
};

/** ● I rute, ▲ Følg med, ■ Står fast. */
export function StatusMark({ status }: { status: Status }) {
  const [shape, tone] = statusLooks[status];
  return (
    <Mark shape={shape} tone={tone}>
      {useText(measureWords).statuses[status]}
    </Mark>
  );
}

/** A phase, and as a picture how far that is on the way from proposed to ended. */
export function PhaseMark({ phase }: { phase: Phase }) {
  const { phases } = useText(measureWords);
  const way = Object.keys(phases).filter((code) => code !== 'shelved');
  return phase === 'shelved' ? (
    <Mark shape="dash" tone="quiet">
      {phases.shelved}
    </Mark>
  ) : (
    <Steps step={way.indexOf(phase) + 1} of={way.length}>
      {phases[phase]}
    </Steps>
  );
}

const participationLooks: Record<ParticipationState, readonly [Shape, Tone]> = {
  with: ['circle', 'brand'],
  considering: ['half', 'brand'],
  outside: ['ring', 'quiet'],
};

export function ParticipationMark({ state }: { state: ParticipationState }) {
  const [shape, tone] = participationLooks[state];
  return (
    <Mark shape={shape} tone={tone}>
      {useText(measureWords).participation[state]}
    </Mark>
  );
}
