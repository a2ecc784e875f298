import { useId } from 'react';
import type { CountView, Messages } from '../../shared/delivery/messages.api.ts';
import { useReader, useText } from '../reader.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { monthOf } from './coming.words.ts';
import css from './messages.module.css';
import { messagesText } from './messages.text.ts';

/** Rows that are shown before one asks for the rest. */
const first = 8;

/** *Hvor mye*: how often channels and people have heard from Veven this month, and whether it was of use. */
export function HowMuch({ messages: { channels, people, use } }: { messages: Messages }) {
  const text = useText(messagesText);
  const { today, language } = useReader();
  return (
    <Panel title={text.howMuch} note={text.month(monthOf(today, language))}>
      <div className={css['much']}>
        <div>
          <p>{use.sent === 0 ? text.useNone : text.use(use.opened, use.sent)}</p>
          {use.advise && (
            <p className={css['advice']}>
              <Mark shape="triangle" tone="watch">
                {text.advise}
              </Mark>
            </p>
          )}
        </div>
        {channels.length === 0 ? <p>{text.noChannels}</p> : <Counts title={text.channels} of={text.channel} rows={channels} />}
        {people.length === 0 ? <p>{text.nobody}</p> : <Counts title={text.persons} of={text.name} rows={people} />}
      </div>
    </Panel>
  );
}

function Counts({ title, of, rows }: { title: string; of: string; rows: readonly CountView[] }) {
  const text = useText(messagesText);
  const id = useId();
  const rest = rows.slice(first);
  return (
    <div>
      <h3 id={id} className={css['subtitle']}>
        {title}
      </h3>
      <Table name={id} of={of} rows={rows.slice(0, first)} />
      {rest.length > 0 && (
        <Disclosure label={text.more(rest.length)}>
          <Table name={id} of={of} rows={rest} />
        </Disclosure>
      )}
    </div>
  );
}

function Table({ name, of, rows }: { name: string; of: string; rows: readonly CountView[] }) {
  const text = useText(messagesText);
  return (
    <table className={css['table']} aria-labelledby={name}>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">{text.number}</th>
          <th scope="col">{text.most}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} className={row.most !== undefined && row.count >= row.most ? css['atMost'] : undefined}>
            <th scope="row">{row.name}</th>
            <td>{row.count}</td>
            <td>{row.most ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
