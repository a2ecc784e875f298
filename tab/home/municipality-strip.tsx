import { Link } from 'wouter';
import type { MeasureSummary } from '../../shared/measure/measure.api.ts';
import { PhaseMark, StatusMark } from '../measure/measure-mark.tsx';
import { useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel } from '../ui/panel.tsx';
import { RowLink, Rows } from '../ui/rows.tsx';
import { Tag } from '../ui/tag.tsx';
import css from './home.module.css';
import { homeText } from './home.text.ts';

const order: readonly MeasureSummary['status'][] = ['stuck', 'watch', 'onTrack', undefined];

/** What stands still first. */
const byNeed = (a: MeasureSummary, b: MeasureSummary) => order.indexOf(a.status) - order.indexOf(b.status);

/** *Kommunen min*: the measures it takes part in that are under way. */
export function MunicipalityStrip({ name, measures }: { name: string; measures: readonly MeasureSummary[] }) {
  const text = useText(homeText);
  return (
    <Panel title={text.mine} note={text.mineNote(name, measures.length)} flush={measures.length > 0}>
      {measures.length === 0 ? (
        <Empty action={<Link href="/measures">{text.allMeasures}</Link>}>{text.mineEmpty}</Empty>
      ) : (
        <Rows pressed>
          {measures.toSorted(byNeed).map(({ key, title, phase, status }) => (
            <li key={key}>
              <div className={css['measure']}>
                <Tag>{key}</Tag>
                <RowLink to={`/measures/${key}`}>{title}</RowLink>
                <span className={css['marks']}>
                  <PhaseMark phase={phase} />
                  {status && <StatusMark status={status} />}
                </span>
              </div>
            </li>
          ))}
        </Rows>
      )}
    </Panel>
  );
}
