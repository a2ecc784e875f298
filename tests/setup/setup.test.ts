import { randomUUID } from 'node:crypto';
import { channels, tenantId } from '../../local/sample/directory.ts';
import type { Happening } from '../../local/teams/happen.ts';
import type { MyMessages } from '../../shared/delivery/messages.api.ts';
import type { Setup, SetupProblem } from '../../shared/setup/setup.api.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const hrChannel = channels.find(({ network }) => network === 'HR')!;
const hr = hrChannel.id;
const newcomer = { seat: 'HR/Tinn', part: 'deputy' } as const;

describe('who is who', () => {
  let veven: RunningVeven;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    await veven.settle();
  }, 120_000);
  afterAll(() => veven?.close());

  const setup = () => veven.tab(secretariat).get<Setup>('/setup');
  const say = (verb: string, input: object) => veven.tab(secretariat).post(verb, input);
  const problems = async (kind: SetupProblem['kind']) => (await setup()).problems.filter((problem) => problem.kind === kind);
  const happen = async (happening: Happening) => {
    expect((await veven.teams.happen(happening)).status).toBe(200);
    await veven.settle();
  };
  const channel = async (id = hr) => (await setup()).channels.find((one) => one.id === id);

  it('is right from the beginning: every channel with its members, and nothing wrong', async () => {
    const { channels: known, problems: wrong, settings, networks } = await setup();

    expect(known.map(({ networks: of, closed, members }) => [of[0], closed, members?.length]).toSorted()).toEqual(
      networks.map(({ key }) => [key, undefined, expect.any(Number)]).toSorted(),
    );
    expect((await channel())?.members).toContainEqual({
      identity: `${tenantId}/${veven.people.person({ seat: 'HR/Rollag' }).oid}`,
      name: 'HR, Rollag',
      email: 'hr.rollag@veven.example',
      person: veven.people.person({ seat: 'HR/Rollag' }).key,
    });
    expect(wrong).toEqual([]);
    expect(settings.every(({ etag }) => etag !== undefined)).toBe(true);
  });

  it('greets nobody who has had Veven all along', async () => {
    expect(await veven.people.channel('HR').posts()).toEqual([]);
    expect(await veven.people.chat({ seat: 'HR/Rollag' }).posts()).toEqual([]);
  });

  describe('a newcomer who writes', () => {
    const { key, identity } = {
      key: () => veven.people.person(newcomer).key,
      identity: () => `${tenantId}/${veven.people.person(newcomer).oid}`,
    };
    const write = async (text: string) => {
      await veven.people.chat(newcomer).write(text, { as: newcomer });
      return (await veven.people.chat(newcomer).posts()).at(-1)?.text;
    };

    it('is told whom to ask, and shown to the secretariat with who it may be', async () => {
      await say('person/unlink', { key: key(), identity: identity() });
      await veven.settle();

      expect(await write('mine saker')).toBe('Eg kjenner deg ikkje enno. Sekretariatet ser at du har skrive. Be dei om å leggje deg til.');

      const { strangers, problems: wrong } = await setup();
      expect(strangers).toEqual([
        {
          identity: identity(),
          name: 'HR, Tinn, vara',
          wroteAt: expect.stringMatching(/^2026-11-23/),
          guesses: [{ person: key(), name: 'HR, Tinn, vara' }],
        },
      ]);
      expect(wrong[0]).toEqual({ kind: 'stranger', identity: identity() });
    });

    it('is known at once when linked, by one press', async () => {
      expect((await say('person/link', { key: key(), identity: identity() })).status).toBe(200);

      expect(await write('mine saker')).toMatch(/ventar på deg/);
      await veven.settle();
      expect((await setup()).strangers).toEqual([]);

      // Nor is it remembered that they once were one.
      await say('person/unlink', { key: key(), identity: identity() });
      await veven.settle();
      expect((await setup()).strangers).toEqual([]);
      await say('person/link', { key: key(), identity: identity() });
    });

    it('is not linked to a second person', async () => {
      const other = veven.people.person({ seat: 'HR/Tinn' });
      const { status, body } = await say('person/link', { key: other.key, identity: identity() });

      expect([status, body['title']]).toEqual([
        400,
        'HR, Tinn, vara har alt denne innloggingen. Fjern den der først, om den hører til en annen.',
      ]);
    });

    it('can be nobody whom Veven needs to know', async () => {
      await say('person/unlink', { key: key(), identity: identity() });
      await write('hei');
      expect((await setup()).strangers).toHaveLength(1);

      expect((await say('person/dismiss', { identity: identity() })).status).toBe(200);
      expect((await setup()).strangers).toEqual([]);
      await say('person/link', { key: key(), identity: identity() });
    });

    it('is forgotten after thirty days', async () => {
      await say('person/unlink', { key: key(), identity: identity() });
      await write('hei');
      await veven.moveTo('2026-12-23', '08:00');
      expect((await setup()).strangers).toHaveLength(1);

      await veven.moveTo('2026-12-24', '08:00');

      expect((await setup()).strangers).toEqual([]);
      await say('person/link', { key: key(), identity: identity() });
    });
  });

  describe('a channel', () => {
    it('goes by its new name', async () => {
      await happen({ what: 'channelRenamed', channel: hr, name: 'HR og lønn' });

      expect(await channel()).toMatchObject({ name: 'HR og lønn' });
    });

    it('that is deleted is shown, and comes back', async () => {
      await happen({ what: 'channelDeleted', channel: hr });
      expect(await problems('channel-closed')).toEqual([{ kind: 'channel-closed', network: 'HR', channel: hr, closed: 'deleted' }]);
      expect(await channel()).toEqual({ id: hr, name: 'HR og lønn', closed: 'deleted', shared: false, networks: ['HR'] });

      await happen({ what: 'channelRestored', channel: hr });
      expect(await problems('channel-closed')).toEqual([]);
      expect((await channel())?.members?.length).toBeGreaterThan(8);
    });

    it('is archived with its team, and opened with it', async () => {
      await happen({ what: 'teamArchived' });
      expect(await problems('channel-closed')).toHaveLength(5);

      await happen({ what: 'teamUnarchived' });
      expect(await problems('channel-closed')).toEqual([]);
    });

    it('that is shared is said to be', async () => {
      await happen({ what: 'channelShared', channel: hr });
      expect(await channel()).toMatchObject({ shared: true });
      await happen({ what: 'channelUnshared', channel: hr });
      expect(await channel()).toMatchObject({ shared: false });
    });

    it('that Veven is taken out of with its team is shut, until somebody speaks to it there', async () => {
      await happen({ what: 'appRemoved', of: { channel: hrChannel } });
      expect(await problems('channel-closed')).toHaveLength(5);

      await veven.people.channel('HR').write('hjelp', { as: secretariat });
      await veven.settle();
      expect((await problems('channel-closed')).some((problem) => 'network' in problem && problem.network === 'HR')).toBe(false);
      for (const one of channels) await happen({ what: 'appAdded', of: { channel: one } });
      expect(await problems('channel-closed')).toEqual([]);
    });

    it('says who has left it', async () => {
      const { key } = veven.people.person({ seat: 'HR/Rollag' });
      await happen({ what: 'channelMemberRemoved', channel: hr, person: key });
      expect(await problems('left-channel')).toEqual([{ kind: 'left-channel', seat: 'HR/Rollag', person: key, channel: hr }]);

      await happen({ what: 'channelMemberAdded', channel: hr, person: key });
      expect(await problems('left-channel')).toEqual([]);
    });

    it('does not mind what it has never heard of', async () => {
      const before = await setup();
      await happen({ what: 'other', eventType: 'channelPinned' });
      expect((await setup()).channels).toEqual(before.channels);
    });
  });

  describe('connecting a channel', () => {
    const fresh = { id: '19:fresh@thread.tacv2', name: 'Nytt', network: 'HR' };
    const said = async (text: string, as: Parameters<RunningVeven['people']['chat']>[0] = secretariat) => {
      await veven.teams.write({ as: veven.people.person(as).key, conversation: fresh.id, text, mention: true });
      return (await veven.teams.posts(fresh.id)).at(-1)?.text;
    };

    it('is asked for in a greeting that names who added Veven, once', async () => {
      await happen({ what: 'appAdded', of: { channel: fresh } });
      await happen({ what: 'appAdded', of: { channel: fresh } });

      expect((await veven.teams.posts(fresh.id)).map(({ text }) => text)).toEqual([
        'Hei. Sekretariatet har lagt meg til her. Jeg legger ut saklister og det nettverket har besluttet, og skriver ellers lite. Sekretariatet sier hvilket nettverk kanalen hører til: Skriv **@Veven koble til HR**.',
      ]);
      expect(await channel(fresh.id)).toMatchObject({ networks: [] });
    });

    it('is not asked for in a channel that somebody makes', async () => {
      const another = { ...fresh, id: '19:another@thread.tacv2' };
      await happen({ what: 'channelCreated', channel: another });

      expect(await veven.teams.posts(another.id)).toEqual([]);
      expect(await channel(another.id)).toMatchObject({ name: 'Nytt', networks: [] });
    });

    it('is said in the channel, by the secretariat', async () => {
      expect(await said('koble til HR', { seat: 'HR/Rollag' })).toBe('Bare sekretariatet kan koble en kanal til et nettverk. Spør dem.');
      expect(await said('koble til')).toBe('Skriv også hvilket nettverk: **koble til HR**. Jeg kjenner HO, HR, KDU, OPPVEKST, TEKNISK.');
      expect(await said('koble til XYZ')).toMatch(/^Det nettverket kjenner jeg ikke/);
      expect(await said('koble til hr')).toBe('Kanalen er koblet til HR-nettverket. Saklister og beslutninger kommer her.');
      await veven.settle();

      const { networks } = await setup();
      expect(networks.find(({ key }) => key === 'HR')?.channel).toBe(fresh.id);
      expect((await channel(fresh.id))?.members?.length).toBeGreaterThan(8);
      expect(await said('koble til KDU')).toBe(
        'Denne kanalen er alt koblet til HR-nettverket. Koble HR-nettverket til en annen kanal først.',
      );
    });

    it('is not done in a private chat', async () => {
      await veven.people.chat(secretariat).write('koble til HR', { as: secretariat });

      expect((await veven.people.chat(secretariat).posts()).at(-1)?.text).toBe('Skriv dette i kanalen som skal kobles til nettverket.');
    });

    it('is done on the page, with a channel that is known and open', async () => {
      expect((await say('network/bind', { key: 'HR', channel: '19:nowhere' })).body['title']).toMatch(/^Veven kjenner ikke denne kanalen/);
      await happen({ what: 'channelDeleted', channel: hr });
      expect((await say('network/bind', { key: 'HR', channel: hr })).body['title']).toMatch(/^Det kan ikke skrives i denne kanalen nå/);
      await happen({ what: 'channelRestored', channel: hr });

      expect((await say('network/bind', { key: 'HR', channel: hr })).status).toBe(200);
      expect((await say('network/bind', { key: 'KDU', channel: hr })).body['title']).toMatch(
        /^Denne kanalen er alt koblet til HR-nettverket/,
      );
      const row = (await setup()).networks.find(({ key }) => key === 'HR');
      expect(row?.channel).toBe(hr);
      expect((await say('network/bind', { key: 'HR', channel: '' })).status).toBe(200);
      expect(await problems('no-channel')).toEqual([{ kind: 'no-channel', network: 'HR' }]);
      await say('network/bind', { key: 'HR', channel: hr });
    });
  });

  it('the first word to a person is said once, however often they install Veven', async () => {
    const who = { seat: 'HR/Sigdal' } as const;
    const { key } = veven.people.person(who);
    for (const what of ['appAdded', 'appRemoved', 'appAdded'] as const) await happen({ what, of: { person: key } });

    expect((await veven.people.chat(who).posts()).map(({ text }) => text)).toEqual([
      'Hei. Her spør jeg deg når noe venter på kommunen din, som regel høyst én gang i uka. Skriv **hjelp** for å høre hva jeg kan.',
    ]);
  });

  it('a representative follows the other from a day on, and the row is one', async () => {
    const { key } = veven.people.person(newcomer);
    const input = { seat: 'HR/Tinn', person: key, part: 'representative', from: '2027-01-04' };
    expect((await say('seat/appoint', input)).status).toBe(200);
    expect((await say('seat/appoint', input)).status).toBe(200);

    const seat = (await setup()).networks.find((network) => network.key === 'HR')?.seats.find((one) => one.key === 'HR/Tinn');
    expect(seat?.terms.map(({ part, from, to }) => `${part} ${from} ${to}`).toSorted()).toEqual([
      'deputy 2025-01-01 2027-01-03',
      'representative 2025-01-01 2027-01-03',
      'representative 2027-01-04 undefined',
    ]);
    expect((await say('seat/appoint', { ...input, from: '2024-12-31' })).body['title']).toBe(
      'Plassen finnes fra 1. januar 2025. Velg den dagen eller en senere.',
    );
  });

  it('a person says when they are away, and takes it back', async () => {
    const mine = veven.tab({ seat: 'HR/Rollag' });
    const key = randomUUID();
    expect((await mine.post('absence/add', { key, from: '2027-01-11', to: '2027-01-15' })).status).toBe(200);
    expect((await setup()).absences).toEqual([
      { key, person: veven.people.person({ seat: 'HR/Rollag' }).key, from: '2027-01-11', to: '2027-01-15' },
    ]);

    expect((await mine.post('absence/remove', { key })).status).toBe(200);
    expect((await setup()).absences).toEqual([]);
  });

  it('a person sees their own absences that are to come, joined, and takes them back by the key that is answered', async () => {
    const mine = veven.tab({ seat: 'HR/Rollag' });
    const own = async () => (await mine.get<MyMessages>('/messages/mine')).absences;
    const [key, late, joined] = [randomUUID(), randomUUID(), randomUUID()];
    await mine.post('absence/add', { key: late, from: '2027-03-01', to: '2027-03-02' });
    await mine.post('absence/add', { key, from: '2027-02-08', to: '2027-02-10' });
    await mine.post('absence/add', { key: joined, from: '2027-02-11', to: '2027-02-12' });
    await veven.tab({ seat: 'HR/Sigdal' }).post('absence/add', { key: randomUUID(), from: '2027-02-01', to: '2027-02-02' });

    expect(await own()).toEqual([
      { key, from: '2027-02-08', to: '2027-02-12' },
      { key: late, from: '2027-03-01', to: '2027-03-02' },
    ]);
    expect((await mine.post('absence/remove', { key: joined })).status).toBe(404);
    await mine.post('absence/remove', { key });
    expect((await own()).map((one) => one.key)).toEqual([late]);
    await veven.moveTo('2027-03-03', '09:00');
    expect(await own()).toEqual([]);
  });
});
