import type { Home } from '../../shared/home/home.api.ts';
import { useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import css from './home.module.css';
import { homeText } from './home.text.ts';

/** Rows that someone has spoiled in SharePoint, and what is wrong with them. */
export function SpoiledRows({ rows }: { rows: NonNullable<Home['secretariat']>['spoiled'] }) {
  const text = useText(homeText);
  return (
    <Panel title={text.spoiled} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <Empty>{text.noneSpoiled}</Empty>
      ) : (
        <Rows>
          <li className={css['problem']}>{text.spoiledNote}</li>
          {rows.map(({ list, itemId, problems }) => (
            <li key={`${list}/${itemId}`} className={css['spoiled']}>
              <span className={css['row']}>{text.row(list, itemId)}</span>
              {problems.map((problem) => (
                <span key={problem} className={css['problem']}>
                  {problem}
                </span>
              ))}
            </li>
          ))}
        </Rows>
      )}
    </Panel>
  );
}
