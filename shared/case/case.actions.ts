import { z } from 'zod';
import { codes, FreeText, Seen } from '../action.ts';
import { Day } from '../day.ts';
import { caseKinds, followUpBys, hearings } from './case.list.ts';

const Key = z.string().min(1).max(400);
const Title = z.string().trim().min(1).max(255);
const Line = z.string().trim().max(255);
const Reason = FreeText.min(1);

/** The longest list of earlier treatments that a person can still take in. */
const EarlierCases = z.array(Key).max(30);

/** Changes a case on an agenda; only what is named is changed, and what is emptied is taken away. */
export const EditCase = z.object({
  key: Key,
  seen: Seen,
  title: Title.exactOptional(),
  kind: z.enum(codes(caseKinds)).exactOptional(),
  minutes: z.number().int().min(1).max(480).nullable().exactOptional(),
  followUpBy: z.enum(codes(followUpBys)).exactOptional(),
  /** A seat: `HR/Rollag`. */
  presenter: Line.exactOptional(),
  officer: Line.exactOptional(),
  measure: Line.exactOptional(),
  /** Keys of the cases in which it was treated before. */
  earlier: EarlierCases.exactOptional(),
  information: FreeText.exactOptional(),
  proposal: FreeText.exactOptional(),
  hearing: z.enum(codes(hearings)).nullable().exactOptional(),
  hearBy: Day.nullable().exactOptional(),
});
export type EditCase = z.infer<typeof EditCase>;

/** Puts a new case at the end of an agenda. `key` is made by whoever asks, so that a retry finds it. */
export const AddCase = z.object({
  key: z.uuid(),
  meeting: Key,
  title: Title,
  kind: z.enum(codes(caseKinds)),
  minutes: z.number().int().min(1).max(480).optional(),
  followUpBy: z.enum(codes(followUpBys)).default('nobody'),
  presenter: Line.optional(),
  officer: Line.optional(),
  measure: Line.optional(),
  earlier: EarlierCases.optional(),
  information: FreeText.optional(),
  proposal: FreeText.optional(),
  hearing: z.enum(codes(hearings)).optional(),
  hearBy: Day.optional(),
});
export type AddCase = z.infer<typeof AddCase>;

/** Gives a case its place: just before another, or last. `order` is the agenda as the person saw it, key by key. */
export const OrderCase = z.object({ key: Key, before: Key.nullable(), order: z.array(Key).max(200) });
export type OrderCase = z.infer<typeof OrderCase>;

/** Takes a case off the agenda. Its number, if it has one, is never used again. */
export const WithdrawCase = z.object({ key: Key, seen: Seen.optional(), reason: Reason });

/** Puts a case that was withdrawn or carried over back on its agenda. */
export const RestoreCase = z.object({ key: Key, seen: Seen.optional() });

/** A case that was not reached goes on in the network's next coming meeting, or waits in its backlog. */
export const CarryOverCase = z.object({ key: Key, seen: Seen.optional(), reason: Reason, to: z.enum(['next', 'backlog']).default('next') });

/** Sends a case on (oversendelse): to another network, where it is proposed, or to the council of mayors, where it is noted. */
export const ReferCase = z.object({ key: Key, seen: Seen.optional(), to: z.string().min(1).max(100), note: FreeText.optional() });
export type ReferCase = z.infer<typeof ReferCase>;

/** What is to be decided after a discussion: how the line is heard before, by when, and in which meeting it is decided. */
const NextDecision = z.object({
  hearing: z.enum(codes(hearings)),
  hearBy: Day.optional(),
  /** A coming meeting of the network; else the first that leaves time for the hearing. */
  on: Key.optional(),
});
export type NextDecision = z.infer<typeof NextDecision>;

/** Records a case's conclusion and, for a decision, who follows it up and by when. */
export const ConcludeCase = z.object({
  key: Key,
  seen: Seen.optional(),
  conclusion: FreeText.min(1),
  followUpBy: z.enum(codes(followUpBys)).default('nobody'),
  dueOn: Day.optional(),
  /** How the input was weighed, in one sentence; what is not named stays. */
  weighing: FreeText.optional(),
  /** A discussion that is to be decided later. */
  next: NextDecision.optional(),
  /** The same as a card says it, which has no forms within forms: how the line is heard, or that there is nothing to decide. */
  after: z.enum(['discussed', ...codes(hearings)]).optional(),
  hearBy: Day.optional(),
});
export type ConcludeCase = z.infer<typeof ConcludeCase>;

/** Asks for the form in which conclusions are written: the answer to a press, for that person only. `key` is the meeting's. */
export const OpenConclusions = z.object({ key: z.string().min(1) });

/** A link to a paper of a case; its number runs through the notice. Without a link it is sent later. */
export const AddAttachment = z.object({
  /** The case. */
  key: Key,
  title: Title,
  url: z.string().trim().max(2000).default(''),
  sentLater: z.boolean().default(false),
});

/** Changes an attachment; only what is named is changed. */
export const EditAttachment = z.object({
  key: Key,
  seen: Seen,
  title: Title.exactOptional(),
  url: z.string().trim().max(2000).exactOptional(),
  sentLater: z.boolean().exactOptional(),
});

export const RemoveAttachment = z.object({ key: Key });

export const caseActions = {
  'case/edit': EditCase,
  'case/add': AddCase,
  'case/order': OrderCase,
  'case/withdraw': WithdrawCase,
  'case/restore': RestoreCase,
  'case/carry-over': CarryOverCase,
  'case/refer': ReferCase,
  'case/conclude': ConcludeCase,
  'case/open-conclusions': OpenConclusions,
  'attachment/add': AddAttachment,
  'attachment/edit': EditAttachment,
  'attachment/remove': RemoveAttachment,
} as const;
