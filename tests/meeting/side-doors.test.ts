import { randomUUID } from 'node:crypto';
import type { Home } from '../../shared/home/home.api.ts';
import type { MeasurePage } from '../../shared/measure/measure.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { listsOf, type SharePointLists } from '../support/lists.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const hr = 'HR/2026-12-10/09.00';
const onboarding = `${hr}/02`;
const kdu = 'KDU/2026-12-11/09.00';

/** What comes in beside Veven's own pages, and what comes at the same moment. */
describe('beside the front door', () => {
  let veven: RunningVeven;
  let lists: SharePointLists;
  /** The same lists as the secretariat's own hands reach them. */
  let byHand: SharePointLists;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    lists = await listsOf(veven.sharePoint, veven.site);
    byHand = await veven.byHand(secretariat);
    await veven.moveTo('2026-12-10', '10:00');
  }, 60_000);
  afterAll(() => veven?.close());

  const meetingPage = (key = hr) => veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(key)}`);
  const caseView = async (key: string) => (await meetingPage(key.replace(/\/\d\d$/, ''))).cases.find((item) => item.key === key)!;
  const aside = async () => (await veven.tab(secretariat).get<Home>('/home')).secretariat!.aside;
  const answerOf = async (municipality: string) => lists.row('Oppfølginger', `${onboarding}/1/${municipality}`);

  describe('a decision typed straight into SharePoint', () => {
    beforeAll(async () => {
      await byHand.change('Saker', await lists.row('Saker', onboarding), {
        Conclusion: 'Alle kommunene tar i bruk rutinen.',
        State: 'behandlet',
        FollowUpBy: 'kommunene',
      });
      await veven.settle();
    });

    it('has its decision, due eight weeks on', async () => {
      const { fields } = await lists.row('Beslutninger', `${onboarding}/1`);
      expect(fields).toMatchObject({ Text: 'Alle kommunene tar i bruk rutinen.', State: 'åpen', FollowUpBy: 'kommunene', Measure: 'HR4' });
      expect((await caseView(onboarding)).decision?.dueOn).toBe('2027-02-09');
    });

    it('has one follow-up for each municipality', async () => {
      const { decision } = await caseView(onboarding);
      expect(decision?.followUps.map(({ municipality, state }) => [municipality, state])).toEqual(
        ['Flesberg', 'Hjartdal', 'Kongsberg', 'Nore og Uvdal', 'Notodden', 'Rollag', 'Sigdal', 'Tinn'].map((municipality) => [
          municipality,
          'unanswered',
        ]),
      );
      expect(decision?.counts).toMatchObject({ of: 8, done: 0 });
    });

    it('stands in the channel when the meeting is over, and in the measure’s line of time with who wrote it', async () => {
      await veven.moveTo('2026-12-10', '11:31');
      const { text } = await veven.people.channel('HR').post('Besluttet i møtet');
      expect(text).toContain('Alle kommunene tar i bruk rutinen.');
      expect(text).toContain('0 av 8 ferdige');
      const { history } = await veven.tab(secretariat).get<MeasurePage>('/measures/HR4');
      expect(history.find(({ list, after }) => list === 'Cases' && after['state'] === 'treated')).toMatchObject({
        by: 'Sekretariatet',
        via: 'sharePoint',
      });
    });

    it('is made once, however often it is planned', async () => {
      await veven.settle();
      expect((await lists.rows('Beslutninger')).filter(({ fields }) => String(fields['Key']).startsWith(onboarding))).toHaveLength(1);
      expect((await lists.rows('Oppfølginger')).filter(({ fields }) => String(fields['Key']).startsWith(onboarding))).toHaveLength(8);
    });

    it('whose follow-up somebody deletes by hand gets it back', async () => {
      await byHand.remove('Oppfølginger', await answerOf('Sigdal'));
      await veven.settle();
      expect((await caseView(onboarding)).decision?.followUps).toHaveLength(8);
    });
  });

  describe('a row that is spoiled in SharePoint', () => {
    const key = `${kdu}/09`;
    const title = 'Den Blå Timen';

    it('stands as it was, is shown to the secretariat with what is wrong, and stops nothing', async () => {
      const row = await lists.row('Saker', key);
      expect((await veven.people.channel('KDU').post('Sakliste')).text).toContain(title);
      await byHand.change('Saker', row, { Kind: 'avstemning' });
      const other = await caseView(`${kdu}/05`);
      expect(
        (await veven.tab(secretariat).post('case/edit', { key: other.key, seen: other.etag, title: 'En sak, endret samtidig' })).status,
      ).toBe(200);
      await veven.settle();

      expect(await caseView(key)).toMatchObject({ title, kind: 'discussion' });
      expect(await aside()).toMatchObject([
        {
          list: 'Cases',
          listName: 'Saker',
          itemId: row.id,
          title,
          by: 'Sekretariatet',
          restorable: true,
          problems: [{ title: 'Slag', kind: 'choice', found: 'avstemning', allowed: ['orientering', 'drøfting', 'beslutning'] }],
        },
      ]);
      const { text } = await veven.people.channel('KDU').post('Sakliste');
      expect(text).toContain('En sak, endret samtidig');
      expect(text).toContain(title);
    });

    it('is told to nobody else', async () => {
      expect((await veven.tab({ seat: 'HR/Rollag' }).get<Home>('/home')).secretariat).toBeUndefined();
    });

    it('is not made anew meanwhile', async () => {
      expect((await lists.rows('Saker')).filter(({ fields }) => fields['Key'] === key)).toHaveLength(1);
    });

    it('cannot be written over from the tab, which says why', async () => {
      const { etag } = await caseView(key);
      const { status, body } = await veven.tab(secretariat).post('case/edit', { key, seen: etag, title: 'Noe annet' });
      expect([status, body['title']]).toEqual([
        409,
        expect.stringMatching(/^Raden er endret i SharePoint på en måte Veven ikke kan bruke/),
      ]);
      expect((await lists.row('Saker', key)).fields).toMatchObject({ Title: title, Kind: 'avstemning' });
    });

    it('is in use again when it is right', async () => {
      await byHand.change('Saker', await lists.row('Saker', key), { Kind: 'orientering' });
      await veven.settle();
      expect(await aside()).toEqual([]);
      expect(await caseView(key)).toMatchObject({ title, kind: 'information' });
      expect((await veven.people.channel('KDU').post('Sakliste')).text).toContain(title);
    });

    it('and deleted is no longer spoken of', async () => {
      const row = await byHand.add('Saker', { Title: 'Uten noe', Key: `${hr}/spoiled`, NumberKey: `${hr}/spoiled` });
      await veven.settle();
      expect((await aside()).map(({ itemId, restorable }) => [itemId, restorable])).toEqual([[row.id, false]]);
      await byHand.remove('Saker', row);
      await veven.settle();
      expect(await aside()).toEqual([]);
    });
  });

  describe('a row made by hand without a key', () => {
    it('gets one and is there, when nothing is left to do', async () => {
      const row = await byHand.add('Saker', {
        Title: 'Skrevet rett i lista',
        NumberKey: randomUUID(),
        Meeting: hr,
        Network: 'HR',
        Position: 8,
        Unnumbered: false,
        Kind: 'orientering',
        FollowUpBy: 'ingen',
        State: 'satt opp',
      });
      await veven.settle();

      const { fields } = (await lists.rows('Saker')).find(({ id }) => id === row.id)!;
      expect(fields['Key']).toMatch(/^[0-9a-f-]{36}$/);
      expect(await aside()).toEqual([]);
      expect((await meetingPage()).cases.map(({ title }) => title)).toContain('Skrevet rett i lista');
    });
  });

  describe('at the same moment', () => {
    const changesOf = async (rowKey: string) => (await lists.rows('Historikk')).filter(({ fields }) => fields['RowKey'] === rowKey);

    it('the same press five times is one change', async () => {
      const before = await answerOf('Rollag');
      const post = await veven.people.channel('HR').post('Sakliste');
      const press = () =>
        veven.people.standIn.press({
          as: veven.people.person({ seat: 'HR/Rollag' }).key,
          conversation: veven.people.channel('HR').id,
          activityId: post.id,
          action: {
            type: 'Action.Execute',
            verb: 'follow-up/answer',
            data: { v: 1, key: `${onboarding}/1/Rollag`, seen: '', state: 'done' },
          },
        });
      const answers = await Promise.all(Array.from({ length: 5 }, press));
      await veven.settle();

      expect(answers.map(({ status, body }) => `${status} ${(body as { type: string }).type}`)).toEqual(
        answers.map(() => '200 application/vnd.microsoft.card.adaptive'),
      );
      const after = await answerOf('Rollag');
      expect(after.fields['State']).toBe('ferdig');
      expect(versionOf(after.etag)).toBe(versionOf(before.etag) + 1);
      expect(await changesOf(`${onboarding}/1/Rollag`)).toHaveLength(1);
    });

    it('the same new case five times is one case', async () => {
      const key = randomUUID();
      const add = () => veven.tab(secretariat).post('case/add', { key, meeting: hr, title: 'Meldt i møtet', kind: 'discussion' });
      const answers = await Promise.all(Array.from({ length: 5 }, add));
      await veven.settle();

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect((await meetingPage()).cases.filter(({ title }) => title === 'Meldt i møtet')).toHaveLength(1);
    });

    it('two who conclude the same case: one wins, the other is told who and when, and nothing of theirs is written', async () => {
      const key = `${hr}/04`;
      const { etag } = await caseView(key);
      const conclude = (who: Parameters<RunningVeven['tab']>[0], conclusion: string) =>
        veven.tab(who).post('case/conclude', { key, seen: etag, conclusion, followUpBy: 'secretariat' });
      const answers = await Promise.all([
        conclude(secretariat, 'Kurset holdes i mars.'),
        conclude({ seat: 'HR/Notodden' }, 'Kurset holdes i april.'),
      ]);
      await veven.settle();

      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const { body } = answers.find(({ status }) => status === 409)!;
      const [winner, words] =
        answers[0]!.status === 200
          ? ['Sekretariatet, Sekretariatet', 'Kurset holdes i mars.']
          : ['HR/Notodden, HR, Notodden', 'Kurset holdes i april.'];
      expect(body).toMatchObject({ code: 'conflict', changed: { by: winner, at: expect.stringMatching(/^2026-12-10T10:\d\d:\d\d/) } });
      expect(body['title']).toMatch(/endret dette 10\. desember 2026 kl\. 11\.\d\d\. Se hva som står nå, og prøv igjen\.$/);
      expect((await caseView(key)).conclusion).toBe(words);
      expect((await lists.row('Beslutninger', `${key}/1`)).fields['Text']).toBe(words);
    });

    it('two who conclude in the same words and do not agree on who follows up: one wins, the other is told', async () => {
      const key = `${hr}/01`;
      const { etag } = await caseView(key);
      const conclude = (followUpBy: string) =>
        veven.tab(secretariat).post('case/conclude', { key, seen: etag, conclusion: 'Godkjent.', followUpBy });
      const first = await conclude('network');
      const second = await veven
        .tab({ seat: 'HR/Notodden' })
        .post('case/conclude', { key, seen: etag, conclusion: 'Godkjent.', followUpBy: 'nobody' });
      await veven.settle();

      expect([first.status, second.status]).toEqual([200, 409]);
      expect((await caseView(key)).decision?.followUpBy).toBe('network');
    });

    it('two answers to the same question: the later one is told what the other has said, when it had not seen it', async () => {
      const tinn = (part: 'representative' | 'deputy') => veven.tab({ seat: 'HR/Tinn', part });
      const key = `${onboarding}/1/Tinn`;
      const answers = await Promise.all([
        tinn('representative').post('follow-up/answer', { key, seen: '', state: 'done' }),
        tinn('deputy').post('follow-up/answer', { key, seen: '', state: 'underway' }),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)!.body['changed']).toMatchObject({
        by: expect.stringMatching(/^HR\/Tinn, HR, Tinn/),
      });
    });

    it('an edit in SharePoint between reading and writing is not lost: the command is asked again', async () => {
      const key = `${onboarding}/1/Notodden`;
      await byHand.change('Oppfølginger', await answerOf('Notodden'), { Title: 'Skrevet om for hånd' });
      const { status } = await veven.tab({ seat: 'HR/Notodden' }).post('follow-up/answer', { key, state: 'underway' });
      expect(status).toBe(200);
      expect((await answerOf('Notodden')).fields).toMatchObject({ Title: 'Skrevet om for hånd', State: 'i gang' });
    });

    it('a row that SharePoint calls changed is read again and written', async () => {
      veven.graph.control.failNext({ match: 'PATCH .*/items/', status: 412, times: 3 });
      const { status } = await veven
        .tab({ seat: 'HR/Flesberg' })
        .post('follow-up/answer', { key: `${onboarding}/1/Flesberg`, state: 'underway' });
      expect(status).toBe(200);
      expect((await answerOf('Flesberg')).fields['State']).toBe('i gang');
    });

    it('a row that SharePoint calls changed for ever is given up, in words, with nothing written', async () => {
      veven.graph.control.failNext({ match: 'PATCH .*/items/', status: 412, times: 12 });
      const { status, body } = await veven
        .tab({ seat: 'HR/Hjartdal' })
        .post('follow-up/answer', { key: `${onboarding}/1/Hjartdal`, state: 'done' });
      expect([status, body['code'], body['title']]).toEqual([409, 'conflict', 'Nokon andre endra dette samtidig. Prøv igjen.']);
      expect((await answerOf('Hjartdal')).fields['State']).toBe('ikke meldt');
    });

    it('a list that is down is told as such, and nothing is said to be saved', async () => {
      veven.graph.control.failNext({ match: 'PATCH .*/items/', status: 507 });
      const { status, body } = await veven
        .tab({ seat: 'HR/Hjartdal' })
        .post('follow-up/answer', { key: `${onboarding}/1/Hjartdal`, state: 'done' });
      expect([status, body['code']]).toEqual([503, 'not-connected']);
      expect((await answerOf('Hjartdal')).fields['State']).toBe('ikke meldt');
    });
  });

  describe('a row that rules make and a hand has spoiled', () => {
    afterAll(async () => {
      await byHand.change('Oppfølginger', await answerOf('Kongsberg'), { State: 'ikke meldt' });
      await veven.settle();
      expect(await aside()).toEqual([]);
    });

    it('is left to the secretariat, and not made in vain for ever', async () => {
      await byHand.change('Oppfølginger', await answerOf('Kongsberg'), { State: 'kanskje' });
      await veven.settle();
      expect(await aside()).toMatchObject([{ list: 'FollowUps', problems: [{ column: 'State', found: 'kanskje' }] }]);
      expect((await caseView(onboarding)).decision?.counts?.of).toBe(8);
      expect((await lists.rows('Oppfølginger')).filter(({ fields }) => fields['Municipality'] === 'Kongsberg')).toHaveLength(1);
    }, 10_000);
  });

  it('an old delta link makes Veven read the list anew, and nothing is posted twice', async () => {
    const before = (await veven.people.channel('HR').posts()).length;
    const { value } = (await veven.sharePoint.api(`${veven.site}/lists`).get()) as { value: { id: string }[] };
    for (const { id } of value) await veven.graph.control.expireDeltaTokens(id);
    await veven.settle();
    expect((await meetingPage()).cases.length).toBeGreaterThan(6);
    expect(await veven.people.channel('HR').posts()).toHaveLength(before);
  });
});

/** The number in a list item's ETag: `"<guid>,3"`. */
const versionOf = (etag: string): number => Number(/,(\d+)"?$/.exec(etag)?.[1]);
