import { z } from 'zod';
import { FreeText, Seen } from '../action.ts';

const Key = z.string().min(1).max(400);

/** Sends the minutes of a meeting (`key`). `seen` is the mark of the draft that was read: another draft is not sent. */
export const SendMinutes = z.object({ key: Key, seen: Seen.optional() });

/** Makes a new version of sent minutes from the cases as they are now. `key` is the meeting's. */
export const CorrectMinutes = z.object({ key: Key, note: FreeText.min(1).max(1000), seen: Seen.optional() });

/** Approves and locks minutes where no meeting does. `key` is the meeting's. */
export const ApproveMinutes = z.object({ key: Key });

/** A seat has no comments. `key` is the minutes' own; `seen` when the seat's comment, which this takes back, was given. */
export const NoComments = z.object({ key: Key, seen: Seen.optional() });

/** Asks for the form in which a comment is written: the answer to a press, for that person only. */
export const OpenComment = z.object({ key: Key });

/** A seat's comment on the minutes. */
export const CommentMinutes = z.object({ key: Key, comment: FreeText.min(1), seen: Seen.optional() });

export const minutesActions = {
  'minutes/send': SendMinutes,
  'minutes/correct': CorrectMinutes,
  'minutes/approve': ApproveMinutes,
  'minutes/no-comments': NoComments,
  'minutes/open-comment': OpenComment,
  'minutes/comment': CommentMinutes,
} as const;
