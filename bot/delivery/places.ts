import { networks, people } from '../../shared/seat/seat.list.ts';
import type { Conversation, KnownConversation } from '../ports.ts';
import type { Address } from '../post.ts';
import { reachOf } from '../reach.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** How an address is reached. */
export type Place =
  | { readonly by: 'chat'; readonly conversation: Conversation }
  | { readonly by: 'mail'; readonly address: string; readonly person: string };

/** What is known of where one can write. */
export interface Known {
  readonly conversations: readonly KnownConversation[];
  /** Whether there is a way to send e-mail. */
  readonly mail: boolean;
  /** `mailto:` addresses that have been refused: nothing more is sent there until the secretariat has said so. */
  readonly mailRefused: ReadonlySet<string>;
}

/**
 * The rungs of the ladder that one can write to: a network's channel; a person's chat, else their e-mail. `undefined` where there is
 * none: Veven is not there, has been removed or blocked, or the channel is gone or archived.
 */
export function placesOf(snapshot: Snapshot, { conversations, mail, mailRefused }: Known): (to: Address) => Place | undefined {
  const open = conversations.filter(({ closed }) => closed === undefined);
  const channels = new Map(open.filter(({ kind }) => kind === 'channel').map((conversation) => [conversation.id, conversation]));
  const chats = new Map(open.flatMap((conversation) => (conversation.identity ? [[conversation.identity, conversation]] : [])));
  return (to) => {
    if ('network' in to) {
      const id = snapshot.of(networks).get(to.network)?.channelId;
      const conversation = id === undefined ? undefined : channels.get(id);
      return conversation && { by: 'chat', conversation };
    }
    const person = snapshot.of(people).get(to.person);
    if (!person) return undefined;
    const reach = reachOf(person, { isOpen: (identity) => chats.has(identity), mail: mail && !mailRefused.has(`mailto:${person.email}`) });
    if (reach?.by === 'mail') return { ...reach, person: person.key };
    const conversation = reach && chats.get(reach.identity);
    return conversation && { by: 'chat', conversation };
  };
}
