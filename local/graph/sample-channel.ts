import type { ChannelMessage } from './channels.ts';
import { fullUser } from './tokens.ts';

/** The one channel of the team when the list server runs alone. */
export const channel = { id: '19:veven-kanalen@thread.tacv2' };

const from = { user: { id: fullUser.id, displayName: fullUser.name } };

/** What is written in it, newest first. Ids are moments in milliseconds, as in Teams. */
export const messages: readonly ChannelMessage[] = [
  {
    id: '1764144000000',
    createdDateTime: '2025-11-26T08:00:00Z',
    from,
    body: { contentType: 'html', content: '<p>Referatet er klart.</p>' },
    replies: [{ id: '1764147600000', createdDateTime: '2025-11-26T09:00:00Z', from, body: { contentType: 'text', content: 'Takk!' } }],
  },
  { id: '1763971200000', createdDateTime: '2025-11-24T08:00:00Z', from, body: { contentType: 'text', content: 'Møtet er tirsdag.' } },
  {
    id: '1763712000000',
    createdDateTime: '2025-11-21T08:00:00Z',
    deletedDateTime: '2025-11-21T08:05:00Z',
    from,
    body: { contentType: 'html', content: '' },
  },
];
