import { Button, Field, Input, Spinner } from '@fluentui/react-components';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { day, osloInstant } from '../../../shared/day.ts';
import { ask, toldOf } from '../ui/ask.ts';
import { longDay, longMoment, shortMoment, timeOfDay, weekOf } from '../ui/dates.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import styles from './start.module.css';
import { texts } from './text.ts';

const targetNames = ['sent', 'noticeDay', 'meetingStart', 'meetingEnd', 'askDay', 'nextTuesday'] as const;
type TargetName = (typeof targetNames)[number];

/** The answer of `GET /local/clock`. */
interface ClockView {
  readonly now: string;
  readonly targets: Partial<Record<TargetName, string>>;
}

/** Most of the time nothing waits to be sent, and there is nothing to say of it. */
const isWorthShowing =
  ({ targets }: ClockView) =>
  (name: TargetName) =>
    name !== 'sent' || targets.sent !== undefined;

/** The region's clock, and the ways to move it. */
export function Clock() {
  const text = useText(texts);
  const { language } = useLanguage();
  const [clock, setClock] = useState<ClockView>();
  const [moving, setMoving] = useState<TargetName | 'own'>();
  const [told, setTold] = useState('');
  const [problem, setProblem] = useState<string>();

  const read = useCallback(async () => {
    try {
      setClock(await ask<ClockView>('/local/clock'));
    } catch (error) {
      setProblem(toldOf(error, language));
    }
  }, [language]);
  useEffect(() => {
    void read();
    const beat = setInterval(() => void read(), 20_000);
    return () => clearInterval(beat);
  }, [read]);

  async function move(to: string, by: TargetName | 'own'): Promise<void> {
    setMoving(by);
    setProblem(undefined);
    setTold(text.moving);
    try {
      await ask('/local/clock', { now: to });
      await ask('/local/settle', {});
      const after = await ask<ClockView>('/local/clock');
      setClock(after);
      setTold(text.moved(longMoment(after.now, language)));
    } catch (error) {
      setTold('');
      setProblem(toldOf(error, language));
      await read();
    } finally {
      setMoving(undefined);
    }
  }

  return (
    <section className={styles['clock']} aria-labelledby="clock">
      <h2 id="clock" className={styles['heading']}>
        {text.clock}
      </h2>
      {clock ? (
        <p className={styles['time']}>
          <time dateTime={clock.now}>
            <span className={styles['hour']}>{timeOfDay(clock.now, language)}</span>
            <span>
              {longDay(clock.now, language)} · {text.week(weekOf(clock.now))}
            </span>
          </time>
        </p>
      ) : (
        !problem && <Spinner size="small" label={text.loading} labelPosition="after" delay={300} />
      )}
      <p className={styles['small']}>{text.clockWhy}</p>
      {clock && (
        <>
          <ul className={styles['targets']}>
            {targetNames.filter(isWorthShowing(clock)).map((name) => (
              <Target
                key={name}
                name={name}
                at={clock.targets[name]}
                now={clock.now}
                isMoving={moving === name}
                disabled={moving !== undefined}
                onMove={(to) => void move(to, name)}
              />
            ))}
          </ul>
          <OwnTime now={clock.now} disabled={moving !== undefined} onMove={(to) => void move(to, 'own')} />
        </>
      )}
      <p role="status" className={styles['told']}>
        {told}
      </p>
      {problem && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </section>
  );
}

interface TargetProps {
  readonly name: TargetName;
  readonly at: string | undefined;
  readonly now: string;
  readonly isMoving: boolean;
  readonly disabled: boolean;
  readonly onMove: (to: string) => void;
}

function Target({ name, at, now, isMoving, disabled, onMove }: TargetProps) {
  const text = useText(texts);
  const { language } = useLanguage();
  const [title, why] = text.targets[name];
  const ahead = at !== undefined && Date.parse(at) > Date.parse(now) ? at : undefined;
  return (
    <li>
      <Button
        className={styles['target'] ?? ''}
        disabled={!ahead || (disabled && !isMoving)}
        icon={isMoving ? <Spinner size="tiny" /> : null}
        onClick={() => ahead && !isMoving && onMove(ahead)}
      >
        <span className={styles['targetTitle']}>{title}</span>
        {ahead && <span className={styles['targetTime']}>{shortMoment(ahead, language, now)}</span>}
      </Button>
      <p className={styles['small']}>{ahead ? why : text.notYet[name]}</p>
    </li>
  );
}

function OwnTime({ now, disabled, onMove }: { now: string; disabled: boolean; onMove: (to: string) => void }) {
  const text = useText(texts);
  const [chosen, setChosen] = useState('');
  const [problem, setProblem] = useState<string>();

  function submitted(event: FormEvent): void {
    event.preventDefault();
    const to = instantOf(chosen);
    const isLater = to !== undefined && Date.parse(to) > Date.parse(now);
    setProblem(isLater ? undefined : to ? text.mustBeLater : text.choose);
    if (isLater) onMove(to);
  }

  return (
    <form className={styles['own']} onSubmit={submitted} noValidate>
      <Field
        className={styles['ownField'] ?? ''}
        label={text.ownTime}
        {...(problem && { validationMessage: problem, validationState: 'error' })}
      >
        <Input type="datetime-local" value={chosen} onChange={(_event, { value }) => setChosen(value)} />
      </Field>
      <Button type="submit" disabled={disabled}>
        {text.move}
      </Button>
    </form>
  );
}

/** What the field says, read as Oslo's clocks show it. */
function instantOf(chosen: string): string | undefined {
  const [date, time] = chosen.split('T');
  try {
    return date && time ? osloInstant(day(date), time.slice(0, 5)) : undefined;
  } catch {
    return undefined;
  }
}
