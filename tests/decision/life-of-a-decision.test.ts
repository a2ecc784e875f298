import { randomUUID } from 'node:crypto';
import { day } from '../../shared/day.ts';
import type { DecisionView } from '../../shared/decision/decision.api.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import type { DraftResponse } from '../../shared/draft/draft.api.ts';
import { type FollowUp, followUps } from '../../shared/follow-up/follow-up.list.ts';
import { type Counts, count } from '../../shared/follow-up/follow-up.rules.ts';
import type { Home } from '../../shared/home/home.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { seatTerms } from '../../shared/seat/seat.list.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const hr = (municipality: string) => ({ seat: `HR/${municipality}` }) as const;
const meeting = 'HR/2026-12-10/09.00';
const april = randomUUID();
const decision = `${meeting}/02/1`;
const all = ['Flesberg', 'Hjartdal', 'Kongsberg', 'Nore og Uvdal', 'Notodden', 'Rollag', 'Sigdal', 'Tinn'];

/**
 * One decision that eight municipalities are to follow up, from the meeting to its end: five answer, one is late, one joins, one
 * leaves, one has a reservation. Each step goes on where the last one stopped.
 */
describe('the life of a decision', () => {
  let veven: RunningVeven;
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
  }, 60_000);
  afterAll(() => veven?.close());

  const snapshot = () => veven.veven.world().snapshot;
  const followUp = (municipality: string): FollowUp => snapshot().of(followUps).get(`${decision}/${municipality}`)!;
  const states = () => Object.fromEntries(all.map((municipality) => [municipality, followUp(municipality)?.state]));
  const page = (who: Who) => veven.tab(who).get<MeetingPage>(`/meetings/${encodeURIComponent(meeting)}`);
  const view = async (who: Who): Promise<DecisionView> =>
    (await page(who)).cases.find(({ decision: one }) => one?.key === decision)!.decision!;
  const post = () => veven.people.channel('HR').post(/^Besluttet i møtet/);
  const says = (who: Who, verb: string, input: object) => veven.tab(who).post(verb, input);
  const waiting = async (who: Who) => (await veven.tab(who).get<Home>('/home')).waiting.filter(({ key }) => key.startsWith(decision));

  async function does(who: Who, verb: string, input: object): Promise<void> {
    const { status, body } = await says(who, verb, input);
    if (status !== 200) throw new Error(`${verb} was answered ${status} ${JSON.stringify(body)}`);
    await veven.settle();
  }

  /** The same numbers on the card, in the tab and in the lists, and on the card no name at all. */
  async function everywhere(): Promise<Counts> {
    const inLists = (await (await veven.byHand(secretariat)).rows('Oppfølginger')).filter(({ fields }) => fields['Decision'] === decision);
    const words = { done: 'ferdig', underway: 'i gang', stuck: 'står fast', local: 'til lokal behandling' } as const;
    const { counts } = await view(hr('Kongsberg'));
    const { text, card } = await post();
    for (const [state, word] of Object.entries(words)) {
      const number = counts![state as keyof typeof words];
      expect([state, inLists.filter(({ fields }) => fields['State'] === word).length]).toEqual([state, number]);
    }
    expect(text).toContain(`${counts!.done} av ${counts!.of} ferdige`);
    for (const [number, word] of [
      [counts!.underway, 'i gang'],
      [counts!.stuck, 'står fast'],
      [counts!.late, 'over fristen'],
    ] as const)
      if (number > 0) expect(text).toContain(`${number} ${word}`);
      else expect(text).not.toContain(word);
    expect(all.filter((municipality) => JSON.stringify(card).includes(municipality))).toEqual([]);
    expect(counts).toEqual(count(snapshot().of(followUps).where('decision', decision), day(veven.clock.now().slice(0, 10))));
    return counts!;
  }

  it('begins for those that take part in its measure, and for one with a reservation where it is to be treated', async () => {
    await does(secretariat, 'participation/change', { measure: 'HR4', municipality: 'Sigdal', state: 'outside', reason: 'Egen rutine.' });
    await veven.moveTo('2026-12-10', '10:00');
    const reservation = { kind: 'reservation', what: 'Må opp i formannskapet', body: 'formannskapet', until: '2027-03-01' };
    await does(hr('Nore og Uvdal'), 'attendance/reserve', {
      key: meeting,
      seat: 'HR/Nore og Uvdal',
      case: `${meeting}/02`,
      ...reservation,
    });
    await does(secretariat, 'case/conclude', {
      ...{ key: `${meeting}/02`, conclusion: 'Alle tar i bruk rutinen.', followUpBy: 'municipalities', dueOn: '2027-02-09' },
    });
    const { etag } = snapshot().of(decisions).get(decision)!;
    await does(secretariat, 'decision/change', { key: decision, seen: etag, concerns: 'HR og ledere', reviewOn: '2027-03-20' });
    await does(secretariat, 'meeting/close', { key: meeting });

    expect(states()).toMatchObject({ Sigdal: undefined, Tinn: 'unanswered', 'Nore og Uvdal': 'local' });
    expect(followUp('Nore og Uvdal')).toMatchObject({ localBody: 'formannskapet', localOn: '2027-03-01', answeredAt: undefined });
    expect(await everywhere()).toMatchObject({ of: 7, done: 0, local: 1, unanswered: 6 });
  });

  it('comes to a municipality that joins later', async () => {
    await veven.moveTo('2026-12-14', '10:00');
    await does(hr('Sigdal'), 'participation/change', { measure: 'HR4', municipality: 'Sigdal', state: 'with' });

    expect(followUp('Sigdal')).toMatchObject({ state: 'unanswered', dueOn: '2027-02-09' });
    expect(await everywhere()).toMatchObject({ of: 8, unanswered: 7 });
  });

  it('is let go of for one that leaves, and taken up again when it comes back; what stood is kept', async () => {
    const leave = { measure: 'HR4', municipality: 'Hjartdal', state: 'outside', reason: 'Ikke nå.', localCase: '27/00012' };
    await does(hr('Hjartdal'), 'participation/change', leave);
    expect(followUp('Hjartdal')).toMatchObject({ state: 'closed', left: true });
    expect(await everywhere()).toMatchObject({ of: 7 });
    expect(await waiting(hr('Hjartdal'))).toEqual([]);

    await does(hr('Hjartdal'), 'participation/change', { measure: 'HR4', municipality: 'Hjartdal', state: 'with' });
    expect(followUp('Hjartdal')).toMatchObject({ state: 'unanswered', left: false });
    await does(hr('Hjartdal'), 'participation/change', leave);
    const late = await says(hr('Hjartdal'), 'follow-up/answer', { key: `${decision}/Hjartdal`, state: 'done' });
    expect([late.status, late.body['title']]).toEqual([400, expect.stringContaining('Kommunen følgjer ikkje opp denne avgjerda lenger')]);
    expect(
      (await (await veven.byHand(secretariat)).rows('Oppfølginger')).filter(({ fields }) => fields['Decision'] === decision),
    ).toHaveLength(8);
  });

  it('is asked about on its day, of the new representative and not of the one before', async () => {
    const next = veven.people.person({ seat: 'KDU/Flesberg' });
    await does(secretariat, 'seat/appoint', { seat: 'HR/Flesberg', person: next.key, part: 'representative', from: '2027-01-04' });
    await does(secretariat, 'seat/end', {
      key: snapshotTerm('HR/Flesberg', veven.people.person(hr('Flesberg')).key),
      on: '2027-01-03',
    });
    await veven.moveTo('2027-02-02', '08:30');
    const before = await says(hr('Flesberg'), 'follow-up/answer', { key: `${decision}/Flesberg`, state: 'done' });
    expect(before.status).toBe(403);
    await (await veven.people.chat({ seat: 'KDU/Flesberg' }).post('Hvordan ligger Flesberg an?')).press('I gang', {
      as: { seat: 'KDU/Flesberg' },
    });
    await veven.settle();

    expect(await everywhere()).toMatchObject({ underway: 1, unanswered: 5 });
  });

  it('is answered on the card, by a deputy in the tab, and by the link in an e-mail', async () => {
    await (await veven.people.chat(hr('Kongsberg')).post('Venter på deg')).press('Ferdig', { as: hr('Kongsberg') });
    const deputy = { ...hr('Rollag'), part: 'deputy' } as const;
    await does(deputy, 'follow-up/answer', { key: `${decision}/Rollag`, state: 'done', comment: 'Rutinen er i bruk.' });
    const mail = (await veven.outbox.sent()).find(
      ({ to, text }) => to === veven.people.person(hr('Sigdal')).email && text.includes('Hvordan ligger Sigdal an?'),
    )!;
    const [link] = /http\S+\/answer\/\S+/.exec(mail.text)!;
    await fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'done', seen: '' }) });
    await veven.settle();

    expect(followUp('Rollag')).toMatchObject({ state: 'done', asDeputy: true });
    expect(followUp('Sigdal')).toMatchObject({ state: 'done', changedVia: 'mail' });
    expect(await everywhere()).toMatchObject({ of: 7, done: 3, underway: 1, local: 1, unanswered: 2 });
  });

  it('is stuck somewhere, with an obstacle and a wish for help', async () => {
    const stuck = { key: `${decision}/Notodden`, state: 'stuck', obstacle: 'line', helpWanted: true, comment: 'Ingen tid.' };
    await does(hr('Notodden'), 'follow-up/answer', stuck);

    expect(await everywhere()).toMatchObject({ done: 3, stuck: 1, unanswered: 1 });
  });

  it('is not put off beyond the day on which the network looks at it again', async () => {
    const { etag } = snapshot().of(decisions).get(decision)!;
    expect((await says(secretariat, 'decision/change', { key: decision, seen: etag, reviewOn: '2027-02-03' })).body['title']).toContain(
      'Fristen er etter dagen',
    );
    await veven.moveTo('2027-02-02', '09:00');
    expect((await says(hr('Tinn'), 'follow-up/snooze', { key: `${decision}/Tinn` })).status).toBe(200);
  });

  it('is late in one municipality: a number in the channel, a name for its own and the secretariat alone', async () => {
    await veven.moveTo('2027-02-10', '10:00');
    expect(await everywhere()).toMatchObject({ late: 1 });
    const lateFor = async (who: Who) => (await view(who)).followUps.find(({ municipality }) => municipality === 'Tinn')!.late;
    expect([await lateFor(secretariat), await lateFor(hr('Tinn')), await lateFor({ seat: 'KDU/Tinn' })]).toEqual([true, true, true]);
    for (const who of [hr('Kongsberg'), { seat: 'KDU/Kongsberg' }, { role: 'member' }, { seat: 'OPPVEKST/Tinn' }] as const) {
      expect(await lateFor(who)).toBeUndefined();
      const whole = JSON.stringify([await page(who), await veven.tab(who).get('/home'), await veven.tab(who).get('/measures/HR4')]);
      expect(whole).not.toMatch(/"late":true/);
    }
    expect((await veven.tab(secretariat).get<Home>('/home')).secretariat?.late.map(({ key }) => key)).toEqual([decision]);
  });

  it('takes a late answer, which counts, and is marked for the secretariat', async () => {
    await does(hr('Tinn'), 'follow-up/answer', { key: `${decision}/Tinn`, state: 'done' });
    await does(hr('Notodden'), 'follow-up/answer', { key: `${decision}/Notodden`, state: 'done' });
    await does({ seat: 'KDU/Flesberg' }, 'follow-up/answer', { key: `${decision}/Flesberg`, state: 'done' });

    expect(followUp('Tinn')).toMatchObject({ state: 'done', late: true });
    expect(await everywhere()).toMatchObject({ of: 7, done: 6, local: 1, late: 0 });
  });

  it('is moved on by what the local body says, with the municipality’s own case number; done everywhere is not closed', async () => {
    await veven.moveTo('2027-03-02', '10:00');
    expect(await everywhere()).toMatchObject({ late: 0, local: 1 });
    const own = { key: `${decision}/Nore og Uvdal` };
    expect((await says(hr('Rollag'), 'follow-up/local-outcome', { ...own, outcome: 'yes' })).status).toBe(403);
    await does(hr('Nore og Uvdal'), 'follow-up/local-outcome', { ...own, outcome: 'yes', localCase: '27/00345' });
    expect(followUp('Nore og Uvdal')).toMatchObject({ state: 'underway', localOutcome: 'yes', localCase: '27/00345' });
    expect((await says(hr('Tinn'), 'follow-up/local-outcome', { key: `${decision}/Tinn`, outcome: 'no' })).status).toBe(400);
    await does(hr('Nore og Uvdal'), 'follow-up/answer', { ...own, state: 'done', seen: followUp('Nore og Uvdal').answeredAt });

    expect(await everywhere()).toMatchObject({ of: 7, done: 7 });
    expect(snapshot().of(decisions).get(decision)!.state).toBe('toApprove');
  });

  it('is looked at again, once, in the first meeting from its review day on', async () => {
    const plan = { key: april, network: 'HR', kind: 'meeting', on: '2027-04-08', from: '09:00', to: '11:00', chair: 'Tinn' };
    await does(secretariat, 'meeting/plan', plan);
    const draft = async () => (await veven.tab(secretariat).get<DraftResponse>(`/meetings/${april}/draft`)).suggestions;
    const review = (await draft()).filter(({ title }) => title.startsWith('Ny vurdering av'));
    expect(review.map(({ because }) => because)).toEqual(['fordi den skal ses på igjen 20. mars']);
    await does(secretariat, 'draft/take', { meeting: april, suggestions: review.map(({ key }) => key) });
    await does(secretariat, 'decision/change', {
      ...{ key: decision, seen: snapshot().of(decisions).get(decision)!.etag, concerns: 'Alle ledere' },
    });

    expect((await draft()).filter(({ title }) => /Ny vurdering|Oppfølging/.test(title))).toEqual([]);
  });

  it('is closed by the network, in a meeting, and a late press hears so', async () => {
    expect((await says(hr('Tinn'), 'decision/close', { key: decision })).status).toBe(403);
    expect((await says(secretariat, 'decision/close', { key: decision })).body['title']).toBe('Skriv kort hvorfor.');
    expect((await says(hr('Tinn'), 'decision/close', { key: decision, meeting: april })).status).toBe(409);
    await veven.moveTo('2027-04-08', '09:30');
    expect((await says(hr('Rollag'), 'decision/close', { key: decision, meeting: april })).status).toBe(403);
    await does(hr('Tinn'), 'decision/close', { key: decision, meeting: april });

    expect(snapshot().of(decisions).get(decision)).toMatchObject({ state: 'closed', closedIn: april });
    const pressed = await says(hr('Tinn'), 'follow-up/answer', { key: `${decision}/Tinn`, state: 'underway' });
    expect(pressed.body['title']).toContain('Denne avgjerda er lukka.');
    expect((await view(hr('Kongsberg'))).counts).toMatchObject({ of: 7, done: 7 });
  });

  const snapshotTerm = (seat: string, person: string) =>
    veven.veven
      .world()
      .snapshot.of(seatTerms)
      .all.find((term) => term.seat === seat && term.person === person && term.part === 'representative')!.key;
});
