import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type { CaseView } from '../../shared/case/case.api.ts';
import type { Home } from '../../shared/home/home.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { MinutesView } from '../../shared/minutes/minutes.api.ts';
import type { SharePointLists } from '../support/lists.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const rollag = { seat: 'HR/Rollag' } as const;
const tinn = { seat: 'HR/Tinn' } as const;
/** The seat that chairs the meeting. */
const chair = { seat: 'HR/Notodden' } as const;
const hr = 'HR/2026-12-10/09.00';
const next = randomUUID();
const title = 'Referat · HR-nettverket 10. desember';

/** The minutes of one meeting, from when it is held until they are locked and corrected: each step goes on where the last one stopped. */
describe('the minutes of a meeting', () => {
  let veven: RunningVeven;
  let byHand: SharePointLists;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    byHand = await veven.byHand(secretariat);
    await veven.moveTo('2026-12-02', '10:00');
    await veven.moveTo('2026-12-10', '10:00');
  }, 60_000);
  afterAll(() => veven?.close());

  const path = (key = hr) => `/meetings/${encodeURIComponent(key)}`;
  const page = (key = hr) => veven.tab(secretariat).get<MeetingPage>(path(key));
  const minutesFor = (who: Who, version = '') => veven.tab(who).get<MinutesView>(`${path()}/minutes${version}`);
  const press = (verb: string, data: object, who: Who = secretariat) => veven.tab(who).post(verb, data);
  const channel = () => veven.people.channel('HR');
  const post = () => channel().post(/^Referat · /);
  const caseOf = async (words: string, key = hr) => (await page(key)).cases.find((item) => item.title.startsWith(words)) as CaseView;
  const row = (version: number) => byHand.row('Referat', `${hr}/${version}`);

  async function conclude(words: string, conclusion: string, key = hr): Promise<void> {
    const { key: caseKey, kind } = await caseOf(words, key);
    const answer = await press('case/conclude', { key: caseKey, conclusion, ...(kind === 'decision' && { followUpBy: 'secretariat' }) });
    expect([answer.status, answer.body]).toEqual([200, { ok: true }]);
    await veven.settle();
  }

  /** A file, as a person's browser asks for it. */
  async function download(ending: string, who?: Who) {
    const headers = who ? { Authorization: `Bearer ${await veven.issuer.tabToken(veven.people.person(who))}` } : undefined;
    const response = await fetch(`${veven.origin}/api${path()}/minutes${ending}`, headers && { headers });
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  }
  const wordsIn = (docx: Uint8Array) => strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ' ');

  it('are not there before it is held, and cannot be sent', async () => {
    expect(await minutesFor(rollag)).toMatchObject({ state: 'none', may: { send: false } });
    expect((await press('minutes/send', { key: hr })).body['title']).toBe('Referatet kan sendes når møtet er holdt.');
    expect((await download('.docx', secretariat)).status).toBe(404);
  });

  it('are a draft when it is held, made from the cases as they are', async () => {
    await conclude('Felles mottak', 'Alle kommunene tar i bruk rutinen.');
    await veven.moveTo('2026-12-10', '11:31');
    const draft = await minutesFor(rollag);

    expect(draft).toMatchObject({ state: 'draft', sendBy: '2026-12-15', late: false, may: { send: false } });
    expect(draft.body?.cases).toHaveLength(7);
    expect(draft.body?.cases[1]).toMatchObject({ title: 'Felles mottak av nyansatte', conclusion: 'Alle kommunene tar i bruk rutinen.' });
    await conclude('Rekruttering', 'Vi drøfter det igjen i januar.');
    expect((await minutesFor(rollag)).body?.cases[2]).toMatchObject({ conclusion: 'Vi drøfter det igjen i januar.' });
    expect(await byHand.rows('Referat')).toEqual([]);
  });

  it('are read by those who sit in the network, and by nobody else', async () => {
    const oppvekst = { seat: 'OPPVEKST/Rollag' } as const;
    expect(await minutesFor(oppvekst)).toMatchObject({ status: 403, code: 'not-allowed' });
    expect((await minutesFor({ role: 'member' })).state).toBe('draft');
    expect(await Promise.all([undefined, oppvekst, rollag].map(async (who) => (await download('.docx', who)).status))).toEqual([
      401, 403, 200,
    ]);
    expect(await Promise.all([undefined, oppvekst, rollag].map(async (who) => (await download('.pdf', who)).status))).toEqual([
      401, 403, 200,
    ]);
  });

  it('are marked as a draft in Word and PDF', async () => {
    const { headers, bytes } = await download('.docx', rollag);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-disposition')).toContain('filename="Referat HR-nettverket 2026-12-10 utkast.docx"');
    expect(wordsIn(bytes)).toContain('Dette er et utkast.');
    // Nothing in them is exempt: there is one edition.
    expect((await minutesFor(rollag)).editions).toEqual([]);
    expect(wordsIn(bytes)).not.toContain('offentlige utgaven');
    expect((await download('.docx?edition=full', rollag)).headers.get('content-disposition')).toContain('2026-12-10 utkast.docx');
  });

  it('are late, for the secretariat, when the day has passed', async () => {
    await veven.moveTo('2026-12-16', '08:00');
    expect((await minutesFor(secretariat)).late).toBe(true);
    expect((await minutesFor(chair)).late).toBe(false);
  });

  it('are sent by the secretariat or the chair, and by them alone, as they have read them', async () => {
    const { seen } = await minutesFor(chair);
    await conclude('Eventuelt', 'Ingenting meldt.');

    expect((await press('minutes/send', { key: hr }, rollag)).status).toBe(403);
    expect(await press('minutes/send', { key: hr, seen }, chair)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    const read = await minutesFor(chair);
    expect((await press('minutes/send', { key: hr, seen: read.seen }, chair)).status).toBe(200);
    expect((await press('minutes/send', { key: hr, seen: read.seen }, chair)).status).toBe(200);
    await veven.settle();

    expect((await byHand.rows('Referat')).map(({ fields }) => [fields['Version'], fields['State']])).toEqual([[1, 'sendt']]);
    expect((await page()).meeting.state).toBe('minutesSent');
    // Five working days on; from 23 December nobody is written to.
    expect(await minutesFor(rollag)).toMatchObject({ state: 'sent', version: 1, comments: { by: '2027-01-04', of: 8, none: 0 } });
  });

  it('stand in the channel once, with numbers and what silence means', async () => {
    await veven.moveTo('2026-12-16', '09:00');
    const { text, buttons } = await post();
    expect(text).toContain(title);
    expect(text).toContain('Si fra om merknader innen mandag 4. januar 2027. Den som ikke svarer, godtar referatet.');
    expect(text).toContain('0 av 8 uten merknader');
    expect(buttons).toEqual(['Ingen merknader', 'Merknad', 'Åpne referatet']);
    expect((await channel().posts()).map((one) => one.text.split('\n')[0])).toEqual([
      'HR-nettverket · Sakliste',
      'Besluttet i møtet · HR-nettverket 10. desember 2026',
      'Referat · HR-nettverket 10. desember 2026',
    ]);
  });

  it('are frozen: a case that is changed later changes nothing in them, and those who keep them see what differs', async () => {
    await conclude('Strategi', 'Strategien skrives om.');
    expect((await minutesFor(rollag)).body?.cases[4]).not.toHaveProperty('conclusion');
    expect((await minutesFor(rollag)).changed).toEqual([]);
    expect((await minutesFor(secretariat)).changed).toEqual(['005/26 Strategi for HR-samarbeidet']);
  });

  describe('comments', () => {
    it('come from the card, by the seat of whoever presses', async () => {
      await (await post()).press('Ingen merknader', { as: rollag });
      await (await post()).press('Ingen merknader', { as: rollag });
      await veven.settle();
      expect((await post()).text).toContain('1 av 8 uten merknader');
      expect((await byHand.rows('Merknader')).map(({ fields }) => [fields['Key'], fields['State']])).toEqual([
        [`${hr}/1/HR/Rollag`, 'ingen merknader'],
      ]);
    });

    it('are written in a form for that person only', async () => {
      const form = (await (await post()).press('Merknad', { as: tinn })).card!;
      expect(form.text).toContain('Merknad frå Tinn');
      const answer = await form.press('Send merknaden', { as: tinn, inputs: { 'in.comment': 'Fristen manglar i sak 002/26.' } });
      await veven.settle();

      expect(answer.card?.text).toContain('1 av 8 uten merknader · 1 merknad');
      expect((await post()).text).toContain('1 av 8 uten merknader · 1 merknad');
      expect((await post()).text).not.toMatch(/Tinn|Fristen manglar/);
    });

    it('come from the tab too', async () => {
      const { comments } = await minutesFor(chair);
      expect((await press('minutes/no-comments', { key: comments?.key }, chair)).status).toBe(200);
      expect((await minutesFor(chair)).comments).toMatchObject({ none: 2, comments: 1, mine: { municipality: 'Notodden', state: 'none' } });
    });

    it('are seen by the secretariat, the chair and the own seat', async () => {
      const shown = async (who: Who) => (await minutesFor(who)).comments?.shown.map(({ municipality }) => municipality);
      expect(await shown(secretariat)).toEqual(['Tinn']);
      expect(await shown(chair)).toEqual(['Tinn']);
      expect(await shown(tinn)).toEqual(['Tinn']);
      expect(await shown(rollag)).toEqual([]);
    });

    it('are not given by a seat of another network, a member or the secretariat', async () => {
      const key = `${hr}/1`;
      for (const who of [{ seat: 'KDU/Rollag' }, { role: 'member' }, secretariat] as const)
        expect((await press('minutes/comment', { key, comment: 'Nei.' }, who)).status).toBe(403);
      expect((await (await post()).press('Merknad', { as: { role: 'member' } })).message).toContain(
        'Bare de som har en plass i nettverket',
      );
    });

    it('are taken back only by whoever has seen them, and another’s newer one is not written over', async () => {
      const key = `${hr}/1`;
      expect((await (await post()).press('Ingen merknader', { as: tinn })).message).toContain('Kommunen din har ein merknad.');
      const deputy = { ...tinn, part: 'deputy' } as const;
      expect((await press('minutes/comment', { key, comment: 'Noko anna.' }, deputy)).status).toBe(409);
      const { comments } = await minutesFor(deputy);
      expect((await press('minutes/comment', { key, comment: 'Noko anna.', seen: comments?.mine?.seen }, deputy)).status).toBe(200);
    });
  });

  it('are not edited in SharePoint: what somebody changes in them there is set aside', async () => {
    const before = (await minutesFor(rollag)).body;
    await byHand.change('Referat', await row(1), { Body: JSON.stringify({ ...before, place: 'Et annet sted' }) });
    await veven.settle();

    expect((await minutesFor(rollag)).body).toEqual(before);
    const { aside } = (await veven.tab(secretariat).get<Home>('/home')).secretariat!;
    expect(aside).toMatchObject([{ list: 'Minutes', acceptable: false }]);
    const { list, itemId, seen } = aside[0]!;
    expect((await press('aside/settle', { list, itemId, seen, how: 'restore' })).status).toBe(200);
    await veven.settle();
    expect(JSON.parse(String((await row(1)).fields['Body']))).toEqual(before);
  });

  it('take no comments after the last day, and the post has one button left', async () => {
    await veven.moveTo('2027-01-05', '08:00');
    expect((await post()).buttons).toEqual(['Åpne referatet']);
    expect((await post()).text).toContain('Fristen for merknader gikk ut 4. januar 2027.');
    expect((await press('minutes/no-comments', { key: `${hr}/1` }, { seat: 'HR/Sigdal' })).body['title']).toContain(
      'Fristen for merknader',
    );
  });

  it('are approved and locked by the next meeting’s case', async () => {
    const planned = { key: next, network: 'HR', kind: 'meeting', on: '2027-01-21', from: '09:00', to: '11:00', chair: 'Tinn' };
    expect((await press('meeting/plan', planned)).status).toBe(200);
    await veven.settle();
    await veven.moveTo('2027-01-21', '09:30');
    await conclude('Godkjenning av referat', 'Referatet er godkjent.', next);

    expect(await minutesFor(rollag)).toMatchObject({ state: 'approved', approved: { meeting: { key: next } }, may: { correct: false } });
    expect((await row(1)).fields).toMatchObject({ State: 'godkjent', ApprovedIn: next });
    expect((await page()).meeting.state).toBe('approved');
    expect((await post()).text).toContain('Godkjent i møtet 21. januar 2027.');
    expect((await post()).buttons).toEqual(['Åpne referatet']);
  });

  describe('corrected', () => {
    const note = 'Konklusjonen i sak 005/26 manglet.';
    const corrected = (data: object, who: Who = secretariat) => press('minutes/correct', { key: hr, ...data }, who);

    it('say what and why', async () => {
      expect((await corrected({})).status).toBe(400);
      expect((await corrected({ note: ' ' })).status).toBe(400);
      expect((await corrected({ note }, rollag)).status).toBe(403);
    });

    it('are a new version, which the post tells of; the old one can be read', async () => {
      const posts = (await channel().posts()).length;
      expect((await corrected({ note })).status).toBe(200);
      expect((await corrected({ note })).status).toBe(200);
      await veven.settle();

      expect(await minutesFor(rollag)).toMatchObject({ state: 'sent', version: 2, note, versions: [{ version: 2 }, { version: 1 }] });
      expect((await minutesFor(rollag)).body?.cases[4]).toMatchObject({ conclusion: 'Strategien skrives om.' });
      const first = await minutesFor(rollag, '/1');
      expect(first).toMatchObject({ state: 'replaced', version: 1 });
      expect(first).not.toHaveProperty('comments');
      expect(first.body?.cases[4]).not.toHaveProperty('conclusion');
      expect((await row(1)).fields['State']).toBe('erstattet');
      expect(await channel().posts()).toHaveLength(posts);
      expect((await post()).text).toContain(`Rettet versjon 2: ${note}`);
      expect((await post()).buttons).toEqual(['Ingen merknader', 'Merknad', 'Åpne referatet']);
    });

    it('are not made twice when nothing has changed since', async () => {
      expect((await corrected({ note: 'En gang til.' })).body['title']).toContain('Ingenting er endret siden referatet ble sendt.');
    });

    it('are not approved by the meeting that was before them, but by the secretariat when the time for comments is over', async () => {
      expect((await minutesFor(secretariat)).state).toBe('sent');
      expect((await press('minutes/approve', { key: hr })).body['code']).toBe('too-early');
      await veven.moveTo('2027-01-29', '08:00');
      expect((await press('minutes/approve', { key: hr }, rollag)).status).toBe(403);
      expect((await press('minutes/approve', { key: hr })).status).toBe(200);
      await veven.settle();
      expect(await minutesFor(rollag)).toMatchObject({ state: 'approved', version: 2 });
      expect((await post()).text).toContain('Godkjent 29. januar 2027.');
    });

    it('are what one saves, and the old version when one asks for it', async () => {
      const word = await download('.docx', rollag);
      expect(word.headers.get('content-disposition')).toContain("filename*=UTF-8''Referat%20HR-nettverket%202026-12-10%20versjon%202.docx");
      expect(wordsIn(word.bytes)).toContain('Strategien skrives om.');
      expect(wordsIn((await download('.docx?version=1', rollag)).bytes)).not.toContain('Strategien skrives om.');
      expect((await download('.docx?version=3', rollag)).status).toBe(404);
    });
  });

  it('in Word have headings, a table whose heading is repeated, a language and a title', async () => {
    const files = unzipSync((await download('.docx', secretariat)).bytes);
    const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    expect(read('word/document.xml')).toMatch(/<w:pStyle w:val="Heading1"\/>/);
    expect(read('word/document.xml').match(/<w:pStyle w:val="Heading3"\/>/g)).toHaveLength(7);
    expect(read('word/document.xml').match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(read('word/styles.xml')).toContain('<w:lang w:val="nb-NO"/>');
    expect(read('docProps/core.xml')).toContain('<dc:title>Referat · HR-nettverket</dc:title>');
  });

  it('as PDF are tagged, in a language, for archives, with their letters within', async () => {
    const { headers, bytes } = await download('.pdf', secretariat);
    const text = Buffer.from(bytes).toString('latin1');
    expect(headers.get('content-type')).toBe('application/pdf');
    for (const part of [
      '/StructTreeRoot',
      '/Marked true',
      '/Lang (nb-NO)',
      '/S /H1',
      '/S /TH',
      '/Scope /Column',
      '/FontFile2',
      '/OutputIntent',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</);
    expect(text).not.toMatch(/\/BaseFont \/(Helvetica|Times)/);
  });

  it('were all the time one post: a meeting has three', async () => {
    expect((await channel().posts()).map(({ text }) => text.split('\n').slice(0, 2).join(' '))).toEqual([
      expect.stringMatching(/^HR-nettverket · Sakliste .*10\. desember/),
      expect.stringMatching(/^Besluttet i møtet · HR-nettverket 10\. desember/),
      expect.stringMatching(/^Referat · HR-nettverket 10\. desember/),
      // The next meeting's.
      expect.stringMatching(/^HR-nettverket · Sakliste .*21\. januar/),
    ]);
  });
});
