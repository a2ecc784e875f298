import { placesOf } from '../../bot/delivery/places.ts';
import type { Closed, KnownConversation } from '../../bot/ports.ts';
import type { Address } from '../../bot/post.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { RowMeta } from '../../shared/list.ts';
import { networks, type Person, people } from '../../shared/seat/seat.list.ts';
import { aNetwork, aPerson } from '../support/rows.ts';

const conversation = (id: string, of: Partial<KnownConversation> = {}): KnownConversation => ({
  id,
  kind: id.startsWith('19:') ? 'channel' : 'personal',
  identity: undefined,
  serviceUrl: 'http://teams/',
  tenantId: 't',
  name: undefined,
  teamId: undefined,
  closed: undefined,
  shared: false,
  ...of,
});

/** Where an address is reached, in a word: a conversation's id or an e-mail address. */
function placeOf(
  to: Address,
  {
    person = {},
    conversations,
    mail = true,
    refused = [] as string[],
  }: Partial<{
    person: Partial<Person>;
    conversations: KnownConversation[];
    mail: boolean;
    refused: string[];
  }>,
): string | undefined {
  const snapshot = new Snapshot()
    .with(networks, new Table<RowMeta>([aNetwork({ key: 'HR', channelId: '19:hr' }), aNetwork({ key: 'BARN' })]))
    .with(people, new Table<RowMeta>([aPerson({ key: 'kari', ...person })]));
  const place = placesOf(snapshot, { conversations: conversations ?? [], mail, mailRefused: new Set(refused) })(to);
  return place?.by === 'chat' ? place.conversation.id : place?.address;
}

const closings: Closed[] = ['shut-out', 'deleted', 'archived'];

describe('a network is reached', () => {
  const hr = { network: 'HR' };

  it('in its channel', () => {
    expect(placeOf(hr, { conversations: [conversation('19:other'), conversation('19:hr')] })).toBe('19:hr');
  });

  it.each(closings)('nowhere when its channel is closed: %s', (closed) => {
    expect(placeOf(hr, { conversations: [conversation('19:hr', { closed })] })).toBeUndefined();
  });

  it.each([
    ['it has no channel', { network: 'BARN' }, [conversation('19:hr')]],
    ['Veven has not been in its channel', hr, [conversation('19:other')]],
    ['it is not known', { network: 'KDU' }, [conversation('19:hr')]],
    ['its channel’s id is a chat’s', hr, [conversation('19:hr', { kind: 'personal', identity: 't/kari' })]],
  ])('nowhere when %s', (_when, to, conversations) => {
    expect(placeOf(to, { conversations })).toBeUndefined();
  });
});

describe('a person is reached', () => {
  const kari = { person: 'kari' };
  const chat = conversation('a:home', { identity: 't/home' });
  const guest = conversation('a:guest', { identity: 't/guest' });
  const both = { identity: 't/home', identity2: 't/guest', email: 'kari@rollag.example' };

  it.each<[when: string, where: string | undefined, of: Parameters<typeof placeOf>[1]]>([
    ['in the chat', 'a:home', { person: both, conversations: [guest, chat] }],
    ['in the chat of the other identity, where that is the one there is', 'a:guest', { person: both, conversations: [guest] }],
    [
      'in the chat of the other identity, when the first is closed',
      'a:guest',
      { person: both, conversations: [{ ...chat, closed: 'shut-out' }, guest] },
    ],
    ['by e-mail when there is no chat', 'kari@rollag.example', { person: both }],
    ['by e-mail when the chat is closed', 'kari@rollag.example', { person: both, conversations: [{ ...chat, closed: 'shut-out' }] }],
    ['by e-mail by choice', 'kari@rollag.example', { person: { ...both, contact: 'email' }, conversations: [chat] }],
    [
      'nowhere by choice of e-mail, where there is none',
      undefined,
      { person: { ...both, contact: 'email' }, conversations: [chat], mail: false },
    ],
    ['nowhere without chat and address', undefined, { person: { identity: 't/home' } }],
    ['nowhere when their e-mail was refused', undefined, { person: both, refused: ['mailto:kari@rollag.example'] }],
    [
      'in the chat although their e-mail was refused',
      'a:home',
      { person: both, conversations: [chat], refused: ['mailto:kari@rollag.example'] },
    ],
    ['by e-mail although another’s was refused', 'kari@rollag.example', { person: both, refused: ['mailto:ola@rollag.example'] }],
    ['nowhere without an identity, whatever chats there are', undefined, { person: {}, conversations: [conversation('a:nobody')] }],
  ])('%s', (_when, where, of) => {
    expect(placeOf(kari, of)).toBe(where);
  });

  it('nowhere when they are not known', () => {
    expect(placeOf({ person: 'ola' }, { conversations: [chat] })).toBeUndefined();
  });
});
