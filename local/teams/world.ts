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
export function world({ bot, tenantId, team, channels: firstChannels, people, serviceUrl, graphUrl }: StandInOptions) {
  const byKey = new Map(people.map((person) => [person.key, person]));
  /** Ids of people are the bot's own: another bot sees the same person under another id. */
  const idOf = (person: SamplePerson) => `29:1${opaque(bot.id, person.oid)}`;
  const chatOf = (person: SamplePerson) => `a:1${opaque(`chat ${bot.id}`, person.oid)}`;
  const byId = new Map(people.flatMap((person) => [[idOf(person), person] as const, [person.oid, person] as const]));
  /** Who prefers e-mail has not installed the app from the beginning: no chat with the bot. */
  const installed = new Set(people.filter(({ contact }) => contact === 'chat').map(({ key }) => key));
  const hasInstalled = ({ key }: SamplePerson) => installed.has(key);
  const byChat = new Map(people.map((person) => [chatOf(person), person]));
  const holderOf = (chat: string) => {
    const person = byChat.get(chat);
    return person && hasInstalled(person) ? person : undefined;
  };
  /** Every channel there is and was: one that is deleted can be restored. */
  const byChannel = new Map(firstChannels.map((channel) => [channel.id, channel]));
  const deleted = new Set<string>();
  /** Who has come to a channel or left it since the beginning: by channel, then person. */
  const moved = new Map<string, Map<string, boolean>>();
  const isIn = ({ key, networks }: SamplePerson, { id, network }: StandInChannel) => moved.get(id)?.get(key) ?? networks.includes(network);
  const channelAt = (id: string) => (deleted.has(id) ? undefined : byChannel.get(id));

  function peopleIn(conversation: string): SamplePerson[] {
    if (conversation === team.id) return people.filter((person) => person.networks.length > 0);
    const channel = channelAt(conversation);
    if (channel) return people.filter((person) => isIn(person, channel));
    const holder = holderOf(conversation);
    if (holder) return [holder];
    throw new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
  }

  return {
    bot,
    tenantId,
    team,
    get channels(): readonly StandInChannel[] {
      return [...byChannel.values()].filter(({ id }) => !deleted.has(id));
    },
    people,
    serviceUrl,
    graphUrl,
    idOf,
    chatOf,
    hasInstalled,
    isIn,
    peopleIn,
    channel: channelAt,
    /** A channel that may have been deleted. */
    formerChannel(id: string): StandInChannel {
      const found = byChannel.get(id);
      if (!found) throw new ConnectorError(404, 'ConversationNotFound', `There is no channel ${id}.`);
      return found;
    },
    /** Makes a channel, gives it another name, or brings it back. */
    keepChannel(channel: StandInChannel): void {
      byChannel.set(channel.id, channel);
      deleted.delete(channel.id);
    },
    deleteChannel(id: string): void {
      deleted.add(id);
    },
    /** Somebody installs the app for themselves, or removes it. */
    install({ key }: SamplePerson, has: boolean): void {
      if (has) installed.add(key);
      else installed.delete(key);
    },
    /** Somebody comes to a channel, or leaves it. */
    move(person: SamplePerson, channel: StandInChannel, comes: boolean): void {
      moved.set(channel.id, (moved.get(channel.id) ?? new Map()).set(person.key, comes));
    },
    /** The person with this id or object id, as the bot knows them. */
    known: (id: string) => byId.get(id),
    holder: holderOf,
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
