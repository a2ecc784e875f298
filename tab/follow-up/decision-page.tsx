import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { dayOf } from '../../shared/day.ts';
import type { DecisionPage as PageOf } from '../../shared/decision/decision.api.ts';
import { useCommand, useGet } from '../api.ts';
import { FollowUpAnswer } from '../ask/follow-up-answer.tsx';
import { Counts } from '../decision/counts.tsx';
import { decisionText } from '../decision/decision.text.ts';
import { caseWords } from '../meeting/case.words.ts';
import { useFormat, useText } from '../reader.tsx';
import { Facts } from '../ui/facts.tsx';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { Tag } from '../ui/tag.tsx';
import { AssignmentPanel } from './assignment-panel.tsx';
import { Chain } from './chain.tsx';
import css from './follow-up.module.css';
import { followingText } from './follow-up.text.ts';
import { Municipalities } from './municipalities.tsx';

const ChangeDecision = lazy(() => import('./change-decision.tsx').then((module) => ({ default: module.ChangeDecision })));
const CloseDecision = lazy(() => import('./close-decision.tsx').then((module) => ({ default: module.CloseDecision })));
const LineText = lazy(() => import('./line-text.tsx').then((module) => ({ default: module.LineText })));
const LocalOutcome = lazy(() => import('./local-outcome.tsx').then((module) => ({ default: module.LocalOutcome })));

/** One decision: what was decided, who follows it up, how far each has come, and what the reader can do. */
export function DecisionPage({ decision }: { decision: string }) {
  const query = useGet<PageOf>(`/decisions/${encodeURIComponent(decision)}`);
  return (
    <Loaded
      query={query}
      cards={[
        [70, 90],
        [30, 90, 75, 90],
      ]}
    >
      {(page) => <Decision page={page} />}
    </Loaded>
  );
}

