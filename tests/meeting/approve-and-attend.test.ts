import { randomUUID } from 'node:crypto';
import type { AttendanceView } from '../../shared/attendance/attendance.api.ts';
import type { Messages } from '../../shared/delivery/messages.api.ts';
import type { ApprovalView } from '../../shared/meeting/approval.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { attendances, meetings } from '../../shared/meeting/meeting.list.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const chair = { seat: 'HR/Notodden' } as const;
const rollag = { seat: 'HR/Rollag' } as const;
const rollagDeputy = { seat: 'HR/Rollag', part: 'deputy' } as const;
const sigdal = { seat: 'HR/Sigdal' } as const;
const tinn = { seat: 'HR/Tinn' } as const;
const tinnDeputy = { seat: 'HR/Tinn', part: 'deputy' } as const;
const member = { role: 'member' } as const;
/** On Thursday 10 December: the notice is due on the 3rd, and the chair is asked on the 1st. */
const hr = 'HR/2026-12-10/09.00';

/** One meeting from the chair's approval to the day it is held, each step where the last one stopped. */
describe('approve, notice, absence and attendance', () => {
  let veven: RunningVeven;
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
  }, 60_000);
  afterAll(() => veven?.close());

  const post = (who: Who, verb: string, input: object) => veven.tab(who).post(verb, { key: hr, ...input });
  const path = (part = '') => `/meetings/${encodeURIComponent(hr)}${part}`;
  const page = () => veven.tab(secretariat).get<MeetingPage>(path());
  const approval = (who: Who = secretariat) => veven.tab(who).get<ApprovalView>(path('/approval'));
  const attendance = (who: Who = secretariat) => veven.tab(who).get<AttendanceView>(path('/attendance'));
  const seat = async (municipality: string, who: Who = secretariat) =>
    (await attendance(who)).seats.find((one) => one.municipality === municipality)!;
  const meeting = () => veven.veven.world().snapshot.of(meetings).get(hr)!;
  const row = (municipality: string) => veven.veven.world().snapshot.of(attendances).get(`${hr}/HR/${municipality}`);
  const notice = () => veven.people.channel('HR').post('HR-nettverket · Sakliste');
  const chairCards = async () => (await veven.people.chat(chair).posts()).filter(({ text }) => text.includes('til godkjenning'));
  const asksOf = async (who: Who) => (await veven.people.chat(who).posts()).filter(({ text }) => text.includes('Kan du møte for'));

  describe('the chair', () => {
    it('is not asked before seven working days ahead, and the secretariat sees when', async () => {
      await veven.moveTo('2026-12-01', '08:14');
      expect(await chairCards()).toEqual([]);
      expect(await approval()).toMatchObject({ state: 'coming', askAt: '2026-12-01T07:15:00.000Z', noChannel: false });
    });

    it('gets the agenda once, with the sum against the time, and hears that the notice goes anyway', async () => {
      await veven.moveTo('2026-12-01', '08:15');
      await veven.moveTo('2026-12-02', '12:00');
      const [card, ...more] = await chairCards();
      expect(more).toEqual([]);
      expect(card!.text).toContain('Felles mottak av nyansatte');
      expect(card!.text).toContain('7 saker · 2 t 30 min av 2 t 30 min');
      expect(card!.text).toContain('Innkallingen sendes torsdag 3. desember kl. 08.30 uansett.');
      expect(card!.buttons).toEqual(['Send som den er', 'Endre']);
      expect((await approval()).state).toBe('asked');
      const { coming } = await veven.tab(secretariat).get<Messages>('/messages');
      expect(coming.find((one) => one.key === `notice/${hr}`)?.note?.nb).toBe('Ikke godkjent av møtelederen');
      expect((await approval()).approve).toBeUndefined();
      expect((await approval(chair)).approve).toBeDefined();
    });

    it('sees on the same card that the time does not suffice', async () => {
      const { cases } = await page();
      const { key, etag } = cases[2]!;
      await veven.tab(secretariat).post('case/edit', { key, seen: etag, minutes: 50 });
      await veven.settle();
      const [card, ...more] = await chairCards();
      expect(more).toEqual([]);
      expect(card!.text).toContain('▲ 20 min over tida');
    });

    it('does not approve what has changed since it was looked at, and nobody else approves at all', async () => {
      const seen = await post(chair, 'meeting/approve', { seen: 'something older' });
      expect([seen.status, seen.body['title']]).toEqual([409, expect.stringContaining('Saklista er endret siden du så den.')]);
      expect((await post(secretariat, 'meeting/approve', {})).status).toBe(403);
      expect((await post(rollag, 'meeting/approve', {})).status).toBe(403);
      expect((await veven.tab(rollag).get<{ status: number }>(path('/approval'))).status).toBe(404);
      expect(meeting().state).toBe('planned');
    });

    it('approves in one press, and a second press writes nothing', async () => {
      const [card] = await chairCards();
      const { card: after } = await card!.press('Send som den er', { as: chair });
      expect(after!.text).toContain('Du godkjente saklista 2. desember kl. 12.00.');
      const { etag } = meeting();
      await card!.press('Send som den er', { as: chair });
      expect(meeting()).toMatchObject({ state: 'ready', approvedBy: veven.people.person(chair).key, etag });
      expect(await approval()).toMatchObject({ state: 'approved', approvedBy: 'HR, Notodden' });
    });

    it('is told on the same card of what is changed afterwards', async () => {
      const { cases } = await page();
      const { key, etag } = cases[2]!;
      await veven.tab(secretariat).post('case/edit', { key, seen: etag, minutes: 30 });
      await veven.settle();
      const [card, ...more] = await chairCards();
      expect(more).toEqual([]);
      expect(card!.text).toContain('Den er endret siden.');
      expect(card!.buttons).toEqual(['Godkjenn endringene', 'Endre']);
      expect((await approval(chair)).state).toBe('changed');

      await card!.press('Godkjenn endringene', { as: chair });
      expect((await approval(chair)).state).toBe('approved');
    });

    it('whose card closes when the notice is out', async () => {
      await veven.moveTo('2026-12-03', '08:30');
      expect(meeting()).toMatchObject({ state: 'noticed' });
      expect(await chairCards()).toEqual([]);
      expect((await post(chair, 'meeting/approve', {})).status).toBe(200);
      expect((await approval()).state).toBe('approved');
    });
  });

  describe('the notice', () => {
    it('goes out whether or not it was approved, which the secretariat sees', async () => {
      await veven.moveTo('2026-12-03', '09:00');
      // KDU's chair has had seven working days' notice less one, and has not said anything.
      const kdu = await veven.tab(secretariat).get<ApprovalView>(`/meetings/${encodeURIComponent('KDU/2026-12-11/09.00')}/approval`);
      expect(kdu.state).toBe('sent-without');
      expect((await veven.people.channel('KDU').post('Sakliste')).text).toContain('14 saker');
      expect((await notice()).text).toContain('7 saker');
    });

    it('has three buttons, and none for conclusions before the day', async () => {
      expect((await notice()).buttons).toEqual(['Åpne saklista', 'Meld forfall', 'Meld inn sak']);
      expect((await notice()).text).not.toMatch(/endring|av 8 møter/);
    });

    it('says of what comes late whether the line would have been asked, and counts what is changed', async () => {
      for (const [title, kind] of [
        ['En ny rutine', 'decision'],
        ['En nyhet', 'information'],
      ])
        await veven.tab(secretariat).post('case/add', { key: randomUUID(), meeting: hr, title, kind });
      await veven.settle();
      const late = (await page()).cases.find(({ title }) => title === 'En ny rutine')!;
      await veven.tab(secretariat).post('case/edit', { key: late.key, seen: late.etag, followUpBy: 'municipalities' });
      await veven.settle();

      const { text, edits } = await notice();
      expect(edits).toBeGreaterThan(0);
      expect(text).toMatch(/En ny rutine\n[^\n]*\nMeldt etter innkallingen\. Linja er ikke spurt\./);
      expect(text).toMatch(/En nyhet\n[^\n]*\nMeldt etter innkallingen\.\n/);
      expect(text).toContain('2 endringer siden innkallingen · oppdatert 3. desember kl. 09.0');
    });
  });

  describe('absence', () => {
    it('is reported from the card, in a form for that person alone, without a reason', async () => {
      await veven.moveTo('2026-12-04', '10:00');
      const { card: form } = await (await notice()).press('Meld forfall', { as: rollag });
      expect(form!.text).toContain('Du trenger ikke si hvorfor.');
      expect(form!.inputs).toEqual({});
      expect(form!.buttons).toEqual(['Jeg kommer ikke']);

      const { card: said } = await form!.press('Jeg kommer ikke', { as: rollag });
      expect(said!.text).toContain('Forfall er meldt for Rollag. Varaen er spurt.');
      expect(row('Rollag')).toMatchObject({ state: 'absent', who: undefined });
    });

    it('asks the deputy at once, with what is needed to come', async () => {
      await veven.settle();
      const [card, ...more] = await asksOf(rollagDeputy);
      expect(more).toEqual([]);
      expect(card!.text).toContain('HR-nettverket, torsdag 10. desember 2026 kl. 09.00–11.30');
      expect(card!.text).toContain('1 vedlegg ligger i saklista.');
      expect(card!.buttons).toEqual(['Jeg møter', 'Jeg kan ikke', 'Se saklista', 'Bli med i Teams']);
    });

    it('is counted in the notice, without a name', async () => {
      const { text } = await notice();
      expect(text).toContain('7 av 8 møter');
      expect(text).not.toContain('Rollag');
    });

    it('said twice is said once, and another municipality’s is refused', async () => {
      const { etag } = row('Rollag')!;
      expect((await post(rollag, 'attendance/decline', { seat: 'HR/Rollag' })).status).toBe(200);
      expect(row('Rollag')!.etag).toBe(etag);
      const other = await post(tinn, 'attendance/decline', { seat: 'HR/Rollag' });
      expect([other.status, other.body['title']]).toEqual([403, expect.stringContaining('Dette gjeld HR/Rollag.')]);
      expect((await post(tinn, 'attendance/step-in', { seat: 'HR/Rollag', comes: true })).status).toBe(403);
      expect((await post(member, 'attendance/open-absence', {})).status).toBe(403);
    });

    it('has a deputy who steps in, and cannot after all, and then can', async () => {
      const [card] = await asksOf(rollagDeputy);
      const { card: comes } = await card!.press('Jeg møter', { as: rollagDeputy });
      expect(comes!.text).toContain('Du møter for Rollag.');
      expect(row('Rollag')).toMatchObject({ state: 'deputy', who: 'HR, Rollag, vara' });
      await comes!.press('Jeg kan ikke likevel', { as: rollagDeputy });
      expect(row('Rollag')).toMatchObject({ state: 'absent', who: undefined });
      expect(await seat('Rollag')).toMatchObject({ stepIn: 'nobody' });
      expect((await seat('Rollag', tinn)).stepIn).toBeUndefined();
      await post(rollagDeputy, 'attendance/step-in', { seat: 'HR/Rollag', comes: true });
      await veven.settle();
      expect((await notice()).text).toContain('8 av 8 møter');
      expect(await asksOf(rollagDeputy)).toEqual([]);
    });

    it('is undone, and the deputy’s card says so; reported anew the deputy is asked anew', async () => {
      await post(rollag, 'attendance/come', { seat: 'HR/Rollag' });
      await veven.settle();
      const last = async () => (await veven.people.chat(rollagDeputy).posts()).at(-1)!;
      expect((await last()).text).toContain('Representanten for Rollag møter likevel.');
      expect((await post(rollagDeputy, 'attendance/step-in', { seat: 'HR/Rollag', comes: true })).status).toBe(409);

      await veven.moveTo('2026-12-04', '11:00');
      await post(rollag, 'attendance/decline', { seat: 'HR/Rollag' });
      await veven.settle();
      expect((await last()).text).toContain('Kan du møte for Rollag?');
      // An edit of the row by hand asks nobody again.
      await veven.moveTo('2026-12-04', '11:05');
      const { length } = await veven.people.chat(rollagDeputy).posts();
      const lists = await veven.byHand(secretariat);
      await lists.change('Fremmøte', await lists.row('Fremmøte', `${hr}/HR/Rollag`), { Title: 'Rollag, forfall' });
      await veven.moveTo('2026-12-07', '11:00');
      expect(await asksOf(rollagDeputy)).toHaveLength(1);
      expect(await veven.people.chat(rollagDeputy).posts()).toHaveLength(length);
    });

    it('is understood in words, and answered with the way to it', async () => {
      const flesberg = { seat: 'HR/Flesberg' } as const;
      await veven.people.chat(flesberg).write('Meld forfall', { as: flesberg });
      const { text } = (await veven.people.chat(flesberg).posts()).at(-1)!;
      expect(text).toContain('HR-nettverket, torsdag 10. desember kl. 09.00: [meld forfall]');
    });

    it('of a deputy who is reached by e-mail is answered there', async () => {
      const lists = await veven.byHand(secretariat);
      await lists.change('Personer', await lists.row('Personer', veven.people.person(tinnDeputy).key), { Contact: 'e-post' });
      await veven.settle();
      await post(tinn, 'attendance/decline', { seat: 'HR/Tinn' });
      await veven.settle();
      const mail = (await veven.outbox.sent()).find(({ to }) => to === veven.people.person(tinnDeputy).email)!;
      expect(mail.subject).toBe('Kan du møte for Tinn? HR-nettverket 10. desember 2026');
      const link = /http\S+\/answer\/\S+/.exec(mail.text)![0];
      const before = await (await fetch(link)).text();
      expect(before).toContain('Representanten for Tinn har meldt forfall');
      expect(row('Tinn')!.state).toBe('absent');

      const answer = await fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'cannot' }) });
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Du kan ikkje møte for Tinn.')]);
      expect(await seat('Tinn')).toMatchObject({ state: 'absent', stepIn: 'nobody' });
    });
  });

  describe('the meeting', () => {
    const step = (provision: string | null, of: object = {}) =>
      post(secretariat, 'attendance/step-out', { seat: 'HR/Kongsberg', case: `${hr}/04`, provision, ...of });
    const reserve = (of: object, who: Who = sigdal) => post(who, 'attendance/reserve', { seat: 'HR/Sigdal', case: `${hr}/02`, ...of });

    it('is not written about before its day', async () => {
      const early = await post(secretariat, 'attendance/register', { seat: 'HR/Rollag', state: 'present' });
      expect([early.status, early.body['code']]).toEqual([409, 'too-early']);
      expect((await attendance()).phase).toBe('before');
    });

    it('begins with what was said before', async () => {
      await veven.moveTo('2026-12-10', '09:05');
      const { phase, seats } = await attendance();
      expect(phase).toBe('meeting');
      expect(seats.filter(({ state }) => state !== 'unknown').map(({ municipality, state }) => [municipality, state])).toEqual([
        ['Rollag', 'absent'],
        ['Tinn', 'absent'],
      ]);
      expect((await notice()).buttons).toEqual(['Åpne saklista', 'Før konklusjoner']);
      const late = await post(rollag, 'attendance/decline', { seat: 'HR/Rollag' });
      expect([late.status, late.body['title']]).toEqual([400, expect.stringContaining('Møtet har begynt.')]);
    });

    it('has attendance by seat, written by who keeps the agenda', async () => {
      await post(chair, 'attendance/register', { seat: 'HR/Kongsberg', state: 'present' });
      await post(secretariat, 'attendance/register', { seat: 'HR/Rollag', state: 'deputy', who: 'HR, Rollag, vara' });
      expect(row('Kongsberg')).toMatchObject({ state: 'present' });
      expect(row('Rollag')).toMatchObject({ state: 'deputy', who: 'HR, Rollag, vara' });
      expect((await post(sigdal, 'attendance/register', { seat: 'HR/Sigdal', state: 'present' })).status).toBe(403);
    });

    it('takes a provision for who steps out of a case, from the list, and takes it back', async () => {
      expect((await step('fordi hun er søster til søkeren')).status).toBe(400);
      expect((await step('forvaltningsloven § 6 andre ledd', { case: 'HR/2026-12-10/09.00/99' })).status).toBe(400);
      expect((await step('forvaltningsloven § 6 andre ledd')).status).toBe(200);
      const { etag, outOf } = row('Kongsberg')!;
      expect(outOf).toEqual([{ case: `${hr}/04`, provision: 'forvaltningsloven § 6 andre ledd' }]);
      await step('forvaltningsloven § 6 andre ledd');
      expect(row('Kongsberg')!.etag).toBe(etag);
      await step(null);
      expect(row('Kongsberg')).toMatchObject({ state: 'present', outOf: [] });
    });

    it.each([
      ['no body', { kind: 'reservation', what: 'Må opp i formannskapet', until: '2027-01-20' }],
      ['no day', { kind: 'reservation', what: 'Må opp i formannskapet', body: 'formannskapet' }],
      ['a day that has been', { kind: 'reservation', what: 'Må opp', body: 'formannskapet', until: '2026-12-10' }],
      ['a day that is none', { kind: 'reservation', what: 'Må opp', body: 'formannskapet', until: '2027-02-30' }],
      ['nothing said', { kind: 'disagreement', what: ' ' }],
      ['another meeting’s case', { kind: 'disagreement', what: 'Uenig', case: 'KDU/2026-12-11/09.00/02' }],
    ])('takes no reservation with %s', async (_what, of) => {
      expect((await reserve(of)).status).toBe(400);
      expect(row('Sigdal')).toBeUndefined();
    });

    it('takes a seat’s own reservation, and takes it back', async () => {
      const said = { kind: 'reservation', what: 'Må opp i formannskapet', body: 'formannskapet', until: '2027-01-20' };
      expect((await reserve(said, rollag)).status).toBe(403);
      expect((await reserve(said)).status).toBe(200);
      expect(row('Sigdal')!.reservations).toEqual([{ ...said, case: `${hr}/02` }]);
      expect((await reserve({ kind: 'disagreement', what: 'Vi er uenige' }, secretariat)).status).toBe(200);
      expect((await seat('Sigdal')).reservations).toEqual([{ kind: 'disagreement', case: `${hr}/02`, what: 'Vi er uenige' }]);
      expect((await seat('Sigdal', { seat: 'KDU/Tinn' })).reservations).toEqual([]);
      await reserve({ kind: 'none' });
      expect(row('Sigdal')!.reservations).toEqual([]);
    });

    it('leaves the notice alone while it runs', async () => {
      const { edits } = await notice();
      await post(secretariat, 'attendance/register', { seat: 'HR/Tinn', state: 'present' });
      await veven.settle();
      expect((await notice()).edits).toBe(edits);
    });
  });
});

