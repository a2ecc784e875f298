import type { Coming } from '../../bot/delivery/coming.ts';
import type { Delivered } from '../../bot/delivery/delivered.ts';
import { type MessagesParts, messagesQueries } from '../../bot/delivery/messages.queries.ts';
import type { KnownConversation } from '../../bot/ports.ts';
import type { Messages } from '../../shared/delivery/messages.api.ts';
import type { Person } from '../../shared/seat/seat.list.ts';
import { aWorld, identityOf, secretary } from '../setup/a-region.ts';
import { aPerson } from '../support/rows.ts';

const kari = aPerson({ key: 'kari', title: 'Kari', identity: identityOf('kari'), email: 'kari@rollag.example' });
const nobody = { ...kari, email: undefined };
const blocked = { id: 'a:kari', kind: 'personal', identity: kari.identity, closed: 'shut-out' } as KnownConversation;
const refused = { state: 'failed', conversation: 'mail', serviceUrl: 'mailto:kari@rollag.example', to: { person: 'kari' } } as Delivered;

describe('why somebody is not reached', () => {
  it.each<[what: string, person: Person, chats: readonly KnownConversation[], delivered: readonly Delivered[], why: string]>([
    ['has no chat and no address', nobody, [], [], 'no-chat'],
    ['has blocked Veven and has no address', nobody, [blocked], [], 'shut-out'],
    ['wants e-mail and has no address', { ...nobody, contact: 'email' }, [], [], 'no-address'],
    ['wants e-mail, and e-mail is off', { ...kari, contact: 'email' }, [], [], 'mail-off'],
    ['has blocked Veven, and e-mail is off', kari, [blocked], [], 'mail-off'],
    ['wants e-mail, and it was refused', { ...kari, contact: 'email' }, [], [refused], 'mail-refused'],
    ['wants e-mail, and it was refused at another address', { ...kari, contact: 'email', email: 'k@x.example' }, [], [refused], 'mail-off'],
  ])('%s', async (_what, person, chats, delivered, why) => {
    const wanted = { key: 'waiting/kari', to: { person: 'kari' }, card: { language: 'nb', summary: 'Venter på deg' } };
    const parts = {
      rehearser: {
        week: async () => ({ coming: [{ wanted, state: 'nowhere' } as Coming], places: () => undefined, delivered }),
        wantedAt: () => [],
      },
      store: { sentSince: async () => [] },
      directory: { all: async () => chats },
    } as unknown as MessagesParts;
    const query = messagesQueries(parts).find(({ path }) => path === '/messages');
    const messages = (await query?.answer(aWorld({ people: [person] }), secretary, {})) as Messages;

    expect(messages.unreachable).toEqual([{ person: 'kari', name: 'Kari', seats: [], why }]);
  });
});
