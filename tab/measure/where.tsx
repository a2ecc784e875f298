import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeasurePage } from '../../shared/measure/measure.api.ts';
import type { Phase } from '../../shared/measure/measure.list.ts';
import { hasStatus } from '../../shared/measure/measure.rules.ts';
import { useFormat, useText } from '../reader.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { ChangeMeasure } from './change-measure.tsx';
import css from './measure.module.css';
import { measureText } from './measure.text.ts';
import { measureWords } from './measure.words.ts';
import { StatusMark } from './measure-mark.tsx';

/** Phase and status, since when, and for those who may: the change, in place. */
export function Where({ page: { measure, mayChange } }: { page: MeasurePage }) {
  const { phase, phaseSince, phaseReason, status, statusSince } = measure;
  const text = useText(measureText);
  const { phases } = useText(measureWords);
  const format = useFormat();
  const [changing, setChanging] = useState(false);
  const opener = useReturnFocus(changing);
  const way: readonly Phase[] = (Object.keys(phases) as Phase[]).filter((code) => code !== 'shelved');
  const at = way.indexOf(phase);
  return (
    <section className={css['where']} aria-label={text.where}>
      <ol className={css['way']}>
        {way.map((code, index) => (
          <li
            key={code}
            className={index === at ? css['here'] : index < at ? css['passed'] : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className={css['dot']} aria-hidden="true" />
            <span className={css['phaseName']}>{phases[code]}</span>
          </li>
        ))}
      </ol>
      <div className={css['standing']}>
        <p className={css['now']}>
          <strong>{phases[phase]}</strong>
          {phaseSince && <span className={css['since']}>{text.since(format.longDay(phaseSince))}</span>}
        </p>
        {status && (
          <p className={css['now']}>
            <strong>
              <StatusMark status={status} />
            </strong>
            {statusSince && <span className={css['since']}>{text.since(format.longDay(statusSince))}</span>}
          </p>
        )}
        {!status && !hasStatus(phase) && phase !== 'shelved' && phase !== 'ended' && <p className={css['since']}>{text.noStatus}</p>}
        {mayChange && !changing && (
          <Button ref={opener} className={css['change']} onClick={() => setChanging(true)}>
            {text.change}
          </Button>
        )}
      </div>
      {phaseReason && <p className={css['reason']}>{phaseReason}</p>}
      {changing && <ChangeMeasure measure={measure} onDone={() => setChanging(false)} />}
    </section>
  );
}
