import { Button } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link, useSearchParams } from 'wouter';
import { type Day, dayOf, isoWeek } from '../../shared/day.ts';
import { dateWords, sentence } from '../../shared/format.ts';
import type { MeetingSummary, MeetingsResponse } from '../../shared/meeting/meeting.api.ts';
import type { Language } from '../../shared/text.ts';
import { useMeetings } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { useCalendarFile } from '../schedule/calendar-file.ts';
import { Empty } from '../ui/empty.tsx';
import { Choice } from '../ui/fields.tsx';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Columns, Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Rows } from '../ui/rows.tsx';
import css from './meeting.module.css';
import { MeetingRow } from './meeting-row.tsx';
import { meetingsText } from './meetings.text.ts';

const Reviews = lazy(() => import('../exempt/reviews.tsx').then((module) => ({ default: module.Reviews })));

/** Every meeting: the coming ones by week, the held ones by month, the newest first. */
export function MeetingsPage() {
  const meetings = useMeetings();
  const text = useText(meetingsText);
  return (
    <Loaded
      query={meetings}
      cards={[
        [25, 60, 45, 60, 45],
        [25, 60, 45],
      ]}
    >
      {(data) => (
        <Page title={text.title}>
          <Sorted {...data} />
        </Page>
      )}
    </Loaded>
  );
}

const isHeld = ({ state }: MeetingSummary) => state === 'held' || state === 'minutesSent' || state === 'approved';

function Sorted({ meetings, networks }: MeetingsResponse) {
  const text = useText(meetingsText);
  const { language, today, secretariat } = useReader();
  const [params, setParams] = useSearchParams();
  const network = params.get('network') ?? '';
  const wanted = meetings
    .filter((meeting) => network === '' || meeting.network === network)
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const isPast = (meeting: MeetingSummary) => isHeld(meeting) || (meeting.state === 'cancelled' && dayOf(meeting.startsAt) < today);
  const choose = (key: string) => setParams(key ? { network: key } : {}, { replace: true });
  const weekOf = (on: Day) => `${text.week(isoWeek(on))}${on.slice(0, 4) === today.slice(0, 4) ? '' : ` · ${on.slice(0, 4)}`}`;
  const all = network ? <Button onClick={() => choose('')}>{text.showAll}</Button> : undefined;
  return (
    <>
      <div className={css['filter']}>
        <Choice
          label={text.network}
          value={network}
          onChange={choose}
          options={[['', text.all], ...networks.map(({ key, title }) => [key, title] as const)]}
        />
      </div>
      <Tools
        network={network}
        years={[...new Set(wanted.filter((meeting) => !isPast(meeting)).map(({ startsAt }) => dayOf(startsAt).slice(0, 4)))]}
      />
      {secretariat && (
        <Suspense>
          <Reviews />
        </Suspense>
      )}
      <Columns
        main={
          <Panel title={text.coming} flush>
            <Groups
              groups={grouped(
                wanted.filter((meeting) => !isPast(meeting)),
                weekOf,
              )}
              empty={<Empty action={all}>{text.noneComing}</Empty>}
            />
          </Panel>
        }
        side={
          <Panel title={text.held} flush>
            <Groups
              groups={grouped(wanted.filter(isPast).toReversed(), (on) => sentence(monthOf(on, language)))}
              empty={<Empty action={all}>{text.noneHeld}</Empty>}
            />
          </Panel>
        }
      />
    </>
  );
}

/** What can be done with the year: planned by the secretariat, taken into a calendar by everybody. */
function Tools({ network, years }: { network: string; years: readonly string[] }) {
  const text = useText(meetingsText);
  const { secretariat } = useReader();
  const announce = useAnnounce();
  const calendar = useCalendarFile();
  const only = network ? `?network=${encodeURIComponent(network)}` : '';
  const places = [
    [`/meetings/plan${only}`, text.plan],
    ['/meetings/wheel', text.wheel],
    ['/meetings/proposals', text.proposals],
    [`/meetings/archive${only}`, text.archive],
  ] as const;
  return (
    <>
      <Actions>
        {secretariat &&
          places.map(([to, word], index) => (
            <Link key={to} href={to} asChild>
              <Button as="a" appearance={index === 0 ? 'primary' : 'secondary'}>
                {word}
              </Button>
            </Link>
          ))}
        {years.map((year) => (
          <Button
            key={year}
            disabledFocusable={calendar.busy}
            onClick={() => calendar.save(`/calendar/${encodeURIComponent(`${network || 'all'}/${year}`)}`, () => announce(text.downloaded))}
          >
            {years.length > 1 ? text.allOf(year) : text.allInCalendar}
          </Button>
        ))}
      </Actions>
      {calendar.error && <ProblemNotice problem={calendar.error.problem} />}
    </>
  );
}

function Groups({ groups, empty }: { groups: ReadonlyMap<string, readonly MeetingSummary[]>; empty: ReactNode }) {
  if (groups.size === 0) return <div className={css['emptyGroup']}>{empty}</div>;
  return [...groups].map(([title, meetings]) => (
    <section key={title}>
      <h3 className={css['group']}>{title}</h3>
      <Rows pressed>
        {meetings.map((meeting) => (
          <li key={meeting.key}>
            <MeetingRow meeting={meeting} />
          </li>
        ))}
      </Rows>
    </section>
  ));
}

const grouped = (meetings: readonly MeetingSummary[], of: (on: Day) => string) =>
  Map.groupBy(meetings, ({ startsAt }) => of(dayOf(startsAt)));

const monthOf = (on: Day, language: Language) => dateWords(language, { month: 'long', year: 'numeric' })(on);
