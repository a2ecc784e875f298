import type { Call } from '../../local/teams/faults.ts';
import type { Home } from '../../shared/home/home.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { listsOf, type SharePointLists } from '../support/lists.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;

/** Teams as it is on a bad day: one region, in which each test plans a meeting of its own whose notice is due. */
describe('when Teams', () => {
  let veven: RunningVeven;
  let lists: SharePointLists;
  let meetings = 0;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00', settings: { postsPerChannel: 100 } });
    lists = await listsOf(veven.sharePoint, veven.site);
  }, 60_000);
  beforeEach(() => veven.people.standIn.control.reset());
  afterAll(() => veven?.close());

  const channel = () => veven.people.channel('KDU');
  const control = () => veven.people.standIn.control;
  const toKdu = ({ operation, conversation }: Call) => operation === 'create' && conversation === channel().id;
  const home = async () => (await veven.tab(secretariat).get<Home>('/home')).secretariat!;
  const resolve = async (key: string, choice: string) => veven.tab(secretariat).post('delivery/resolve', { key, choice });
  const postCalls = () => control().calls().filter(toKdu).length;

  /** A meeting of KDU's with one case, put in the lists by hand; its notice is due now. Nothing has been planned yet. */
  async function aMeeting(network = 'KDU') {
    meetings += 1;
    const key = `${network}/by-hand-${meetings}`;
    const place = `Rom ${meetings}.`;
    await lists.add('Møter', {
      Key: key,
      Title: key,
      Network: network,
      Kind: 'møte',
      State: 'planlagt',
      Place: place,
      StartsAt: '2026-12-18T08:00:00Z',
      EndsAt: '2026-12-18T10:00:00Z',
      NoticeAt: '2026-11-24T08:00:00Z',
    });
    await lists.add('Saker', {
      Key: `${key}/01`,
      NumberKey: `${key}/01`,
      Title: 'En sak',
      Meeting: key,
      Network: network,
      Unnumbered: false,
      Position: 1,
      Kind: 'drøfting',
      FollowUpBy: 'ingen',
      State: 'satt opp',
    });
    return {
      notice: `notice/${key}`,
      /** What stands of it in the channel. */
      posts: async () => (await veven.people.channel(network).posts()).filter(({ text }) => text.includes(place)),
      rename: async (title: string) => {
        const { cases } = await veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(key)}`);
        const { status } = await veven.tab(secretariat).post('case/edit', { key: cases[0]!.key, seen: cases[0]!.etag, title });
        expect(status).toBe(200);
        await veven.settle();
      },
    };
  }

  describe('does not reach people in the chat', () => {
    const refused = { seat: 'HR/Rollag' } as const;
    const unheard = { seat: 'HR/Tinn' } as const;
    const mailsTo = async (who: typeof refused | typeof unheard) =>
      (await veven.outbox.sent()).filter(({ to }) => to === veven.people.person(who).email);
    const waiting = async (who: typeof refused | typeof unheard) =>
      (await veven.people.chat(who).posts()).filter(({ text }) => /Vent[ae]r på deg/.test(text));

    beforeAll(async () => {
      await veven.moveTo('2026-11-24', '08:29');
      control().reset();
      const sendTo =
        (id: string) =>
        ({ operation, conversation }: Call) =>
          operation === 'send' && conversation === id;
      control().failNext({ match: sendTo(veven.people.chat(refused).id), status: 403 });
      control().failNext({ match: sendTo(veven.people.chat(unheard).id), dropAfter: true });
      await veven.moveTo('2026-11-24', '08:30');
      await veven.moveTo('2026-11-24', '10:00');
    });

    it('it writes one e-mail with the same question to the one who was refused', async () => {
      expect((await mailsTo(refused)).map(({ text }) => text)).toEqual([expect.stringContaining('Er linja hørt i Rollag?')]);
      expect(await waiting(refused)).toEqual([]);
    });

    it('it does not write again to the one whose answer was lost: the message may stand, and the next asks again', async () => {
      expect(await waiting(unheard)).toHaveLength(1);
      expect(await mailsTo(unheard)).toEqual([]);
    });

    it('nobody else gets an e-mail who has the chat, and nothing is left for the secretariat to say', async () => {
      const mails = (await veven.outbox.sent()).map(({ to }) => to);
      expect(mails.toSorted()).toEqual(['hr.rollag@veven.example', 'hr.sigdal@veven.example']);
      expect(await home()).toMatchObject({ uncertain: [], failed: [] });
    });
  });

  it.each([
    ['is busy and says when to come again', { status: 429, retryAfter: 1 }],
    ['is busy and says to come again at once', { status: 429, retryAfter: 0 }],
    ['is busy and does not say when', { status: 429 }],
    ['is down for a moment', { status: 503, retryAfter: 1 }],
    ['has lost its gateway', { status: 502, retryAfter: 1 }],
    ['has waited too long for itself', { status: 504, retryAfter: 1 }],
    ['cannot take it just now', { status: 412, retryAfter: 1 }],
  ])('%s, the post is sent again and stands once', async (_what, fault) => {
    const { posts } = await aMeeting();
    control().failNext({ match: toKdu, ...fault });
    await veven.settle();

    expect(await posts()).toHaveLength(1);
    expect(postCalls()).toBe(2);
    expect(await home()).toMatchObject({ uncertain: [], failed: [] });
  });

  it('is busy several times in a row, the post stands once all the same', async () => {
    const { posts } = await aMeeting();
    control().failNext({ match: toKdu, status: 429, retryAfter: 1, times: 3 });
    await veven.settle();

    expect(await posts()).toHaveLength(1);
    expect(postCalls()).toBe(4);
  });

  it('is busy for one channel, the others do not wait for it', async () => {
    const waits = await aMeeting('HR');
    const goes = await aMeeting('KDU');
    control().failNext({
      match: ({ operation, conversation }) => operation === 'create' && conversation !== channel().id,
      status: 429,
      retryAfter: 1,
    });
    const settled = veven.settle();
    await channel().sees(/Rom \d+\./);
    await settled;

    const order = control()
      .calls()
      .map(({ conversation }) => (conversation === channel().id ? 'KDU' : 'HR'));
    expect(order.filter((network) => network === 'KDU')).toHaveLength(1);
    expect(order.at(-1)).toBe('HR');
    expect([await waits.posts(), await goes.posts()].map((posts) => posts.length)).toEqual([1, 1]);
  });

  it('does not take an update at once, the post is updated later, and only it', async () => {
    const { posts, rename } = await aMeeting();
    await veven.settle();
    control().failNext({ match: 'update', status: 503, retryAfter: 1 });
    await rename('En sak, endret');

    expect((await posts()).map(({ text }) => text)).toEqual([expect.stringContaining('En sak, endret')]);
    expect(control().count('update')).toBe(2);
    expect(await home()).toMatchObject({ uncertain: [], failed: [] });
  });

  it('loses the answer to an update, the post is updated again: the same twice is nothing new', async () => {
    const { posts, rename } = await aMeeting();
    await veven.settle();
    control().failNext({ match: 'update', dropAfter: true });
    await rename('En sak, endret');

    expect((await posts()).map(({ text }) => text)).toEqual([expect.stringContaining('En sak, endret')]);
    expect(await home()).toMatchObject({ uncertain: [], failed: [] });
  });

  it('refuses an update for good, «Send igjen» edits what stands there and sends no second one', async () => {
    const { notice, posts, rename } = await aMeeting();
    await veven.settle();
    control().failNext({ match: 'update', status: 413 });
    await rename('En sak, endret');
    expect((await home()).failed.map(({ key }) => key)).toEqual([notice]);

    expect((await resolve(notice, 'again')).status).toBe(200);
    await veven.settle();
    expect((await posts()).map(({ text }) => text)).toEqual([expect.stringContaining('En sak, endret')]);
    expect(await home()).toMatchObject({ uncertain: [], failed: [] });
  });

  it('refuses a channel’s post for good, the secretariat is told why, and has it sent when that is mended', async () => {
    const { notice, posts } = await aMeeting();
    control().failNext({ match: toKdu, status: 403, code: 'BotNotInConversationRoster' });
    await veven.settle();
    expect(await posts()).toEqual([]);
    expect((await home()).failed).toEqual([{ key: notice, to: 'KDU', at: expect.any(String), why: expect.any(String) }]);

    await veven.settle();
    expect(postCalls()).toBe(1);

    expect((await resolve(notice, 'again')).status).toBe(200);
    await veven.settle();
    expect(await posts()).toHaveLength(1);
    expect((await home()).failed).toEqual([]);
  });

  it('is cut off before it has the post, the secretariat is asked, and «Send igjen» sends it', async () => {
    const { notice, posts } = await aMeeting();
    control().failNext({ match: toKdu, dropBefore: true });
    await veven.settle();
    expect(await posts()).toEqual([]);
    expect((await home()).uncertain.map(({ key }) => key)).toEqual([notice]);

    expect((await resolve(notice, 'again')).status).toBe(200);
    await veven.settle();
    expect(await posts()).toHaveLength(1);
    expect((await home()).uncertain).toEqual([]);
  });

  describe('takes a post and its answer is lost', () => {
    let meeting: Awaited<ReturnType<typeof aMeeting>>;

    beforeEach(async () => {
      meeting = await aMeeting();
      control().failNext({ match: toKdu, dropAfter: true });
      await veven.settle();
    });
    afterEach(async () => {
      for (const { key } of (await home()).uncertain) await resolve(key, 'stands');
    });

    it('there is no second post, and the secretariat is asked', async () => {
      await veven.settle();
      await veven.settle();
      expect(await meeting.posts()).toHaveLength(1);
      expect(postCalls()).toBe(1);
      expect((await home()).uncertain).toEqual([{ key: meeting.notice, to: 'KDU', at: expect.any(String) }]);
    });

    it('«Den står der» ends the question and sends nothing', async () => {
      expect((await resolve(meeting.notice, 'stands')).status).toBe(200);
      await veven.settle();
      expect(await home()).toMatchObject({ uncertain: [], failed: [] });
      expect(await meeting.posts()).toHaveLength(1);
      expect(postCalls()).toBe(1);
    });

    it('«Send igjen» sends it once more, and that one follows its cases', async () => {
      expect((await resolve(meeting.notice, 'again')).status).toBe(200);
      await veven.settle();
      await meeting.rename('En sak, endret');
      expect(postCalls()).toBe(2);
      expect(await home()).toMatchObject({ uncertain: [], failed: [] });
      expect((await meeting.posts()).filter(({ text }) => text.includes('En sak, endret'))).toHaveLength(1);
    });

    it('the first word counts: whoever says the other thing afterwards is told that there is nothing to say', async () => {
      expect((await resolve(meeting.notice, 'stands')).status).toBe(200);
      expect((await resolve(meeting.notice, 'again')).status).toBe(404);
      await veven.settle();
      expect(postCalls()).toBe(1);
    });

    it('two who say «Send igjen» at once have it sent once', async () => {
      await Promise.all([resolve(meeting.notice, 'again'), resolve(meeting.notice, 'again')]);
      await veven.settle();
      expect(postCalls()).toBe(2);
    });

    it('a word that is none is refused, and the question stays', async () => {
      expect((await resolve(meeting.notice, 'perhaps')).status).toBeGreaterThanOrEqual(400);
      expect((await resolve('notice/none', 'again')).status).toBe(404);
      expect((await home()).uncertain.map(({ key }) => key)).toEqual([meeting.notice]);
    });

    it('a press on the post that stands after all is answered', async () => {
      const answer = await (await meeting.posts())[0]!.press('Meld inn sak', { as: secretariat });
      expect(answer.card?.buttons).toContain('Meld inn');
    });

    it('a press on it shows that it stands: it is adopted, and follows its cases', async () => {
      await (await meeting.posts())[0]!.press('Meld inn sak', { as: secretariat });
      await meeting.rename('En sak, endret');
      expect((await home()).uncertain).toEqual([]);
      expect((await meeting.posts()).map(({ text }) => text)).toEqual([expect.stringContaining('En sak, endret')]);
    });
  });
});
