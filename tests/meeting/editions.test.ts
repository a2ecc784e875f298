import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { MinutesView } from '../../shared/minutes/minutes.api.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const rollag = { seat: 'HR/Rollag' } as const;
const tinn = { seat: 'HR/Tinn' } as const;
const member = { role: 'member' } as const;
const hr = 'HR/2026-12-10/09.00';
const added = randomUUID();
const other = randomUUID();
const secret = /FORHANDLINGSBUDET|RESERVASJONSPRISEN|PERSONALSAKEN|TILBUDSLISTEN/;
const words = {
  title: 'FORHANDLINGSBUDET til leverandøren',
  information: 'RESERVASJONSPRISEN er 4 mill.',
  proposal: 'FORHANDLINGSBUDET godkjennes.',
};
const onlyRollag = { secretariat: true, seats: ['HR/Rollag'] };

/** The documents of one meeting where something is exempt: for whoever may read it, and for the others. */
describe('the editions of a document', () => {
  let veven: RunningVeven;
  let paper: string;
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
  }, 60_000);
  afterAll(() => veven?.close());

  const path = `/meetings/${encodeURIComponent(hr)}`;
  const page = (who: Who) => veven.tab(who).get<MeetingPage>(path);
  const minutes = (who: Who) => veven.tab(who).get<MinutesView>(`${path}/minutes`);
  async function does(verb: string, input: object, who: Who = secretariat): Promise<void> {
    const { status, body } = await veven.tab(who).post(verb, input);
    expect([verb, status, body['title']]).toEqual([verb, 200, undefined]);
    await veven.settle();
  }
  async function file(of: string, who: Who) {
    const headers = { Authorization: `Bearer ${await veven.issuer.tabToken(veven.people.person(who))}` };
    const response = await fetch(`${veven.origin}/api${path}/${of}`, { headers });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const name = decodeURIComponent(/filename\*=UTF-8''(.*)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '');
    return { status: response.status, name, bytes, cached: response.headers.get('cache-control') };
  }
  /** Every part of a Word document, its header and properties too. */
  const partsOf = (docx: Uint8Array) =>
    Object.values(unzipSync(docx))
      .map((part) => strFromU8(part))
      .join('\n');
  const textOf = (docx: Uint8Array) => strFromU8(unzipSync(docx)['word/document.xml']!).replace(/<[^>]+>/g, ' ');
  const headerOf = (docx: Uint8Array) =>
    Object.entries(unzipSync(docx))
      .filter(([name]) => /header\d+\.xml$/.test(name))
      .map(([, part]) => strFromU8(part).replace(/<[^>]+>/g, ''))
      .join();

  it('are one, and without a mark, as long as nothing is exempt', async () => {
    expect((await page(rollag)).editions).toEqual([]);
    const plain = await file('notice.docx', rollag);
    expect(plain.name).toBe('Innkalling HR-nettverket 2026-12-10 utkast.docx');
    expect(headerOf(plain.bytes)).toBe('Utkast');
    for (const edition of ['public', 'full'])
      expect(Buffer.from((await file(`notice.docx?edition=${edition}`, tinn)).bytes).equals(Buffer.from(plain.bytes))).toBe(true);
  });

  it('are two of a notice with exempt cases and papers, for those who may read some of it', async () => {
    const about = { meeting: hr, kind: 'decision', minutes: 20, provision: 'negotiation' };
    await does('exempt/add', { key: added, ...about, ...words, readers: onlyRollag });
    await does('exempt/add', { key: other, ...about, title: 'PERSONALSAKEN', readers: { secretariat: true, seats: [] } });
    const [first] = (await page(secretariat)).cases;
    await does('attachment/add', { key: first!.key, title: 'TILBUDSLISTEN', url: 'https://region.example/TILBUDSLISTEN' });
    const attached = (await page(secretariat)).cases[0]!.attachments.at(-1)!;
    paper = attached.key;
    await does('exempt/mark', { key: paper, seen: attached.etag, provision: 'tender', readers: onlyRollag });
    await veven.moveTo('2026-12-03', '09:00');

    expect((await page(rollag)).editions).toEqual(['public', 'full']);
    expect((await page(secretariat)).editions).toEqual(['public', 'full']);
    expect((await page(tinn)).editions).toEqual(['public']);
    expect((await page(member)).editions).toEqual(['public']);
  });

  it('have in the public one numbers and provisions alone, the same bytes for everybody', async () => {
    const { bytes, name, cached } = await file('notice.docx', tinn);
    expect(name).toBe('Innkalling HR-nettverket 2026-12-10 offentlig utgave.docx');
    expect(cached).toBe('no-store');
    expect(headerOf(bytes)).toBe('Offentlig utgave');
    expect(textOf(bytes)).toMatch(/\d{3}\/26 Unntatt offentlighet, offl\. § 23 første ledd/);
    expect(textOf(bytes)).toMatch(/Vedlegg \d+: unntatt offentlighet, offl\. § 23 tredje ledd/);
    expect(partsOf(bytes)).not.toMatch(secret);

    // What is in the PDF can be read only by eye: that it is the same for one who may read nothing tells that it holds nothing.
    for (const ending of ['docx', 'pdf']) {
      const asked = await Promise.all(
        (
          [
            [tinn, ''],
            [tinn, '?edition=public'],
            [rollag, ''],
            [rollag, '?edition=public'],
            [secretariat, ''],
            [member, ''],
          ] as const
        ).map(([who, edition]) => file(`notice.${ending}${edition}`, who)),
      );
      expect(new Set(asked.map(({ bytes: one }) => Buffer.from(one).toString('base64'))).size).toBe(1);
    }
  });

  it('have in the full one what its reader may read, with its provision, and of the rest the provision alone', async () => {
    const { bytes, name, cached } = await file('notice.docx?edition=full', rollag);
    expect(name).toBe('Innkalling HR-nettverket 2026-12-10 full utgave.docx');
    expect(cached).toBe('no-store');
    expect(headerOf(bytes)).toBe('Full utgave – inneholder opplysninger unntatt offentlighet');
    const text = textOf(bytes);
    expect(text).toMatch(/\d{3}\/26 FORHANDLINGSBUDET til leverandøren\s+Unntatt offentlighet, offl\. § 23 første ledd/);
    for (const said of [words.information, words.proposal, 'https://region.example/TILBUDSLISTEN']) expect(text).toContain(said);
    expect(text).toMatch(/Vedlegg \d+: TILBUDSLISTEN \(unntatt offentlighet, offl\. § 23 tredje ledd\)/);
    expect(partsOf(bytes)).not.toContain('PERSONALSAKEN');
    expect(text).toMatch(/\d{3}\/26 Unntatt offentlighet, offl\. § 23 første ledd/);

    expect(textOf((await file('notice.docx?edition=full', secretariat)).bytes)).toContain('PERSONALSAKEN');
    const pdf = await file('notice.pdf?edition=full', rollag);
    expect([pdf.status, pdf.name]).toEqual([200, 'Innkalling HR-nettverket 2026-12-10 full utgave.pdf']);
    expect(pdf.bytes).not.toEqual((await file('notice.pdf', rollag)).bytes);
  });

  it.each(['notice.docx', 'notice.pdf'])('refuse the full %s to whoever may read nothing of it, and say where to go', async (of) => {
    for (const who of [tinn, member]) {
      const { status, bytes } = await file(`${of}?edition=full`, who);
      expect(status).toBe(403);
      expect(strFromU8(bytes)).toMatch(/Last ned den (offentlige utgaven|offentlege utgåva)/);
      expect(strFromU8(bytes)).not.toMatch(secret);
    }
    expect((await file(`${of}?edition=hemmelig`, rollag)).status).toBe(404);
    expect((await file(`${of}?edition=full&edition=public`, rollag)).status).toBe(404);
    expect((await file(`${of}?edition=full`, { seat: 'OPPVEKST/Rollag' })).status).toBe(403);
  });

  it('are the same of the minutes, as a draft and as they are sent', async () => {
    await veven.moveTo('2026-12-10', '11:31');
    await does('exempt/conclude', { key: added, seen: await etagOf(added), conclusion: 'FORHANDLINGSBUDET ble vedtatt.' });
    expect((await minutes(rollag)).editions).toEqual(['public', 'full']);
    const draft = await file('minutes.docx?edition=full', rollag);
    expect(headerOf(draft.bytes)).toBe('Utkast · Full utgave – inneholder opplysninger unntatt offentlighet');
    expect(textOf(draft.bytes)).toContain('FORHANDLINGSBUDET ble vedtatt.');
    await does('minutes/send', { key: hr, seen: (await minutes(secretariat)).seen });

    const open = await file('minutes.docx', tinn);
    expect([open.name, headerOf(open.bytes)]).toEqual(['Referat HR-nettverket 2026-12-10 offentlig utgave.docx', 'Offentlig utgave']);
    expect(textOf(open.bytes)).toContain('Dette er den offentlige utgaven');
    expect(partsOf(open.bytes)).not.toMatch(secret);
    expect(Buffer.from((await file('minutes.pdf', rollag)).bytes).equals(Buffer.from((await file('minutes.pdf', tinn)).bytes))).toBe(true);

    const full = await file('minutes.docx?edition=full', rollag);
    expect(full.name).toBe('Referat HR-nettverket 2026-12-10 full utgave.docx');
    expect(textOf(full.bytes)).toMatch(/FORHANDLINGSBUDET til leverandøren\s+Unntatt offentlighet, offl\. § 23 første ledd/);
    expect(textOf(full.bytes)).toContain('FORHANDLINGSBUDET ble vedtatt.');
    expect(partsOf(full.bytes)).not.toContain('PERSONALSAKEN');
    expect(textOf((await file('minutes.docx?edition=full&version=1', rollag)).bytes)).toContain('FORHANDLINGSBUDET ble vedtatt.');

    expect((await minutes(tinn)).editions).toEqual(['public']);
    for (const ending of ['docx', 'pdf']) expect((await file(`minutes.${ending}?edition=full`, tinn)).status).toBe(403);
    expect(JSON.stringify(await minutes(rollag))).not.toMatch(secret);
  });

  it('are the public one alone when what was exempt for a reader has been lifted, and the others stay', async () => {
    await does('exempt/lift', { key: added, seen: await etagOf(added) });
    await does('exempt/lift', { key: paper, seen: await etagOf(paper) });
    expect((await page(rollag)).editions).toEqual(['public']);
    expect((await file('notice.docx?edition=full', rollag)).status).toBe(403);
    const open = textOf((await file('notice.docx', tinn)).bytes);
    expect(open).toContain('FORHANDLINGSBUDET til leverandøren');
    expect(open).not.toContain('PERSONALSAKEN');
  });

  const etagOf = async (key: string) => (await veven.tab(secretariat).get<{ etag: string }>(`/exempt/${encodeURIComponent(key)}`)).etag;
});
