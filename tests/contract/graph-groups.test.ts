import { respond } from '../../local/graph/calendar.ts';
import type { ChannelMessage } from '../../local/graph/channels.ts';
import { startGraph } from '../../local/graph/server.ts';
import { type Json, kari, startTestGraph, type TestGraph } from '../support/graph-server.ts';

const denied = { status: 403, body: { error: { code: 'accessDenied' } } };
const group = '33333333-0000-4000-8000-000000000001';
const channel = '19:kanal@thread.tacv2';
const from = { user: { id: kari.id, displayName: kari.name } };

/** Twenty-five messages, the newest first; the newest has an answer. */
const written: ChannelMessage[] = Array.from({ length: 25 }, (_, index) => ({
  id: String(1764144000000 - index),
  createdDateTime: '2025-11-26T08:00:00Z',
  from,
  body: { contentType: 'text', content: `Melding ${25 - index}` },
  ...(index === 0 && {
    replies: [{ id: '7', createdDateTime: '2025-11-26T09:00:00Z', from, body: { contentType: 'text', content: 'Svar' } }],
  }),
}));

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph({ group: { id: group, messages: async (id) => (id === channel ? written : undefined) } });
});
afterAll(() => graph.close());

describe('a group', () => {
  it('has the site of the region', async () => {
    expect(await graph.as('reader').api(`/groups/${group.toUpperCase()}/sites/root`).get()).toMatchObject({
      id: graph.region,
      name: 'veven',
    });
    expect((await graph.raw('GET', `/groups/${kari.id}/sites/root`)).status).toBe(404);
    expect(await graph.raw('GET', `/groups/${group}/sites/root`, { bearer: 'stranger' })).toMatchObject(denied);
  });
});

describe("a site's list of its people", () => {
  const users = () => `/sites/${graph.region}/lists/User%20Information%20List`;

  it('holds everybody who has written, under the number that their rows carry', async () => {
    const { path } = await graph.aList();
    const { body } = await graph.raw('POST', `${path}/items`, { bearer: 'kari', body: { fields: {} } });
    const { value } = await graph.as('reader').api(`${users()}/items?$expand=fields`).get();

    expect(value).toContainEqual(
      expect.objectContaining({
        id: body.fields.AuthorLookupId,
        contentType: { id: expect.stringMatching(/^0x010A/), name: 'Person' },
        fields: expect.objectContaining({
          Title: kari.name,
          EMail: kari.email,
          Name: `i:0#.f|membership|${kari.email}`,
          IsSiteAdmin: false,
          Deleted: false,
          ContentType: 'Person',
        }),
      }),
    );
    const one = await graph.as('reader').api(`${users()}/items/${body.fields.AuthorLookupId}?$expand=fields($select=Title)`).get();
    expect(one.fields).toMatchObject({ Title: kari.name });
  });

  it('is hidden, and only read', async () => {
    const lists = `/sites/${graph.region}/lists`;
    const titles = async (query: string) =>
      (await graph.raw('GET', `${lists}${query}`)).body.value.map(({ displayName }: Json) => displayName);
    expect(await titles('')).not.toContain('User Information List');
    expect(await titles('?$select=displayName,system')).toContain('User Information List');

    const { body } = await graph.raw('GET', users());
    expect(body).toMatchObject({ system: {}, list: { hidden: true }, webUrl: expect.stringContaining('/_catalogs/users') });
    expect(await graph.raw('POST', `${users()}/items`, { bearer: 'admin', body: { fields: { Title: 'Ingen' } } })).toMatchObject(denied);
    expect(await graph.raw('DELETE', users(), { bearer: 'admin' })).toMatchObject(denied);
  });

  it('is made for a region that had none, with everybody who has written', async () => {
    const names = async () =>
      (await graph.as('reader').api(`${users()}/items?$expand=fields`).get()).value.map(({ id, fields }: Json) => [id, fields.Name]);
    const before = await names();
    expect(before).not.toEqual([]);
    const { pool } = graph.database;
    await pool.query('delete from graph.list where system');
    await (await startGraph({ pool, port: 0, identify: async () => undefined })).close();

    expect(await names()).toEqual(before);
  });

  it('is there for each site apart', async () => {
    const { path } = await graph.aList();
    await graph.raw('POST', `${path}/items`, { bearer: 'kari', body: { fields: {} } });

    const { value } = await graph.as('reader').api(`/sites/${graph.restricted}/lists/User Information List/items?$expand=fields`).get();
    expect(value).toEqual([]);
  });
});

