import { useMemo, useState } from 'react';
import { addDays, type Day } from '../../shared/day.ts';
import { dateWords } from '../../shared/format.ts';
import type { PlannedNetwork, Schedule } from '../../shared/schedule/schedule.api.ts';
import { collisionsOf, proposeDates, type Rhythm, type Times } from '../../shared/schedule/schedule.rules.ts';
import type { Language } from '../../shared/text.ts';
import { useReader, useText } from '../reader.tsx';
import { Choice, DayField } from '../ui/fields.tsx';
import { Row } from '../ui/form.tsx';
import { planText } from './plan.text.ts';
import { Proposed } from './proposed.tsx';
import css from './schedule.module.css';
import { surroundingsOf } from './surroundings.ts';
import { TimeFields, timesAreRight } from './time-fields.tsx';
import { nowhere, WhereFields } from './where-fields.tsx';

const rhythms = ['monthly', '1', '2', '3', '4', '6', '8', '12'] as const;
const nths = ['1', '2', '3', '4', '-1'] as const;

/** A series: how often, when and where; its dates are proposed at once and follow what is chosen. */
export function PlanSeries({
  schedule,
  network,
  onDone,
}: {
  schedule: Schedule;
  network: PlannedNetwork;
  onDone: (count: number) => void;
}) {
  const text = useText(planText);
  const { today, language } = useReader();
  const [every, setEvery] = useState<(typeof rhythms)[number]>('monthly');
  const [nth, setNth] = useState<(typeof nths)[number]>('2');
  const [weekday, setWeekday] = useState('4');
  const [from, setFrom] = useState<string>(() => addDays(today, 1));
  const [to, setTo] = useState(() => yearEnd(today));
  const [times, setTimes] = useState<Times>({ from: '09:00', to: '11:30' });
  const [where, setWhere] = useState({ ...nowhere, chair: rotating });
  const rhythm: Rhythm =
    every === 'monthly'
      ? { kind: 'monthly', nth: Number(nth) as 1 | 2 | 3 | 4 | -1, weekday: Number(weekday) }
      : { kind: 'weeks', every: Number(every), weekday: Number(weekday) };
  const wish = JSON.stringify({ rhythm, from, to, times });
  const right = from > today && from <= to && timesAreRight(times);
  const collisions = useMemo(
    () => collisionsOf(surroundingsOf(schedule, { network: network.key, seated: network.seated }), times),
    [schedule, network, times],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wish holds all that the dates follow from; others' changes must not move them
  const proposals = useMemo(
    () => (right ? proposeDates({ rhythm, from: from as Day, to: to as Day }, collisions) : { dates: [], missed: [] }),
    [wish],
  );
  const firstWrong = from === '' || from <= today;
  return (
    <>
      <section className={`${css['well']} ${css['fields']}`} aria-label={text.series}>
        <Row>
          <Choice
            label={text.rhythm}
            value={every}
            onChange={setEvery}
            options={rhythms.map((one) => [one, one === 'monthly' ? text.monthly : text.weeks(Number(one))])}
          />
          {every === 'monthly' && (
            <Choice label={text.nth} value={nth} onChange={setNth} options={nths.map((one) => [one, text.nthOf(Number(one))])} />
          )}
          <Choice
            label={text.weekday}
            value={weekday}
            onChange={setWeekday}
            options={[1, 2, 3, 4, 5].map((one) => [String(one), weekdayName(one, language)])}
          />
        </Row>
        <Row>
          <DayField label={text.firstDay} required value={from} onChange={setFrom} wrong={firstWrong ? text.past : undefined} />
          <DayField label={text.lastDay} required min={from} value={to} onChange={setTo} />
          <TimeFields times={times} onChange={setTimes} />
        </Row>
        <WhereFields
          where={where}
          onChange={setWhere}
          chairs={[[rotating, text.rotates], ...network.seated.map((one) => [one, one] as const)]}
          tried={true}
        />
      </section>
      <Proposed
        // What was changed by hand belongs to these proposals; others begin anew.
        key={wish}
        proposals={proposals}
        {...{ network, times, where, collisions, onDone }}
        chairs={where.chair === rotating ? 'rotating' : where.chair}
      />
    </>
  );
}

/** No municipality is called so. */
const rotating = '*';

/** The end of the year; in autumn, when the next one is planned, of that. */
const yearEnd = (today: Day): string => `${Number(today.slice(0, 4)) + (today.slice(5) >= '08-01' ? 1 : 0)}-12-31`;

/** The third of January 2027 is a Sunday, from which weekdays are counted. */
const weekdayName = (weekday: number, language: Language): string =>
  dateWords(language, { weekday: 'long' })(`2027-01-${String(3 + weekday).padStart(2, '0')}`);
