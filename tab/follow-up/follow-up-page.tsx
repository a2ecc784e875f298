import { Button } from '@fluentui/react-components';
import { useSearchParams } from 'wouter';
import { dayOf } from '../../shared/day.ts';
import type { DecisionsPage, DecisionView } from '../../shared/decision/decision.api.ts';
import { followUpText } from '../../shared/follow-up/follow-up.text.ts';
import { useGet } from '../api.ts';
import { Counts } from '../decision/counts.tsx';
import { Standing } from '../decision/decision-item.tsx';
import { FollowUpMark } from '../decision/follow-up-mark.tsx';
import { useFormat, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Choice } from '../ui/fields.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { RowLink, Rows } from '../ui/rows.tsx';
import { saveTable } from '../ui/save-table.ts';
import css from './follow-up.module.css';
import { followingText } from './follow-up.text.ts';

/** Every decision that somebody follows up: what the reader is to answer first. */
export function FollowUpPage() {
  const query = useGet<DecisionsPage>('/decisions');
  const text = useText(followingText);
  return (
    <Loaded
      query={query}
      cards={[
        [30, 90, 75, 90, 75],
        [30, 90, 75],
      ]}
    >
      {(data) => (
        <Page title={text.title} lead={text.lead}>
          <Chosen {...data} />
        </Page>
      )}
    </Loaded>
  );
}

const states = ['open', 'toApprove', 'closed'] as const;
type State = (typeof states)[number];

const stateOf = ({ state }: DecisionView): State => (state === 'open' || state === 'toApprove' ? state : 'closed');

/** Own follow-ups that still want an answer. */
const waits = ({ state, followUps }: DecisionView): boolean =>
  stateOf({ state } as DecisionView) !== 'closed' &&
  followUps.some(({ mine, state: own }) => mine && own !== 'done' && own !== 'notConcerned' && own !== 'closed');

function Chosen({ decisions, networks, municipalities }: DecisionsPage) {
  const text = useText(followingText);
  const words = useText(followUpText);
  const format = useFormat();
  const announce = useAnnounce();
  const [params, setParams] = useSearchParams();
  const network = params.get('network') ?? '';
  const municipality = params.get('municipality') ?? '';
  const state = states.find((one) => one === params.get('state')) ?? '';
  const change = (name: string) => (value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  const shown = decisions
    .filter((one) => !network || one.network === network || one.assignedTo === network)
    .filter((one) => !state || stateOf(one) === state)
    .filter(({ followUps }) => !municipality || followUps.some((one) => one.municipality === municipality && one.state !== 'closed'));
  const mine = shown.filter(waits);
  const open = shown.filter((one) => stateOf(one) !== 'closed' && !mine.includes(one));
  const closed = shown.filter((one) => stateOf(one) === 'closed');
  const columns = municipalities.filter((name) => !municipality || name === municipality);

  function save() {
    const head = [text.network, text.decision, text.due, text.done, ...columns];
    const rows = shown.map(({ networkTitle, number, title, dueOn, counts, followUps }) => [
      networkTitle,
      [number, title].filter(Boolean).join(' '),
      dueOn ?? '',
      counts ? `${counts.done}/${counts.of}` : '',
      ...columns.map((name) => {
        const own = followUps.find((one) => one.municipality === name);
        return own ? words[own.state] : '';
      }),
    ]);
    announce(text.saved(saveTable(text.file, [head, ...rows])));
  }

  const group = (title: string, some: readonly DecisionView[]) =>
    some.length > 0 && (
      <Panel title={title} note={String(some.length)} flush>
        <Rows pressed>
          {some.map((decision) => (
            <li key={decision.key}>
              <Row decision={decision} municipality={municipality} day={format.shortDay(dayOf(decision.decidedAt))} />
            </li>
          ))}
        </Rows>
      </Panel>
    );

  if (decisions.length === 0) return <Empty>{text.noneAtAll}</Empty>;
  return (
    <>
      <div className={css['filter']}>
        <Choice
          label={text.network}
          value={network}
          onChange={change('network')}
          options={[['', text.all], ...networks.map(({ key, title }) => [key, title] as const)]}
        />
        <Choice
          label={text.municipality}
          value={municipality}
          onChange={change('municipality')}
          options={[['', text.all], ...municipalities.map((name) => [name, name] as const)]}
        />
        <Choice
          label={text.state}
          value={state}
          onChange={change('state')}
          options={[['', text.all], ...states.map((one) => [one, text[one]] as const)]}
        />
        <Button appearance="subtle" onClick={save}>
          {text.save}
        </Button>
      </div>
      {shown.length === 0 && <Empty>{text.none}</Empty>}
      {group(text.answerFirst, mine)}
      {group(text.openOnes, open)}
      {group(text.closedOnes, closed)}
    </>
  );
}

function Row({ decision, municipality, day }: { decision: DecisionView; municipality: string; day: string }) {
  const { key, number, title, measure, networkTitle, counts, followUps } = decision;
  const own = followUps.find((one) => (municipality ? one.municipality === municipality : one.mine));
  return (
    <div className={css['row']}>
      <p className={css['title']}>
        <RowLink to={`/follow-up/${encodeURIComponent(key)}`}>{[number, title].filter(Boolean).join(' ')}</RowLink>
      </p>
      <p className={css['meta']}>
        <span>{[networkTitle, day, measure].filter(Boolean).join(' · ')}</span>
        <Standing decision={decision} />
      </p>
      {counts && <Counts counts={counts} />}
      {own && (
        <p className={css['own']}>
          {own.municipality}: <FollowUpMark state={own.state} />
        </p>
      )}
    </div>
  );
}
