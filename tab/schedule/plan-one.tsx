import { useMemo, useState } from 'react';
import type { Day } from '../../shared/day.ts';
import type { Meeting } from '../../shared/meeting/meeting.list.ts';
import type { PlannedNetwork, Schedule } from '../../shared/schedule/schedule.api.ts';
import { collisionsOf, type Times } from '../../shared/schedule/schedule.rules.ts';
import { useCommand } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { DayField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { uiText } from '../ui/ui.text.ts';
import { Collisions } from './collisions.tsx';
import { planText } from './plan.text.ts';
import { type Entry, ProgrammeFields, programmeOf } from './programme.tsx';
import { scheduleText } from './schedule.text.ts';
import { surroundingsOf } from './surroundings.ts';
import { TimeFields, timesAreRight } from './time-fields.tsx';
import { nowhere, WhereFields, whereIsRight } from './where-fields.tsx';

interface PlanOneProps {
  readonly schedule: Schedule;
  readonly network: PlannedNetwork;
  readonly kind: Meeting['kind'];
  readonly onDone: () => void;
}

const usual: Readonly<Record<Meeting['kind'], Times>> = {
  meeting: { from: '09:00', to: '11:30' },
  gathering: { from: '09:00', to: '15:30' },
  workshop: { from: '09:00', to: '12:00' },
};

/** One meeting, a gathering with its programme, or a workshop. What its day collides with is said as soon as it is chosen. */
export function PlanOne({ schedule, network, kind, onDone }: PlanOneProps) {
  const text = useText(planText);
  const words = useText(scheduleText);
  const ui = useText(uiText);
  const { today } = useReader();
  const [key] = useState(() => crypto.randomUUID());
  const [on, setOn] = useState('');
  const [times, setTimes] = useState(usual[kind]);
  const [where, setWhere] = useState(nowhere);
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [tried, setTried] = useState(false);
  const plan = useCommand('meeting/plan');
  const collisions = useMemo(
    () =>
      on === '' || !timesAreRight(times)
        ? []
        : collisionsOf(surroundingsOf(schedule, { network: network.key, seated: network.seated }), times)(on as Day),
    [on, times, schedule, network],
  );

  function save() {
    setTried(true);
    if (on === '' || on < today || !timesAreRight(times) || !whereIsRight(where)) return;
    const programme = programmeOf(entries);
    plan.mutate(
      { key, network: network.key, kind, on, ...times, ...where, ...(programme.length > 0 && { programme }) },
      { onSuccess: onDone },
    );
  }

  return (
    <Form label={text[kind]} submit={text.setUpOne} onSubmit={save} busy={plan.isPending}>
      <Row>
        <DayField
          label={words.on}
          required
          min={today}
          value={on}
          onChange={setOn}
          wrong={tried && on === '' ? ui.neededDay : on !== '' && on < today ? text.past : undefined}
        />
        <TimeFields times={times} onChange={setTimes} />
      </Row>
      <div role="status">
        <Collisions collisions={collisions} />
      </div>
      <WhereFields where={where} onChange={setWhere} chairs={network.seated.map((one) => [one, one] as const)} tried={tried} />
      {kind !== 'meeting' && <ProgrammeFields entries={entries} start={times.from} onChange={setEntries} />}
      {plan.error && <ProblemNotice problem={plan.error.problem} />}
    </Form>
  );
}
