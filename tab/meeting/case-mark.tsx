import type { CaseKind } from '../../shared/case/case.list.ts';
import { useText } from '../reader.tsx';
import { Mark, type Shape, type Tone } from '../ui/mark.tsx';
import { caseWords } from './case.words.ts';

const looks: Record<CaseKind, readonly [Shape, Tone]> = {
  decision: ['diamond', 'brand'],
  discussion: ['open diamond', 'brand'],
  information: ['ring', 'quiet'],
};

/** ◆ Beslutning, ◇ Drøfting, ○ Orientering. */
export function CaseMark({ kind }: { kind: CaseKind }) {
  const [shape, tone] = looks[kind];
  return (
    <Mark shape={shape} tone={tone}>
      {useText(caseWords).caseKinds[kind]}
    </Mark>
  );
}
