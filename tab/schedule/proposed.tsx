import { Button, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { type Day, isoWeek } from '../../shared/day.ts';
import { sentence } from '../../shared/format.ts';
import type { PlannedNetwork } from '../../shared/schedule/schedule.api.ts';
import { type Collision, type Proposal, type Proposals, rotation, type Times, twice } from '../../shared/schedule/schedule.rules.ts';
import { collisionWords } from '../../shared/schedule/schedule.text.ts';
import { useCommand } from '../api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { DateTile } from '../ui/date-tile.tsx';
import { Actions } from '../ui/form.tsx';
import { Panel } from '../ui/panel.tsx';
import { passFocus } from '../ui/pass-focus.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Rows } from '../ui/rows.tsx';
import { Collisions, useTitleOf } from './collisions.tsx';
import { planText } from './plan.text.ts';
import css from './schedule.module.css';
import { scheduleText } from './schedule.text.ts';
import { type Where, whereIsRight } from './where-fields.tsx';

interface Dated {
  /** The meeting's key, made once, so that a retry plans the same meeting. */
  readonly key: string;
  readonly on: string;
  readonly proposal: Proposal;
  /** Chosen by hand; else as the whole series has it. */
  readonly chair: string | undefined;
}

interface ProposedProps {
  readonly proposals: Proposals;
  readonly network: PlannedNetwork;
  readonly times: Times;
  readonly where: Where;
  /** `rotating`, a municipality, or nobody yet. */
  readonly chairs: string;
  readonly collisions: (on: Day) => readonly Collision[];
  readonly onDone: (count: number) => void;
}

const toNext = passFocus((row) => row.closest('section')?.querySelector('button') ?? null);

/** The proposed dates, week by week: each can be changed or taken away before the meetings are set up. */
export function Proposed({ proposals, network, times, where, chairs, collisions, onDone }: ProposedProps) {
  const text = useText(planText);
  const format = useFormat();
  const { today, language } = useReader();
  const titleOf = useTitleOf();
  const [series] = useState(() => crypto.randomUUID());
  const [dates, setDates] = useState<readonly Dated[]>(() =>
    proposals.dates.map((proposal) => ({ key: crypto.randomUUID(), on: proposal.on, proposal, chair: undefined })),
  );
  const plan = useCommand('meeting/plan-series');
  const inTurn = chairs === 'rotating' ? rotation(network.seated, dates.length, network.lastChair) : dates.map(() => chairs);
  const chosen = dates.map((date, index) => ({ ...date, chair: date.chair ?? inTurn[index] ?? '' }));
  const double = twice(dates.map(({ on }) => on as Day));
  const fault = double !== undefined ? text.overlaps : dates.some(({ on }) => on === '' || on < today) ? text.past : undefined;
  const change = (key: string, part: Partial<Dated>) => setDates(dates.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const why = (because: readonly Collision[]) => because.map((one) => collisionWords(one, language, titleOf)).join(', ');

  function save() {
    if (fault || !whereIsRight(where)) return;
    const { chair: _chair, ...rest } = where;
    plan.mutate(
      {
        series,
        network: network.key,
        kind: 'meeting',
        ...times,
        ...rest,
        meetings: chosen.map(({ key, on, chair }) => ({ key, on, ...(chair && { chair }) })),
      },
      { onSuccess: () => onDone(dates.length) },
    );
  }

  return (
    <Panel title={text.datesTitle} note={text.dates(dates.length)} flush={dates.length > 0}>
      {dates.length === 0 && <p className={css['quiet']}>{text.noDates}</p>}
      <Rows>
        {chosen.map(({ key, on, proposal, chair }) => {
          const day = on === '' ? undefined : (on as Day);
          const words = day ? format.longDay(day) : text.past;
          const week = isoWeek(day ?? proposal.on);
          return (
            <li key={key} ref={toNext} className={css['date']}>
              {day && <DateTile on={day} />}
              <div className={css['dateWords']}>
                <p>
                  <span className={css['week']}>{text.week(week)} </span>
                  {sentence(words)}
                </p>
                {on === proposal.on && proposal.because.length > 0 && (
                  <p className={css['quiet']}>{text.movedFrom(format.longDay(proposal.wanted), why(proposal.because))}</p>
                )}
                {day && <Collisions collisions={collisions(day)} />}
                {day && on === double && <p className={css['fault']}>{text.overlaps}</p>}
                {day && day < today && <p className={css['fault']}>{text.past}</p>}
              </div>
              <div className={css['dateFields']}>
                <Input
                  type="date"
                  min={today}
                  value={on}
                  aria-label={text.dateOf(week)}
                  onChange={(_, { value }) => change(key, { on: value })}
                />
                <Select value={chair} aria-label={text.chairOf(words)} onChange={(_, { value }) => change(key, { chair: value })}>
                  <NoChair />
                  {network.seated.map((one) => (
                    <option key={one} value={one}>
                      {one}
                    </option>
                  ))}
                </Select>
                <Button
                  appearance="subtle"
                  aria-label={text.removeOf(words)}
                  onClick={() => setDates(dates.filter((one) => one.key !== key))}
                >
                  {text.remove}
                </Button>
              </div>
            </li>
          );
        })}
      </Rows>
      <div className={dates.length > 0 ? css['end'] : ''}>
        {proposals.missed.map(({ wanted, because }) => (
          <p key={wanted} className={css['quiet']}>
            {sentence(text.missed(format.longDay(wanted), why(because)))}
          </p>
        ))}
        {fault && dates.length > 0 && <p className={css['fault']}>{fault}</p>}
        {plan.error && <ProblemNotice problem={plan.error.problem} />}
        {dates.length > 0 && (
          <Actions>
            <Button appearance="primary" disabledFocusable={plan.isPending || fault !== undefined} onClick={save}>
              {text.setUp(dates.length)}
            </Button>
          </Actions>
        )}
      </div>
    </Panel>
  );
}

const NoChair = () => <option value="">{useText(scheduleText).noChair}</option>;
