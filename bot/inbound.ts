import type { Closed, LearntConversation } from './ports.ts';

/** What comes in from Teams (a message with the thread it stands in), as far as Veven acts on it. Who it is from has been verified. */
export type Inbound =
  | {
      readonly kind: 'message';
      readonly text: string;
      readonly from: Sender;
      readonly conversation: LearntConversation;
      readonly thread: string;
    }
  | {
      readonly kind: 'press';
      readonly verb: string;
      readonly data: unknown;
      readonly from: Sender;
      readonly conversation: LearntConversation;
      readonly thread: string;
      readonly messageId: string | undefined;
      /** How the answer reaches the person: an older client presses by a message, and is answered by one. */
      readonly answered: 'by invoke' | 'by message';
    }
  /**
   * A command beside a message: its dialog is to open, or what was typed in it comes back. It may stand where Veven is not,
   * so that nothing is learnt of the conversation.
   */
  | {
      readonly kind: 'dialog';
      readonly step: 'open' | 'submit';
      readonly command: string;
      readonly data: unknown;
      readonly message: MessageText | undefined;
      /** The id of the channel, where it is in one. */
      readonly channel: string | undefined;
      readonly from: Sender;
    }
  /** Veven has been added to a team, a channel or a person's chat, by somebody. An upgrade is no such thing. */
  | { readonly kind: 'installed'; readonly conversation: LearntConversation; readonly by: Sender }
  | { readonly kind: 'news'; readonly news: News }
  | { readonly kind: 'other'; readonly conversation: LearntConversation | undefined };

/** What a message in Teams says, without who wrote it and whom it mentions. */
export interface MessageText {
  readonly subject: string | undefined;
  /** Plain text, whatever it was. */
  readonly text: string;
  /** The address that opens it. */
  readonly link: string | undefined;
}

export interface Sender {
  /** `tid/oid`; `undefined` when Teams did not say, as for anonymous people. */
  readonly identity: string | undefined;
  /** Teams' own id of them, where it did not say which tenant they are from: the roster of the channel may know. */
  readonly memberId: string | undefined;
  /** As Teams calls them, where it says so. */
  readonly name: string | undefined;
  /** The language of the person's Teams, for someone Veven does not know. */
  readonly locale: string;
}

/** One conversation, or every channel of a team. */
export type Scope = { readonly conversation: string } | { readonly team: string };

/** What Teams tells of its channels and teams beside what people say there. */
export interface News {
  /** A channel that can be written to, with what is told of it. */
  readonly learnt?: LearntConversation;
  readonly closed?: { readonly of: Scope; readonly why: Closed };
  /** What was closed for that reason no longer is. */
  readonly opened?: { readonly of: Scope; readonly after: Closed };
  /** Where the members may be others than they were. */
  readonly members?: Scope;
}
