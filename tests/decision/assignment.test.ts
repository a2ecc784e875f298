import { randomUUID } from 'node:crypto';
import { assignments } from '../../shared/assignment/assignment.list.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import type { DraftResponse } from '../../shared/draft/draft.api.ts';
import type { Home } from '../../shared/home/home.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const kdu = 'KDU/2026-12-11/09.00';
const decision = `${kdu}/02/1`;
const assignment = `${decision}/HR`;
const chair = { seat: 'HR/Tinn' } as const;
const hrJanuary = randomUUID();
const kduMarch = randomUUID();

/** KDU asks the HR network to find something out, together with three others. Each step goes on where the last one stopped. */
describe('an assignment from one network to another', () => {
  let veven: RunningVeven;
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
  }, 60_000);
  afterAll(() => veven?.close());

  const row = () => veven.veven.world().snapshot.of(assignments).get(assignment)!;
  const given = () => veven.veven.world().snapshot.of(decisions).get(decision)!;
  const waiting = async (who: Who) => (await veven.tab(who).get<Home>('/home')).waiting.filter(({ key }) => key === assignment);
  const draft = async (meeting: string) => (await veven.tab(secretariat).get<DraftResponse>(`/meetings/${meeting}/draft`)).suggestions;
  const messages = async (who: Who) =>
    (await veven.people.chat(who).posts()).filter(({ text }) => text.includes('Korleis går det med oppdraget?'));
  async function does(who: Who, verb: string, input: object): Promise<void> {
    const { status, body } = await veven.tab(who).post(verb, input);
    expect([verb, status, body['title']]).toEqual([verb, 200, undefined]);
    await veven.settle();
  }

  it('is one row, with a day to report back; not to oneself, nor to a network that is none', async () => {
    await veven.moveTo('2026-12-11', '10:00');
    await does(secretariat, 'case/conclude', {
      key: `${kdu}/02`,
      conclusion: 'HR-nettverket utreder et felles kurs.',
      followUpBy: 'network',
    });
    const plan = { kind: 'meeting', from: '09:00', to: '11:00' };
    await does(secretariat, 'meeting/plan', { ...plan, key: hrJanuary, network: 'HR', on: '2027-01-21', chair: 'Tinn' });
    await does(secretariat, 'meeting/plan', { ...plan, key: kduMarch, network: 'KDU', on: '2027-03-12', chair: 'Rollag' });
    const wish = {
      key: decision,
      seen: given().etag,
      followUpBy: 'network',
      dueOn: '2027-02-09',
      cooperating: ['OPPVEKST', 'HO', 'TEKNISK'],
    };
    for (const [to, words] of [
      ['KDU', 'ikke oppdrag til seg selv'],
      ['XX', 'Nettverket XX finnes ikke'],
      ['HO', 'samarbeide med seg selv'],
    ] as const)
      expect((await veven.tab(secretariat).post('decision/change', { ...wish, assignedTo: to })).body['title']).toContain(words);
    await does(secretariat, 'decision/change', { ...wish, assignedTo: 'HR' });

    expect(row()).toMatchObject({
      from: 'KDU',
      to: 'HR',
      state: 'unanswered',
      dueOn: '2027-02-09',
      cooperating: ['OPPVEKST', 'HO', 'TEKNISK'],
    });
    const before = await veven.byHand(secretariat).then((lists) => lists.everything());
    await veven.settle();
    expect(await veven.byHand(secretariat).then((lists) => lists.everything())).toEqual(before);
  });

  it('is in the receiving network’s next draft agenda, with where it comes from, and is read from there back', async () => {
    const [suggested, ...more] = (await draft(hrJanuary)).filter(({ title }) => title.startsWith('Oppdrag fra'));
    expect(more).toEqual([]);
    expect(suggested).toMatchObject({
      title: expect.stringMatching(/^Oppdrag fra Kommunedirektørutvalget: \d{3}\/26 Advokatsamarbeid$/),
      because: 'fordi det skal meldes tilbake innen 9. februar 2027',
    });
    await does(secretariat, 'draft/take', { meeting: hrJanuary, suggestions: [suggested!.key] });
    const { cases } = await veven.tab(secretariat).get<MeetingPage>(`/meetings/${hrJanuary}`);
    const item = cases.find(({ title }) => title.startsWith('Oppdrag fra'))!;
    expect(item.earlier.at(-1)).toMatchObject({ key: `${kdu}/02`, networkTitle: 'Kommunedirektørutvalget' });
    expect(item.information).toBe('HR-nettverket utreder et felles kurs.');
    expect((await draft(hrJanuary)).filter(({ title }) => title.startsWith('Oppdrag fra'))).toEqual([]);
  });

  it('is asked of the network’s chair alone, in the collected message', async () => {
    await does(secretariat, 'seat/appoint', {
      ...{ seat: 'HR/Tinn', person: veven.people.person(chair).key, part: 'chair', from: '2026-12-14' },
    });
    await veven.moveTo('2027-02-02', '08:30');
    const [card, ...more] = await messages(chair);
    expect(more).toEqual([]);
    expect(card!.text).toContain('HR-nettverket eit oppdrag 11. desember 2026: HR-nettverket utreder et felles kurs. Saman med');
    expect(await waiting(chair)).toHaveLength(1);
    for (const who of [{ seat: 'HR/Rollag' }, { seat: 'OPPVEKST/Rollag' }, { seat: 'KDU/Rollag' }, secretariat] as const) {
      expect(await waiting(who)).toEqual([]);
      expect((await veven.tab(who).post('assignment/report', { key: assignment, state: 'done', report: 'x' })).status).toBe(403);
    }
    expect((await veven.people.channel('HR').posts()).filter(({ text }) => text.includes('oppdraget'))).toEqual([]);
  });

  it('is reminded of once, the working day before, and reported on from the card', async () => {
    await (await messages(chair))[0]!.press('I gang', { as: chair });
    await veven.settle();
    expect(row().state).toBe('underway');
    await veven.moveTo('2027-02-08', '08:15');
    const card = (await messages(chair)).at(-1)!;
    const { card: form } = await card.press('Meld tilbake …', { as: chair });
    await form!.press('Meld tilbake', { as: chair, inputs: { 'in.report': 'Kurset kan haldast i mai.' } });
    await veven.settle();

    expect(row()).toMatchObject({ state: 'done', report: 'Kurset kan haldast i mai.', late: false });
    expect(given().state).toBe('toApprove');
    expect(await waiting(chair)).toEqual([]);
  });

  it('is answered in the sender’s next draft agenda, with what was reported, and closed there', async () => {
    const [answer] = (await draft(kduMarch)).filter(({ title }) => title.startsWith('Tilbakemelding på oppdrag'));
    expect(answer?.because).toBe('fordi HR-nettverket meldte tilbake 8. februar');
    await does(secretariat, 'draft/take', { meeting: kduMarch, suggestions: [answer!.key] });
    const { cases } = await veven.tab(secretariat).get<MeetingPage>(`/meetings/${kduMarch}`);
    expect(cases.find(({ title }) => title.startsWith('Tilbakemelding'))).toMatchObject({ information: 'Kurset kan haldast i mai.' });
    await veven.moveTo('2027-03-12', '09:30');
    await does({ seat: 'KDU/Rollag' }, 'decision/close', { key: decision, meeting: kduMarch });
    expect((await veven.tab(chair).post('assignment/report', { key: assignment, state: 'done', report: 'Meir.' })).body['title']).toBe(
      'Oppdraget er lukka. Du treng ikkje svare.',
    );
  });
});
