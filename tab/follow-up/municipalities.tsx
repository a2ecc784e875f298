import type { FollowUpView } from '../../shared/decision/decision.api.ts';
import { decisionText } from '../decision/decision.text.ts';
import { FollowUpMark } from '../decision/follow-up-mark.tsx';
import { useFormat, useText } from '../reader.tsx';
import css from './follow-up.module.css';
import { followingText } from './follow-up.text.ts';

/** How each municipality stands, as far as the reader may see it; one's own first. */
export function Municipalities({ followUps }: { followUps: readonly FollowUpView[] }) {
  const shown = followUps.toSorted((a, b) => Number(b.mine) - Number(a.mine));
  return (
    <ul className={css['people']}>
      {shown.map((followUp) => (
        <Municipality key={followUp.key} followUp={followUp} />
      ))}
    </ul>
  );
}

function Municipality({ followUp: { municipality, state, comment, late, mine, local, snoozedTo } }: { followUp: FollowUpView }) {
  const text = useText(followingText);
  const words = useText(decisionText);
  const format = useFormat();
  const number = local?.caseNumber ? text.caseNumber(local.caseNumber) : '';
  const said = [
    state === 'local' && local?.body && local.on && text.localBy(local.body, format.shortDay(local.on)),
    local?.outcome && (local.outcome === 'yes' ? text.localYes(number) : text.localNo(number)),
    snoozedTo && state !== 'done' && text.snoozed(format.shortDay(snoozedTo)),
    state === 'closed' && text.left,
    comment,
  ].filter(Boolean);
  return (
    <li className={css['person']}>
      <span>
        {municipality} {mine && <span className={css['hint']}>{words.yours}</span>}
      </span>
      <span>
        <FollowUpMark state={state} /> {late && <span className={css['late']}>{words.isLate}</span>}
      </span>
      {said.length > 0 && <p className={css['words']}>{said.join(' · ')}</p>}
    </li>
  );
}
