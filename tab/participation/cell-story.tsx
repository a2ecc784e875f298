import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { ParticipationCell, ParticipationMatrix } from '../../shared/participation/participation.api.ts';
import { ChangeParticipation } from '../measure/change-participation.tsx';
import { measureWords } from '../measure/measure.words.ts';
import { useText } from '../reader.tsx';
import { useStory } from './matrix.tsx';
import css from './participation.module.css';
import { matrixText } from './participation.text.ts';

interface CellStoryProps {
  readonly measure: ParticipationMatrix['measures'][number];
  readonly cell: ParticipationCell;
  readonly onClose: () => void;
}

/** One municipality and one measure: what is so now, what was before, and changed in place by those who may. */
export function CellStory({ measure, cell, onClose }: CellStoryProps) {
  const text = useText(matrixText);
  const { participation: words } = useText(measureWords);
  const story = useStory();
  const [changing, setChanging] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={css['story']} aria-labelledby="cell-story">
      <h2 id="cell-story" ref={heading} tabIndex={-1} className={css['storyTitle']}>
        {measure.key} {measure.title} · {cell.municipality}
      </h2>
      <p>{cell.since === undefined ? text.always : story(cell, words[cell.state])}</p>
      <Words title={text.coming} of={cell.coming} />
      <Words title={text.before} of={cell.before} />
      {changing ? (
        <ChangeParticipation measure={measure.key} participant={cell} onDone={() => setChanging(false)} />
      ) : (
        <div className={css['actions']}>
          {cell.mayChange ? <Button onClick={() => setChanging(true)}>{text.change}</Button> : <span>{text.onlyOwn}</span>}
          <Link href={`/measures/${measure.key}`}>{text.toMeasure}</Link>
          <Button appearance="subtle" onClick={onClose}>
            {text.close}
          </Button>
        </div>
      )}
    </section>
  );
}

function Words({ title, of }: { title: string; of: ParticipationCell['before'] }) {
  const { participation: words } = useText(measureWords);
  const story = useStory();
  if (of.length === 0) return null;
  return (
    <>
      <h3 className={css['storyTitle']}>{title}</h3>
      <ul>
        {of.map((word) => (
          <li key={word.since}>{story(word, words[word.state])}</li>
        ))}
      </ul>
    </>
  );
}