/** The chair's seat is Sigdal's, whose people are reached by e-mail. */
describe('an agenda that is approved by e-mail', () => {
  let veven: RunningVeven;
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    const lists = await veven.byHand(secretariat);
    await lists.change('Møter', await lists.row('Møter', hr), { ChairSeat: 'Sigdal' });
    await veven.settle();
    await veven.moveTo('2026-12-01', '09:00');
  }, 60_000);
  afterAll(() => veven?.close());

  const meeting = () => veven.veven.world().snapshot.of(meetings).get(hr)!;
  const mails = async () =>
    (await veven.outbox.sent()).filter(({ to, text }) => to === veven.people.person(sigdal).email && text.includes('møteleder'));
  const link = async () => /http\S+\/answer\/\S+/.exec((await mails())[0]!.text)![0];
  const form = (page: string) => ({ answer: 'send', seen: /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '' });

  it('comes once, with the agenda', async () => {
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail!.text).toContain('2. Felles mottak av nyansatte, 25 min');
    expect(mail!.text).toContain('Innkallingen sendes torsdag 3. desember kl. 08.30 uansett.');
  });

  it('is looked at without approving anything, and approved by exactly that link', async () => {
    const page = await (await fetch(await link())).text();
    expect(page).toContain('7 saker · 2 t 30 min av 2 t 30 min');
    expect(meeting().approvedAt).toBeUndefined();

    const answer = await fetch(await link(), { method: 'POST', body: new URLSearchParams(form(page)) });
    expect(await answer.text()).toContain('Saklista er godkjent.');
    expect(meeting()).toMatchObject({ state: 'ready', approvedBy: veven.people.person(sigdal).key, changedVia: 'mail' });
  });

  it('pressed again changes nothing', async () => {
    const { etag } = meeting();
    const again = await fetch(await link(), { method: 'POST', body: new URLSearchParams({ answer: 'send', seen: '' }) });
    expect([again.status, await again.text()]).toEqual([200, expect.stringContaining('Du godkjente saklista 1. desember kl. 09.00.')]);
    expect(meeting().etag).toBe(etag);
  });

  it('is closed when the notice is out', async () => {
    await veven.moveTo('2026-12-03', '09:00');
    expect((await fetch(await link())).status).toBe(410);
  });
});

it('nobody approves where nobody chairs, and a network without a channel is told of', async () => {
  const veven = await startVeven({ at: '2026-11-23T08:00' });
  try {
    const lists = await veven.byHand(secretariat);
    await lists.change('Møter', await lists.row('Møter', hr), { ChairSeat: null });
    await lists.change('Nettverk', await lists.row('Nettverk', 'HR'), { ChannelId: null });
    await veven.settle();
    await veven.moveTo('2026-12-02', '09:00');
    expect(await veven.tab(secretariat).get<ApprovalView>(`/meetings/${encodeURIComponent(hr)}/approval`)).toMatchObject({
      state: 'no-chair',
      noChannel: true,
    });
    expect((await veven.people.chat(chair).posts()).filter(({ text }) => text.includes('HR-nettverket · Sakliste'))).toEqual([]);
  } finally {
    await veven.close();
  }
}, 60_000);
