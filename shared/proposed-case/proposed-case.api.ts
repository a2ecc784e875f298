import type { Case, CaseKind } from '../case/case.list.ts';
import type { Day, Instant } from '../day.ts';
import type { NetworkName } from '../measure/measure.api.ts';

/** A case that somebody has proposed, or that lies in a network's backlog, as one reader may see it. */
export interface ProposalView {
  readonly key: string;
  /** For `seen` when it is accepted, parked or declined. */
  readonly etag: string;
  readonly network: string;
  readonly networkTitle: string;
  readonly title: string;
  readonly kind: CaseKind;
  readonly minutes: number | undefined;
  /** Empty for what is exempt from public disclosure. */
  readonly information: string | undefined;
  readonly state: Case['state'];
  readonly reason: string | undefined;
  /** The meeting it was wished for, or whose agenda it stands on. */
  readonly meeting: { readonly key: string; readonly startsAt: Instant; readonly cancelled: boolean } | undefined;
  readonly number: string | undefined;
  readonly proposedAt: Instant;
  /** Who proposed it: for those who answer it. Nobody for what was carried over. */
  readonly by: string | undefined;
  readonly mine: boolean;
  /** The reader may accept, park or decline it. */
  readonly mayDecide: boolean;
}

/** A meeting to come on whose agenda the reader may put a case. */
export interface AgendaRoom {
  readonly key: string;
  readonly network: string;
  readonly startsAt: Instant;
  /** Cases on the agenda, the sum of their minutes, and the minutes that the meeting lasts. */
  readonly cases: number;
  readonly minutes: number;
  readonly length: number;
  readonly noticeOut: boolean;
}

/** A meeting for which cases can be proposed. */
export interface OpenMeeting {
  readonly key: string;
  readonly startsAt: Instant;
  readonly proposeBy: Day;
}

/** GET /api/proposals */
export interface ProposalsPage {
  /** What waits for an answer, and the backlogs: what the reader decides about. */
  readonly proposed: readonly ProposalView[];
  readonly parked: readonly ProposalView[];
  /** The reader's own, whatever came of them, the newest first. */
  readonly mine: readonly ProposalView[];
  readonly rooms: readonly AgendaRoom[];
  /** The networks the reader may propose to, with the meetings that are open for it. */
  readonly open: readonly (NetworkName & { readonly meetings: readonly OpenMeeting[] })[];
  /** The reader answers proposals: as the secretariat, or as the chair of a meeting to come. */
  readonly decides: boolean;
}

/** GET /api/meetings/:key/proposals */
export interface MeetingProposals {
  readonly proposeBy: Day;
  /** Whether a case can be proposed for this meeting today. */
  readonly open: boolean;
  /** Where it goes when this one is closed; nothing is the network's backlog. */
  readonly next: OpenMeeting | undefined;
  readonly mayPropose: boolean;
  /** What has been proposed for it and is not answered: all for those who answer, else the reader's own. */
  readonly proposals: readonly ProposalView[];
}
