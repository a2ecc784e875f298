import { Link } from 'wouter';
import { dayOf } from '../../shared/day.ts';
import type { MeasurePage as PageOf } from '../../shared/measure/measure.api.ts';
import { useMeasure } from '../api.ts';
import { DecisionItem } from '../decision/decision-item.tsx';
import { History } from '../history/history.tsx';
import { useFormat, useText } from '../reader.tsx';
import { DateTile } from '../ui/date-tile.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Columns, Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { RowLink, Rows } from '../ui/rows.tsx';
import { Tag } from '../ui/tag.tsx';
import css from './measure.module.css';
import { measureText } from './measure.text.ts';
import { measureWords } from './measure.words.ts';
import { Participation } from './participation.tsx';
import { Staircase } from './staircase.tsx';
import { Where } from './where.tsx';

/** A measure's own page: where it stands, what happens, what is decided, and how it came to that. */
export function MeasurePage({ measure }: { measure: string }) {
  const page = useMeasure(measure);
  return (
    <Loaded
      query={page}
      cards={[
        [40, 80],
        [30, 90, 70, 85],
        [30, 90, 60],
      ]}
    >
      {(data) => <Measure page={data} />}
    </Loaded>
  );
}

function Measure({ page }: { page: PageOf }) {
  const { measure, networks, participation, upcoming, decided, history } = page;
  const text = useText(measureText);
  const { forms } = useText(measureWords);
  return (
    <Page
      title={measure.title}
      before={<Tag large>{measure.key}</Tag>}
      lead={measure.description}
      back={<Link href="/measures">{text.back}</Link>}
    >
      <p className={css['networks']}>{ledBy(measure.networks, networks, text)}</p>
      <Where page={page} />
      <Columns
        main={
          <>
            <Panel title={text.upcoming} flush={upcoming.length > 0}>
              <Upcoming upcoming={upcoming} />
            </Panel>
            <Panel title={text.decided} flush={decided.length > 0}>
              {decided.length === 0 ? (
                <Empty>{text.nothingDecided}</Empty>
              ) : (
                <Rows>
                  {decided.map((decision) => (
                    <li key={decision.key}>
                      <DecisionItem decision={decision} hide="measure" />
                    </li>
                  ))}
                </Rows>
              )}
            </Panel>
            <Panel title={text.history}>
              {history.length === 0 ? <Empty>{text.nothingHappened}</Empty> : <History history={history} networks={networks} />}
            </Panel>
          </>
        }
        side={
          <>
            <Panel title={text.form} note={forms[measure.form]}>
              <Staircase form={measure.form} />
            </Panel>
            <Participation measure={measure.key} participation={participation} />
            {measure.proposals.length > 0 && (
              <Panel title={text.proposals}>
                <ol className={css['proposals']}>
                  {measure.proposals.map(({ key, kind, summary }) => (
                    <li key={key}>
                      <span className={css['kind']}>{kind === 'move' ? text.move : text.proposal}</span>
                      {summary}
                    </li>
                  ))}
                </ol>
              </Panel>
            )}
          </>
        }
      />
    </Page>
  );
}

function ledBy(keys: readonly string[], networks: PageOf['networks'], text: (typeof measureText)['nb']): string {
  const [lead, ...others] = keys.map((key) => networks.find((network) => network.key === key)?.title ?? key);
  if (!lead) return '';
  const together = others.length > 1 ? `${others.slice(0, -1).join(', ')} ${text.and} ${others.at(-1)}` : others[0];
  return [text.networks(lead), together && text.cooperating(together)].filter(Boolean).join(', ');
}

function Upcoming({ upcoming }: { upcoming: PageOf['upcoming'] }) {
  const text = useText(measureText);
  const format = useFormat();
  if (upcoming.length === 0) return <Empty action={<Link href="/meetings">{text.toMeetings}</Link>}>{text.nothingUpcoming}</Empty>;
  return (
    <Rows pressed>
      {upcoming.map(({ key, meeting, networkTitle, startsAt, number, title }) => (
        <li key={key}>
          <div className={css['upcoming']}>
            <DateTile on={dayOf(startsAt)} />
            <div>
              <p>
                <RowLink to={`/meetings/${encodeURIComponent(meeting)}`}>
                  {number} {title}
                </RowLink>
              </p>
              <p className={css['meta']}>
                {networkTitle}, {format.longTime(startsAt)}
              </p>
            </div>
          </div>
        </li>
      ))}
    </Rows>
  );
}
