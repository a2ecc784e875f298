import type { Home } from '../../shared/home/home.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { listsOf } from '../support/lists.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const hr = 'HR/2026-12-10/09.00';

describe('a list that lacks a column', () => {
  let veven: RunningVeven;
  /** What waits on Rollag's representative in the chat, before anything is missing. */
  let asked: readonly string[];

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    await veven.moveTo('2026-12-10', '10:00');
    const conclude = { key: `${hr}/02`, conclusion: 'Alle tar i bruk rutinen.', followUpBy: 'municipalities' };
    const { cases } = await veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(hr)}`);
    const seen = cases.find(({ key }) => key === conclude.key)!.etag;
    expect((await veven.tab(secretariat).post('case/conclude', { ...conclude, seen })).status).toBe(200);
    await veven.moveTo('2026-12-10', '11:31');
    await veven.moveTo('2027-02-02', '08:31');
    asked = await waiting();
    expect(asked).toHaveLength(1);
  }, 60_000);
  afterAll(() => veven?.close());

  const home = () => veven.tab(secretariat).get<Home>('/home');
  const waiting = async () => (await veven.people.chat({ seat: 'HR/Rollag' }).posts()).map(({ text }) => text);
  const posts = async () => (await veven.people.channel('HR').posts()).map(({ text }) => text);
  const columnsOf = async (list: string) => {
    const { value } = (await veven.sharePoint.api(`${veven.site}/lists`).get()) as { value: { id: string; displayName: string }[] };
    return `${veven.site}/lists/${value.find(({ displayName }) => displayName === list)!.id}/columns`;
  };
  /** As when the hour has come to look at the columns again. */
  const looksAgain = async () => {
    veven.veven.readiness.expire();
    await veven.settle();
  };

  const answer = { key: `${hr}/02/1/Rollag`, seen: '', state: 'done' };

  it('turns its feature off, and tells the secretariat what is missing where', async () => {
    const columns = await columnsOf('Oppfølginger');
    const { value } = (await veven.sharePoint.api(columns).get()) as { value: { id: string; name: string }[] };
    await veven.sharePoint.api(`${columns}/${value.find(({ name }) => name === 'State')!.id}`).delete();
    await looksAgain();

    expect((await home()).secretariat!.off).toEqual([
      { feature: 'follow-up', lists: [{ listName: 'Oppfølginger', why: 'columns', columns: ['Tilstand'] }] },
    ]);
  });

  it('says so to whoever answers, and saves nothing', async () => {
    const { status, body } = await veven.tab({ seat: 'HR/Rollag' }).post('follow-up/answer', answer);
    expect([status, body['code']]).toEqual([503, 'unavailable']);
    expect(body['title']).toMatch(/^Denne delen av Veven er slått av nå, og ingenting ble lagret/);
  });

  it('stops nothing else: a case is edited, and its notice follows', async () => {
    const { cases } = await veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(hr)}`);
    const { key, etag } = cases.find((item) => item.key === `${hr}/05`)!;
    const { status } = await veven.tab(secretariat).post('case/edit', { key, seen: etag, title: 'Endret mens noe mangler' });
    await veven.settle();
    expect(status).toBe(200);
    expect(
      (await veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(hr)}`)).cases.map(({ title }) => title),
    ).toContain('Endret mens noe mangler');
  });

  it('takes nothing down that stands, in the channel or in a chat', async () => {
    await veven.moveTo('2027-02-09', '08:31');
    expect((await posts()).filter((text) => text.includes('Besluttet i møtet'))).toHaveLength(1);
    expect(await waiting()).toEqual(asked);
  });

  it('works again when an administrator has put the column in, without a restart', async () => {
    await veven.sharePoint.api(await columnsOf('Oppfølginger')).post({
      name: 'State',
      displayName: 'Tilstand',
      indexed: true,
      choice: {
        choices: ['ikke meldt', 'i gang', 'ferdig', 'står fast', 'til lokal behandling', 'gjelder ikke', 'lukket'],
        displayAs: 'dropDownMenu',
      },
    });
    await looksAgain();
    expect((await home()).secretariat!.off).toEqual([]);
    expect((await veven.tab({ seat: 'HR/Rollag' }).post('follow-up/answer', answer)).status).toBe(200);
    const rows = await (await listsOf(veven.sharePoint, veven.site)).rows('Oppfølginger');
    expect(rows.filter(({ fields }) => fields['State'] === undefined)).toEqual([]);
    expect((await posts()).filter((text) => text.includes('Besluttet i møtet'))).toHaveLength(1);
  });
});
