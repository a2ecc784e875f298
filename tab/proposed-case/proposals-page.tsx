import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { Problem } from '../../shared/problem.ts';
import type { ProposalsPage as PageOf, ProposalView } from '../../shared/proposed-case/proposed-case.api.ts';
import { useGet } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Choice } from '../ui/fields.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { passFocus } from '../ui/pass-focus.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { Rows } from '../ui/rows.tsx';
import { AnswerProposal } from './answer-proposal.tsx';
import { OwnProposal, ProposalWords } from './proposal-words.tsx';
import { ProposeForm } from './propose-form.tsx';
import css from './proposed-case.module.css';
import { proposedText } from './proposed-case.text.ts';

/** Who has answered a case stands at the next one when its row goes, or at the page's heading. */
const onward = passFocus(
  (row) =>
    (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('button') ?? row.closest('main')?.querySelector('h1') ?? null,
);

/** What has been proposed, and what is parked; for members their own, and the form. */
export function ProposalsPage() {
  const text = useText(proposedText);
  const page = useGet<PageOf>('/proposals');
  return (
    <Loaded
      query={page}
      cards={[
        [40, 80, 60],
        [40, 80],
      ]}
    >
      {(data) => (
        <Page title={text.page} back={<Link href="/meetings">{text.back}</Link>}>
          <Sorted page={data} />
        </Page>
      )}
    </Loaded>
  );
}

function Sorted({ page }: { page: PageOf }) {
  const text = useText(proposedText);
  const { networks } = useReader();
  const [params, setParams] = useSearchParams();
  const [refused, setRefused] = useState<Problem>();
  const network = params.get('network') ?? '';
  const fits = (one: { readonly network: string }) => network === '' || one.network === network;
  const row = (proposal: ProposalView) => (
    <li key={proposal.key} ref={onward}>
      <div className={css['stack']}>
        {proposal.state === 'parked' ? <OwnProposal proposal={proposal} /> : <ProposalWords proposal={proposal} />}
        {proposal.mayDecide && (
          <AnswerProposal
            proposal={proposal}
            rooms={page.rooms.filter((room) => room.network === proposal.network)}
            onRefused={setRefused}
          />
        )}
      </div>
    </li>
  );
  return (
    <>
      <div className={css['filter']}>
        <Choice
          label={text.network}
          value={network}
          onChange={(key) => setParams(key ? { network: key } : {}, { replace: true })}
          options={[['', text.all], ...networks.map(({ key, title }) => [key, title] as const)]}
        />
      </div>
      {refused && <ProblemNotice problem={refused} />}
      {page.decides && <List title={text.waiting} items={page.proposed.filter(fits).map(row)} empty={text.noneWaiting} />}
      {page.decides && <List title={text.parked} items={page.parked.filter(fits).map(row)} empty={text.noneParked} />}
      <Own page={page} network={network} mine={page.mine.filter(fits)} />
    </>
  );
}

function List({ title, items, empty }: { title: string; items: readonly ReactNode[]; empty: string }) {
  return (
    <Panel title={title} note={items.length > 0 ? String(items.length) : undefined} flush={items.length > 0}>
      {items.length === 0 ? <Empty>{empty}</Empty> : <Rows>{items}</Rows>}
    </Panel>
  );
}

/** One's own cases, and the form for another. */
function Own({ page, network, mine }: { page: PageOf; network: string; mine: readonly ProposalView[] }) {
  const text = useText(proposedText);
  const [proposing, setProposing] = useState(false);
  const opener = useReturnFocus(proposing);
  const open = page.open.toSorted((a, b) => Number(b.key === network) - Number(a.key === network));
  return (
    <Panel title={text.mine}>
      <div className={css['stack']}>
        {mine.length === 0 ? (
          <Empty>{open.length > 0 ? text.noneMine : text.onlyMembers}</Empty>
        ) : (
          <ul className={css['stack']}>
            {mine.map((proposal) => (
              <li key={proposal.key}>
                <OwnProposal proposal={proposal} />
              </li>
            ))}
          </ul>
        )}
        {proposing ? (
          <ProposeForm open={open} onDone={() => setProposing(false)} />
        ) : (
          open.length > 0 && (
            <div>
              <Button ref={opener} onClick={() => setProposing(true)}>
                {text.propose}
              </Button>
            </div>
          )
        )}
      </div>
    </Panel>
  );
}
