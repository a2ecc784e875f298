import { Link } from 'wouter';
import type { ParticipationMatrix, ParticipationWord } from '../../shared/participation/participation.api.ts';
import { measureWords } from '../measure/measure.words.ts';
import { ParticipationMark } from '../measure/measure-mark.tsx';
import { useFormat, useText } from '../reader.tsx';
import css from './participation.module.css';
import { matrixText } from './participation.text.ts';

interface MatrixProps {
  readonly rows: ParticipationMatrix['measures'];
  readonly columns: readonly string[];
  readonly open: { readonly measure: string; readonly municipality: string } | undefined;
  readonly onOpen: (measure: string, municipality: string) => void;
}

/** Each cell is a button that tells its whole story in words; headings stay while one scrolls. */
export function Matrix({ rows, columns, open, onOpen }: MatrixProps) {
  const text = useText(matrixText);
  const { participation: words } = useText(measureWords);
  const story = useStory();
  return (
    <section className={css['scroll']} aria-label={text.table}>
      <table className={css['matrix']}>
        <thead>
          <tr>
            <th scope="col" className={css['corner']}>
              {text.measure}
            </th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, title, cells }) => (
            <tr key={key}>
              <th scope="row">
                <Link href={`/measures/${key}`}>
                  <b>{key}</b> <span className={css['measure']}>{title}</span>
                </Link>
              </th>
              {cells.map((cell) => (
                <td key={cell.municipality}>
                  <button
                    type="button"
                    className={css['cell']}
                    data-state={cell.state}
                    aria-pressed={open?.measure === key && open.municipality === cell.municipality}
                    aria-label={`${key}, ${cell.municipality}: ${story(cell, words[cell.state])}`}
                    onClick={() => onOpen(key, cell.municipality)}
                  >
                    <ParticipationMark state={cell.state} />
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What was said, in one line: the state, since when, why, and the municipality's own case. */
export function useStory(): (word: ParticipationWord, state: string) => string {
  const text = useText(matrixText);
  const format = useFormat();
  return ({ since, reason, localCase }, state) =>
    [state, since && text.since(format.shortDay(since)), reason, localCase && text.localCase(localCase)].filter(Boolean).join(' · ');
}
