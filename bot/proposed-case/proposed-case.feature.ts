import type { Feature } from '../feature.ts';
import { acceptCase, declineCase, leaveProposal, openProposal, parkCase, proposeCase } from './proposed-case.commands.ts';
import { proposalQueries } from './proposed-case.queries.ts';

/** Members propose cases; the secretariat and the chair answer. The rows are cases like the others. */
export const proposedCaseFeature: Feature = {
  name: 'proposed-case',
  commands: {
    'case/open-proposal': openProposal,
    'case/leave-proposal': leaveProposal,
    'case/propose': proposeCase,
    'case/accept': acceptCase,
    'case/park': parkCase,
    'case/decline': declineCase,
  },
  queries: proposalQueries,
};
