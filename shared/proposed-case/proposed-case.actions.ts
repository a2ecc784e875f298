import { z } from 'zod';
import { codes, FreeText, Seen } from '../action.ts';
import { caseKinds } from '../case/case.list.ts';

const Key = z.string().min(1).max(250);

/** Asks for the form in which a case is proposed: the answer to a press, for that person only. `key` is the meeting's. */
export const OpenProposal = z.object({ key: Key });

/** Puts the form away: the post stands there again as it is. */
export const LeaveProposal = z.object({ key: Key });

/** Proposes a case to a network, for a meeting if one is named. `key` is made by whoever asks, so that a retry finds it. */
export const ProposeCase = z.object({
  /** Never another row's name: a key says what a row is made from. */
  key: z.guid(),
  network: z.string().min(1),
  meeting: z.string().min(1).optional(),
  title: z.string().trim().min(1).max(255),
  kind: z.enum(codes(caseKinds)).default('discussion'),
  /** Why, and what is proposed. */
  information: FreeText.optional(),
  /** The address of the message it was made of. */
  message: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
});
export type ProposeCase = z.infer<typeof ProposeCase>;

/** Takes a proposed or parked case onto a meeting's agenda. */
export const AcceptCase = z.object({
  key: Key,
  seen: Seen,
  meeting: z.string().min(1),
  minutes: z.number().int().min(1).max(480).optional(),
});

/** Lays a proposed case aside in the network's backlog. */
export const ParkCase = z.object({ key: Key, seen: Seen, reason: FreeText.optional() });

/** Says no, with a reason that the proposer reads. */
export const DeclineCase = z.object({ key: Key, seen: Seen, reason: FreeText.min(1) });

export const proposedCaseActions = {
  'case/open-proposal': OpenProposal,
  'case/leave-proposal': LeaveProposal,
  'case/propose': ProposeCase,
  'case/accept': AcceptCase,
  'case/park': ParkCase,
  'case/decline': DeclineCase,
} as const;
