import { useText } from '../reader.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import { useKnown } from './known.tsx';
import { toNextProblem } from './pass-on.ts';
import { keyOf } from './problem.words.ts';
import { ProblemRow } from './problem-row.tsx';
import css from './setup.module.css';
import { setupText } from './setup.text.ts';

/** So many are in sight at once; the rest is behind a press. */
const atOnce = 5;

/** The answer to the page's question: what keeps messages from arriving, the most urgent first, or that nothing does. */
export function Problems() {
  const text = useText(setupText);
  const { problems } = useKnown().setup;
  if (problems.length === 0)
    return (
      <section aria-label={text.answer} className={css['well']}>
        <Mark shape="check" tone="good">
          {text.yes}
        </Mark>
      </section>
    );
  const row = (problem: (typeof problems)[number]) => (
    <li key={keyOf(problem)} ref={toNextProblem} tabIndex={-1}>
      <ProblemRow problem={problem} />
    </li>
  );
  const rest = problems.slice(atOnce);
  return (
    <Panel title={text.wrong} note={text.wrongCount(problems.length)} flush>
      <Rows>{problems.slice(0, atOnce).map(row)}</Rows>
      {rest.length > 0 && (
        <div className={css['rest']}>
          <Disclosure label={text.rest(rest.length)}>
            <Rows>{rest.map(row)}</Rows>
          </Disclosure>
        </div>
      )}
    </Panel>
  );
}
