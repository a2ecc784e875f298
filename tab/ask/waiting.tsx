import { useState } from 'react';
import { Link } from 'wouter';
import type { Ask } from '../../shared/ask/ask.api.ts';
import { askText } from '../../shared/ask/ask.text.ts';
import { dayOf } from '../../shared/day.ts';
import { followUpText } from '../../shared/follow-up/follow-up.text.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import { Tag } from '../ui/tag.tsx';
import css from './ask.module.css';
import { askingText } from './ask.text.ts';
import { FollowUpAnswer } from './follow-up-answer.tsx';
import { LineAnswer } from './line-answer.tsx';

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
  const format = useFormat();
  const question = (
    <>
      <h3 className={css['title']}>
        {title} {measure && <Tag to={`/measures/${measure}`}>{measure}</Tag>}
      </h3>
      {ask.kind === 'follow-up' ? <FollowUpWords ask={ask} /> : <LineWords ask={ask} />}
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
        <LineAnswer checklist={ask.checklist} municipality={ask.municipality} title={title} due={due} onGiven={onGiven}>
          {question}
        </LineAnswer>
      )}
    </article>
  );
}

function FollowUpWords({ ask }: { ask: Extract<Ask, { kind: 'follow-up' }> }) {
  const text = useText(askText);
  const asking = useText(askingText);
  const words = useText(followUpText);
  const format = useFormat();
  const { networks } = useReader();
  const network = networks.find(({ key }) => key === ask.network)?.title ?? ask.network;
  return (
    <>
      <p className={css['agreed']}>
        {text.agreed(network, format.shortDay(dayOf(ask.decidedAt)))} {ask.text}
      </p>
      <p className={css['question']}>
        {text.howStands(ask.municipality)}{' '}
        {ask.state !== 'unanswered' && <span className={css['now']}>{asking.now(words[ask.state])}</span>}
      </p>
    </>
  );
}

function LineWords({ ask }: { ask: Extract<Ask, { kind: 'line' }> }) {
  const text = useText(askText);
  const format = useFormat();
  return (
    <>
      <p className={css['agreed']}>{text.decidedOn(format.longDay(dayOf(ask.meetingAt)))}</p>
      <p className={css['question']}>{text.lineHeard(ask.municipality)}</p>
    </>
  );
}
