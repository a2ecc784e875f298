import type { MinutesView } from '../../shared/minutes/minutes.api.ts';
import type { MinutesBody } from '../../shared/minutes/minutes.body.ts';
import { type Block, outlineOf } from '../../shared/minutes/minutes.outline.ts';
import css from './minutes.module.css';

/** The text itself, as it is in Word and PDF, in the network's language. */
export function MinutesDocument({ view: { version, note }, body }: { view: MinutesView; body: MinutesBody }) {
  const { language, title, mark, blocks } = outlineOf(body, version === undefined ? 'draft' : { version, note });
  return (
    <article className={css['document']} lang={language} aria-label={title}>
      <h2 className={css['title']}>{title}</h2>
      {mark && <p className={css['mark']}>{mark}</p>}
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a document have no other name than their place
        <BlockView key={index} block={block} />
      ))}
    </article>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level} text={block.text} />;
    case 'text':
      return <p className={css[block.look]}>{block.text}</p>;
    case 'facts':
      return (
        <dl className={css['facts']}>
          {block.facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'list':
      return (
        <ul className={css['list']}>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return <Table {...block} />;
  }
}

/** One deeper than in the files: the page has a heading of its own. */
function Heading({ level, text }: { level: 2 | 3 | 4; text: string }) {
  if (level === 2) return <h3 className={css['part']}>{text}</h3>;
  if (level === 3) return <h4 className={css['case']}>{text}</h4>;
  return <h5 className={css['label']}>{text}</h5>;
}

function Table({ head, rows }: Extract<Block, { kind: 'table' }>) {
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name = '', ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={head[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
