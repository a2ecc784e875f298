import { Link } from 'wouter';
import type { CaseReference } from '../../shared/case/case.api.ts';
import { useFormat } from '../reader.tsx';
import { Panel } from '../ui/panel.tsx';
import css from './follow-up.module.css';

/** Cases that belong to one matter, over years and bodies. */
export function Chain({ title, cases }: { title: string; cases: readonly CaseReference[] }) {
  const format = useFormat();
  if (cases.length === 0) return null;
  return (
    <Panel title={title}>
      <ul>
        {cases.map(({ key, number, title: called, networkTitle, meeting, day, conclusion }) => {
          const name = [number, called].filter(Boolean).join(' ');
          return (
            <li key={key}>
              {meeting ? <Link href={`/meetings/${encodeURIComponent(meeting)}`}>{name}</Link> : name}{' '}
              <span className={css['hint']}>{[networkTitle, day && format.shortDay(day)].filter(Boolean).join(' · ')}</span>
              {conclusion && <p className={css['words']}>{conclusion}</p>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
