import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Day } from '../../shared/day.ts';
import { dateWords, sentence, shortDay } from '../../shared/format.ts';
import type { Schedule, WheelView } from '../../shared/schedule/schedule.api.ts';
import type { Language } from '../../shared/text.ts';
import { useCommand, useGet } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Mark } from '../ui/mark.tsx';
import { Page } from '../ui/page.tsx';
import { passFocus } from '../ui/pass-focus.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { useTitleOf } from './collisions.tsx';
import { EditWheel } from './edit-wheel.tsx';
import { LocalDates } from './local-dates.tsx';
import css from './schedule.module.css';
import { scheduleText } from './schedule.text.ts';
import { wheelText } from './wheel.text.ts';

const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

/** The year wheel: twelve months with what returns in each. The secretariat edits it in place. */
export function WheelPage() {
  const schedule = useGet<Schedule>('/schedule');
  const text = useText(wheelText);
  const words = useText(scheduleText);
  return (
    <Loaded
      query={schedule}
      cards={[
        [40, 70],
        [40, 70],
        [40, 70],
      ]}
    >
      {(data) => (
        <Page title={text.title} lead={text.lead} back={<Link href="/meetings">{words.back}</Link>}>
          <Wheel schedule={data} />
          <LocalDates schedule={data} />
        </Page>
      )}
    </Loaded>
  );
}

function Wheel({ schedule }: { schedule: Schedule }) {
  const text = useText(wheelText);
  const { language, today, secretariat } = useReader();
  // What is edited, by the month in which it was pressed; `new`, or nothing.
  const [open, setOpen] = useState('');
  const opener = useReturnFocus(open === 'new');
  const entry = schedule.wheel.find(({ key }) => open.endsWith(` ${key}`));
  return (
    <>
      {secretariat && (
        <div className={css['plan']}>
          {open === 'new' || entry ? (
            <EditWheel key={open} schedule={schedule} {...(entry && { entry })} onDone={() => setOpen('')} />
          ) : (
            <Button ref={opener} className={css['start'] ?? ''} onClick={() => setOpen('new')}>
              {text.add}
            </Button>
          )}
        </div>
      )}
      <div className={css['wheel']}>
        {months.map((month) => {
          const entries = schedule.wheel.filter((entry) => isInMonth(entry, month));
          return (
            <section
              key={month}
              aria-labelledby={`month-${month}`}
              className={`${css['month']} ${today.slice(5, 7) === month ? css['now'] : ''}`}
            >
              <h2 id={`month-${month}`} tabIndex={-1} className={css['monthName']}>
                {sentence(monthName(month, language))}
              </h2>
              {entries.length === 0 ? (
                <p className={css['quiet']}>{text.nothing}</p>
              ) : (
                <ul className={css['inMonth']}>
                  {entries.map((one) => (
                    <Entry
                      key={one.key}
                      entry={one}
                      month={month}
                      editing={open === `${month} ${one.key}`}
                      onEdit={() => setOpen(`${month} ${one.key}`)}
                    />
                  ))}
                </ul>
              )}
            </section>
          );
        })}
      </div>
    </>
  );
}

const toMonth = passFocus((row) => row.closest('section')?.querySelector('h2') ?? null);

interface EntryProps {
  readonly entry: WheelView;
  readonly month: string;
  readonly editing: boolean;
  readonly onEdit: () => void;
}

function Entry({ entry, month, editing, onEdit }: EntryProps) {
  const { key, title, from, to, network, note, keepFree } = entry;
  const text = useText(wheelText);
  const words = useText(scheduleText);
  const { language, secretariat } = useReader();
  const titleOf = useTitleOf();
  const announce = useAnnounce();
  const opener = useReturnFocus(editing);
  const remove = useCommand('wheel/remove');
  const day = (monthDay: string) => shortDay(`2028-${monthDay}` as Day, language, '2028-01-01' as Day);
  const whole = from === `${month}-01` && to === lastOf(month);
  return (
    <li ref={toMonth}>
      <p className={css['entryTitle']}>{title}</p>
      <p className={css['quiet']}>
        {[whole ? text.whole : text.days(day(from), day(to)), network ? titleOf(network) : text.everybody].join(' · ')}
      </p>
      {keepFree && (
        <Mark shape="diamond" tone="brand">
          {text.keptFree}
        </Mark>
      )}
      {note && <p className={css['quiet']}>{note}</p>}
      {secretariat && (
        <div className={css['entryActions']}>
          <Button ref={opener} size="small" appearance="subtle" aria-label={text.edit(title)} aria-expanded={editing} onClick={onEdit}>
            {words.edit}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            aria-label={text.remove(title)}
            onClick={() => remove.mutate({ key }, { onSuccess: () => announce(text.removed(title)) })}
          >
            {text.removeWord}
          </Button>
        </div>
      )}
      {remove.error && <ProblemNotice problem={remove.error.problem} />}
    </li>
  );
}

/** Whether an entry has a day in a month; over new year where it ends before it begins. */
const isInMonth = ({ from, to }: WheelView, month: string): boolean => {
  const [first, last] = [from.slice(0, 2), to.slice(0, 2)];
  return from <= to ? first <= month && month <= last : month >= first || month <= last;
};

const lastOf = (month: string): string => `${month}-${{ '02': '29', '04': '30', '06': '30', '09': '30', '11': '30' }[month] ?? '31'}`;

const monthName = (month: string, language: Language): string => dateWords(language, { month: 'long' })(`2028-${month}-15`);
