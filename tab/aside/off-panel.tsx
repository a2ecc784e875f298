import { useId } from 'react';
import type { OffView } from '../../shared/aside/aside.api.ts';
import { useText } from '../reader.tsx';
import css from './aside.module.css';
import { offText, partText } from './aside.text.ts';

type Lack = OffView['lists'][number];

/** Which parts of Veven are turned off, what each list lacks and who can mend it; or, while Veven starts, that the lists are not read yet. */
export function OffPanel({ off }: { off: readonly OffView[] }) {
  const text = useText(offText);
  const id = useId();
  // A list that is not read yet comes by itself: it is only spoken of where nothing else is wrong.
  const lacking = off.flatMap(({ feature, lists }) => {
    const wrong = lists.filter(({ why }) => why !== 'unread');
    return wrong.length === 0 ? [] : [{ feature, lists: wrong }];
  });
  const passes = lacking.length === 0;
  return (
    <section className={`${css['off']} ${passes ? css['passes'] : ''}`} aria-labelledby={id}>
      <h2 id={id} className={css['title']}>
        {passes ? text.soon : text.title}
      </h2>
      {passes ? (
        <p>{text.unread(off.flatMap(({ lists }) => lists.map(({ listName }) => listName)))}</p>
      ) : (
        <>
          <ul>
            {lacking.map((part) => (
              <Part key={part.feature} {...part} />
            ))}
          </ul>
          <p>
            {text.ask} <code className={css['command']}>npm run provision</code>. {text.rest}
          </p>
        </>
      )}
    </section>
  );
}

function Part({ feature, lists }: OffView) {
  const text = useText(offText);
  const parts: Readonly<Record<string, string>> = useText(partText);
  const lack = ({ listName, why, columns }: Lack) => (why === 'missing' ? text.missing(listName) : text.columns(listName, columns));
  return (
    <li>
      <strong>{parts[feature] ?? feature}.</strong> {lists.map(lack).join(' ')}
    </li>
  );
}
