import { createHash, randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type { ArchivePage, PackageView } from '../../shared/archive/archive.api.ts';
import type { CaseView } from '../../shared/case/case.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { MinutesView } from '../../shared/minutes/minutes.api.ts';
import type { SharePointLists } from '../support/lists.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const rollag = { seat: 'HR/Rollag' } as const;
/** The seat that chairs the meeting. */
const chair = { seat: 'HR/Notodden' } as const;
const hr = 'HR/2026-12-10/09.00';
const next = randomUUID();
const exempt = randomUUID();
const noticeKey = `${hr}/notice`;
const minutesKey = `${hr}/minutes/1`;
const secret = 'FORHANDLINGSBUDET';

/** What one meeting leaves to the archive, from its notice to the correction of its minutes. Each step goes on where the last one stopped. */
describe('the archive', () => {
  let veven: RunningVeven;
  let byHand: SharePointLists;
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    byHand = await veven.byHand(secretariat);
    const words = { title: secret, information: secret, proposal: `${secret} godkjennes.` };
    await does('exempt/add', { key: exempt, meeting: hr, kind: 'decision', minutes: 20, provision: 'negotiation', ...words });
  }, 60_000);
  afterAll(() => veven?.close());

  const path = (key = hr) => `/meetings/${encodeURIComponent(key)}`;
  const page = (key = hr) => veven.tab(secretariat).get<MeetingPage>(path(key));
  const archive = (who: Who = secretariat) => veven.tab(who).get<ArchivePage>('/archive');
  const press = (verb: string, data: object, who: Who = secretariat) => veven.tab(who).post(verb, data);
  const ours = (all: readonly PackageView[]) => all.filter(({ meeting }) => meeting?.key === hr);
  const waiting = async () => ours((await archive()).waiting).map(({ key }) => key);
  const found = async (key: string) => {
    const { waiting: some, delivered } = await archive();
    return [...some, ...delivered].find((one) => one.key === key)!;
  };
  const seen = async (key: string) => {
    const { etag, contents } = await found(key);
    return { key, seen: etag, contents };
  };

  async function does(verb: string, input: object, who: Who = secretariat): Promise<void> {
    const { status, body } = await press(verb, input, who);
    expect([verb, status, body['title']]).toEqual([verb, 200, undefined]);
    await veven.settle();
  }

  async function download(key: string, who: Who = secretariat) {
    const headers = { Authorization: `Bearer ${await veven.issuer.tabToken(veven.people.person(who))}` };
    const response = await fetch(`${veven.origin}/api/archive/${encodeURIComponent(key)}.zip`, { headers });
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  }
  const filesOf = async (key: string) => unzipSync((await download(key)).bytes);
  const metadataOf = async (key: string) => JSON.parse(strFromU8((await filesOf(key))['metadata.json']!));
  const wordsOf = async (key: string) => {
    const [, docx] = Object.entries(await filesOf(key)).find(([name]) => name.endsWith('.docx'))!;
    return strFromU8(unzipSync(docx)['word/document.xml']!).replace(/<[^>]+>/g, ' ');
  };
  const caseOf = async (words: string, key = hr) => (await page(key)).cases.find(({ title }) => title.startsWith(words)) as CaseView;
  async function conclude(words: string, conclusion: string, key = hr): Promise<void> {
    const { key: caseKey, kind } = await caseOf(words, key);
    await does('case/conclude', { key: caseKey, conclusion, ...(kind === 'decision' && { followUpBy: 'secretariat' }) });
  }

  it('has nothing of a meeting whose notice is not out', async () => {
    expect(await waiting()).toEqual([]);
    expect((await download(noticeKey)).status).toBe(404);
  });

  it('has a package waiting when the notice is sent', async () => {
    await veven.moveTo('2026-12-03', '09:00');
    expect(ours((await archive()).waiting)).toMatchObject([
      {
        ...{ key: noticeKey, kind: 'notice', network: 'HR', networkTitle: 'HR-nettverket', state: 'waiting' },
        ...{ changed: false, isPublicEdition: true },
      },
    ]);
    await veven.moveTo('2026-12-03', '10:00');
    expect(await waiting()).toEqual([noticeKey]);
  });

  it('gives it as a zip with PDF, Word, what is said of it, and checksums that match', async () => {
    const { headers, bytes } = await download(noticeKey);
    expect(headers.get('content-type')).toBe('application/zip');
    expect(headers.get('cache-control')).toBe('no-store');
    const name = 'Innkalling HR-nettverket 2026-12-10 offentlig utgave';
    expect(headers.get('content-disposition')).toContain(`filename="Arkivpakke ${name}.zip"`);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual([`${name}.pdf`, `${name}.docx`, 'metadata.json', 'checksums.sha256']);
    const sums = strFromU8(files['checksums.sha256']!).trimEnd().split('\n');
    expect(sums.map((line) => line.split('  ')[1])).toEqual([`${name}.pdf`, `${name}.docx`, 'metadata.json']);
    for (const [sum, of] of sums.map((line) => line.split('  '))) expect(createHash('sha256').update(files[of!]!).digest('hex')).toBe(sum);
    expect(JSON.parse(strFromU8(files['metadata.json']!))).toMatchObject({
      ...{ kind: 'notice', edition: 'public', body: { key: 'HR' }, meeting: { key: hr, date: '2026-12-10' } },
      ...{ documents: [`${name}.pdf`, `${name}.docx`], contents: (await found(noticeKey)).contents },
    });
    expect(Buffer.from((await download(noticeKey)).bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  it('is the secretariat’s: a member, and the chair, are refused the page, the zip and the commands', async () => {
    for (const who of [{ role: 'member' }, rollag, chair] as const) {
      expect(await archive(who)).toMatchObject({ status: 403, code: 'not-allowed' });
      expect((await download(noticeKey, who)).status).toBe(403);
      expect((await press('archive/deliver', { ...(await seen(noticeKey)), archivedAs: '1' }, who)).status).toBe(403);
      expect((await press('archive/undeliver', { key: noticeKey, seen: (await seen(noticeKey)).seen }, who)).status).toBe(403);
    }
    expect(await waiting()).toEqual([noticeKey]);
  });

  it.each([
    ['empty', ''],
    ['blank', '   '],
    ['of 300 characters', '1'.repeat(300)],
    ['of two lines', '26/1\n26/2'],
  ])('takes no number that is %s', async (_what, archivedAs) => {
    expect((await press('archive/deliver', { ...(await seen(noticeKey)), archivedAs })).status).toBe(400);
    expect(await waiting()).toEqual([noticeKey]);
  });

  it('has it delivered under the archive’s number', async () => {
    await does('archive/deliver', { ...(await seen(noticeKey)), archivedAs: ' 26/00123-4 ' });
    expect(await waiting()).toEqual([]);
    expect(await found(noticeKey)).toMatchObject({ state: 'delivered', archivedAs: '26/00123-4', changed: false });
    expect((await byHand.row('Arkivpakker', noticeKey)).fields).toMatchObject({ State: 'levert', ArchivedAs: '26/00123-4' });
    const again = await press('archive/deliver', { key: noticeKey, seen: 'old', archivedAs: '26/00123-4' });
    expect(again.status).toBe(200);
  });

  it('shows that it has changed when a case comes late, and has it delivered anew', async () => {
    const before = await seen(noticeKey);
    const late = { kind: 'information', minutes: 10, title: 'En sak som kom sent' };
    await does('case/add', { key: randomUUID(), meeting: hr, ...late });
    expect(await found(noticeKey)).toMatchObject({ state: 'delivered', changed: true });
    expect(await wordsOf(noticeKey)).toContain('En sak som kom sent');

    const stale = await press('archive/deliver', { ...before, archivedAs: '26/00123-7' });
    expect([stale.status, stale.body['title']]).toEqual([409, expect.stringMatching(/^Innholdet er endret siden du så det/)]);
    const old = await press('archive/deliver', { key: noticeKey, seen: 'another', archivedAs: '26/00123-7' });
    expect(old.status).toBe(409);
    await does('archive/deliver', { ...(await seen(noticeKey)), archivedAs: '26/00123-7' });
    expect(await found(noticeKey)).toMatchObject({ state: 'delivered', archivedAs: '26/00123-7', changed: false });
  });

  it('takes it back when it was not delivered after all', async () => {
    await does('archive/undeliver', { key: noticeKey, seen: (await seen(noticeKey)).seen });
    const again = await found(noticeKey);
    expect([again.state, again.archivedAs]).toEqual(['waiting', undefined]);
    await does('archive/deliver', { ...(await seen(noticeKey)), archivedAs: '26/00123-7' });
  });

  it('has nothing of the minutes while they can be commented on', async () => {
    await veven.moveTo('2026-12-10', '10:00');
    await conclude('Felles mottak', 'Alle kommunene tar i bruk rutinen.');
    await veven.moveTo('2026-12-10', '11:31');
    await does('minutes/send', { key: hr, seen: (await veven.tab(secretariat).get<MinutesView>(`${path()}/minutes`)).seen });
    expect(await waiting()).toEqual([]);
  });

  it('has a second package when the minutes are approved', async () => {
    const planned = { key: next, network: 'HR', kind: 'meeting', on: '2027-01-21', from: '09:00', to: '11:00', chair: 'Tinn' };
    await does('meeting/plan', planned);
    await veven.moveTo('2027-01-21', '09:30');
    await conclude('Godkjenning av referat', 'Referatet er godkjent.', next);

    expect(await waiting()).toEqual([minutesKey]);
    expect(await found(minutesKey)).toMatchObject({ kind: 'minutes', version: 1, isPublicEdition: true });
    expect(await metadataOf(minutesKey)).toMatchObject({ kind: 'minutes', edition: 'public', minutes: { version: 1 } });
    expect(await wordsOf(minutesKey)).toContain('Alle kommunene tar i bruk rutinen.');
    await does('archive/deliver', { ...(await seen(minutesKey)), archivedAs: '27/00010-1' });
  });

  it('has a third when a correction is approved; the one before says which has replaced it, and need not be delivered anew', async () => {
    await conclude('Strategi', 'Strategien skrives om.');
    await does('minutes/correct', { key: hr, note: 'Sak 005/26 manglet.' });
    expect(await waiting()).toEqual([]);
    expect(await found(minutesKey)).toMatchObject({ changed: false });
    expect(await metadataOf(minutesKey)).toMatchObject({ minutes: { version: 1, replacedBy: 2 } });

    await veven.moveTo('2027-01-29', '08:00');
    await does('minutes/approve', { key: hr });
    expect(await waiting()).toEqual([`${hr}/minutes/2`]);
    expect(await wordsOf(`${hr}/minutes/2`)).toContain('Strategien skrives om.');
    expect(await wordsOf(minutesKey)).not.toContain('Strategien skrives om.');
  });

  it.each([noticeKey, minutesKey, `${hr}/minutes/2`])(
    'has of an exempt case its number and provision alone, in every byte of %s',
    async (key) => {
      expect(await wordsOf(key)).toMatch(/\d{3}\/26 Unntatt offentlighet, offl\. § 23 første ledd/);
      for (const [name, content] of Object.entries(await filesOf(key))) {
        const inner = name.endsWith('.docx') ? Object.values(unzipSync(content)) : [content];
        for (const part of inner) expect(Buffer.from(part).includes(secret)).toBe(false);
      }
      expect((await metadataOf(key)).cases).toContainEqual({
        number: expect.any(String),
        exempt: true,
        provision: 'offl. § 23 første ledd',
      });
      expect(JSON.stringify(await archive())).not.toContain(secret);
    },
  );

  it('changes a package when a case in it is marked as exempt afterwards: its words are in no file any more', async () => {
    await does('archive/deliver', { ...(await seen(`${hr}/minutes/2`)), archivedAs: '27/00010-2' });
    const { key, etag } = await caseOf('Felles mottak');
    await does('exempt/mark', { key, seen: etag, provision: 'internal' });
    expect(ours((await archive()).delivered).map((one) => one.changed)).toEqual([true, true, true]);
    expect(await wordsOf(minutesKey)).not.toContain('Alle kommunene tar i bruk rutinen.');
    expect(await wordsOf(noticeKey)).not.toContain('Felles mottak');
  });
});
