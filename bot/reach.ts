import type { Person } from '../shared/seat/seat.list.ts';
import type { KnownConversation } from './ports.ts';

/** By which of the first two rungs of the ladder a person is reached: the chat, where they want that and it is open, else e-mail, where there is a way and an address. */
export function reachOf(
  { identity, identity2, contact, email }: Pick<Person, 'identity' | 'identity2' | 'contact' | 'email'>,
  { isOpen, mail }: { isOpen(identity: string): boolean; mail: boolean },
): { readonly by: 'chat'; readonly identity: string } | { readonly by: 'mail'; readonly address: string } | undefined {
  const chat = contact === 'chat' ? [identity, identity2].find((one) => one !== undefined && isOpen(one)) : undefined;
  if (chat !== undefined) return { by: 'chat', identity: chat };
  return email === undefined || !mail ? undefined : { by: 'mail', address: email };
}

/** By which of the two each person is reached, where these are all conversations. */
export function reachedIn(
  conversations: readonly KnownConversation[],
  mail: boolean,
): (person: Parameters<typeof reachOf>[0]) => 'chat' | 'mail' | undefined {
  const open = new Set(conversations.flatMap(({ identity, closed }) => (closed === undefined && identity !== undefined ? [identity] : [])));
  return (person) => reachOf(person, { isOpen: (identity) => open.has(identity), mail })?.by;
}
