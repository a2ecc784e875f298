import type { Home } from '../../shared/home/home.api.ts';
import type { MeetingPage, MeetingsResponse } from '../../shared/meeting/meeting.api.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const rollag = { seat: 'KDU/Rollag' } as const;
const notice = 'Kommunedirektørutvalget · Sakliste';
const decided = 'Besluttet i møtet · Kommunedirektørutvalget';

/** The whole loop, in order, through the real protocols: each step goes on where the last one stopped. */
describe('the first evening', () => {
  let veven: RunningVeven;
  let kdu: string;

  beforeAll(async () => {
    // A Monday; KDU's sample meeting then lies on Friday 11 December 2026, its notice seven working days before.
    veven = await startVeven({ at: '2026-11-23T08:00' });
    const { meetings } = await veven.tab(secretariat).get<MeetingsResponse>('/meetings');
    kdu = meetings.find(({ network }) => network === 'KDU')?.key ?? '';
  });
  afterAll(() => veven?.close());

  const page = () => veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(kdu)}`);
  const caseOf = async (title: string) => (await page()).cases.find((item) => item.title === title)!;
  const channel = () => veven.people.channel('KDU');

  it('has a real agenda, moved: numbers are not given yet', async () => {
    expect(kdu).toBe('KDU/2026-12-11/09.00');
    const { cases } = await page();
    expect(cases).toHaveLength(14);
    expect(cases.filter(({ number }) => number !== undefined)).toEqual([]);
    expect(await channel().posts()).toEqual([]);
  });

  it('posts the notice once when it becomes due, with numbers, times and how far the line is heard', async () => {
    await veven.moveTo('2026-12-02', '08:29');
    expect(await channel().posts()).toEqual([]);

    await veven.moveTo('2026-12-02', '08:30');
    await veven.moveTo('2026-12-02', '10:00');

    const posts = await channel().posts();
    expect(posts).toHaveLength(1);
    const { text } = posts[0]!;
    expect(text).toContain(notice);
    expect(text).toContain('001/26  Godkjenning av møtereferat');
    expect(text).toContain('002/26  Advokatsamarbeid');
    expect(text).toMatch(/◆ Beslutning · ca\. 09\.05 · Vedlegg 1/);
    expect(text).toMatch(/Linja er hørt i 0 av 8 kommuner/);
    expect(text).toContain('Vedlegg 6 (ettersendes), 7 (ettersendes)');
    expect(text).toContain('14 saker · 2 t 55 min');
    expect((await caseOf('Felles bord')).number).toBeUndefined();
    expect((await caseOf('Søknad om støtte: Matfestivalen i Numedal')).number).toBe('013/26');
  });

  it('updates the same post when a case is changed in the tab', async () => {
    const { key, etag } = await caseOf('Den Blå Timen');
    const answer = await veven.tab(secretariat).post('case/edit', { key, seen: etag, minutes: 15 });
    await veven.settle();

    expect(answer.status).toBe(200);
    const posts = await channel().posts();
    expect(posts).toHaveLength(1);
    expect(posts[0]!.text).toContain('14 saker · 3 t');
    expect(posts[0]!.edits).toBeGreaterThan(0);
  });

  it('updates the same post when a case is changed straight in the list through Graph', async () => {
    const lists = (await veven.sharePoint.api(`${veven.site}/lists`).get()) as { value: { id: string; displayName: string }[] };
    const cases = lists.value.find(({ displayName }) => displayName === 'Saker')!;
    const { key } = await caseOf('Den Blå Timen');
    const found = (await veven.sharePoint
      .api(`${veven.site}/lists/${cases.id}/items`)
      .filter(`fields/Key eq '${key}'`)
      .expand('fields')
      .get()) as {
      value: { id: string; '@odata.etag': string }[];
    };
    await veven.sharePoint
      .api(`${veven.site}/lists/${cases.id}/items/${found.value[0]!.id}`)
      .header('If-Match', found.value[0]!['@odata.etag'])
      .patch({ fields: { Title: 'Den Blå Timen, nytt år' } });
    await veven.settle();

    const posts = await channel().posts();
    expect(posts).toHaveLength(1);
    expect(posts[0]!.text).toContain('Den Blå Timen, nytt år');
  });

  it('tells a representative on Tuesday that the line is to be heard, and counts the answer in the notice', async () => {
    await veven.moveTo('2026-12-08', '08:30');
    const card = await veven.people.chat(rollag).post('Venter på deg');
    expect(card.text).toContain('Er linja hørt i Rollag?');

    await card.press('Ja', { as: rollag });
    await veven.settle();
    expect((await channel().post(notice)).text).toContain('Linja er hørt i 1 av 8 kommuner');
  });

  it('does not take conclusions before the day of the meeting', async () => {
    expect((await channel().post(notice)).buttons).toEqual(['Åpne saklista', 'Meld forfall', 'Meld inn sak']);
    const { key } = await caseOf('Advokatsamarbeid');
    const { status, body } = await veven.tab(secretariat).post('case/conclude', { key, conclusion: 'For tidlig.' });
    expect([status, body['title']]).toEqual([409, expect.stringContaining('Konklusjoner kan føres fra møtedagen, 11. desember')]);
  });

  it('takes conclusions on the card, one case at a time, and posts them once when the meeting is over', async () => {
    await veven.moveTo('2026-12-11', '10:00');
    const { edits } = await channel().post(notice);
    let form = (await (await channel().post(notice)).press('Før konklusjoner', { as: secretariat })).card!;
    for (let written = 0; form.buttons.includes('Lagre og gå til neste'); written += 1) {
      expect(form.text).toContain(`${written} av 14 ført`);
      form = (await form.press('Lagre og gå til neste', { as: secretariat, inputs: { 'in.conclusion': `Konklusjon ${written + 1}` } }))
        .card!;
    }
    expect(form.text).toContain('14 av 14 ført');
    await veven.settle();
    expect((await channel().posts()).filter(({ text }) => text.includes(decided))).toEqual([]);
    // An edit of the notice would have swept away the form that was being written in.
    expect((await channel().post(notice)).edits).toBe(edits);

    await veven.moveTo('2026-12-11', '12:01');
    const posts = (await channel().posts()).filter(({ text }) => text.includes(decided));
    expect(posts).toHaveLength(1);
    expect(posts[0]!.text).toContain('Konklusjon 2');
  });

  it('gives follow-ups for two of the eight decisions, one for each municipality', async () => {
    const { cases } = await page();
    const followed = cases.filter(({ decision }) => decision?.counts !== undefined);
    expect(cases.filter(({ kind }) => kind === 'decision')).toHaveLength(8);
    expect(followed.map(({ title }) => title)).toEqual(['Advokatsamarbeid', 'SMS-varsling']);
    expect(followed.map(({ decision }) => decision!.followUps.length)).toEqual([8, 8]);
    expect((await channel().post(decided)).text).toContain('0 av 8 ferdige');
  });

  it('asks each representative in the collected message of the ask day', async () => {
    // Due Tuesday 9 February 2027, so asked about on Tuesday 2 February.
    await veven.moveTo('2027-02-02', '08:29');
    const sent = async () => (await veven.people.chat(rollag).posts()).length;
    const before = await sent();

    await veven.moveTo('2027-02-02', '08:30');
    expect(await sent()).toBe(before + 1);
    const card = await veven.people.chat(rollag).post('Venter på deg · 2 saker');
    expect(card.text).toContain('Kommunedirektørutvalget ble enig 11. desember 2026: Konklusjon 2');
    expect(card.text).toContain('Hvordan ligger Rollag an?');
    expect(card.buttons).toEqual(expect.arrayContaining(['Ferdig', 'I gang', 'Står fast', 'Annet …', 'Minn meg på det om en uke']));
    expect((await veven.people.chat({ seat: 'KDU/Hjartdal' }).post('Ventar på deg')).text).toContain('Korleis ligg Hjartdal an?');
  });

  it('takes an answer in one press: the card, the channel and the tab change', async () => {
    const card = await veven.people.chat(rollag).post('Venter på deg');
    const answer = await card.press('Ferdig', { as: rollag });
    expect(answer.card?.text).toContain('✓ Advokatsamarbeid: Ferdig');
    await veven.settle();

    expect((await channel().post(decided)).text).toContain('1 av 8 ferdige');
    expect((await veven.people.chat(rollag).post('Venter på deg')).text).toContain('Venter på deg · 1 sak');
    const home = await veven.tab(rollag).get<Home>('/home');
    expect(home.waiting.map(({ title }) => title)).toEqual(['SMS-varsling']);
    expect((await caseOf('Advokatsamarbeid')).decision?.counts?.done).toBe(1);
  });

  it('takes the answers of the others from the tab and the card', async () => {
    const { key } = (await veven.tab({ seat: 'KDU/Tinn' }).get<Home>('/home')).waiting[0]!;
    expect((await veven.tab({ seat: 'KDU/Tinn' }).post('follow-up/answer', { key, state: 'done' })).status).toBe(200);
    await (await veven.people.chat({ seat: 'KDU/Notodden' }).post('Venter på deg')).press('Ferdig', { as: { seat: 'KDU/Notodden' } });
    await veven.settle();

    expect((await channel().post(decided)).text).toContain('3 av 8 ferdige');
  });

  it('puts a question off for a week', async () => {
    const kongsberg = { seat: 'KDU/Kongsberg' } as const;
    const answer = await (await veven.people.chat(kongsberg).post('Venter på deg')).press('Minn meg på det om en uke', { as: kongsberg });
    expect(answer.card?.text).toContain('Venter på deg · 1 sak');
  });

  it('writes no name of anyone late in the channel', async () => {
    await veven.moveTo('2027-02-11', '10:00');
    const { text } = await channel().post(decided);
    expect(text).toContain('over fristen');
    for (const municipality of ['Flesberg', 'Hjartdal', 'Kongsberg', 'Nore og Uvdal', 'Rollag', 'Sigdal'])
      expect(text).not.toContain(municipality);
  });

  it('reaches the one who prefers e-mail by e-mail', async () => {
    const mails = await veven.outbox.sent();
    expect(mails.filter(({ to }) => to === 'kdu.sigdal@veven.example').at(0)?.text).toContain('Hvordan ligger Sigdal an?');
    expect(new Set(mails.map(({ to }) => to))).toEqual(new Set(['kdu.sigdal@veven.example', 'hr.sigdal@veven.example']));
  });
});
