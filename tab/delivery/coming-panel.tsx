import { dayOf } from '../../shared/day.ts';
import type { ComingView } from '../../shared/delivery/messages.api.ts';
import { sentence } from '../../shared/format.ts';
import { useFormat, useText } from '../reader.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import { ComingRow } from './coming-row.tsx';
import css from './messages.module.css';
import { messagesText } from './messages.text.ts';

/** What is asked about above all else does not stand here once more: stopped posts, those one too many, and those that reach nobody. */
const isOnItsWay = ({ state }: ComingView) => state !== 'stopped' && state !== 'full' && state !== 'nowhere';

/** More people than this at one moment are one row that opens. */
const mostApart = 3;

/** *Kommer*: the next seven days, day by day. What goes to many people at one moment is one row. */
export function ComingPanel({ coming }: { coming: readonly ComingView[] }) {
  const text = useText(messagesText);
  const format = useFormat();
  const shown = coming.filter(isOnItsWay);
  const days = [...Map.groupBy(shown, ({ at }) => dayOf(at))];
  return (
    <Panel title={text.coming} note={text.comingNote} flush={days.length > 0}>
      {days.length === 0 && <Empty>{text.comingEmpty}</Empty>}
      {days.map(([day, posts]) => (
        <section key={day}>
          <h3 className={css['day']}>{sentence(format.longDay(day))}</h3>
          <Rows>
            {momentsOf(posts).map((together) => (
              <li key={`${together[0]?.at} ${together[0]?.key}`}>
                {together.length > mostApart ? (
                  <Together posts={together} />
                ) : (
                  together.map((post) => <ComingRow key={post.key} post={post} />)
                )}
              </li>
            ))}
          </Rows>
        </section>
      ))}
    </Panel>
  );
}

/** Posts of a day in rows: a channel's each for itself, those to people by moment. */
const momentsOf = (posts: readonly ComingView[]): ComingView[][] => [
  ...Map.groupBy(posts, ({ key, at, to }) => (to.kind === 'channel' ? `${at} ${key}` : at)).values(),
];

function Together({ posts }: { posts: readonly ComingView[] }) {
  const text = useText(messagesText);
  const format = useFormat();
  return (
    <div className={css['row']}>
      <p className={css['time']}>{posts[0] && format.time(posts[0].at)}</p>
      <div className={css['main']}>
        <p className={css['to']}>{text.people(posts.length)}</p>
        <Disclosure label={text.showEach}>
          <ul className={css['each']}>
            {posts.map((post) => (
              <li key={post.key}>
                <ComingRow post={post} />
              </li>
            ))}
          </ul>
        </Disclosure>
      </div>
    </div>
  );
}
