import type { Person } from '../../shared/seat/seat.list.ts';
import type { DirectoryFacts } from './directory-facts.ts';

/** How a message reaches a person now: in the chat, if that is what they want and it is open, else by e-mail, if there is an address. */
export function reachedBy({
  conversations,
}: Pick<DirectoryFacts, 'conversations'>): (
  person: Pick<Person, 'identity' | 'identity2' | 'contact' | 'email'>,
) => 'chat' | 'mail' | undefined {
  const chats = new Set(
    conversations.filter(({ kind, closed }) => kind === 'personal' && closed === undefined).map(({ identity }) => identity),
  );
  return ({ identity, identity2, contact, email }) => {
    if (contact === 'chat' && [identity, identity2].some((one) => one !== undefined && chats.has(one))) return 'chat';
    return email === undefined ? undefined : 'mail';
  };
}
