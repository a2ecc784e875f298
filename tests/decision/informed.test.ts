import type { DecisionPage } from '../../shared/decision/decision.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const rollag = { seat: 'HR/Rollag' } as const;
const hr = 'HR/2026-12-10/09.00';
const item = `${hr}/02`;
const decision = `${item}/1`;
const checklist = `${decision}/F6-2`;

describe('«Er linja informert?»', () => {
  let veven: RunningVeven;
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    await veven.moveTo('2026-12-03', '09:00');
    await veven.moveTo('2026-12-10', '10:00');
    await says(secretariat, 'case/conclude', { key: item, conclusion: 'Alle tar i bruk rutinen.', followUpBy: 'municipalities' });
  }, 60_000);
  afterAll(() => veven?.close());

  async function says(who: Who, verb: string, input: object) {
    const answer = await veven.tab(who).post(verb, input);
    await veven.settle();
    return answer;
  }
  const page = (who: Who) => veven.tab(who).get<DecisionPage>(`/decisions/${encodeURIComponent(decision)}`);
  const tick = (who: Who, municipality: string, more: object) => says(who, 'checklist/tick', { key: checklist, municipality, ...more });
  const inSharePoint = async () => (await veven.byHand(secretariat)).row('Sjekklister', checklist);

  it('is asked of every decision that the municipalities follow up, by rule', async () => {
    expect((await inSharePoint()).fields).toMatchObject({ Cause: decision, State: 'åpen', Template: 'F6-2/1' });
    expect((await page(rollag)).informed).toEqual({ heard: 0, of: 8 });
  });

  it('comes with a draft for one’s own municipality alone', async () => {
    const { lines } = await page(rollag);
    expect(lines.map(({ municipality }) => municipality)).toEqual(['Rollag']);
    expect(lines[0]!.drafts!.nb).toContain('Alle tar i bruk rutinen.');
    for (const who of [secretariat, { seat: 'OPPVEKST/Rollag' }, { role: 'member' }] as const) expect((await page(who)).lines).toEqual([]);
  });

  it('is one tick a municipality, given by its own seat; others see a count', async () => {
    expect((await tick({ seat: 'HR/Tinn' }, 'Rollag', { state: 'yes' })).status).toBe(403);
    expect((await tick(rollag, 'Rollag', { state: 'notNeeded' })).body['title']).toContain('Skriv kort hvorfor');
    const answers = await Promise.all([
      tick(rollag, 'Rollag', { state: 'yes' }),
      tick({ seat: 'HR/Rollag', part: 'deputy' }, 'Rollag', { state: 'yes' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const ticks = (await (await veven.byHand(secretariat)).rows('Kommunenes svar')).filter(
      ({ fields }) => fields['Checklist'] === checklist,
    );
    expect(ticks.map(({ fields }) => fields['State'])).toEqual(['ja']);
    expect((await page({ seat: 'HR/Tinn' })).informed).toEqual({ heard: 1, of: 8 });
    expect((await page(rollag)).lines[0]).toMatchObject({ state: 'yes' });
  });

  it('tells nothing of a case that becomes exempt, and keeps what was ticked', async () => {
    const { etag } = (await veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(hr)}`)).cases.find(
      ({ key }) => key === item,
    )!;
    expect((await says(secretariat, 'exempt/mark', { key: item, seen: etag, provision: 'internal' })).status).toBe(200);
    expect((await inSharePoint()).fields['Title']).toMatch(/Unntatt offentlighet/);
    expect((await page(rollag)).lines[0]).toMatchObject({ state: 'yes' });
    expect((await page(rollag)).lines[0]!.drafts).toBeUndefined();
  });

  it('is over when the decision is closed', async () => {
    const { etag } = await page(secretariat);
    await says(secretariat, 'decision/close', { key: decision, seen: etag, reason: 'Prøvd og gått bort fra.' });
    expect((await tick({ seat: 'HR/Tinn' }, 'Tinn', { state: 'yes' })).body['title']).toContain('lukka');
    expect((await inSharePoint()).fields['State']).toBe('lukket');
  });
});
