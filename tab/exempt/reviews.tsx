import type { DueReview, DueReviews } from '../../shared/exempt/exempt.api.ts';
import { useGet } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Panel } from '../ui/panel.tsx';
import { RowLink, Rows } from '../ui/rows.tsx';
import { exemptText } from './exempt.text.ts';
import { exemptIn } from './exempt-link.ts';

/** What the secretariat is to look at again: whether it must still be exempt. Nothing is shown when there is nothing. */
export function Reviews() {
  const text = useText(exemptText);
  const { data } = useGet<DueReviews>('/exempt-reviews');
  if (!data || data.reviews.length === 0) return null;
  return (
    <Panel title={text.reviews} note={text.reviewsWhy} flush>
      <Rows pressed>
        {data.reviews.map((review) => (
          <li key={review.key}>
            <Review review={review} />
          </li>
        ))}
      </Rows>
    </Panel>
  );
}

function Review({ review: { key, kind, meeting, networkTitle, number, provision, reviewOn, askOf } }: { review: DueReview }) {
  const text = useText(exemptText);
  const format = useFormat();
  const what = [kind === 'attachment' && text.attachmentOf, number, provision].filter(Boolean).join(' ');
  const about = `${networkTitle} · ${text.dueSince(format.shortDay(reviewOn))}`;
  return (
    <div>
      {meeting === undefined ? <p>{what}</p> : <RowLink to={exemptIn(meeting, key)}>{what}</RowLink>}
      <p>{about}</p>
      {askOf !== undefined && <p>{text.forAsked(askOf)}</p>}
    </div>
  );
}
