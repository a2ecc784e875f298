import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type { ArchivePage } from '../../shared/archive/archive.api.ts';
import type { AttendanceView } from '../../shared/attendance/attendance.api.ts';
import { norwegianCalendar } from '../../shared/calendar.ts';
import { day } from '../../shared/day.ts';
import type { DraftResponse } from '../../shared/draft/draft.api.ts';
import type { ExemptView } from '../../shared/exempt/exempt.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { MinutesView } from '../../shared/minutes/minutes.api.ts';
import type { ProposalsPage } from '../../shared/proposed-case/proposed-case.api.ts';
import type { Schedule } from '../../shared/schedule/schedule.api.ts';
import { collisionsOf, proposeDates } from '../../shared/schedule/schedule.rules.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const chair = { seat: 'HR/Notodden' } as const;
const rollag = { seat: 'HR/Rollag' } as const;
const rollagDeputy = { seat: 'HR/Rollag', part: 'deputy' } as const;
const sigdal = { seat: 'HR/Sigdal' } as const;
const tinn = { seat: 'HR/Tinn' } as const;
const flesberg = { seat: 'HR/Flesberg' } as const;
const member = { role: 'member' } as const;

const december = 'HR/2026-12-10/09.00';
const february: string = randomUUID();
const march: string = randomUUID();
const exempt = randomUUID();
const secret = 'Forhandlingsbud til leverandøren';

