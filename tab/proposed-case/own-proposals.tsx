import { Link } from 'wouter';
import type { ProposalsPage } from '../../shared/proposed-case/proposed-case.api.ts';
import { useGet } from '../api.ts';
import { useText } from '../reader.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import { OwnProposal } from './proposal-words.tsx';
import { proposedText } from './proposed-case.text.ts';

/** On one's own page: every case one has proposed, and what came of it. Nothing for who has proposed none. */
export function OwnProposals() {
  const text = useText(proposedText);
  const { data } = useGet<ProposalsPage>('/proposals');
  if (!data || data.mine.length === 0) return null;
  return (
    <Panel title={text.mine} aside={<Link href="/meetings/proposals">{text.propose}</Link>} flush>
      <Rows>
        {data.mine.map((proposal) => (
          <li key={proposal.key}>
            <OwnProposal proposal={proposal} />
          </li>
        ))}
      </Rows>
    </Panel>
  );
}
