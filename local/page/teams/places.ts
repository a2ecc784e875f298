import type { WorldView } from '../../teams/page-api.ts';
import type { PersonView } from './data.ts';

/** A channel or the chat with the bot, as it stands in the list. */
export interface Place {
  readonly kind: 'channel' | 'chat';
  /** As it stands in the address: a network's key, or `chat`. */
  readonly key: string;
  readonly name: string;
  /** Undefined where the person has no such chat. */
  readonly conversation: string | undefined;
}

/** Where this person can be: the chat with the bot, and the channels they are in. */
export function placesOf(world: WorldView, person: PersonView): Place[] {
  return [
    { kind: 'chat', key: 'chat', name: world.bot, conversation: person.chat },
    ...world.channels
      .filter(({ network }) => person.networks.includes(network))
      .map(({ id, name, network }): Place => ({ kind: 'channel', key: network, name, conversation: id })),
  ];
}
