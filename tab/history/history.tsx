import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { HistoryView } from '../../shared/history/history.api.ts';
import type { NetworkName } from '../../shared/measure/measure.api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Hidden } from '../ui/live.tsx';
import { type Change, changesIn } from './changes.ts';
import css from './history.module.css';
import { historyText, viaWords } from './history.text.ts';

/** As many as are read; the rest behind a press. */
const atFirst = 12;

/** *Historien*: everything on one line of time, the newest first, with who and from where. */
export function History({ history, networks }: { history: readonly HistoryView[]; networks: readonly NetworkName[] }) {
  const text = useText(historyText);
  const { language, today } = useReader();
  const [all, setAll] = useState(false);
  const told = history
    .map((entry) => ({ entry, changes: changesIn(entry, { language, today, networks }) }))
    .filter(({ changes }) => changes.length > 0)
    .toSorted((a, b) => b.entry.at.localeCompare(a.entry.at));
  const hidden = all ? 0 : told.length - atFirst;
  return (
    <>
      <ol className={css['line']}>
        {(hidden > 0 ? told.slice(0, atFirst) : told).map(({ entry, changes }) => (
          <Entry key={entry.key} entry={entry} changes={changes} />
        ))}
      </ol>
      {hidden > 0 && (
        <Button appearance="subtle" onClick={() => setAll(true)}>
          {text.more(hidden)}
        </Button>
      )}
    </>
  );
}

function Entry({ entry: { at, about, list, by, via }, changes }: { entry: HistoryView; changes: readonly Change[] }) {
  const vias = useText(viaWords);
  const format = useFormat();
  return (
    <li className={css['entry']}>
      <span className={css['knot']} aria-hidden="true" />
      <p className={css['when']}>{format.shortTime(at)}</p>
      {list !== 'Measures' && <p className={css['about']}>{about}</p>}
      {changes.map((change) => (
        <Changed key={change.label ?? ''} change={change} />
      ))}
      <p className={css['who']}>{via === 'veven' ? vias.veven : [by, vias[via]].filter(Boolean).join(', ')}</p>
    </li>
  );
}

function Changed({ change: { label, before, after } }: { change: Change }) {
  const text = useText(historyText);
  return (
    <p>
      {label !== undefined && <span className={css['label']}>{label}: </span>}
      {before !== undefined && (
        <>
          <span className={css['before']}>{before}</span> <span aria-hidden="true">→</span> <Hidden>{text.to} </Hidden>
        </>
      )}
      <strong>{after}</strong>
    </p>
  );
}
