import { Activity, inboundOf } from '../../bot/adapters/teams/activity.ts';
import { tenantId } from '../../local/sample/directory.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const link = 'https://teams.microsoft.com/l/message/19%3Ahr/1?tenantId=host';
const from = { id: '29:someone', aadObjectId: 'OID' };
const channel = {
  conversation: { id: '19:hr;messageid=1', conversationType: 'channel', tenantId: 'host' },
  channelData: { channel: { id: '19:hr' } },
};

/** An invoke as Teams' documentation shows it. */
const invoke = (value: unknown, of: object = {}) => ({
  type: 'invoke',
  name: 'composeExtension/fetchTask',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from,
  recipient: { id: '28:veven', name: 'Veven' },
  ...channel,
  value,
  ...of,
});
const told = (value: unknown, of: object = {}) => inboundOf(Activity.parse(invoke(value, of)));
const command = { commandId: 'proposeCase', commandContext: 'message' };
const message = { id: '1', linkToMessage: link, body: { contentType: 'html', content: '<p>Hei <at id="0">Kari</at></p>' } };

describe('a command beside a message, as Teams sends it', () => {
  it('opens a dialog with what the message says, and without who wrote it', () => {
    const messagePayload = { ...message, from: { user: { displayName: 'Kari Nordmann' } }, mentions: [{ mentionText: 'Kari' }] };
    const dialog = told({ ...command, messagePayload });
    expect(dialog).toEqual({
      ...{ kind: 'dialog', step: 'open', command: 'proposeCase', data: undefined, channel: '19:hr' },
      message: { subject: undefined, text: 'Hei', link },
      from: { identity: 'host/oid', memberId: '29:someone', name: undefined, locale: 'nb-NO' },
    });
    expect(JSON.stringify(dialog)).not.toContain('Kari');
  });

  it('sends back what was typed', () => {
    const data = { row: 'k', 'in.title': 'T' };
    expect(told({ ...command, data }, { name: 'composeExtension/submitAction' })).toMatchObject({ kind: 'dialog', step: 'submit', data });
  });

  it.each([
    ['a chat between people', { conversation: { id: '19:x@unq.gbl.spaces', conversationType: 'personal' }, channelData: {} }],
    ['a group chat', { conversation: { id: '19:x', conversationType: 'groupChat', isGroup: true }, channelData: {} }],
  ])('in %s is in no channel, and nothing is learnt of where it stands', (_, where) => {
    const dialog = told({ ...command, messagePayload: message }, where);
    expect(dialog).toMatchObject({ kind: 'dialog', channel: undefined });
    expect(dialog).not.toHaveProperty('conversation');
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'proposeCase'],
    ['a list', [command]],
    ['no command', { messagePayload: message }],
    ['a command that is no text', { commandId: { $ne: 1 } }],
    ['a command beyond measure', { commandId: 'x'.repeat(101) }],
  ])('with %s is a dialog of no command', (_, value) => {
    expect(told(value)).toMatchObject({ kind: 'dialog', command: '', message: undefined, data: undefined });
  });

  it.each([
    ['is none', null],
    ['is a text', 'Hei'],
    ['has a body that is none', { ...message, body: 7 }],
    ['has a text beyond measure', { ...message, body: { content: 'x'.repeat(200_001) } }],
  ])('whose message %s opens empty', (_, messagePayload) => {
    expect(told({ ...command, messagePayload })).toMatchObject({ command: 'proposeCase', message: undefined });
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'x', `https://a/${'x'.repeat(2000)}`, 7])(
    'leaves out an address that is none: %p',
    (bad) => {
      expect(told({ ...command, messagePayload: { ...message, linkToMessage: bad } })).toMatchObject({
        message: { text: 'Hei', link: undefined },
      });
    },
  );
});

describe('the answer to it', () => {
  let veven: RunningVeven;
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
  }, 60_000);
  afterAll(() => veven?.close());

  async function post(activity: object, signed = true): Promise<{ status: number; body: unknown }> {
    const authorization = signed
      ? { authorization: `Bearer ${await veven.issuer.connectorToken(`${veven.origin}/local/connector/`)}` }
      : {};
    const response = await fetch(`${veven.origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }
  /** The same from a person of the region, in the channel of another network than theirs. */
  const byPerson = (oid: string, value: unknown, name = 'composeExtension/fetchTask') => {
    const here = veven.people.channel('HR').id;
    const conversation = { id: `${here};messageid=1`, conversationType: 'channel', tenantId };
    const serviceUrl = `${veven.origin}/local/connector/`;
    return invoke(value, {
      name,
      serviceUrl,
      from: { id: '29:x', aadObjectId: oid },
      conversation,
      channelData: { channel: { id: here } },
    });
  };
  const sentence = { task: { type: 'message', value: expect.stringMatching(/\.$/) } };
  const kdu = () => veven.people.person({ seat: 'KDU/Rollag' }).oid;
  const hr = () => veven.people.person({ seat: 'HR/Rollag' }).oid;

  it('is nothing to whoever is not Teams', async () => {
    expect((await post(byPerson(hr(), command), false)).status).toBe(401);
  });

  it('is a sentence to somebody whom Veven does not know, and nothing is written', async () => {
    expect(await post(byPerson('99999999-2026-4000-8000-000000000000', command))).toEqual({ status: 200, body: sentence });
  });

  it('is a sentence on whom to ask, to somebody who is not of the network', async () => {
    expect(await post(byPerson(kdu(), command))).toMatchObject({ status: 200, body: sentence });
    expect(JSON.stringify(await post(byPerson(kdu(), command)))).toContain('den som representerer Rollag der');
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'x'],
    ['a list', []],
    ['no key', { 'in.title': 'x', 'in.where': '{"network":"HR"}' }],
    ['a place that is broken', { row: 'k', 'in.title': 'x', 'in.where': '{' }],
    ['a place that is none', { row: 'k', 'in.title': 'x', 'in.where': '{"network":"X"}' }],
    ['a title that is no text', { row: 'k', 'in.title': {}, 'in.where': '{"network":"HR"}' }],
    ['another’s network', { row: 'k', 'in.title': 'x', 'in.where': '{"network":"KDU"}' }],
    ['an address that is none', { row: 'k', 'in.title': 'x', 'in.where': '{"network":"HR"}', link: 'javascript:alert(1)' }],
  ])('is given to a dialog that sends %s, and no case is made', async (_, data) => {
    const { status, body } = await post(byPerson(hr(), { ...command, data }, 'composeExtension/submitAction'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ task: { type: expect.stringMatching(/^(message|continue)$/) } });
    const { mine } = await veven.tab({ seat: 'HR/Rollag' }).get<{ mine: unknown[] }>('/proposals');
    expect(mine).toEqual([]);
  });

  it('is a mistake where the activity itself is none', async () => {
    expect((await post({ ...byPerson(hr(), command), conversation: undefined })).status).toBe(400);
    expect((await post({ ...byPerson(hr(), command), serviceUrl: 'x' })).status).toBe(400);
  });
});
