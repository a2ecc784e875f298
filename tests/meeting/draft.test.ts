import { randomUUID } from 'node:crypto';
import type { DraftResponse } from '../../shared/draft/draft.api.ts';
import type { MeasurePage } from '../../shared/measure/measure.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { SharePointLists } from '../support/lists.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
/** Chairs the sample meeting and the next one. */
const notodden = { seat: 'HR/Notodden' } as const;
const december = 'HR/2026-12-10/09.00';
const february = randomUUID();

describe('the next agenda of a network that has met', () => {
  let veven: RunningVeven;
  let byHand: SharePointLists;

  const post = async (who: Who, verb: string, input: object) => {
    const { status, body } = await veven.tab(who).post(verb, input);
    if (status !== 200) throw new Error(`${verb} was answered ${status} ${JSON.stringify(body)}`);
  };
  const meetingPage = (key: string) => veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(key)}`);
  const draft = async (who: Who = secretariat) =>
    (await veven.tab(who).get<DraftResponse>(`/meetings/${encodeURIComponent(february)}/draft`)).suggestions;
  const take = (who: Who, suggestions: readonly string[]) => veven.tab(who).post('draft/take', { meeting: february, suggestions });
  const said = async () => (await draft()).map(({ title, because }) => `${title}, ${because}`);
  const agenda = async () => (await meetingPage(february)).cases;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    byHand = await veven.byHand(secretariat);
    await veven.moveTo('2026-12-10', '10:00');
    const conclusion = 'Alle tar i bruk rutinen.';
    await post(notodden, 'case/conclude', { key: `${december}/01`, conclusion: 'Godkjent.' });
    await post(notodden, 'case/conclude', { key: `${december}/02`, conclusion, followUpBy: 'municipalities', dueOn: '2027-02-09' });
    await post(notodden, 'case/conclude', { key: `${december}/03`, conclusion: 'Drøftet.' });
    await veven.moveTo('2026-12-10', '11:31');
    await post(secretariat, 'meeting/plan', {
      key: february,
      network: 'HR',
      kind: 'meeting',
      on: '2027-02-11',
      from: '09:00',
      to: '11:30',
      chair: 'Notodden',
    });
    await veven.moveTo('2027-01-12', '10:00');
    for (const [municipality, state] of [
      ['Rollag', 'done'],
      ['Tinn', 'stuck'],
      ['Flesberg', 'stuck'],
    ] as const)
      await post({ seat: `HR/${municipality}` }, 'follow-up/answer', { key: `${december}/02/1/${municipality}`, state });
    const { measure } = await veven.tab(secretariat).get<MeasurePage>('/measures/HR3');
    await post(secretariat, 'measure/change', { key: 'HR3', seen: measure.etag, phase: 'explored', status: 'watch' });
    await byHand.add('Saker', { Title: 'Felles lærlingordning', Network: 'HR', State: 'parkert', Kind: 'drøfting', Position: 1 });
    await veven.settle();
  }, 120_000);
  afterAll(() => veven?.close());

  it('is drafted from what is left, each case with its reason', async () => {
    expect(await said()).toEqual([
      'Kurs i lønnsforhandling, fordi den ikke fikk konklusjon 10. desember 2026',
      'Strategi for HR-samarbeidet, fordi den ikke fikk konklusjon 10. desember 2026',
      'Felles lærlingordning, fordi den har ligget på vent siden 12. januar',
      expect.stringMatching(/^Oppfølging av \d{3}\/26 Felles mottak av nyansatte, fordi 2 av 8 kommuner står fast$/),
      expect.stringMatching(/^Status for HR3 .*, fordi statusen ble endret til Følg med 12\. januar$/),
    ]);
  });

  it('says no municipality’s name', async () => {
    expect(JSON.stringify(await draft())).not.toMatch(/Tinn|Flesberg|Rollag/);
  });

  it('is drafted for those who keep it, and for nobody else', async () => {
    expect(await draft(notodden)).toEqual(await draft());
    for (const who of [{ seat: 'HR/Rollag' }, { role: 'member' }, { seat: 'KDU/Rollag' }] as const) {
      expect(await veven.tab(who).get(`/meetings/${encodeURIComponent(february)}/draft`)).toMatchObject({
        status: 403,
        code: 'not-allowed',
      });
      expect((await take(who, [(await draft())[0]!.key])).status).toBe(403);
    }
  });

  it('takes what is chosen, and suggests the rest', async () => {
    const [first, second] = await draft();
    expect((await take(secretariat, [first!.key])).status).toBe(200);

    expect((await draft()).map(({ key }) => key)).not.toContain(first!.key);
    expect((await draft())[0]).toEqual(second);
    expect((await agenda()).find(({ title }) => title === 'Kurs i lønnsforhandling')).toMatchObject({
      kind: 'decision',
      minutes: 20,
      measure: 'HR5',
      state: 'scheduled',
      addedLate: false,
    });
    expect((await meetingPage(december)).cases.find(({ title }) => title === 'Kurs i lønnsforhandling')).toMatchObject({
      state: 'postponed',
    });
  });

  it('has everything once, though two take it at the same moment, and again', async () => {
    const wanted = (await draft()).map(({ key }) => key);
    const answers = await Promise.all([take(secretariat, wanted), take(notodden, wanted)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await veven.settle();

    const titles = (await agenda()).map(({ title }) => title.replace(/\d{3}\/26/, '…').replace(/HR3 .*/, 'HR3'));
    expect(titles).toEqual([
      'Godkjenning av innkalling og sakliste',
      'Godkjenning av referat fra 10. desember 2026',
      'Referatsaker',
      'Kurs i lønnsforhandling',
      'Strategi for HR-samarbeidet',
      'Felles lærlingordning',
      'Oppfølging av … Felles mottak av nyansatte',
      'Status for HR3',
      'Eventuelt',
      'Felles bord',
    ]);
    expect(await draft()).toEqual([]);

    const before = (await byHand.rows('Saker')).map(({ id, etag }) => `${id} ${etag}`);
    expect((await take(secretariat, wanted)).status).toBe(200);
    await veven.settle();
    expect((await byHand.rows('Saker')).map(({ id, etag }) => `${id} ${etag}`)).toEqual(before);
  });

  it('has the follow-up of a decision linked to the case that it was decided in', async () => {
    const rows = await byHand.rows('Saker');
    const { fields } = rows.find((row) => String(row.fields['Title']).startsWith('Oppfølging av'))!;
    expect(JSON.parse(String(fields['Earlier']))).toEqual([`${december}/02`]);
  });

  it('is drafted no more when the meeting is held', async () => {
    await veven.moveTo('2027-02-11', '11:31');
    expect(await draft()).toEqual([]);
    const { status, body } = await take(secretariat, ['case/1']);
    expect([status, body['title']]).toEqual([400, 'Møtet er holdt eller avlyst. Velg et møte som kommer, og legg til sakene der.']);
  });
});
