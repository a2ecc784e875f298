import type { Form } from '../../shared/measure/measure.list.ts';
import { useText } from '../reader.tsx';
import css from './measure.module.css';
import { measureText } from './measure.text.ts';
import { measureWords } from './measure.words.ts';

/** The report's staircase of cooperation, with the step the measure stands on. */
export function Staircase({ form }: { form: Form }) {
  const text = useText(measureText);
  const { forms } = useText(measureWords);
  const steps = Object.keys(forms) as Form[];
  const at = steps.indexOf(form);
  return (
    <>
      <ol className={css['staircase']}>
        {steps.map((step, index) => (
          <li
            key={step}
            className={index === at ? css['stepHere'] : index < at ? css['stepBelow'] : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className={css['stepName']}>{forms[step]}</span>
            <span className={css['tread']} aria-hidden="true" style={{ height: `${14 + index * 14}px` }} />
          </li>
        ))}
      </ol>
      <p className={css['meta']}>{text.formHint}</p>
    </>
  );
}
