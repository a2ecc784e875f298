import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { Meeting } from '../../shared/meeting/meeting.list.ts';
import type { PlannedNetwork, Schedule } from '../../shared/schedule/schedule.api.ts';
import { useGet } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Choice } from '../ui/fields.tsx';
import { Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { planText } from './plan.text.ts';
import { PlanOne } from './plan-one.tsx';
import { PlanSeries } from './plan-series.tsx';
import css from './schedule.module.css';
import { scheduleText } from './schedule.text.ts';

/** The year of meetings, planned: a series whose dates are proposed, or one meeting, gathering or workshop. */
export function PlanPage() {
  const schedule = useGet<Schedule>('/schedule');
  const text = useText(planText);
  const words = useText(scheduleText);
  const { secretariat } = useReader();
  return (
    <Loaded
      query={schedule}
      cards={[
        [40, 40, 60, 60],
        [30, 90, 90, 90, 90, 90],
      ]}
    >
      {(data) => (
        <Page title={text.title} lead={text.lead} back={<Link href="/meetings">{words.back}</Link>}>
          {secretariat ? <Plan schedule={data} /> : <Empty action={<Link href="/meetings">{text.toMeetings}</Link>}>{text.only}</Empty>}
        </Page>
      )}
    </Loaded>
  );
}

type What = 'series' | Meeting['kind'];

function Plan({ schedule }: { schedule: Schedule }) {
  const text = useText(planText);
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  const [params] = useSearchParams();
  const [what, setWhat] = useState<What>('series');
  const [key, setKey] = useState(params.get('network') ?? schedule.networks[0]?.key ?? '');
  const network: PlannedNetwork | undefined = schedule.networks.find((one) => one.key === key) ?? schedule.networks[0];
  if (!network) return null;

  function done(count: number) {
    announce(text.done(count));
    navigate(`/meetings?network=${encodeURIComponent(key)}`);
  }

  return (
    <div className={css['plan']}>
      <div className={css['well']}>
        <Row>
          <Choice<What>
            label={text.what}
            value={what}
            onChange={setWhat}
            options={(['series', 'meeting', 'gathering', 'workshop'] as const).map((one) => [one, text[one]])}
          />
          <Choice
            label={text.network}
            value={network.key}
            onChange={setKey}
            options={schedule.networks.map((one) => [one.key, one.title])}
          />
        </Row>
      </div>
      {what === 'series' ? (
        <PlanSeries key={network.key} schedule={schedule} network={network} onDone={done} />
      ) : (
        <PlanOne key={`${what} ${network.key}`} schedule={schedule} network={network} kind={what} onDone={() => done(1)} />
      )}
    </div>
  );
}
