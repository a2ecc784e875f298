import { Button } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import type { CaseView } from '../../shared/case/case.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { useCommand } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Empty } from '../ui/empty.tsx';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { CaseItem } from './case-item.tsx';
import { AddExempt, CaseForm, Ordering } from './lazy-forms.ts';
import css from './meeting.module.css';
import { meetingText } from './meeting.text.ts';
import type { Movable } from './ordering.tsx';
import { Withdrawn } from './withdrawn.tsx';

/** The agenda, built and read in one place, with the sum of minutes always in sight. */
export function Agenda({ page }: { page: MeetingPage }) {
  const { meeting, cases, withdrawn, may } = page;
  const text = useText(meetingText);
  const [adding, setAdding] = useState<'open' | 'exempt'>();
  const opener = useReturnFocus(adding !== undefined);
  const { order, move } = useOrder(page);
  const row = (item: CaseView, movable?: Movable) => (
    <CaseItem key={item.key} item={item} page={page} move={move} {...(movable && { movable })} />
  );
  const plain = <ol>{cases.map((item) => row(item))}</ol>;
  return (
    <Panel title={text.agenda} flush>
      {cases.length > 0 && (
        <Sum cases={cases} planning={may.keepAgenda} length={(Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt)) / 60_000} />
      )}
      {order.error && (
        <div className={css['emptyGroup']}>
          <ProblemNotice problem={order.error.problem} />
        </div>
      )}
      {cases.length === 0 && !adding && (
        <div className={css['emptyGroup']}>
          <Empty>{may.keepAgenda ? text.emptyAdd : text.empty}</Empty>
        </div>
      )}
      {may.keepAgenda && cases.length > 1 ? (
        <Suspense fallback={plain}>
          <Ordering cases={cases} busy={order.isPending} onMove={move} row={row} />
        </Suspense>
      ) : (
        plain
      )}
      {withdrawn.length > 0 && (
        <div className={css['add']}>
          <Disclosure label={text.withdrawnCases(withdrawn.length)}>
            <ul className={css['papers']}>
              {withdrawn.map((item) => (
                <Withdrawn key={item.key} item={item} page={page} />
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
      {may.keepAgenda && (
        <div className={css['add']}>
          {adding ? (
            <Suspense>
              {adding === 'exempt' ? (
                <AddExempt meeting={meeting.key} onDone={() => setAdding(undefined)} />
              ) : (
                <CaseForm page={page} onDone={() => setAdding(undefined)} />
              )}
            </Suspense>
          ) : (
            <Actions>
              <Button ref={opener} onClick={() => setAdding('open')}>
                {text.add}
              </Button>
              <Button appearance="subtle" onClick={() => setAdding('exempt')}>
                {text.addExempt}
              </Button>
            </Actions>
          )}
        </div>
      )}
    </Panel>
  );
}

/** Puts a case in another place, shown at once. What was seen goes with it, so that two who order at once are told. */
function useOrder({ meeting, cases }: MeetingPage) {
  const text = useText(meetingText);
  const announce = useAnnounce();
  const order = useCommand('case/order', (shown, { key, before }) =>
    shown.meeting(meeting.key, (page) => ({ ...page, cases: moved(page.cases, key, before) })),
  );
  function move(item: CaseView, before: string | null) {
    if (order.isPending) return;
    const place = moved(cases, item.key, before).indexOf(item) + 1;
    order.mutate(
      { key: item.key, before, order: cases.map(({ key }) => key) },
      { onSuccess: () => announce(text.moved(item.title, place, cases.length)) },
    );
  }
  return { order, move };
}

function moved(cases: readonly CaseView[], key: string, before: string | null): readonly CaseView[] {
  const item = cases.find((one) => one.key === key);
  const others = cases.filter((one) => one.key !== key);
  const index = before === null ? others.length : others.findIndex((one) => one.key === before);
  return item && index >= 0 ? others.toSpliced(index, 0, item) : cases;
}

/** How much time the cases take of the meeting's: in words, and as a strip where each case is as wide as its minutes. */
function Sum({ cases, length, planning }: { cases: readonly CaseView[]; length: number; planning: boolean }) {
  const text = useText(meetingText);
  const format = useFormat();
  const sum = cases.reduce((total, { minutes = 0 }) => total + minutes, 0);
  const untimed = cases.filter(({ minutes }) => minutes === undefined).length;
  const over = sum - length;
  return (
    <div className={css['sum']}>
      <p className={css['sumWords']}>
        <strong>{text.sum(cases.length, format.duration(sum))}</strong>
        <span>{text.of(format.duration(length))}</span>
        {over > 0 && <strong className={css['over']}>{text.over(format.duration(over))}</strong>}
        {over < 0 && planning && <span>{text.left(format.duration(-over))}</span>}
        {untimed > 0 && <span>{text.untimed(untimed)}</span>}
      </p>
      <div className={css['strip']} aria-hidden="true">
        {cases.map(({ key, kind, minutes }) => minutes && <span key={key} className={css[kind]} style={{ flexGrow: minutes }} />)}
        {over < 0 && <span className={css['free']} style={{ flexGrow: -over }} />}
        {over > 0 && <span className={css['end']} style={{ insetInlineStart: `${(100 * length) / sum}%` }} />}
      </div>
    </div>
  );
}
