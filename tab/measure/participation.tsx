import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeasurePage } from '../../shared/measure/measure.api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Panel } from '../ui/panel.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { uiText } from '../ui/ui.text.ts';
import { ChangeParticipation } from './change-participation.tsx';
import css from './measure.module.css';
import { measureText } from './measure.text.ts';
import { ParticipationMark } from './measure-mark.tsx';

type Participant = MeasurePage['participation'][number];

/** How each municipality stands to the measure; one's own first, and changed in place. */
export function Participation({ measure, participation }: { measure: string; participation: readonly Participant[] }) {
  const text = useText(measureText);
  const { municipality: own } = useReader();
  const taking = participation.filter(({ state }) => state === 'with').length;
  const shown = participation.toSorted((a, b) => Number(b.municipality === own) - Number(a.municipality === own));
  return (
    <Panel title={text.participation} note={text.participationCount(taking, participation.length)}>
      <ul>
        {shown.map((participant) => (
          <Row key={participant.municipality} measure={measure} participant={participant} own={participant.municipality === own} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ measure, participant, own }: { measure: string; participant: Participant; own: boolean }) {
  const { municipality, state, since, reason, localCase, mayChange } = participant;
  const text = useText(measureText);
  const ui = useText(uiText);
  const format = useFormat();
  const [changing, setChanging] = useState(false);
  const opener = useReturnFocus(changing);
  const why = [reason, localCase && text.caseNumber(localCase), since && state !== 'with' && text.since(format.shortDay(since))]
    .filter(Boolean)
    .join(' · ');
  return (
    <li className={css['participant']}>
      <span>
        {municipality}
        {own && <span className={css['meta']}> {text.yours}</span>}
      </span>
      <ParticipationMark state={state} />
      {mayChange && !changing ? (
        <Button ref={opener} size="small" appearance="subtle" aria-label={`${ui.edit}: ${municipality}`} onClick={() => setChanging(true)}>
          {ui.edit}
        </Button>
      ) : (
        <span />
      )}
      {why && <p className={css['why']}>{why}</p>}
      {changing && (
        <div className={css['changing']}>
          <ChangeParticipation measure={measure} participant={participant} onDone={() => setChanging(false)} />
        </div>
      )}
    </li>
  );
}
