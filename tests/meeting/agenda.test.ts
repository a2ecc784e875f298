import { randomUUID } from 'node:crypto';
import type { CasesResponse, CaseView } from '../../shared/case/case.api.ts';
import { day, osloInstant } from '../../shared/day.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { listsOf, type SharePointLists } from '../support/lists.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const december = 'TEKNISK/2026-12-17';
const early = 'TEKNISK/2027-01-07';
const january = 'TEKNISK/2027-01-21';

/** A day as SharePoint keeps it: Oslo's midnight. */
const inSharePoint = (on: string) => osloInstant(day(on), '00:00').replace('.000Z', 'Z');

/** How an agenda is built, ordered and carried on, step by step: each goes on where the last one stopped. */
describe('an agenda', () => {
  let veven: RunningVeven;
  let lists: SharePointLists;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    lists = await listsOf(veven.sharePoint, veven.site);
    for (const key of [december, early, january]) await plan(key);
    await veven.settle();
  }, 60_000);
  afterAll(() => veven?.close());

  async function plan(key: string, noticeOn = day(key === december ? '2026-12-10' : '2027-01-04')) {
    const on = day(key.slice(-10));
    const byHand = await veven.byHand(secretariat);
    await byHand.add('Møter', {
      Key: key,
      Title: `Teknisk nettverk ${on}`,
      Network: 'TEKNISK',
      Kind: 'møte',
      StartsAt: osloInstant(on, '09:00'),
      EndsAt: osloInstant(on, '11:00'),
      State: 'planlagt',
      NoticeAt: osloInstant(noticeOn, '08:30'),
    });
  }

  const page = (key = december) => veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(key)}`);
  const titles = async (key = december) => (await page(key)).cases.map(({ title }) => title);
  const caseOf = async (title: string, key = december): Promise<CaseView> =>
    (await page(key)).cases.find((item) => item.title.startsWith(title))!;
  async function send(verb: string, input: Record<string, unknown>) {
    const { status, body } = await veven.tab(secretariat).post(verb, input);
    await veven.settle();
    return { status, title: String(body['title'] ?? '') };
  }
  async function ordered(title: string, before: string | null, order?: readonly string[]) {
    const { cases } = await page();
    const keyOf = (of: string) => cases.find((item) => item.title.startsWith(of))!.key;
    return send('case/order', { key: keyOf(title), before: before && keyOf(before), order: order ?? cases.map(({ key }) => key) });
  }
  const add = (title: string, more: Record<string, unknown> = {}) =>
    send('case/add', { key: randomUUID(), meeting: december, title, kind: 'discussion', ...more });

  describe('of a meeting that is planned', () => {
    it('has the fixed cases of its network, and a later one names the meeting whose minutes it approves', async () => {
      expect(await titles()).toEqual([
        'Godkjenning av innkalling og sakliste',
        'Godkjenning av referat',
        'Referatsaker',
        'Eventuelt',
        'Felles bord',
      ]);
      expect(await caseOf('Felles bord')).toMatchObject({ fixed: true, followUpBy: 'nobody', minutes: 15 });
      expect((await titles(january))[1]).toBe('Godkjenning av referat fra 7. januar 2027');
    });

    it('gets the rest of them when only some were made, and an imported one gets none', async () => {
      await lists.remove('Saker', await lists.row('Saker', `${early}/fast/902`));
      await veven.settle();
      expect(await titles(early)).toHaveLength(5);
      expect(await titles('HR/2026-12-10/09.00')).toHaveLength(7);
    });

    it('takes a case with all that can be said of it, before what always stands last', async () => {
      const earlier = (await veven.tab(secretariat).get<CasesResponse>(`/cases?q=${encodeURIComponent('Sluttrapport')}`)).cases;
      expect(earlier.map(({ title, networkTitle }) => [title, networkTitle])).toEqual([['Sluttrapport ERP', 'Kommunedirektørutvalget']]);

      const { status } = await add('Felles kart', {
        ...{ kind: 'decision', minutes: 20, followUpBy: 'municipalities', presenter: 'TEKNISK/Rollag', officer: 'Daglig leder' },
        ...{ measure: 'T8', earlier: [earlier[0]!.key], information: 'Kartene er ulike.', proposal: 'Alle bruker samme kart.' },
        ...{ hearing: 'together', hearBy: '2026-12-14' },
      });
      await add('Brannvern');
      expect(status).toBe(200);
      expect((await titles()).slice(3)).toEqual(['Felles kart', 'Brannvern', 'Eventuelt', 'Felles bord']);
      expect(await caseOf('Felles kart')).toMatchObject({
        ...{
          presenter: 'TEKNISK/Rollag',
          officer: 'Daglig leder',
          measure: 'T8',
          hearing: 'together',
          hearBy: '2026-12-14',
          addedLate: false,
        },
        earlier: [{ title: 'Sluttrapport ERP' }],
      });
      expect(await lists.row('Sjekklister', `${(await caseOf('Felles kart')).key}/F6-1`)).toMatchObject({
        fields: { DueOn: inSharePoint('2026-12-14') },
      });
    });

    it.each<[string, Record<string, unknown>, RegExp]>([
      ['a measure that is none', { measure: 'T99' }, /Tiltaket T99 finnes ikke/],
      ['a seat that is none', { presenter: 'TEKNISK/Oslo' }, /Plassen TEKNISK\/Oslo finnes ikke/],
      ['an earlier case that is none', { earlier: ['none'] }, /tidligere sakene finnes ikke/],
      ['a hearing after the meeting', { hearBy: '2026-12-17' }, /Velg en dag før 17. desember/],
      ['no minutes', { minutes: 0 }, /helt tall fra 1 til 480/],
      ['a thousand minutes', { minutes: 1000 }, /helt tall fra 1 til 480/],
      ['a title of 300 characters', { title: 'x'.repeat(300) }, /1 til 255 tegn/],
    ])('refuses %s in a sentence', async (_what, more, sentence) => {
      const before = await lists.everything();
      const refused = await add('En sak', more);
      expect([refused.status, refused.title]).toEqual([expect.any(Number), expect.stringMatching(sentence)]);
      expect(refused.status).not.toBe(200);
      expect(await lists.everything()).toEqual(before);
    });

    it('is put in order by saying before which case, and only the moved one is written', async () => {
      const before = await lists.everything();
      expect((await ordered('Brannvern', 'Felles kart')).status).toBe(200);
      const after = await lists.everything();
      expect((await titles()).slice(3, 5)).toEqual(['Brannvern', 'Felles kart']);
      expect(Object.keys(after).filter((row) => row.startsWith('Saker') && after[row] !== before[row])).toHaveLength(1);
      // The same wish once more is fulfilled already.
      await ordered('Brannvern', 'Felles kart');
      expect(await lists.everything()).toEqual(after);
    });

    it('tells the second of two who put it in order at once', async () => {
      const seen = (await page()).cases.map(({ key }) => key);
      await ordered('Felles kart', 'Referatsaker');
      const second = await ordered('Brannvern', null, seen);
      expect(second).toMatchObject({ status: 409, title: expect.stringContaining('endret dette') });
      expect((await titles()).slice(1, 3)).toEqual(['Godkjenning av referat', 'Felles kart']);
    });

    it('keeps what was changed first when two people edit a case', async () => {
      const { key, etag } = await caseOf('Brannvern');
      await send('case/edit', { key, seen: etag, title: 'Brannvern og feiing' });
      expect(await send('case/edit', { key, seen: etag, title: 'Brann' })).toMatchObject({ status: 409 });
      // Who wishes what is so already has their wish, whatever they saw.
      expect(await send('case/edit', { key, seen: etag, title: 'Brannvern og feiing' })).toMatchObject({ status: 200 });
    });

    it('lets nobody follow up what stands on every agenda', async () => {
      const { key, etag } = await caseOf('Referatsaker');
      expect((await send('case/edit', { key, seen: etag, followUpBy: 'municipalities' })).title).toContain('fast sak');
    });

    it('numbers attachments through the notice; a link must be one, and what is taken away is shown nowhere', async () => {
      const { key } = await caseOf('Brannvern');
      expect((await send('attachment/add', { key, title: 'Plan', url: 'javascript:alert(1)' })).title).toContain('https://');
      expect((await send('attachment/add', { key, title: 'Plan', url: 'C:\\plan.docx' })).title).toContain('https://');
      for (const title of ['Plan', 'Plan', 'Kart']) await send('attachment/add', { key, title, url: 'https://veven.example/a' });
      const [plan, map] = (await caseOf('Brannvern')).attachments;
      expect([plan, map].map((paper) => [paper!.number, paper!.title])).toEqual([
        [1, 'Plan'],
        [2, 'Kart'],
      ]);
      await send('attachment/edit', { key: plan!.key, seen: plan!.etag, sentLater: true });
      await send('attachment/remove', { key: map!.key });
      await send('attachment/add', { key, title: 'Nytt kart' });
      expect((await caseOf('Brannvern')).attachments.map(({ number, sentLater }) => [number, sentLater])).toEqual([
        [1, true],
        [3, false],
      ]);
      await veven.moveTo('2026-12-10', '09:00');
      expect((await veven.people.channel('TEKNISK').post('Sakliste')).text).toMatch(/Vedlegg 1 \(ettersendes\), 3\n/);
    });
  });

  describe('whose notice is out', () => {
    it('does not use the number of a withdrawn case again, and the case comes back with it', async () => {
      const item = await caseOf('Brannvern');
      expect(item.number).toBeDefined();
      expect((await send('case/withdraw', { key: item.key, reason: 'Saken er løst.' })).status).toBe(200);
      expect((await page()).withdrawn).toMatchObject([{ number: item.number, stateReason: 'Saken er løst.' }]);
      const changed = await send('case/edit', { key: item.key, seen: (await page()).withdrawn[0]!.etag, minutes: 5 });
      expect(changed.title).toContain('Sett den opp igjen');

      await add('En sen sak');
      expect(await caseOf('En sen sak')).toMatchObject({ addedLate: true });
      expect((await caseOf('En sen sak')).number).not.toBe(item.number);
      await send('case/restore', { key: item.key });
      expect((await caseOf('Brannvern')).number).toBe(item.number);
    });
  });

  describe('in the meeting', () => {
    beforeAll(() => veven.moveTo('2026-12-17', '09:30'));

    it('refuses the conclusion of a case that was withdrawn', async () => {
      const { key } = await caseOf('En sen sak');
      await send('case/withdraw', { key, reason: 'Ikke klar.' });
      expect((await send('case/conclude', { key, conclusion: 'Ja.' })).title).toContain('trukket');
    });

    it('keeps how the input was weighed', async () => {
      const { key } = await caseOf('Felles kart');
      await send('case/conclude', { key, conclusion: 'Halvparten bruker samme kart.', weighing: 'Noen kommuner venter på nytt system.' });
      expect(await caseOf('Felles kart')).toMatchObject({ weighing: 'Noen kommuner venter på nytt system.' });
    });

    it('plans what a discussion leaves to be decided, in the first meeting that gives the line time', async () => {
      const { key } = await caseOf('Brannvern');
      const input = { key, conclusion: 'Linja høres.', next: { hearing: 'together' } };
      expect((await send('case/conclude', input)).status).toBe(200);
      // Fifteen working days before 7 January are gone already.
      expect(await titles(early)).toHaveLength(5);
      const planned = await caseOf('Brannvern', january);
      expect(planned).toMatchObject({
        ...{ key: `${key}/beslutning`, kind: 'decision', followUpBy: 'municipalities', hearing: 'together' },
        earlier: [{ key, conclusion: 'Linja høres.' }],
      });
      expect((await caseOf('Brannvern')).next).toMatchObject({ meeting: january, day: '2027-01-21', hearBy: planned.hearBy });
      const { fields } = await lists.row('Sjekklister', `${planned.key}/F6-1`);
      expect(planned.hearBy).toBe('2026-12-30');
      expect(fields['DueOn']).toBe(inSharePoint('2026-12-30'));

      const before = await lists.everything();
      await send('case/conclude', input);
      expect(await lists.everything()).toEqual(before);
    });

    it('closes the question when the line is not to be heard after all, and refuses a meeting that is over', async () => {
      const { key } = await caseOf('Brannvern');
      await send('case/conclude', { key, conclusion: 'Linja høres.', next: { hearing: 'none', on: january } });
      expect(await lists.row('Sjekklister', `${key}/beslutning/F6-1`)).toMatchObject({ fields: { State: 'lukket' } });
      const wrong = await send('case/conclude', { key, conclusion: 'Linja høres.', next: { hearing: 'none', on: december } });
      expect(wrong.title).toContain('senere møte');
    });

    it('carries what was not reached over to the next meeting, with its reason and its papers, and takes it back', async () => {
      await add('Veier');
      const { key } = await caseOf('Veier');
      await send('attachment/add', { key, title: 'Veiplan', url: 'https://veven.example/vei' });
      expect((await send('case/carry-over', { key, reason: 'Tida var ute.' })).status).toBe(200);
      expect(await caseOf('Veier')).toMatchObject({ state: 'postponed', stateReason: 'Tida var ute.', next: { meeting: early } });
      expect(await caseOf('Veier', early)).toMatchObject({ earlier: [{ key }], attachments: [{ number: 1, title: 'Veiplan' }] });
      const before = await lists.everything();
      await send('case/carry-over', { key, reason: 'Tida var ute.' });
      expect(await lists.everything()).toEqual(before);

      await send('case/restore', { key });
      expect(await caseOf('Veier')).toMatchObject({ state: 'scheduled' });
      expect(await titles(early)).not.toContain('Veier');
      await send('case/carry-over', { key, reason: 'Tida var ute.', to: 'backlog' });
      expect(await lists.row('Saker', `${key}/videre`)).toMatchObject({ fields: { State: 'parkert', StateReason: 'Tida var ute.' } });
    });

    it('does not carry over what comes by itself', async () => {
      const { key } = await caseOf('Eventuelt');
      expect((await send('case/carry-over', { key, reason: 'Tida var ute.' })).title).toContain('fast sak');
    });
  });
});
