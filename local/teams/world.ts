import { createHash } from 'node:crypto';
import type { SamplePerson } from '../sample/directory.ts';
import { ConnectorError } from './connector-error.ts';
import type { StandInChannel, StandInOptions } from './options.ts';

/** Someone as the connector tells the bot about them. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly tenantId: string;
  readonly email: string;
  readonly userPrincipalName: string;
  readonly userRole: 'user';
}

/** A conversation id of Teams: a channel, a thread in it, or a chat. */
export interface Place {
  readonly base: string;
  /** The message a thread hangs under. */
  readonly root: string | undefined;
}

const threadMark = ';messageid=';

/** `19:…;messageid=123` is the thread under message 123 of that channel. */
export function placeOf(conversation: string): Place {
  const [base = '', root] = conversation.split(threadMark);
  return { base, root };
}

/** The conversation id of a thread, as Teams writes it. */
export const threadId = (channel: string, root: string): string => `${channel}${threadMark}${root}`;

const opaque = (kind: string, of: string) => createHash('sha256').update(`${kind} ${of}`).digest('base64url');

export type World = ReturnType<typeof world>;

/** Who there is and where: what Teams knows about the team before anything is said. */
export function world({ bot, tenantId, team, channels, people, serviceUrl, graphUrl }: StandInOptions) {
  const byKey = new Map(people.map((person) => [person.key, person]));
  /** Ids of people are the bot's own: another bot sees the same person under another id. */
  const idOf = (person: SamplePerson) => `29:1${opaque(bot.id, person.oid)}`;
  const chatOf = (person: SamplePerson) => `a:1${opaque(`chat ${bot.id}`, person.oid)}`;
  const byId = new Map(people.flatMap((person) => [[idOf(person), person] as const, [person.oid, person] as const]));
  /** Who prefers e-mail has not installed the app: no chat with the bot. */
  const hasInstalled = (person: SamplePerson) => person.contact === 'chat';
  const byChat = new Map(people.filter(hasInstalled).map((person) => [chatOf(person), person]));
  const byChannel = new Map(channels.map((channel) => [channel.id, channel]));
  const isIn = (person: SamplePerson, channel: StandInChannel) => person.networks.includes(channel.network);

  function peopleIn(conversation: string): SamplePerson[] {
    if (conversation === team.id) return people.filter((person) => person.networks.length > 0);
    const channel = byChannel.get(conversation);
    if (channel) return people.filter((person) => isIn(person, channel));
    const holder = byChat.get(conversation);
    if (holder) return [holder];
    throw new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
  }

  return {
    bot,
    tenantId,
    team,
    channels,
    people,
    serviceUrl,
    graphUrl,
    idOf,
    chatOf,
    hasInstalled,
    isIn,
    peopleIn,
    channel: (id: string) => byChannel.get(id),
    /** The person with this id or object id, as the bot knows them. */
    known: (id: string) => byId.get(id),
    holder: (chat: string) => byChat.get(chat),
    person(key: string): SamplePerson {
      const found = byKey.get(key);
      if (!found) throw new ConnectorError(404, 'PersonNotFound', `Expected the key of a sample person, got "${key}".`);
      return found;
    },
    member: (person: SamplePerson): Member => ({
      id: idOf(person),
      name: person.name,
      aadObjectId: person.oid,
      tenantId,
      email: person.email,
      userPrincipalName: person.email,
      userRole: 'user',
    }),
  };
}
