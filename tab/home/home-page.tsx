import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { isoWeek } from '../../shared/day.ts';
import { sentence } from '../../shared/format.ts';
import type { Home } from '../../shared/home/home.api.ts';
import { useHome } from '../api.ts';
import { Waiting } from '../ask/waiting.tsx';
import { DecisionItem } from '../decision/decision-item.tsx';
import { NextMeeting } from '../meeting/next-meeting.tsx';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Columns, Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import { homeText } from './home.text.ts';
import { MunicipalityStrip } from './municipality-strip.tsx';

/** The secretariat's own comes after the page: nobody else loads it. */
const panels = () => import('../aside/panels.ts');
const delivery = () => import('../delivery/delivery-panel.tsx');
const AsidePanel = lazy(() => panels().then((module) => ({ default: module.AsidePanel })));
const OffPanel = lazy(() => panels().then((module) => ({ default: module.OffPanel })));
const DeliveryPanel = lazy(() => delivery().then((module) => ({ default: module.DeliveryPanel })));

/** The first page: what needs this reader, answered above the fold. */
export function HomePage() {
  const home = useHome();
  return (
    <Loaded
      query={home}
      cards={[
        [35, 90, 70, 45],
        [40, 85, 60],
        [30, 75],
      ]}
    >
      {(data) => <Sorted home={data} />}
    </Loaded>
  );
}

/** In order of what only this reader can do: answer, put right, then read. */
function Sorted({ home: { waiting, municipality, meetings, decided, secretariat } }: { home: Home }) {
  const text = useText(homeText);
  const { seats } = useReader();
  const asked = seats.length > 0 || waiting.length > 0;
  const latest = <Decided decisions={decided} />;
  return (
    <Page
      title={text.title}
      lead={
        <>
          <Who />
          {secretariat && secretariat.proposed > 0 && <Link href="/meetings/proposals">{text.proposed(secretariat.proposed)}</Link>}
        </>
      }
    >
      {secretariat && secretariat.off.length > 0 && (
        <Suspense>
          <OffPanel off={secretariat.off} />
        </Suspense>
      )}
      <Columns
        main={
          <>
            {asked && <Waiting asks={waiting} />}
            {!asked && !secretariat && latest}
            {secretariat && secretariat.aside.length > 0 && (
              <Suspense>
                <AsidePanel edits={secretariat.aside} />
              </Suspense>
            )}
            {secretariat && <Late decisions={secretariat.late} />}
            {secretariat && (
              <Suspense>
                <DeliveryPanel uncertain={secretariat.uncertain} failed={secretariat.failed} />
              </Suspense>
            )}
          </>
        }
        below={(asked || secretariat) && latest}
        side={
          <>
            <NextMeeting meetings={meetings} title={secretariat ? text.nextAgenda : text.nextMeeting} />
            {municipality && <MunicipalityStrip {...municipality} />}
          </>
        }
      />
    </Page>
  );
}

/** Today, and for whom one speaks. */
function Who() {
  const text = useText(homeText);
  const format = useFormat();
  const { today, seats, networks, secretariat } = useReader();
  const [seat] = seats;
  const speaks = seat
    ? text.seat(seat.municipality, networks.find(({ key }) => key === seat.network)?.title ?? seat.network)
    : secretariat
      ? text.secretariat
      : undefined;
  return <p>{[`${sentence(format.longDay(today))}, ${text.week(isoWeek(today))}`, speaks].filter(Boolean).join(' · ')}</p>;
}

function Late({ decisions }: { decisions: Home['decided'] }) {
  const text = useText(homeText);
  return (
    <Panel title={text.late} note={decisions.length > 0 ? text.lateNote(decisions.length) : undefined} flush={decisions.length > 0}>
      {decisions.length === 0 ? <Empty>{text.noneLate}</Empty> : <Decisions decisions={decisions} />}
    </Panel>
  );
}

function Decided({ decisions }: { decisions: Home['decided'] }) {
  const text = useText(homeText);
  return (
    <Panel title={text.decided} flush={decisions.length > 0}>
      {decisions.length === 0 ? (
        <Empty action={<Link href="/meetings">{text.allMeetings}</Link>}>{text.nothingDecided}</Empty>
      ) : (
        <Decisions decisions={decisions} />
      )}
    </Panel>
  );
}

function Decisions({ decisions }: { decisions: Home['decided'] }) {
  return (
    <Rows>
      {decisions.map((decision) => (
        <li key={decision.key}>
          <DecisionItem decision={decision} />
        </li>
      ))}
    </Rows>
  );
}
