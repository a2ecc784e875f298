import { Link } from 'wouter';
import type { Home } from '../../shared/home/home.api.ts';
import { useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import { deliveryText } from './delivery.text.ts';
import { FailedPost, UncertainPost } from './troubled-posts.tsx';

type Secretariat = NonNullable<Home['secretariat']>;

/** On the secretariat's first page: posts whose fate is not known, settled by one press, and those that did not arrive, with why. */
export function DeliveryPanel({ uncertain, failed }: Pick<Secretariat, 'uncertain' | 'failed'>) {
  const text = useText(deliveryText);
  const some = uncertain.length + failed.length > 0;
  return (
    <Panel title={text.posts} aside={<Link href="/meldinger">{text.allMessages}</Link>} flush={some}>
      {some ? (
        <Rows>
          {uncertain.map((post) => (
            <li key={post.key}>
              <UncertainPost post={post} />
            </li>
          ))}
          {failed.map((post) => (
            <li key={post.key}>
              <FailedPost post={post} />
            </li>
          ))}
        </Rows>
      ) : (
        <Empty>{text.postsEmpty}</Empty>
      )}
    </Panel>
  );
}
