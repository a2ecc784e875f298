import { useState } from 'react';
import { Link } from 'wouter';
import type { Ask } from '../../shared/ask/ask.api.ts';
import { kindOf } from '../../shared/ask/ask.kinds.ts';
import { askText } from '../../shared/ask/ask.text.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import { Tag } from '../ui/tag.tsx';
import css from './ask.module.css';
import { askingText } from './ask.text.ts';
import { FollowUpAnswer } from './follow-up-answer.tsx';
import { KindAnswer } from './kind-answer.tsx';

/** *Venter på deg*: what this person is asked, answered right there. What was answered stays as a line until the page is left. */
export function Waiting({ asks }: { asks: readonly Ask[] }) {
  const text = useText(askingText);
  const [answered, setAnswered] = useState<readonly Ask[]>([]);
  const open = asks.filter((ask) => !answered.some(({ key }) => key === ask.key));
  const shown = [...open, ...answered].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key));
  return (
    <Panel
      title={text.waiting}
      note={open.length > 0 ? text.note(open.length, Math.max(1, Math.ceil(open.length / 3))) : undefined}
      flush={shown.length > 0}
    >
      {shown.length === 0 ? (
        <Empty action={<Link href="/meetings">{text.seeMeetings}</Link>}>{text.nothing}</Empty>
      ) : (
        <Rows>
          {shown.map((ask) => (
            <li key={ask.key}>
              <Question
                ask={ask}
                onGiven={(given) => setAnswered((before) => [...before.filter(({ key }) => key !== ask.key), ...(given ? [ask] : [])])}
              />
            </li>
          ))}
        </Rows>
      )}
    </Panel>
  );
}

function Question({ ask, onGiven }: { ask: Ask; onGiven: (given: boolean) => void }) {
  const { title, measure, dueOn } = ask;
  const text = useText(askText);
  const asking = useText(askingText);
  const format = useFormat();
  const { language } = useReader();
  const kind = kindOf(ask);
  const said = kind.said(ask, language);
  const question = (
    <>
      <h3 className={css['title']}>
        {title} {measure && <Tag to={`/measures/${measure}`}>{measure}</Tag>}
      </h3>
      <p className={css['agreed']}>{kind.why(ask, language)}</p>
      <p className={css['question']}>
        {kind.question(ask, language)} {said && <span className={css['now']}>{asking.now(said)}</span>}
      </p>
    </>
  );
  const due = text.due(format.longDay(dueOn));
  return (
    <article className={css['ask']}>
      {ask.kind === 'follow-up' ? (
        <FollowUpAnswer followUp={ask.key} state={ask.state} title={title} seen={ask.seen} due={due} onGiven={onGiven}>
          {question}
        </FollowUpAnswer>
      ) : (
        <KindAnswer
          answers={kind.answers(ask, language)}
          title={title}
          current={'state' in ask ? ask.state : undefined}
          due={due}
          onGiven={onGiven}
        >
          {question}
        </KindAnswer>
      )}
    </article>
  );
}