describe('an event', () => {
  const when = { start: { dateTime: '2026-12-01T09:00:00', timeZone: 'UTC' }, end: { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' } };
  const meeting = { subject: 'Nettverksmøte', ...when, isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' };
  const events = `/users/${kari.id}/events`;
  const make = (body: unknown, path = events) => graph.raw('POST', path, { bearer: 'organizer', body });

  it('is made with an address to meet at when it is online', async () => {
    const { status, body } = await make({ '@odata.type': '#microsoft.graph.event', ...meeting });

    expect(status).toBe(201);
    expect(body).toMatchObject({ ...meeting, onlineMeetingUrl: null, '@odata.etag': expect.stringMatching(/^W\/".+"$/) });
    expect(body.onlineMeeting.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
    expect((await make({ subject: 'Ved bordet', ...when })).body.onlineMeeting).toBeNull();
  });

  it('is the same when the same transaction asks again, in that calendar', async () => {
    const again = { ...meeting, transactionId: 'a-transaction' };
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => make(again)));
    const elsewhere = await make(again, '/users/another/events');

    expect(first!.status).toBe(201);
    for (const { status, body } of others) expect({ status, id: body.id }).toEqual({ status: 201, id: first!.body.id });
    expect(elsewhere.body.id).not.toBe(first!.body.id);
  });

  it('is found, changed and deleted', async () => {
    const { body: made } = await make(meeting);
    const path = `${events}/${made.id}`;
    const changed = await graph.raw('PATCH', path, { bearer: 'organizer', body: { subject: 'Flyttet' } });

    expect(changed).toMatchObject({ status: 200, body: { subject: 'Flyttet', start: when.start, isOnlineMeeting: true } });
    expect(changed.body['@odata.etag']).not.toBe(made['@odata.etag']);
    expect((await graph.raw('GET', path, { bearer: 'kari' })).body).toEqual(changed.body);
    const listed = await graph.raw('GET', `${events}?$top=1000&$select=id`, { bearer: 'organizer' });
    expect(listed.body.value).toContainEqual(expect.objectContaining({ id: made.id }));
    expect((await graph.raw('DELETE', path, { bearer: 'organizer' })).status).toBe(204);
    expect((await graph.raw('GET', path, { bearer: 'organizer' })).status).toBe(404);
  });

  it('is called off, and gone from the calendar', async () => {
    const { body: made } = await make(meeting);
    const off = await graph.raw('POST', `${events}/${made.id}/cancel`, { bearer: 'organizer', body: { comment: 'For få saker.' } });

    expect(off).toMatchObject({ status: 202, body: undefined });
    expect((await graph.raw('GET', `${events}/${made.id}`, { bearer: 'organizer' })).status).toBe(404);
    expect((await graph.raw('POST', `${events}/${made.id}/cancel`, { bearer: 'organizer', body: {} })).status).toBe(404);
    const listed = await graph.raw('GET', `${events}?$top=1000&$select=id`, { bearer: 'organizer' });
    expect(listed.body.value).not.toContainEqual(expect.objectContaining({ id: made.id }));
  });

  it('tells what those who are invited have said, until the time is another', async () => {
    const attendees = [kari.email, 'ola@rollag.example'].map((address) => ({ emailAddress: { address }, type: 'required' }));
    const { body: made } = await make({ ...meeting, attendees });
    const { pool } = graph.database;
    await respond(pool, { event: made.id, email: kari.email.toUpperCase(), response: 'declined' }, new Date('2026-11-25T09:00:00Z'));
    await graph.raw('PATCH', `${events}/${made.id}`, { bearer: 'organizer', body: { subject: 'Flyttet' } });

    expect((await graph.raw('GET', `${events}/${made.id}?$select=attendees`, { bearer: 'organizer' })).body.attendees).toMatchObject([
      { emailAddress: { address: kari.email }, status: { response: 'declined', time: '2026-11-25T09:00:00Z' } },
      { emailAddress: { address: 'ola@rollag.example' }, status: { response: 'none' } },
    ]);

    const end = { dateTime: '2026-12-01T11:00:00', timeZone: 'UTC' };
    const moved = await graph.raw('PATCH', `${events}/${made.id}`, { bearer: 'organizer', body: { end } });
    expect(moved.body.attendees[0].status.response).toBe('none');
  });

  it('is found in pages', async () => {
    await Promise.all([make(meeting, '/users/pages/events'), make(meeting, '/users/pages/events')]);

    const first = await graph.as('organizer').api('/users/pages/events?$top=1').get();
    const second = await graph.as('organizer').api(first['@odata.nextLink']).get();
    expect(first.value).toHaveLength(1);
    expect(second.value).toHaveLength(1);
    expect(second.value[0].id).not.toBe(first.value[0].id);
    expect(second['@odata.nextLink']).toBeUndefined();
  });

  it.each([
    ['without an end', { start: when.start }],
    ['with a start that is no time', { ...when, start: { dateTime: 'i morgen', timeZone: 'UTC' } }],
    ['with a member that events do not have', { ...when, colour: 'red' }],
  ])('%s is refused', async (_, body) => {
    expect((await make(body)).status).toBe(400);
  });

  it('is made by people in their own calendar, and by nobody without the permission', async () => {
    expect((await graph.raw('POST', `/users/${kari.email}/events`, { bearer: 'kari', body: meeting })).status).toBe(201);
    expect(await graph.raw('POST', '/users/another/events', { bearer: 'kari', body: meeting })).toMatchObject(denied);
    expect(await graph.raw('POST', events, { bearer: 'admin', body: meeting })).toMatchObject(denied);
  });

  it('in a group is made by people only', async () => {
    const path = `/groups/${group}/events`;

    expect((await graph.raw('POST', path, { bearer: 'kari', body: meeting })).status).toBe(201);
    expect(await graph.raw('POST', path, { bearer: 'organizer', body: meeting })).toMatchObject(denied);
  });
});

describe("a channel's messages", () => {
  const messages = `/teams/${group}/channels/${channel}/messages`;
  const get = (path: string) => graph.raw('GET', path, { bearer: 'organizer' });

  it('come twenty at a time, the newest first', async () => {
    const { body: first } = await get(messages);
    const second = await graph.as('organizer').api(first['@odata.nextLink']).get();

    expect([...first.value, ...second.value].map(({ id }: Json) => id)).toEqual(written.map(({ id }) => id));
    expect(first.value).toHaveLength(20);
    expect(second['@odata.nextLink']).toBeUndefined();
    expect(first.value[0]).toMatchObject({
      messageType: 'message',
      body: { content: 'Melding 25' },
      replyToId: null,
      deletedDateTime: null,
      from,
    });
    expect(first.value[0].replies).toBeUndefined();
  });

  it('come with their answers when those are asked for', async () => {
    const { value } = (await get(`${messages}?$top=1&$expand=replies`)).body;

    expect(value).toMatchObject([{ id: written[0]!.id, replies: [{ body: { content: 'Svar' }, replyToId: written[0]!.id }] }]);
  });

  it.each(['$top=51', '$top=0', "$filter=id eq '1'", '$select=id', '$orderby=id', '$expand=hostedContents'])(
    'are not asked for with %s',
    async (option) => {
      expect((await get(`${messages}?${encodeURI(option)}`)).status).toBe(400);
    },
  );

  it('are there in the channels of the team only, for those who may read them', async () => {
    expect((await get(messages.replace(channel, '19:annen@thread.tacv2'))).status).toBe(404);
    expect((await get(messages.replace(group, kari.id))).status).toBe(404);
    expect(await graph.raw('GET', messages, { bearer: 'admin' })).toMatchObject(denied);
  });
});
