import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { AsideView } from '../../shared/aside/aside.api.ts';
import type { FieldProblem } from '../../shared/row.ts';
import { useCommand } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Settled } from '../ui/settled.tsx';
import css from './aside.module.css';
import { asideText } from './aside.text.ts';

type How = 'accept' | 'restore';

/** One edit: which row, who and when, what is wrong in plain words, and the press that settles it. */
export function AsideRow({ edit }: { edit: AsideView }) {
  const { list, itemId, seen, listName, by, at, acceptable, restorable, url } = edit;
  const text = useText(asideText);
  const format = useFormat();
  const announce = useAnnounce();
  const id = useId();
  const settle = useCommand('aside/settle');
  const [chosen, setChosen] = useState<{ readonly how: How; readonly seen: string }>();
  const title = edit.title || text.untitled;
  const words = { accept: text.accepted, restore: text.restored };

  function choose(how: How) {
    setChosen({ how, seen });
    settle.mutate(
      { list, itemId, seen, how },
      { onSuccess: () => announce(`${title}: ${words[how]}`), onError: () => setChosen(undefined) },
    );
  }

  return (
    <article className={css['edit']}>
      {settle.error && (
        <div className={css['refused']}>
          <ProblemNotice problem={settle.error.problem} />
        </div>
      )}
      <h3 id={id} className={css['title']}>
        {title}
      </h3>
      <p className={css['meta']}>{[listName, text.rowNumber(itemId), by, format.shortTime(at)].filter(Boolean).join(' · ')}</p>
      <Problems edit={edit} />
      {/* Somebody may edit the row anew meanwhile: that is another question. */}
      {chosen?.seen === seen ? (
        <Settled word={words[chosen.how]} />
      ) : (
        <div className={css['actions']}>
          {restorable && (
            <Button aria-describedby={id} onClick={() => choose('restore')}>
              {text.restore}
            </Button>
          )}
          {acceptable && (
            <Button aria-describedby={id} onClick={() => choose('accept')}>
              {text.accept}
            </Button>
          )}
          {url && (
            <a aria-describedby={id} className={css['open']} href={url} target="_blank" rel="noreferrer">
              {text.open}
            </a>
          )}
        </div>
      )}
    </article>
  );
}

/** What is wrong, in plain words. */
function Problems({ edit: { problems, listName, by, acceptable, restorable } }: { edit: AsideView }) {
  const text = useText(asideText);
  if (problems.length === 0) {
    return (
      <p className={css['problem']}>
        {text.mayNot(by || text.someone, listName)} {acceptable ? text.mayAccept : text.answers} {!restorable && text.remove}
      </p>
    );
  }
  return (
    <ul>
      {problems.map((problem) => (
        <li key={problem.column} className={css['problem']}>
          {sentence(problem, text)}
        </li>
      ))}
    </ul>
  );
}

function sentence({ kind, title, found = '', allowed = [] }: FieldProblem, text: (typeof asideText)['nb']): string {
  // Several choices come as JSON, cut where it is long.
  if (kind === 'choice') return text.choice(title, found.replace(/[[\]"]/g, '').replaceAll(',', ', '), allowed);
  if (kind === 'range') return text.range(title, found, allowed);
  return text[kind](title, found);
}
