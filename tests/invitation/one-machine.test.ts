import type { ShownEvent } from '../../local/graph/calendar.ts';
import { inOslo } from '../../shared/day.ts';
import { attendances, meetings } from '../../shared/meeting/meeting.list.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

interface Stands {
  readonly meeting: string;
  readonly state: string;
  readonly joinUrl?: string;
  readonly declined: readonly string[];
}

describe('invitations on one machine', () => {
  let veven: RunningVeven;
  const secretariat = { role: 'secretariat' } as const;
  const representative = { seat: 'HR/Rollag' } as const;
  const events = async () => (await (await fetch(`${veven.origin}/local/api/calendar`)).json()) as ShownEvent[];
  const stands = () => veven.tab(secretariat).get<Stands[]>('/invitations');
  const hr = () => veven.veven.world().snapshot.of(meetings).where('network', 'HR')[0]!;
  const settled = async () => {
    await veven.settle();
    await veven.inviter?.idle();
    await veven.settle();
  };
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    await settled();
  });
  afterAll(() => veven.close());

  it('are made for the agendas of a new region: a Teams meeting for one, a room for the other', async () => {
    const all = await events();

    expect(all).toHaveLength(2);
    expect(all.find((event) => event.joinUrl)).toMatchObject({ subject: expect.stringContaining('HR'), place: 'Teams' });
    expect(all.find((event) => !event.joinUrl)).toMatchObject({ place: expect.stringContaining('Kongsberg') });
    for (const event of all) expect(event.attendees.length).toBeGreaterThan(3);
  });

  it('put the link of the Teams meeting into the meeting’s row, as Veven', async () => {
    const made = (await events()).find(({ joinUrl }) => joinUrl);

    expect(hr()).toMatchObject({ joinUrl: made?.joinUrl, changedVia: 'veven' });
    expect(await stands()).toContainEqual(expect.objectContaining({ meeting: hr().key, state: 'standing', joinUrl: made?.joinUrl }));
  });

  describe('that are declined in the calendar', () => {
    const deputy = { seat: 'HR/Rollag', part: 'deputy' } as const;
    const row = () => veven.veven.world().snapshot.of(attendances).get(`${hr().key}/HR/Rollag`);
    const question = async () => (await veven.people.chat(representative).posts()).filter(({ text }) => text.includes('Kommer du?'));
    const turnout = async () => (await veven.people.channel('HR').post('Sakliste')).text;
    async function answer(response: 'accepted' | 'declined'): Promise<void> {
      const made = (await events()).find(({ joinUrl }) => joinUrl)!;
      const { status } = await fetch(`${veven.origin}/local/api/calendar`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ event: made.id, email: veven.people.person(representative).email, response }),
      });
      expect(status).toBe(200);
    }
    /** The calendar is looked at once an hour. */
    async function at(time: string): Promise<void> {
      await veven.moveTo(inOslo(hr().noticeAt).day, time);
      await settled();
    }

    it('are shown to the secretariat, and to nobody else; a decline is no absence', async () => {
      await answer('declined');
      await at('10:00');

      expect((await stands()).find(({ meeting }) => meeting === hr().key)?.declined).toEqual(['HR/Rollag']);
      expect(await veven.tab(representative).get('/invitations')).toMatchObject({ code: 'not-found' });
      expect(row()).toMatchObject({ state: 'unknown', declined: 'asked', changedVia: 'veven' });
      expect(await turnout()).not.toContain('møter');
    });

    it('are asked about once, of whoever declined', async () => {
      const [card, ...more] = await question();
      expect(more).toEqual([]);
      expect(card!.text).toContain('Du har avslått møtet i kalenderen. Kommer du?');
      expect(card!.buttons).toEqual(['Jeg kommer ikke', 'Jeg kommer likevel', 'Se saklista']);
      expect((await veven.people.chat(deputy).posts()).filter(({ text }) => text.includes('Kan du møte for'))).toEqual([]);
    });

    it('are attended all the same when they say so, and not asked about again', async () => {
      const [card] = await question();
      await card!.press('Jeg kommer likevel', { as: representative });
      await at('11:30');

      expect(row()).toMatchObject({ state: 'unknown', declined: 'coming' });
      expect(await question()).toEqual([]);
    });

    it('are asked about anew when they were accepted in between, and let be when they are accepted again', async () => {
      await answer('accepted');
      await at('12:40');
      expect(row()?.declined).toBeUndefined();
      await answer('declined');
      await at('13:50');
      expect(row()?.declined).toBe('asked');
      expect(await question()).toHaveLength(1);
      await answer('accepted');
      await at('14:55');
      expect(await question()).toEqual([]);
    });

    it('are an absence when they say that: the deputy is asked', async () => {
      await answer('declined');
      await veven.moveTo('2026-12-04', '09:00');
      await settled();
      const [card] = await question();
      const { card: said } = await card!.press('Jeg kommer ikke', { as: representative });
      await veven.settle();

      expect(said!.text).toContain('Forfall er meldt for Rollag. Varaen er spurt.');
      expect(row()).toMatchObject({ state: 'absent' });
      expect(await question()).toEqual([]);
      expect((await veven.people.chat(deputy).posts()).filter(({ text }) => text.includes('Kan du møte for Rollag?'))).toHaveLength(1);
      expect(await turnout()).toContain('7 av 8 møter');
    });
  });

  it('of an event that is not there cannot be answered', async () => {
    const { status } = await fetch(`${veven.origin}/local/api/calendar`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ event: 'none', email: 'x@veven.example', response: 'declined' }),
    });

    expect(status).toBe(404);
  });

  it('call nothing off while the list of meetings cannot be relied on', async () => {
    const { value: found } = (await veven.sharePoint.api(`${veven.site}/lists`).get()) as { value: { id: string; displayName: string }[] };
    const list = `${veven.site}/lists/${found.find(({ displayName }) => displayName === 'Møter')!.id}`;
    const { value: columns } = (await veven.sharePoint.api(`${list}/columns`).get()) as { value: { id: string; name: string }[] };
    await veven.sharePoint.api(`${list}/columns/${columns.find(({ name }) => name === 'Place')!.id}`).delete();
    veven.veven.readiness.expire();
    await settled();
    await veven.sharePoint.api(`${list}/items/${hr().itemId}`).delete();
    await settled();

    expect((await events()).filter(({ cancelled }) => cancelled !== undefined)).toEqual([]);
  });
});
