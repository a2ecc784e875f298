import { samplePeople } from '../../local/sample/directory.ts';
import { inOslo } from '../../shared/day.ts';
import type { CardPreview, ComingView, Messages, MyMessages } from '../../shared/delivery/messages.api.ts';
import { listsOf, type SharePointLists } from '../support/lists.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const kdu = 'notice/KDU/2026-12-11/09.00';
const hr = 'notice/HR/2026-12-10/09.00';

describe('what the secretariat sees of messages', () => {
  let veven: RunningVeven;
  let lists: SharePointLists;

  beforeAll(async () => {
    // KDU's notice goes out on Wednesday 2 December, the HR network's on the Thursday.
    veven = await startVeven({ at: '2026-11-23T08:00', settings: { undoMinutes: 5 } });
    lists = await listsOf(veven.sharePoint, veven.site);
    await veven.moveTo('2026-11-30', '09:00');
  }, 120_000);
  afterAll(() => veven?.close());

  const messages = () => veven.tab(secretariat).get<Messages>('/messages');
  const coming = async (key: string) => (await messages()).coming.find((post) => post.key === key);
  const say = (key: string, word: string, who: Parameters<RunningVeven['tab']>[0] = secretariat) =>
    veven.tab(who).post('delivery/say', { key, word });
  const card = (key: string) => veven.tab(secretariat).get<CardPreview>(`/messages/card/${encodeURIComponent(key)}`);
  const noticesOf = async (network: string) =>
    (await veven.people.channel(network).posts()).filter(({ text }) => text.includes('Sakliste'));
  const when = ({ at }: Pick<ComingView, 'at'>) => `${inOslo(at).day} ${inOslo(at).time}`;

  it('is the week ahead: which card goes where, when and in which language, days before a row has changed', async () => {
    const week = (await messages()).coming;

    expect(week.map(({ key }) => key)).toEqual(expect.arrayContaining([kdu, hr]));
    const notice = week.find(({ key }) => key === kdu)!;
    expect(when(notice)).toBe('2026-12-02 08:35');
    expect(notice).toMatchObject({ state: 'planned', language: 'nb', by: 'chat', may: ['stop'], to: { kind: 'channel', network: 'KDU' } });
  });

  it('is nobody else’s to see, and theirs to say', async () => {
    const rollag = veven.tab({ seat: 'HR/Rollag' });

    expect(await rollag.get('/messages')).toMatchObject({ status: 403, title: 'Bare sekretariatet kan gjøre dette. Spør dem.' });
    expect(await rollag.get(`/messages/card/${encodeURIComponent(kdu)}`)).toMatchObject({ status: 403 });
    expect((await say(kdu, 'stop', { seat: 'HR/Rollag' })).status).toBe(403);
    expect(await coming(kdu)).toMatchObject({ state: 'planned' });
  });

  it('stops a post within its five minutes, and lets it go after all', async () => {
    await veven.moveTo('2026-12-02', '08:31');
    expect(await coming(kdu)).toMatchObject({ state: 'soon', may: ['stop'] });
    expect((await say(kdu, 'stop')).status).toBe(200);
    expect((await say(kdu, 'stop')).status).toBe(200);
    await veven.moveTo('2026-12-02', '08:50');
    expect(await noticesOf('KDU')).toEqual([]);
    expect(await coming(kdu)).toMatchObject({ state: 'stopped', may: ['send'] });

    expect((await say(kdu, 'send')).status).toBe(200);
    await veven.settle();
    expect(await noticesOf('KDU')).toHaveLength(1);
  });

  it('says of one that has gone how it is corrected', async () => {
    expect(await say(kdu, 'stop')).toMatchObject({
      status: 409,
      body: { title: 'Innlegget er alt sendt. Rett det i lista eller i fanen: da oppdateres det der det står.' },
    });
    expect((await say('notice/none', 'stop')).status).toBe(404);
  });

  it('has the card as it will stand, and an e-mail in words whose links answer nothing', async () => {
    const personal = (await messages()).coming.filter(({ to }) => to.kind === 'person');
    const mailed = personal.find(({ by }) => by === 'mail')!;
    const { text = '' } = await card(mailed.key);

    expect(JSON.stringify((await card(kdu)).card)).toContain('Kommunedirektørutvalget');
    expect(text).toContain('http');
    expect(text).not.toContain('/svar');
    expect((await card(personal.find(({ by }) => by === 'chat')!.key)).text).toBeUndefined();
    expect(await card('notice/none')).toMatchObject({ status: 404 });
  });

  it('stops one of tomorrow, but no message to a person', async () => {
    const { key } = (await messages()).coming.find(({ to }) => to.kind === 'person')!;
    expect((await say(key, 'stop')).status).toBe(400);
    expect((await say(hr, 'stop')).status).toBe(200);
    expect((await say(hr, 'send')).status).toBe(200);
    expect(await coming(hr)).toMatchObject({ state: 'planned', may: ['stop'] });
  });

  it('names those whom neither chat nor e-mail reaches, with why', async () => {
    const { key, email } = samplePeople.find(({ name }) => name === 'KDU, Sigdal')!;
    const { id } = await lists.row('Personer', key);
    await lists.change('Personer', { id }, { Email: null });
    await veven.settle();

    expect((await messages()).unreachable).toEqual([{ person: key, name: 'KDU, Sigdal', seats: ['KDU/Sigdal'], why: 'no-address' }]);
    expect(await coming(`waiting/${key}`)).toMatchObject({ state: 'nowhere', may: [] });

    await lists.change('Personer', { id }, { Email: email });
    await veven.settle();
    expect((await messages()).unreachable).toEqual([]);
  });

  it('shows the post that is one too many in a channel before it is sent', async () => {
    expect((await veven.tab(secretariat).post('setting/change', { name: 'postsPerChannel', value: 1 })).status).toBe(200);
    const by = { Network: 'KDU', Kind: 'møte', StartsAt: '2026-12-18T08:00:00Z', EndsAt: '2026-12-18T10:00:00Z' };
    await lists.add('Møter', {
      ...by,
      Key: 'KDU/one-more',
      Title: 'Ekstra',
      State: 'planlagt',
      Place: 'Rom 2.',
      NoticeAt: '2026-12-02T07:40:00Z',
    });
    const one = { NumberKey: 'KDU/one-more/01', Unnumbered: false, Position: 1, Kind: 'drøfting', FollowUpBy: 'ingen', State: 'satt opp' };
    await lists.add('Saker', { ...one, Key: 'KDU/one-more/01', Title: 'En sak', Meeting: 'KDU/one-more', Network: 'KDU' });
    await veven.settle();

    expect(await noticesOf('KDU')).toHaveLength(1);
    expect(await coming('notice/KDU/one-more')).toMatchObject({ state: 'full', may: ['send', 'stop'] });
    expect((await messages()).channels.find(({ name }) => name.startsWith('Kommunedirektør'))).toMatchObject({ count: 1, most: 1 });

    expect((await say('notice/KDU/one-more', 'send')).status).toBe(200);
    await veven.settle();
    expect(await noticesOf('KDU')).toHaveLength(2);
  });

  it('sends what was rehearsed, when it was said, and tells of it afterwards', async () => {
    const before = (await messages()).coming.filter(({ at, state }) => when({ at }) <= '2026-12-08 09:00' && state === 'planned');
    await veven.moveTo('2026-12-03', '08:36');
    await veven.moveTo('2026-12-04', '10:00');
    await veven.moveTo('2026-12-08', '08:31');
    const { sent } = await messages();

    expect(before).not.toEqual([]);
    expect(before.map(({ key }) => key).toSorted()).toEqual(
      sent
        .filter(({ at }) => at > '2026-12-02T08:00:00Z')
        .map(({ key }) => key)
        .toSorted(),
    );
    // A chair is asked to approve each agenda in a message of its own.
    const personal = sent.filter(({ to, key }) => to.kind === 'person' && !key.startsWith('approve/'));
    expect(personal.every(({ occasion }) => occasion === 'collected')).toBe(true);
  });

  it('tells everybody how many messages they have had, and of how many', async () => {
    const { key } = (await messages()).sent.find(({ to }) => to.kind === 'person' && to.seats.includes('KDU/Rollag'))!;

    expect(key).toContain('waiting/');
    expect(await veven.tab({ seat: 'KDU/Rollag' }).get<MyMessages>('/messages/mine')).toEqual({
      count: 1,
      most: 2,
      rhythm: 'weekly',
      absences: [],
    });
    expect(await veven.tab({ role: 'member' }).get<MyMessages>('/messages/mine')).toMatchObject({ count: 0 });
    expect((await messages()).people.find(({ name }) => name === 'KDU, Rollag')).toEqual({ name: 'KDU, Rollag', count: 1, most: 2 });
  });
});