/** The meeting of Nettverk HR in February 2027, from the year's plan to the archive. Each step goes on where the last one stopped. */
describe('the whole life of one meeting', () => {
  let veven: RunningVeven;
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
  }, 60_000);
  afterAll(() => veven?.close());

  const path = (part = '', key = february) => `/meetings/${encodeURIComponent(key)}${part}`;
  const page = (key = february) => veven.tab(secretariat).get<MeetingPage>(path('', key));
  const minutes = (who: Who = secretariat) => veven.tab(who).get<MinutesView>(path('/minutes'));
  const archive = () => veven.tab(secretariat).get<ArchivePage>('/archive');
  const caseOf = async (words: string, key = february) => {
    const { cases } = await page(key);
    const found = cases.find(({ title }) => title.startsWith(words));
    if (!found) throw new Error(`No case «${words}», only ${cases.map(({ title }) => title).join(', ')}.`);
    return found;
  };
  const titles = async () => (await page()).cases.map(({ title }) => title);
  const channel = () => veven.people.channel('HR');
  const notice = () => channel().post('HR-nettverket · Sakliste');
  const answered = (who: Who, verb: string, input: object) => veven.tab(who).post(verb, input);

  async function does(who: Who, verb: string, input: object): Promise<void> {
    const { status, body } = await answered(who, verb, input);
    if (status !== 200) throw new Error(`${verb} was answered ${status} ${JSON.stringify(body)}`);
    await veven.settle();
  }

  async function file(ending: string, who: Who): Promise<Record<string, Uint8Array>> {
    const headers = { Authorization: `Bearer ${await veven.issuer.tabToken(veven.people.person(who))}` };
    const response = await fetch(`${veven.origin}/api${ending}`, { headers });
    expect(response.status).toBe(200);
    return unzipSync(new Uint8Array(await response.arrayBuffer()));
  }
  /** Every word of a document, its head on each page among them. */
  const wordsIn = (docx: Record<string, Uint8Array>) =>
    Object.entries(docx)
      .filter(([name]) => name.startsWith('word/'))
      .map(([, part]) => strFromU8(part).replace(/<[^>]+>/g, ' '))
      .join(' ');

  it('is planned with the year, and goes around a council’s day', async () => {
    await does(secretariat, 'local-date/add', { key: randomUUID(), municipality: 'Tinn', kind: 'council', from: '2027-02-11' });
    const { networks, meetings, localDates, wheel } = await veven.tab(secretariat).get<Schedule>('/schedule');
    const here = <T extends object>(one: T) => ({ ...one, withdrawn: false });
    const collisions = collisionsOf(
      {
        network: 'HR',
        seated: networks.find(({ key }) => key === 'HR')!.seated,
        calendar: norwegianCalendar(),
        meetings,
        localDates: localDates.map(here),
        wheel: wheel.map(here),
        inCommon: () => 0,
      },
      { from: '09:00', to: '11:30' },
    );
    expect(collisions(day('2027-02-11'))).not.toEqual([]);
    const everySecondThursday = { kind: 'monthly', nth: 2, weekday: 4 } as const;
    const { dates } = proposeDates({ rhythm: everySecondThursday, from: day('2027-02-01'), to: day('2027-03-31') }, collisions);
    expect(dates.map(({ on }) => on)).toEqual(['2027-02-10', '2027-03-11']);
    await does(secretariat, 'meeting/plan-series', {
      ...{ series: randomUUID(), network: 'HR', kind: 'meeting', from: '09:00', to: '11:30', place: 'Kongsberg rådhus' },
      meetings: dates.map(({ on }, index) => ({ key: [february, march][index], on, chair: 'Notodden' })),
    });

    expect((await page()).meeting).toMatchObject({ state: 'planned', chair: 'Notodden', noticeAt: '2027-02-03T07:30:00.000Z' });
  });

  it('has what stands on every agenda by itself', async () => {
    expect(await titles()).toEqual([
      'Godkjenning av innkalling og sakliste',
      'Godkjenning av referat fra 10. desember 2026',
      'Referatsaker',
      'Eventuelt',
      'Felles bord',
    ]);
  });

  it('is where a member’s case goes that comes too late for the meeting before', async () => {
    await veven.moveTo('2026-12-03', '09:00');
    const { card: form } = await (await notice()).press('Meld inn sak', { as: flesberg });
    await form!.press(form!.buttons[0]!, {
      as: flesberg,
      inputs: { 'in.title': 'Felles vikarpool', 'in.information': 'Tre kommuner mangler vikarer.' },
    });
    const { proposed } = await veven.tab(secretariat).get<ProposalsPage>('/proposals');
    const proposal = proposed.find(({ title }) => title === 'Felles vikarpool')!;
    expect(proposal.meeting?.key).toBe(february);
    await does(secretariat, 'case/accept', { key: proposal.key, seen: proposal.etag, meeting: february, minutes: 20 });

    const { mine } = await veven.tab(flesberg).get<ProposalsPage>('/proposals');
    expect(mine).toMatchObject([{ title: 'Felles vikarpool', state: 'scheduled', meeting: { key: february } }]);
  });

  it('takes up what the meeting before discussed and left to be decided, once the line has been heard', async () => {
    await veven.moveTo('2026-12-10', '10:00');
    const discussed = (await page(december)).cases.find(({ kind, title }) => kind === 'discussion' && title.startsWith('Rekruttering'))!;
    const conclusion = 'Nettverket går inn for en felles ordning.';
    let form = (await (await notice()).press('Før konklusjoner', { as: chair })).card!;
    while (!form.text.includes(discussed.title))
      form = (await form.press('Lagre og gå til neste', { as: chair, inputs: { 'in.conclusion': 'Tatt opp.' } })).card!;
    await form.press('Lagre og gå til neste', { as: chair, inputs: { 'in.conclusion': conclusion, 'in.after': 'separately' } });
    await veven.settle();
    await veven.moveTo('2026-12-10', '11:31');

    expect(await caseOf('Rekruttering')).toMatchObject({
      kind: 'decision',
      hearing: 'separately',
      earlier: [{ key: discussed.key, conclusion }],
    });
  });

  it('is drafted from what was left, each case with its reason', async () => {
    await veven.moveTo('2027-01-12', '10:00');
    const draft = async () => (await veven.tab(secretariat).get<DraftResponse>(path('/draft'))).suggestions;
    const left = (await draft()).find(({ title }) => title === 'Strategi for HR-samarbeidet')!;
    expect(left.because).toBe('fordi den ikke fikk konklusjon 10. desember 2026');
    await does(secretariat, 'draft/take', { meeting: february, suggestions: [left.key] });

    expect((await draft()).map(({ key }) => key)).not.toContain(left.key);
  });

  it('is put together: a case with its papers, one that is exempt, an order, and the sum of the minutes', async () => {
    const roads = randomUUID();
    await does(secretariat, 'case/add', {
      ...{ key: roads, meeting: february, title: 'Felles lederopplæring', kind: 'decision', minutes: 25, followUpBy: 'municipalities' },
      ...{ presenter: 'HR/Rollag', officer: 'Kari Nilsen', information: 'Fem kommuner er med.', proposal: 'Ordningen starter i august.' },
    });
    await does(secretariat, 'attachment/add', { key: roads, title: 'Plan for opplæringen', url: 'https://veven.example/plan' });
    await does(secretariat, 'exempt/add', {
      ...{ key: exempt, meeting: february, title: secret, kind: 'decision', minutes: 15, proposal: 'Budet godkjennes.' },
      ...{ provision: 'negotiation', readers: { secretariat: true, seats: ['HR/Rollag'] } },
    });
    const order = (await page()).cases.map(({ key }) => key);
    await does(secretariat, 'case/order', { key: roads, before: (await caseOf('Felles vikarpool')).key, order });

    expect(await titles()).toEqual([
      'Godkjenning av innkalling og sakliste',
      'Godkjenning av referat fra 10. desember 2026',
      'Referatsaker',
      'Felles lederopplæring',
      'Felles vikarpool',
      'Rekruttering av pedagoger',
      'Strategi for HR-samarbeidet',
      'Unntatt offentlighet, offl. § 23 første ledd',
      'Eventuelt',
      'Felles bord',
    ]);
    expect((await page()).meeting.minutes).toBe((await page()).cases.reduce((sum, item) => sum + (item.minutes ?? 0), 0));
  });

  it('is approved by its chair, seven working days before', async () => {
    await veven.moveTo('2027-02-01', '08:15');
    const card = await veven.people.chat(chair).post('til godkjenning');
    expect(card.text).toContain('Felles lederopplæring');
    expect(card.text).not.toContain(secret);
    await card.press('Send som den er', { as: chair });
    await veven.settle();

    expect((await page()).meeting.state).toBe('ready');
  });

  it('is called five working days before: numbers are given, and the notice is one post and a document', async () => {
    await veven.moveTo('2027-02-03', '08:30');
    const { text, buttons } = await notice();
    expect(text).toContain('10. februar');
    expect(text).toMatch(/\d{3}\/27[^\n]*Felles lederopplæring/);
    expect(text).toMatch(/\d{3}\/27[^\n]*Unntatt offentlighet, offl\. § 23 første ledd/);
    expect(text).toContain('Linja er hørt i 0 av 8 kommuner');
    expect(buttons).toEqual(['Åpne saklista', 'Meld forfall', 'Meld inn sak']);

    const document = wordsIn(await file(path('/notice.docx'), tinn));
    expect(document).toContain('Offentlig utgave');
    expect(document).toContain('Vedlegg 1: Plan for opplæringen');
    expect(document).not.toContain(secret);
    expect(wordsIn(await file(`${path('/notice.docx')}?edition=full`, rollag))).toContain(secret);
  });

  it('is a package for the archive from then on', async () => {
    const { waiting } = await archive();
    const { key, etag, contents } = waiting.find(({ meeting, kind }) => meeting?.key === february && kind === 'notice')!;
    const parts = await file(`/archive/${encodeURIComponent(key)}.zip`, secretariat);
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(['metadata.json', expect.stringMatching(/\.pdf$/)]));
    expect(strFromU8(parts['metadata.json']!)).not.toContain(secret);
    await does(secretariat, 'archive/deliver', { key, seen: etag, contents, archivedAs: '27/00123-1' });

    expect((await archive()).delivered[0]).toMatchObject({ key, archivedAs: '27/00123-1', changed: false });
  });

  it('takes a late case, which gets the next number and says that the line has not been asked', async () => {
    const before = (await page()).cases.flatMap(({ number }) => (number ? [Number(number.slice(0, 3))] : []));
    const late = { key: randomUUID(), meeting: february, title: 'Ny rutine for permisjoner', kind: 'decision', minutes: 10 };
    await does(secretariat, 'case/add', { ...late, followUpBy: 'municipalities' });

    expect((await caseOf('Ny rutine')).number).toBe(`${String(Math.max(...before) + 1).padStart(3, '0')}/27`);
    expect((await notice()).text).toMatch(/Ny rutine for permisjoner\n[^\n]*\nMeldt etter innkallingen\. Linja er ikke spurt\./);
  });

  it('is missed by a representative, and the deputy steps in', async () => {
    const { card: form } = await (await notice()).press('Meld forfall', { as: rollag });
    await form!.press('Jeg kommer ikke', { as: rollag });
    await veven.settle();
    const asked = await veven.people.chat(rollagDeputy).post('Kan du møte for Rollag?');
    expect(asked.text).toContain('1 vedlegg ligger i saklista.');
    await asked.press('Jeg møter', { as: rollagDeputy });
    await veven.settle();

    expect((await notice()).text).toContain('8 av 8 møter');
  });

  it('is held: who is there, who steps out of a case and by which provision, who makes a reservation', async () => {
    await veven.moveTo('2027-02-10', '09:05');
    const { key } = await caseOf('Felles lederopplæring');
    for (const seat of ['Notodden', 'Tinn', 'Sigdal', 'Flesberg'])
      await does(chair, 'attendance/register', { key: february, seat: `HR/${seat}`, state: 'present' });
    const provision = 'forvaltningsloven § 6 andre ledd';
    await does(secretariat, 'attendance/step-out', { key: february, seat: 'HR/Tinn', case: (await caseOf('Ny rutine')).key, provision });
    const reservation = { kind: 'reservation', what: 'Penger i budsjettet', body: 'kommunestyret', until: '2027-03-20' };
    await does(sigdal, 'attendance/reserve', { key: february, seat: 'HR/Sigdal', case: key, ...reservation });

    const { seats } = await veven.tab(secretariat).get<AttendanceView>(path('/attendance'));
    expect(seats.filter(({ state }) => state === 'present')).toHaveLength(4);
    expect(seats.find(({ municipality }) => municipality === 'Sigdal')?.reservations).toEqual([{ case: key, ...reservation }]);
  });

  it('has its conclusions written on the card while it runs, the proposed one with one press', async () => {
    let form = (await (await notice()).press('Før konklusjoner', { as: chair })).card!;
    const proposed: string[] = [];
    while (form.buttons.includes('Lagre og gå til neste')) {
      if (form.text.includes('Rekruttering') || form.text.includes('Strategi')) break;
      const stands = form.inputs['in.conclusion'] ?? '';
      if (stands) proposed.push(stands);
      const inputs = stands ? {} : { inputs: { 'in.conclusion': 'Tatt til orientering.' } };
      form = (await form.press('Lagre og gå til neste', { as: chair, ...inputs })).card!;
    }
    await veven.settle();

    expect(proposed).toContain('Ordningen starter i august.');
    expect(await caseOf('Felles lederopplæring')).toMatchObject({ state: 'treated', conclusion: 'Ordningen starter i august.' });
    expect((await channel().posts()).filter(({ text }) => /^Besluttet i møtet · HR-nettverket 10\. februar/.test(text))).toEqual([]);
  });

  it('has one that departs from what was proposed weighed in a sentence, and one that is exempt written where it lies', async () => {
    const recruiting = await caseOf('Rekruttering');
    const weighing = 'To kommuner ville vente; flertallet ville begynne.';
    await does(secretariat, 'case/conclude', {
      ...{ key: recruiting.key, conclusion: 'Vi begynner med tre kommuner.', weighing, followUpBy: 'secretariat' },
    });
    const { etag } = await veven.tab(secretariat).get<ExemptView>(`/exempt/${exempt}`);
    await does(secretariat, 'exempt/conclude', { key: exempt, seen: etag, conclusion: 'Budet ble godkjent.' });

    expect(await caseOf('Rekruttering')).toMatchObject({ state: 'treated', weighing });
    expect(await caseOf('Unntatt offentlighet')).toMatchObject({ state: 'treated' });
  });

  it('carries over what was not reached, with its reason', async () => {
    await does(secretariat, 'case/carry-over', { key: (await caseOf('Strategi')).key, reason: 'Tida var ute.' });

    expect(await caseOf('Strategi')).toMatchObject({ state: 'postponed', stateReason: 'Tida var ute.', next: { meeting: march } });
    expect((await caseOf('Strategi', march)).earlier).toHaveLength(2);
  });

  it('ends: the channel hears what was decided, and each municipality has its follow-up', async () => {
    for (const words of ['Ny rutine', 'Eventuelt', 'Felles bord']) {
      const { key, state } = await caseOf(words);
      if (state === 'scheduled') await does(secretariat, 'case/conclude', { key, conclusion: 'Ingen merknader.' });
    }
    await does(chair, 'meeting/close', { key: february });

    const { text } = await channel().post(/^Besluttet i møtet · HR-nettverket 10\. februar/);
    expect(text).toContain('Ordningen starter i august.');
    expect(text).not.toContain('Budet');
    expect((await caseOf('Felles lederopplæring')).decision?.followUps).toHaveLength(8);
  });

  it('has minutes, sent within three working days, with five for comments', async () => {
    expect(await minutes()).toMatchObject({ state: 'draft', sendBy: '2027-02-15' });
    await does(secretariat, 'minutes/send', { key: february, seen: (await minutes()).seen });
    expect(await minutes(tinn)).toMatchObject({ state: 'sent', comments: { by: '2027-02-17', of: 8 } });
    const sent = await channel().post(/^Referat · HR-nettverket 10\. februar/);
    await sent.press('Ingen merknader', { as: rollag });
    const form = (await sent.press('Merknad', { as: tinn })).card!;
    await form.press('Send merknaden', { as: tinn, inputs: { 'in.comment': 'Fristen manglar.' } });
    await veven.settle();

    const { text } = await channel().post(/^Referat · HR-nettverket 10\. februar/);
    expect(text).toContain('1 av 8 uten merknader · 1 merknad');
    const document = wordsIn(await file(path('/minutes.docx'), tinn));
    for (const said of [
      'Offentlig utgave',
      'Ordningen starter i august.',
      'To kommuner ville vente',
      'Penger i budsjettet',
      'forvaltningsloven § 6 andre ledd',
      'Tida var ute.',
    ])
      expect(document).toContain(said);
    expect(document).not.toMatch(/Forhandlingsbud|Budet ble godkjent/);
    expect(wordsIn(await file(`${path('/minutes.docx')}?edition=full`, rollag))).toContain('Budet ble godkjent.');
  });

  it('is approved as the next meeting’s first business, and its minutes are locked', async () => {
    await veven.moveTo('2027-03-11', '09:10');
    const { key } = await caseOf('Godkjenning av referat fra 10. februar 2027', march);
    await does(chair, 'case/conclude', { key, conclusion: 'Referatet er godkjent.' });

    expect((await page()).meeting.state).toBe('approved');
    expect(await minutes()).toMatchObject({ state: 'approved', approved: { meeting: { key: march } } });
    expect((await answered(member, 'minutes/correct', { key: february, note: 'Nei.' })).status).toBe(403);
    const { waiting } = await archive();
    expect(waiting.filter(({ meeting }) => meeting?.key === february)).toMatchObject([
      { kind: 'minutes', version: 1, isPublicEdition: true },
    ]);
  });

  it('wrote three posts in the channel, and every number once', async () => {
    const posts = (await channel().posts()).map(({ text }) => text.split('\n').slice(0, 2).join(' '));
    expect(posts.filter((text) => /10\. februar/.test(text))).toEqual([
      expect.stringMatching(/^HR-nettverket · Sakliste/),
      expect.stringMatching(/^Besluttet i møtet · /),
      expect.stringMatching(/^Referat · /),
    ]);
    const all = await Promise.all([december, february, march].map((key) => page(key)));
    const numbers = all.flatMap(({ cases, withdrawn }) => [...cases, ...withdrawn].flatMap(({ number }) => number ?? []));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
