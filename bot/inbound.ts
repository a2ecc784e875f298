import type { Conversation } from './ports.ts';

/** What comes in from Teams (a message with the thread it stands in), as far as Veven acts on it. Who it is from has been verified. */
export type Inbound =
  | {
      readonly kind: 'message';
      readonly text: string;
      readonly from: Sender;
      readonly conversation: Conversation;
      readonly thread: string;
      readonly activityId: string | undefined;
    }
  | {
      readonly kind: 'press';
      readonly verb: string;
      readonly data: unknown;
      readonly from: Sender;
      readonly conversation: Conversation;
      readonly thread: string;
      readonly messageId: string | undefined;
      /** How the answer reaches the person: an older client presses by a message, and is answered by one. */
      readonly answered: 'by invoke' | 'by message';
    }
  | { readonly kind: 'installed' | 'removed'; readonly conversation: Conversation }
  | { readonly kind: 'other'; readonly conversation: Conversation | undefined };

export interface Sender {
  /** `tid/oid`; `undefined` when Teams did not say, as for anonymous people. */
  readonly identity: string | undefined;
  /** The language of the person's Teams, for someone Veven does not know. */
  readonly locale: string;
}
