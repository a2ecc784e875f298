import { Activity, inboundOf } from '../../bot/adapters/teams/activity.ts';

const team = { id: '19:general@thread.tacv2', name: 'Kongsbergregionen' };
const channel = { id: '19:hr@thread.tacv2', name: 'HR' };
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const place = { serviceUrl, tenantId: 'host', kind: 'channel', identity: undefined, teamId: team.id };
const hr = { ...place, id: channel.id, name: 'HR' };
const general = { ...place, id: team.id, name: team.name };

/** An activity as Teams' documentation shows it. */
function told(of: object, data: object = {}) {
  return inboundOf(
    Activity.parse({
      type: 'conversationUpdate',
      channelId: 'msteams',
      serviceUrl,
      from: { id: '29:someone', aadObjectId: 'OID' },
      recipient: { id: '28:veven', name: 'Veven' },
      conversation: { id: team.id, conversationType: 'channel', isGroup: true, tenantId: 'host' },
      channelData: { team, tenant: { id: 'host' }, ...data },
      ...of,
    }),
  );
}

const event = (eventType: string, data: object = {}, of: object = {}) => told(of, { eventType, ...data });
const someone = { id: '29:other' };
const veven = { id: '28:veven' };
const by = { identity: 'host/oid', memberId: '29:someone', name: undefined, locale: 'nb-NO' };

describe('what Teams tells', () => {
  it.each([
    ['channelCreated', { channel }, { learnt: hr }],
    ['channelRenamed', { channel: { ...channel, name: 'HR og lønn' } }, { learnt: { ...hr, name: 'HR og lønn' } }],
    ['channelDeleted', { channel }, { closed: { of: { conversation: channel.id }, why: 'deleted' } }],
    ['channelRestored', { channel }, { learnt: hr, members: { conversation: channel.id } }],
    ['channelShared', { channel }, { learnt: { ...hr, shared: true }, members: { conversation: channel.id } }],
    ['channelUnshared', { channel }, { learnt: { ...hr, shared: false }, members: { conversation: channel.id } }],
    ['teamRenamed', {}, { learnt: general }],
    ['teamArchived', {}, { closed: { of: { team: team.id }, why: 'archived' } }],
    ['teamUnarchived', {}, { opened: { of: { team: team.id }, after: 'archived' } }],
    ['teamDeleted', {}, { closed: { of: { team: team.id }, why: 'deleted' } }],
    ['teamHardDeleted', {}, { closed: { of: { team: team.id }, why: 'deleted' } }],
    ['teamRestored', {}, { opened: { of: { team: team.id }, after: 'deleted' } }],
  ])('%s', (eventType, data, news) => {
    expect(event(eventType, data)).toEqual({ kind: 'news', news });
  });

  it('who comes and goes: the members are to be read anew, and nobody is greeted', () => {
    for (const members of [{ membersAdded: [someone] }, { membersRemoved: [someone] }]) {
      const kind = 'membersAdded' in members ? 'Added' : 'Removed';
      expect(event(`channelMember${kind}`, { channel }, members)).toEqual({
        kind: 'news',
        news: { learnt: hr, members: { conversation: channel.id } },
      });
      expect(event(`teamMember${kind}`, {}, members)).toEqual({ kind: 'news', news: { members: { team: team.id } } });
    }
  });

  it('that Veven has been added to a channel or a team, or taken out of it', () => {
    expect(event('channelMemberAdded', { channel }, { membersAdded: [veven] })).toEqual({ kind: 'installed', conversation: hr, by });
    expect(event('teamMemberAdded', {}, { membersAdded: [veven] })).toEqual({ kind: 'installed', conversation: general, by });
    const closed = (of: object) => ({ kind: 'news', news: { closed: { of, why: 'shut-out' } } });
    expect(event('channelMemberRemoved', { channel }, { membersRemoved: [veven] })).toEqual(closed({ conversation: channel.id }));
    expect(event('teamMemberRemoved', {}, { membersRemoved: [veven] })).toEqual(closed({ team: team.id }));
    expect(told({ membersRemoved: [veven] })).toEqual(closed({ team: team.id }));
    expect(told({ membersRemoved: [veven] }, { channel })).toEqual(closed({ conversation: channel.id }));
  });

  it.each(['channelPinned', 'toString', '', undefined])('what is not known passes: %p', (eventType) => {
    expect(told({}, { eventType })).toEqual({ kind: 'other', conversation: undefined });
  });

  it('an installation, which an upgrade is not', () => {
    const install = (action: string, of: object = {}) => told({ type: 'installationUpdate', action, ...of });
    expect(install('add')).toEqual({ kind: 'installed', conversation: general, by });
    expect(install('remove')).toEqual({ kind: 'news', news: { closed: { of: { team: team.id }, why: 'shut-out' } } });
    const inHr = { conversation: { id: channel.id, conversationType: 'channel', isGroup: true, tenantId: 'host' } };
    const picked = (id: string) => ({ channelData: { team, tenant: { id: 'host' }, settings: { selectedChannel: { id } } } });
    const closed = (of: object) => ({ kind: 'news', news: { closed: { of, why: 'shut-out' } } });
    expect(install('remove', { ...inHr, ...picked(channel.id) })).toEqual(closed({ team: team.id }));
    expect(install('remove', { ...inHr, ...picked('19:other') })).toEqual(closed({ conversation: channel.id }));
    expect(install('remove', inHr)).toEqual(closed({ conversation: channel.id }));
    expect(install('add-upgrade')).toEqual({ kind: 'news', news: { learnt: general, members: { conversation: team.id } } });
    expect(install('remove-upgrade')).toEqual({ kind: 'other', conversation: undefined });
  });

  it('an installation with one person', () => {
    const chat = { conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'host' }, channelData: { tenant: { id: 'host' } } };
    const mine = { id: 'a:1', serviceUrl, tenantId: 'host', kind: 'personal', identity: 'host/oid' };
    expect(told({ type: 'installationUpdate', action: 'add', ...chat })).toEqual({ kind: 'installed', conversation: mine, by });
    expect(told({ type: 'installationUpdate', action: 'add-upgrade', ...chat })).toEqual({ kind: 'other', conversation: mine });
    expect(told({ membersAdded: [veven], ...chat })).toEqual({ kind: 'installed', conversation: mine, by });
    expect(told({ type: 'installationUpdate', action: 'remove', ...chat })).toEqual({
      kind: 'news',
      news: { closed: { of: { conversation: 'a:1' }, why: 'shut-out' } },
    });
  });

  it('of a group chat, which is not ours', () => {
    const group = { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true }, channelData: {} };
    expect(told({ ...group, membersAdded: [veven] })).toEqual({ kind: 'other', conversation: undefined });
  });

  it('who writes, from which tenant, by which name', () => {
    const from = { id: '29:someone', aadObjectId: 'OID', tenantId: 'Elsewhere', name: 'Kari' };
    expect(told({ type: 'message', text: 'hei', from }, { channel })).toMatchObject({
      kind: 'message',
      from: { identity: 'elsewhere/oid', memberId: undefined, name: 'Kari' },
      conversation: { id: channel.id, tenantId: 'host', teamId: team.id },
    });
  });
});
