import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CaseView } from '../../shared/case/case.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel } from '../ui/panel.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { AddCase } from './add-case.tsx';
import { CaseItem } from './case-item.tsx';
import css from './meeting.module.css';
import { meetingText } from './meeting.text.ts';

/** The agenda, built and read in one place, with the sum of minutes always in sight. */
export function Agenda({ page }: { page: MeetingPage }) {
  const { meeting, cases, may } = page;
  const text = useText(meetingText);
  const [adding, setAdding] = useState(false);
  const opener = useReturnFocus(adding);
  const shown = cases.toSorted((a, b) => a.position - b.position);
  return (
    <Panel title={text.agenda} flush>
      {shown.length > 0 && (
        <Sum cases={shown} planning={may.keepAgenda} length={(Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt)) / 60_000} />
      )}
      {shown.length === 0 && !adding && (
        <div className={css['emptyGroup']}>
          <Empty>{may.keepAgenda ? text.emptyAdd : text.empty}</Empty>
        </div>
      )}
      <ol>
        {shown.map((item) => (
          <CaseItem key={item.key} item={item} page={page} />
        ))}
      </ol>
      {may.keepAgenda && (
        <div className={css['add']}>
          {adding ? (
            <AddCase meeting={meeting.key} onDone={() => setAdding(false)} />
          ) : (
            <Button ref={opener} onClick={() => setAdding(true)}>
              {text.add}
            </Button>
          )}
        </div>
      )}
    </Panel>
  );
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
