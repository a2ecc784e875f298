import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { dayOf } from '../../shared/day.ts';
import type { DecisionView, FollowUpView } from '../../shared/decision/decision.api.ts';
import { FollowUpAnswer } from '../ask/follow-up-answer.tsx';
import { useFormat, useText } from '../reader.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Tag } from '../ui/tag.tsx';
import { Counts } from './counts.tsx';
import css from './decision.module.css';
import { decisionText } from './decision.text.ts';
import { FollowUpMark } from './follow-up-mark.tsx';

interface DecisionItemProps {
  readonly decision: DecisionView;
  /** On the page of its own measure or meeting that need not be said again. */
  readonly hide?: 'measure' | 'meeting';
}

/** What was decided, and how far the municipalities have come with it. */
export function DecisionItem({ decision, hide }: DecisionItemProps) {
  const { key, number, title, measure, text: conclusion, networkTitle, decidedAt, meeting, followUpBy } = decision;
  const text = useText(decisionText);
  const format = useFormat();
  return (
    <article className={css['decision']}>
      <h3 className={css['title']}>
        {number && <span className={css['number']}>{number}</span>}{' '}
        {followUpBy === 'nobody' ? title : <Link href={`/follow-up/${encodeURIComponent(key)}`}>{title}</Link>}{' '}
        {measure && hide !== 'measure' && <Tag to={`/measures/${measure}`}>{measure}</Tag>}
      </h3>
      <p className={css['meta']}>
        {hide === 'meeting' ? null : (
          <Link href={`/meetings/${encodeURIComponent(meeting)}`}>{text.decidedBy(networkTitle, format.shortDay(dayOf(decidedAt)))}</Link>
        )}
        <Standing decision={decision} />
      </p>
      <p className={css['conclusion']}>{conclusion ?? text.exempt}</p>
      <FollowedUp decision={decision} />
    </article>
  );
}

/** Who follows up and by when. */
export function Standing({ decision: { state, followUpBy, dueOn } }: { decision: DecisionView }): ReactNode {
  const text = useText(decisionText);
  const format = useFormat();
  const words = [
    state === 'repealed' && text.repealed,
    state === 'toApprove' && text.toApprove,
    followUpBy === 'secretariat' && text.secretariat,
    followUpBy === 'network' && text.network,
    dueOn && followUpBy !== 'nobody' && text.due(format.shortDay(dueOn)),
  ].filter((word) => typeof word === 'string');
  return words.map((word) => <span key={word}>{word}</span>);
}

/** The counts, the municipalities behind a press, and one's own answer. */
export function FollowedUp({ decision: { counts, followUps } }: { decision: DecisionView }) {
  const text = useText(decisionText);
  const own = followUps.find(({ mine }) => mine);
  return (
    <>
      {counts && <Counts counts={counts} />}
      {own && own.state !== 'closed' && (
        <Disclosure label={text.answer}>
          <FollowUpAnswer followUp={own.key} state={own.state} title={own.municipality} />
        </Disclosure>
      )}
      {followUps.length > 0 && (
        <Disclosure label={text.showMunicipalities}>
          <ul className={css['municipalities']}>
            {followUps.map((followUp) => (
              <Municipality key={followUp.key} followUp={followUp} />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function Municipality({ followUp: { municipality, state, comment, late, mine } }: { followUp: FollowUpView }) {
  const text = useText(decisionText);
  return (
    <li className={css['municipality']}>
      <span>
        {municipality}
        {mine && <span className={css['yours']}> {text.yours}</span>}
      </span>
      <span className={css['state']}>
        <FollowUpMark state={state} />
        {late && <span className={css['late']}>{text.isLate}</span>}
      </span>
      {comment && <span className={css['comment']}>{comment}</span>}
    </li>
  );
}
