import { randomUUID } from 'node:crypto';
import { messageCommand } from '../../bot/proposed-case/proposed-case.dialog.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { MeetingProposals, ProposalsPage } from '../../shared/proposed-case/proposed-case.api.ts';
import type { SharePointLists } from '../support/lists.ts';
import type { Who } from '../support/teams.ts';
import { buttonsOf, inputsOf, textOf } from '../support/teams-card.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const rollag = { seat: 'HR/Rollag' } as const;
const tinn = { seat: 'HR/Tinn' } as const;
const flesberg = { seat: 'HR/Flesberg' } as const;
/** The sample meeting on Thursday 10 December 2026, chaired by Notodden; its notice goes out on 3 December. */
const hr = 'HR/2026-12-10/09.00';
const january = 'HR/2027-01-14/09.00';
const chair = { seat: 'HR/Notodden' } as const;

type Card = Parameters<typeof textOf>[0];
interface Task {
  readonly task: { readonly type: string; readonly value: { readonly title: string; readonly card: { readonly content: Card } } & string };
}

describe('a case that a member proposes', () => {
  let veven: RunningVeven;
  let byHand: SharePointLists;

  beforeAll(async () => {
    // Cases can be proposed until two working days before: for 10 December until the 8th.
    veven = await startVeven({ at: '2026-11-23T08:00', settings: { proposeDays: 2 } });
    byHand = await veven.byHand(secretariat);
    await byHand.add('Møter', {
      Title: 'HR-nettverket i januar',
      ...{ Key: january, Network: 'HR', Kind: 'møte', State: 'planlagt', ChairSeat: 'Tinn' },
      ...{ StartsAt: '2027-01-14T08:00:00Z', EndsAt: '2027-01-14T10:30:00Z', NoticeAt: '2027-01-07T07:30:00Z' },
    });
    await veven.settle();
  }, 60_000);
  afterAll(() => veven?.close());

  const proposals = (who: Who) => veven.tab(who).get<ProposalsPage>('/proposals');
  const agenda = async (meeting = hr) => (await veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(meeting)}`)).cases;
  const ofMeeting = (who: Who, meeting = hr) => veven.tab(who).get<MeetingProposals>(`/meetings/${encodeURIComponent(meeting)}/proposals`);
  const propose = (who: Who, title: string, more: object = {}) =>
    veven.tab(who).post('case/propose', { key: randomUUID(), network: 'HR', meeting: hr, title, ...more });
  const found = async (title: string) => {
    const { proposed, parked } = await proposals(secretariat);
    return [...proposed, ...parked].find((item) => item.title === title)!;
  };
  const mine = async (who: Who, title: string) => (await proposals(who)).mine.find((item) => item.title === title);
  const titles = (items: readonly { title: string }[]) => items.map(({ title }) => title);

  describe('from the tab', () => {
    it('is told until when, and where it would go', async () => {
      expect(await ofMeeting(rollag)).toMatchObject({ proposeBy: '2026-12-08', open: true, next: { key: hr }, mayPropose: true });
      const { open, decides } = await proposals(rollag);
      expect(open.map(({ key, meetings }) => [key, meetings.map((meeting) => meeting.key)])).toEqual([['HR', [hr, january]]]);
      expect(decides).toBe(false);
    });

    it('waits for an answer, and is seen by the proposer, the secretariat and the chair, by nobody else', async () => {
      expect((await propose(rollag, 'Felles lærlingordning', { information: 'Fire kommuner har spurt.' })).status).toBe(200);

      expect(await mine(rollag, 'Felles lærlingordning')).toMatchObject({ state: 'proposed', meeting: { key: hr }, mine: true });
      expect(await found('Felles lærlingordning')).toMatchObject({ information: 'Fire kommuner har spurt.', by: 'HR, Rollag' });
      expect(titles((await ofMeeting(chair)).proposals)).toEqual(['Felles lærlingordning']);
      expect(titles((await ofMeeting(rollag)).proposals)).toEqual(['Felles lærlingordning']);
      for (const other of [tinn, { role: 'member' }, { seat: 'KDU/Rollag' }] as const) {
        expect((await ofMeeting(other)).proposals).toEqual([]);
        const { proposed, parked, mine: own } = await proposals(other);
        expect([...proposed, ...parked, ...own]).toEqual([]);
      }
      expect(titles(await agenda())).not.toContain('Felles lærlingordning');
    });

    it('may come from anybody with a part in the network: a deputy, a member in the channel, the secretariat', async () => {
      for (const [who, title] of [
        [{ seat: 'HR/Rollag', part: 'deputy' }, 'Fra varaen'],
        [{ role: 'member' }, 'Fra et medlem'],
        [secretariat, 'Fra sekretariatet'],
      ] as const)
        expect([title, (await propose(who, title)).status]).toEqual([title, 200]);
    });

    it('may not come from others, who are told whom to ask', async () => {
      const { status, body } = await propose({ seat: 'KDU/Rollag' }, 'Fra kommunedirektøren');
      expect([status, body['title']]).toEqual([
        403,
        'Bare de som er med i HR-nettverket, kan melde inn saker der. Spør den som representerer Rollag der, eller sekretariatet.',
      ]);
      expect((await ofMeeting({ seat: 'KDU/Rollag' })).mayPropose).toBe(false);
      expect((await propose({ role: 'member' }, 'I en annen kanal', { network: 'KDU', meeting: undefined })).status).toBe(403);
    });

    it('is one case, however often it is sent, and nobody else’s', async () => {
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 5 }, () => propose(rollag, 'Sendt fem ganger', { key })));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect((await byHand.rows('Saker')).filter(({ fields }) => fields['Key'] === key)).toHaveLength(1);
      expect((await propose(tinn, 'Samme nøkkel', { key })).status).toBe(404);
    });

    it.each([
      ['without a title', { title: '  ' }, 400],
      ['with a title of 256 characters', { title: 'x'.repeat(256) }, 400],
      ['with information beyond measure', { information: 'x'.repeat(8001) }, 400],
      ['of a kind that is none', { kind: 'avstemning' }, 400],
      ['to a network that is none', { network: 'X', meeting: undefined }, 404],
      ['for another network’s meeting', { meeting: 'KDU/2026-12-11/09.00' }, 404],
    ])('%s is refused in words', async (_, more, status) => {
      const answer = await propose(rollag, 'En sak', more);
      expect(answer.status).toBe(status);
      expect(answer.body['title']).toMatch(/\.$/);
    });
  });

  describe('is answered by the secretariat', () => {
    const accept = (title: string, meeting = hr, who: Who = secretariat) =>
      found(title).then(({ key, etag: seen }) => veven.tab(who).post('case/accept', { key, seen, meeting }));

    it('who sees how full the meetings are', async () => {
      const { rooms, decides } = await proposals(secretariat);
      expect(decides).toBe(true);
      const sum = (await agenda()).reduce((minutes, item) => minutes + (item.minutes ?? 0), 0);
      expect(rooms.find(({ key }) => key === hr)).toMatchObject({ minutes: sum, length: 150, noticeOut: false });
    });

    it('into a meeting, before what always stands last; the same again writes nothing', async () => {
      const { key, etag: seen } = await found('Felles lærlingordning');
      expect((await accept('Felles lærlingordning')).status).toBe(200);
      const item = (await agenda()).find((one) => one.key === key)!;
      expect(item).toMatchObject({ state: 'scheduled', addedLate: false });
      expect(item.number).toBeUndefined();
      const positions = (await agenda()).filter(({ position }) => position < 900).map(({ position }) => position);
      expect(item.position).toBe(Math.max(...positions));
      const { etag } = await byHand.row('Saker', key);
      expect((await veven.tab(secretariat).post('case/accept', { key, seen, meeting: hr })).status).toBe(200);
      expect((await byHand.row('Saker', key)).etag).toBe(etag);
      expect(await mine(rollag, 'Felles lærlingordning')).toMatchObject({ state: 'scheduled', meeting: { key: hr } });
    });

    it('not by anybody: not by the one who proposed, nor by another meeting’s chair', async () => {
      for (const who of [rollag, tinn, { role: 'member' }] as const) {
        const { key, etag: seen } = await found('Fra varaen');
        for (const [verb, more] of [
          ['case/accept', { meeting: hr }],
          ['case/park', {}],
          ['case/decline', { reason: 'Nei.' }],
        ] as const)
          expect([verb, (await veven.tab(who).post(verb, { key, seen, ...more })).status]).toEqual([verb, 403]);
      }
    });

    it('with no and a reason, which the proposer reads', async () => {
      const { key, etag: seen } = await found('Fra varaen');
      const without = await veven.tab(secretariat).post('case/decline', { key, seen, reason: ' ' });
      expect([without.status, without.body['title']]).toEqual([400, expect.stringContaining('begrunnelse')]);
      expect((await veven.tab(chair).post('case/decline', { key, seen, reason: 'Den hører hjemme i KDU.' })).status).toBe(200);
      expect(await mine({ seat: 'HR/Rollag', part: 'deputy' }, 'Fra varaen')).toMatchObject({
        ...{ state: 'declined', reason: 'Den hører hjemme i KDU.' },
      });
      expect(await found('Fra varaen')).toBeUndefined();
    });

    it('by being parked, and taken up later into a meeting of the same network that is to come', async () => {
      const { key, etag: seen } = await found('Fra et medlem');
      expect((await veven.tab(secretariat).post('case/park', { key, seen, reason: 'Vi venter på tallene.' })).status).toBe(200);
      const parked = await found('Fra et medlem');
      expect(parked).toMatchObject({ state: 'parked', reason: 'Vi venter på tallene.' });
      expect(await mine({ role: 'member' }, 'Fra et medlem')).toMatchObject({ state: 'parked', reason: 'Vi venter på tallene.' });

      const refused = await accept('Fra et medlem', 'KDU/2026-12-11/09.00');
      expect([refused.status, refused.body['title']]).toEqual([400, expect.stringContaining('et annet nettverk')]);
      expect((await accept('Fra et medlem', january)).status).toBe(200);
      expect(titles(await agenda(january))).toContain('Fra et medlem');
    });

    it('once: of two at the same moment the second is told who was first, and what they did', async () => {
      const { key, etag: seen } = await found('Fra sekretariatet');
      const answers = await Promise.all([
        veven.tab(secretariat).post('case/accept', { key, seen, meeting: hr }),
        veven.tab(chair).post('case/decline', { key, seen, reason: 'Ikke nå.' }),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const [first] = answers;
      const { body } = answers.find(({ status }) => status === 409)!;
      const [who, did] =
        first.status === 200
          ? ['Sekretariatet, Sekretariatet', 'satt opp i møtet 10. desember']
          : ['HR/Notodden, HR, Notodden', 'ikke tatt med'];
      expect(body['title']).toMatch(new RegExp(`^${who} har alt svart på denne sak`));
      expect(body['title']).toContain(did);
    });
  });

  describe('from the notice in the channel', () => {
    beforeAll(() => veven.moveTo('2026-12-03', '09:00'));

    it('is proposed in a form for that person alone, who is told what happens now', async () => {
      const notice = await veven.people.channel('HR').post('Sakliste');
      expect(notice.text).not.toContain('Sendt fem ganger');
      const { card: form } = await notice.press('Meld inn sak', { as: flesberg });
      expect(form?.text).toMatch(/torsdag 10\. desember/);
      expect(form?.text).toMatch(/tirsdag 8\. desember/);
      const fill = { as: flesberg, inputs: { 'in.title': 'Felles vikarpool', 'in.information': 'Tre kommuner mangler vikarer.' } };
      const send = form!.buttons[0]!;
      const { card: told } = await form!.press(send, fill);
      expect(told?.text).toMatch(/Felles vikarpool/);
      expect(told?.text).toMatch(/torsdag 10\. desember/);
      expect(told?.text).toContain('Sekretariatet svarer før møtet.');

      // Teams may deliver a press several times.
      expect((await form!.press(send, fill)).card?.text).toBe(told?.text);
      expect((await byHand.rows('Saker')).filter(({ fields }) => fields['Title'] === 'Felles vikarpool')).toHaveLength(1);
      expect(await found('Felles vikarpool')).toMatchObject({ state: 'proposed', meeting: { key: hr }, kind: 'discussion' });
      await veven.settle();
      expect((await veven.people.channel('HR').post('Sakliste')).text).not.toContain('Felles vikarpool');
    });

    it('may be given up: the notice stands there again', async () => {
      const notice = await veven.people.channel('HR').post('Sakliste');
      const { card: form } = await notice.press('Meld inn sak', { as: flesberg });
      const { card } = await form!.press(form!.buttons[1]!, { as: flesberg });
      expect(card?.buttons).toContain('Meld inn sak');
    });

    it('accepted now it has the next number at once, and says that it came after the notice', async () => {
      const before = (await agenda()).map(({ number }) => number).filter((number) => number !== undefined);
      const { key, etag: seen } = await found('Felles vikarpool');
      expect((await veven.tab(secretariat).post('case/accept', { key, seen, meeting: hr, minutes: 20 })).status).toBe(200);
      await veven.settle();
      const item = (await agenda()).find((one) => one.key === key)!;
      expect(item).toMatchObject({ addedLate: true, minutes: 20 });
      expect(Number(item.number?.slice(0, 3))).toBe(Math.max(...before.map((number) => Number(number!.slice(0, 3)))) + 1);
      expect((await veven.people.channel('HR').post('Sakliste')).text).toContain('Felles vikarpool');
    });
  });

  describe('from a message', () => {
    let beside: { as: string; conversation: string; activityId: string; command: string };
    const text = 'Kan vi dele opplæring i arbeidsmiljø?\nTinn & Rollag har <samme> behov.';

    beforeAll(async () => {
      const channel = veven.people.channel('HR');
      const as = veven.people.person(rollag).key;
      const { id } = await veven.people.standIn.write({ as, conversation: channel.id, text });
      beside = { as: veven.people.person(flesberg).key, conversation: channel.id, activityId: id, command: messageCommand };
    });
    const opened = async (): Promise<Card> => {
      const { status, body } = await veven.people.standIn.beside(beside);
      expect(status).toBe(200);
      const { task } = body as Task;
      expect([task.type, task.value.title]).toEqual(['continue', expect.stringMatching(/^Lag sak av melding/)]);
      return task.value.card.content;
    };
    const sent = async (card: Card, inputs: object): Promise<Task['task']> => {
      const [button] = buttonsOf(card);
      const data = { ...button?.data, ...inputsOf(card), ...inputs };
      return ((await veven.people.standIn.beside({ ...beside, data })).body as Task).task;
    };

    it('opens with its text, for the next meeting of the channel’s network', async () => {
      const card = await opened();
      expect(inputsOf(card)).toMatchObject({
        'in.title': 'Kan vi dele opplæring i arbeidsmiljø?',
        'in.information': text,
        'in.where': JSON.stringify({ network: 'HR', meeting: hr }),
      });
      // Action.Submit is the only one that a dialog takes.
      expect(buttonsOf(card).map(({ type }) => type)).toEqual(['Action.Submit']);
      expect(JSON.stringify(card)).not.toContain(veven.people.person(rollag).name);
    });

    it('is sent once, with the way back to the message and without who wrote it', async () => {
      const card = await opened();
      const first = await sent(card, { 'in.title': 'Felles opplæring i arbeidsmiljø' });
      expect(textOf(first.value.card.content)).toMatch(/Felles opplæring i arbeidsmiljø/);
      await sent(card, { 'in.title': 'Felles opplæring i arbeidsmiljø' });

      const rows = (await byHand.rows('Saker')).filter(({ fields }) => fields['Title'] === 'Felles opplæring i arbeidsmiljø');
      expect(rows).toHaveLength(1);
      const { information } = await found('Felles opplæring i arbeidsmiljø');
      expect(information).toMatch(
        /^Kan vi dele[\s\S]*<samme> behov\.\n\nFra en melding i kanalen: https:\/\/teams\.microsoft\.com\/l\/message\//,
      );
      expect(information).not.toContain(veven.people.person(rollag).name);
    });

    it('that is not taken comes back with why, and with what was typed', async () => {
      const again = await sent(await opened(), { 'in.title': '  ', 'in.information': 'Skrevet for hånd.' });
      expect(again.type).toBe('continue');
      expect(textOf(again.value.card.content)).toMatch(/«tittel»/);
      expect(inputsOf(again.value.card.content)).toMatchObject({ 'in.information': 'Skrevet for hånd.' });
    });

    it('says in words that it knows no such command', async () => {
      const { status, body } = await veven.people.standIn.beside({ ...beside, command: 'something' });
      expect(status).toBe(200);
      expect((body as Task).task).toEqual({ type: 'message', value: expect.stringMatching(/\.$/) });
    });
  });

  describe('when the last day is past', () => {
    beforeAll(() => veven.moveTo('2026-12-09', '09:00'));

    it('is for the next meeting, and who proposes is told so', async () => {
      expect(await ofMeeting(rollag)).toMatchObject({ open: false, next: { key: january, proposeBy: '2027-01-12' } });
      expect((await propose(tinn, 'For sent meldt')).status).toBe(200);
      expect(await found('For sent meldt')).toMatchObject({ meeting: { key: january } });
    });

    it('is answered by the chair of the meeting that it came to', async () => {
      const { proposed } = await proposals(tinn);
      expect(titles(proposed)).toEqual(['For sent meldt']);
    });
  });
});
