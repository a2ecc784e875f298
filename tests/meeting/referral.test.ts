import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { ProposalsPage } from '../../shared/proposed-case/proposed-case.api.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const chair = { seat: 'HR/Notodden' } as const;
const hr = 'HR/2026-12-10/09.00';
const item = `${hr}/02`;

describe('a case that is sent on', () => {
  let veven: RunningVeven;
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    await veven.moveTo('2026-12-03', '09:00');
    await veven.moveTo('2026-12-10', '10:00');
  }, 60_000);
  afterAll(() => veven?.close());

  const refer = (to: string, who: Who = secretariat, note?: string) =>
    veven.tab(who).post('case/refer', { key: item, to, ...(note && { note }) });
  const shown = async () =>
    (await veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(hr)}`)).cases.find(({ key }) => key === item)!;
  const proposed = async () => (await veven.tab(secretariat).get<ProposalsPage>('/proposals')).proposed;

  it('has been concluded first, goes to a network that is, and not to its own', async () => {
    for (const [to, words] of [
      ['KDU', 'Skriv konklusjonen først'],
      ['XX', 'Nettverket XX finnes ikke'],
      ['HR', 'alt i dette nettverket'],
    ] as const)
      expect((await refer(to)).body['title']).toContain(words);
    await veven.tab(secretariat).post('case/conclude', { key: item, conclusion: 'Alle tar i bruk rutinen.' });
    expect((await refer('KDU', { seat: 'HR/Rollag' })).status).toBe(403);
  });

  it('is proposed in the other network with what was concluded and where it comes from, once however often it is sent', async () => {
    const answers = await Promise.all([refer('KDU', secretariat, 'Vi ber om en avgjørelse.'), refer('KDU', chair)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await veven.settle();
    const found = (await proposed()).filter(({ title }) => title === 'Felles mottak av nyansatte');
    expect(found).toHaveLength(1);
    expect(found[0]!.information).toMatch(/^HR-nettverket 002\/26\n\nAlle tar i bruk rutinen\./);
    expect((await shown()).referred).toEqual({ network: 'Kommunedirektørutvalget', on: '2026-12-10' });
    const before = await (await veven.byHand(secretariat)).everything();
    expect((await refer('KDU')).status).toBe(200);
    expect(await (await veven.byHand(secretariat)).everything()).toEqual(before);
  });

  it('is noted as sent to the council of mayors, which is no network of ours', async () => {
    expect((await refer('council')).status).toBe(200);
    expect((await shown()).referred).toEqual({ network: undefined, on: '2026-12-10' });
  });

  it('stays here when it is exempt from public disclosure', async () => {
    const { etag } = await shown();
    await veven.tab(secretariat).post('exempt/mark', { key: item, seen: etag, provision: 'tender' });
    expect((await refer('HO')).body['title']).toContain('unntatt offentlighet');
  });
});