function Decision({ page }: { page: PageOf }) {
  const { decision, helpers } = page;
  const { number, title, measure, text: conclusion, counts, followUps, state, meeting } = decision;
  const text = useText(followingText);
  const own = followUps.filter((one) => one.mine && one.state !== 'closed');
  const open = state === 'open' || state === 'toApprove';
  return (
    <Page
      title={[number, title].filter(Boolean).join(' ')}
      before={measure && <Tag to={`/measures/${measure}`}>{measure}</Tag>}
      lead={conclusion}
      back={<Link href="/follow-up">{text.back}</Link>}
    >
      <Terms page={page} />
      <Manage page={page} />
      {open &&
        own.map((one) => (
          <Panel key={one.key} title={one.state === 'local' ? text.localFor(one.municipality) : text.answerFor(one.municipality)}>
            {one.state === 'local' ? (
              <Suspense>
                <LocalOutcome followUp={one} measure={measure} />
              </Suspense>
            ) : (
              <FollowUpAnswer
                followUp={one.key}
                state={one.state}
                title={one.municipality}
                {...(one.seen !== undefined && { seen: one.seen })}
              />
            )}
            {one.state === 'stuck' && helpers.length > 0 && (
              <div className={css['helpers']}>
                <p>{text.help}</p>
                <ul>
                  {helpers.map(({ municipality, name, chat }) => (
                    <li key={municipality}>
                      <a href={chat} target="_blank" rel="noreferrer">
                        {text.askThem(name, municipality)}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </Panel>
        ))}
      {open &&
        page.lines.map((line) => (
          <Suspense key={line.municipality}>
            <LineText decision={decision.key} title={title} line={line} />
          </Suspense>
        ))}
      <AssignmentPanel page={page} />
      {followUps.length > 0 && (
        <Panel title={text.municipalities}>
          <div className={css['stack']}>
            {counts && <Counts counts={counts} />}
            {page.informed && <p>{text.informed(page.informed.heard, page.informed.of)}</p>}
            {state === 'toApprove' && <p>{text.readyToClose}</p>}
            <Municipalities followUps={followUps} />
          </div>
        </Panel>
      )}
      <Chain title={text.earlier} cases={page.earlier} />
      <Chain title={text.goesOn} cases={page.goesOn} />
      <p>
        <Link href={`/meetings/${encodeURIComponent(meeting)}`}>{text.toMeeting}</Link>
      </p>
    </Page>
  );
}

/** What is said of it beside its words. */
function Terms({ page }: { page: PageOf }) {
  const { decision, askOn, concerns, manner, reviewOn, chosen, assignedTo, cooperating, closed } = page;
  const { networkTitle, decidedAt, followUpBy, dueOn } = decision;
  const text = useText(followingText);
  const words = useText(caseWords);
  const states = useText(decisionText);
  const format = useFormat();
  const by = followUpBy === 'network' && assignedTo ? assignedTo.title : words.followUpBys[followUpBy];
  const others = cooperating.length > 0 ? ` ${text.with} ${cooperating.map(({ title }) => title).join(', ')}` : '';
  const municipal = followUpBy === 'municipalities';
  return (
    <>
      {closed && (
        <p className={css['meta']}>
          {decision.state === 'repealed' && <span>{states.repealed}</span>}
          <span>
            {closed.meeting
              ? text.closedInMeeting(format.shortDay(dayOf(closed.meeting.startsAt)))
              : text.closedOn(format.shortDay(dayOf(closed.at)))}
          </span>
          {closed.reason && <span>{closed.reason}</span>}
        </p>
      )}
      <Facts
        facts={[
          [text.decided, `${networkTitle}, ${format.longDay(dayOf(decidedAt))}`],
          [text.followedBy, `${by}${others}`],
          [municipal ? text.due : text.reportOn, followUpBy === 'nobody' || !dueOn ? undefined : format.longDay(dueOn)],
          [text.askOn, municipal && askOn ? format.longDay(askOn) : undefined],
          [text.concerns, concerns],
          [text.manner, manner && text[manner]],
          [text.chosen, municipal ? (chosen.length > 0 ? chosen.join(', ') : text.allTaking) : undefined],
          [text.reviewOn, reviewOn && format.longDay(reviewOn)],
        ]}
      />
    </>
  );
}

/** For those who keep the agenda: other terms, and the end of it. */
function Manage({ page }: { page: PageOf }) {
  const { decision, etag, may, closesIn } = page;
  const text = useText(followingText);
  const format = useFormat();
  const announce = useAnnounce();
  const [form, setForm] = useState<'change' | 'close'>();
  const changer = useReturnFocus(form === 'change');
  const closer = useReturnFocus(form === 'close');
  const reopen = useCommand('decision/reopen');
  const close = () => setForm(undefined);
  if (!may.change && !may.close && !may.reopen) return null;
  return (
    <>
      {form === 'change' && (
        <Suspense>
          <ChangeDecision page={page} onDone={close} />
        </Suspense>
      )}
      {form === 'close' && (
        <Suspense>
          <CloseDecision page={page} onDone={close} />
        </Suspense>
      )}
      {reopen.error && <ProblemNotice problem={reopen.error.problem} />}
      {form === undefined && (
        <Actions>
          {may.change && (
            <Button ref={changer} onClick={() => setForm('change')}>
              {text.change}
            </Button>
          )}
          {may.close && (
            <Button ref={closer} appearance={decision.state === 'toApprove' ? 'primary' : 'secondary'} onClick={() => setForm('close')}>
              {closesIn ? text.closeIn(format.shortDay(dayOf(closesIn.startsAt))) : text.close}
            </Button>
          )}
          {may.reopen && (
            <Button onClick={() => reopen.mutate({ key: decision.key, seen: etag }, { onSuccess: () => announce(text.reopened) })}>
              {text.reopen}
            </Button>
          )}
        </Actions>
      )}
    </>
  );
}
