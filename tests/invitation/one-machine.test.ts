import type { ShownEvent } from '../../local/graph/calendar.ts';
import { inOslo } from '../../shared/day.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
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

  it('show a decline to the secretariat, and to nobody else; it is no absence', async () => {
    const made = (await events()).find(({ joinUrl }) => joinUrl)!;
    const { email } = veven.people.person(representative);
    const said = await fetch(`${veven.origin}/local/api/calendar`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ event: made.id, email, response: 'declined' }),
    });
    expect(said.status).toBe(200);
    await veven.moveTo(inOslo(hr().noticeAt).day, '12:00');
    await settled();

    expect((await stands()).find(({ meeting }) => meeting === hr().key)?.declined).toEqual(['HR/Rollag']);
    expect(await veven.tab(representative).get('/invitations')).toMatchObject({ code: 'not-found' });
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
