import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, BrowserContext, Download, Frame, Locator, Page } from 'playwright-core';
import type { ArchivePage } from '../../shared/archive/archive.api.ts';
import { findBrowser, openBrowser } from '../support/browser.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const secretariat = { role: 'secretariat' } as const;
const hr = 'HR/2026-12-10/09.00';
const meeting = `/tab/meetings/${encodeURIComponent(hr)}`;
const archive = '/tab/meetings/archive';
const notice = 'Innkalling, HR-nettverket, 10. desember';
const minutes = 'Referat, HR-nettverket, 10. desember';

interface Opened {
  readonly page: Page;
  readonly tab: Frame;
  readonly context: BrowserContext;
}

/** What goes to the archive, and the documents it is made of. Each step goes on where the last one stopped. */
inBrowser('the archive', () => {
  let veven: RunningVeven;
  let browser: Browser;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await veven?.close();
  });

  async function open(who: string, path: string, { theme = 'default', width = 1280 } = {}): Promise<Opened> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'nb-NO', reducedMotion: 'reduce' });
    context.setDefaultTimeout(12_000);
    const page = await context.newPage();
    await page.goto(`${veven.origin}/local/host?${who}&path=${encodeURIComponent(path)}&theme=${theme}&bar=0`);
    const tab = await (await page.waitForSelector('iframe')).contentFrame();
    if (!tab) throw new Error('the host page frames nothing');
    await tab.getByRole('main').getByRole('heading').or(tab.getByRole('alert')).first().waitFor();
    return { page, tab, context };
  }

  const said = (tab: Frame, text: string) => tab.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });
  const focused = (tab: Frame) => tab.locator(':focus');
  const list = (tab: Frame, name: string) => tab.getByRole('region', { name, exact: true });
  const row = (within: Locator, words: string) => within.getByRole('listitem').filter({ hasText: words });
  const post = async (verb: string, input: object) => {
    const { status, body } = await veven.tab(secretariat).post(verb, input);
    expect([verb, status, body['title']]).toEqual([verb, 200, undefined]);
  };
  const packages = () => veven.tab(secretariat).get<ArchivePage>('/archive');

  async function saved(page: Page, press: () => Promise<void>): Promise<Download> {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return download;
  }

  async function foundByAxe(page: Page, tab: Frame): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page }).include(['iframe', 'body']).exclude('[data-tabster-dummy]').analyze();
    const overflow = (await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;
    return [...violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
  }

  it('has nothing to deliver before a notice is out, and says what will come', async () => {
    const { tab, context } = await open('role=secretariat', '/tab/meetings');
    await tab.getByRole('link', { name: 'Arkiv' }).click();
    await list(tab, 'Ikke levert').getByText('Alt er levert. Neste pakke kommer når en innkalling sendes').waitFor();
    await list(tab, 'Levert').getByText('Ingen pakker er levert ennå.').waitFor();
    await context.close();
  });

  it('is the secretariat’s: a member sees no way to it, and is told so at its address', async () => {
    const meetings = await open('seat=HR/Rollag', '/tab/meetings');
    await meetings.tab.getByRole('button', { name: 'Legg alle i kalenderen' }).waitFor();
    expect(await meetings.tab.getByRole('link', { name: 'Arkiv' }).count()).toBe(0);
    await meetings.context.close();

    const { tab, context } = await open('seat=HR/Rollag', archive);
    await tab.getByRole('alert').filter({ hasText: 'Arkivpakkene er for sekretariatet.' }).waitFor();
    expect(await tab.getByRole('button', { name: 'Levert' }).count()).toBe(0);
    await context.close();
  });

  it('has the notice as Word and PDF on the meeting’s page, by keyboard, for who sits in the network', async () => {
    const { page, tab, context } = await open('seat=HR/Rollag', meeting);
    const button = tab.getByRole('button', { name: 'Last ned innkallingen' });
    await button.press('Enter');
    const choices = tab.getByRole('menu', { name: 'Last ned innkallingen' }).getByRole('menuitem');
    expect(await choices.allTextContents()).toEqual(['Word', 'PDF']);
    await page.keyboard.press('Escape');
    await choices.first().waitFor({ state: 'detached' });
    expect(await focused(tab).textContent()).toBe('Last ned innkallingen');

    await button.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await focused(tab).textContent()).toBe('PDF');
    const download = await saved(page, () => page.keyboard.press('Enter'));
    expect(download.suggestedFilename()).toBe('Innkalling HR-nettverket 2026-12-10 utkast.pdf');
    await said(tab, 'Lagret: Innkalling HR-nettverket 2026-12-10 utkast.pdf');
    await context.close();

    const elsewhere = await open('seat=TEKNISK/Rollag', meeting);
    await elsewhere.tab.getByRole('button', { name: 'Legg i kalender' }).waitFor();
    expect(await elsewhere.tab.getByRole('button', { name: 'Last ned innkallingen' }).count()).toBe(0);
    await elsewhere.context.close();
  });

  it('gives the public edition in one press where something is exempt, and the full one to those who may read it', async () => {
    const readers = { secretariat: true, seats: [] };
    const secret = { title: 'FORHANDLINGSBUDET', proposal: 'FORHANDLINGSBUDET godkjennes.', minutes: 20 };
    await post('exempt/add', { key: randomUUID(), meeting: hr, kind: 'decision', provision: 'negotiation', readers, ...secret });
    const { page, tab, context } = await open('role=secretariat', meeting);
    const first = await saved(page, () => tab.getByRole('button', { name: 'Last ned offentlig innkalling' }).click());
    expect(first.suggestedFilename()).toMatch(/^Innkalling HR-nettverket 2026-12-10.*\.pdf$/);

    await tab.getByRole('button', { name: 'Velg utgave og format' }).click();
    const full = tab.getByRole('group', { name: 'Full utgave (unntatt offentlighet)' });
    expect(await tab.getByRole('group', { name: 'Offentlig utgave' }).getByRole('menuitem').allTextContents()).toEqual(['Word', 'PDF']);
    expect(await foundByAxe(page, tab)).toEqual([]);
    const asked = page.waitForRequest(/notice\.docx\?edition=full/);
    await saved(page, () => full.getByRole('menuitem', { name: 'Word' }).click());
    await asked;
    await context.close();

    const other = await open('seat=HR/Rollag', meeting);
    await other.tab.getByRole('button', { name: 'Velg utgave og format' }).click();
    expect(await other.tab.getByRole('menu').getByRole('group').count()).toBe(1);
    await other.context.close();
  });

  it('gets a package when the notice is sent: it is downloaded, and delivered under the archive’s number', async () => {
    await veven.moveTo('2026-12-03', '09:00');
    const { page, tab, context } = await open('role=secretariat', `${archive}?network=HR`);
    const waiting = row(list(tab, 'Ikke levert'), 'Innkalling · HR-nettverket');
    await waiting.getByText('Offentlig utgave').waitFor();
    const download = await saved(page, () => waiting.getByRole('button', { name: 'Last ned pakken' }).click());
    expect(download.suggestedFilename()).toMatch(/^Arkivpakke Innkalling HR-nettverket 2026-12-10.*\.zip$/);
    const files = unzipSync(await readFile(await download.path()));
    expect(JSON.parse(strFromU8(files['metadata.json']!))).toMatchObject({ kind: 'notice', edition: 'public' });

    const number = waiting.getByRole('textbox', { name: 'Arkivets nummer' });
    await number.press('Enter');
    await waiting.getByText('Skriv nummeret som arkivet ga pakken.').waitFor();
    await number.fill('26/00123-4');
    await number.press('Enter');
    await said(tab, `Levert som 26/00123-4: ${notice}`);
    await list(tab, 'Levert').getByText('Levert som 26/00123-4 · 3. desember kl. 09.00').waitFor();
    await list(tab, 'Ikke levert').getByText('Ingen pakker venter for HR-nettverket.').waitFor();
    expect(await focused(tab).textContent()).toContain('Arkiv');
    await context.close();
  });

  it('says when what was delivered has changed, and is delivered again', async () => {
    const [first] = (
      await veven.tab(secretariat).get<{ cases: readonly { key: string; etag: string }[] }>(`/meetings/${encodeURIComponent(hr)}`)
    ).cases;
    await post('case/edit', { key: first!.key, seen: first!.etag, information: 'Nye opplysninger.' });
    const { tab, context } = await open('role=secretariat', archive);
    const changed = list(tab, 'Endret siden levering');
    await changed.getByText('Endret siden levering – lever på nytt').waitFor();
    expect(await changed.getByRole('textbox', { name: 'Arkivets nummer' }).inputValue()).toBe('26/00123-4');
    await changed.getByRole('textbox', { name: 'Arkivets nummer' }).fill('26/00123-7');
    await changed.getByRole('button', { name: `Levert: ${notice}` }).click();
    await list(tab, 'Levert').getByText('Levert som 26/00123-7').waitFor();
    await context.close();
  });

  it('is taken back, with the number kept where it was written', async () => {
    const { tab, context } = await open('role=secretariat', archive);
    await tab.getByRole('button', { name: `Ikke levert likevel: ${notice}` }).press('Enter');
    await said(tab, `Står igjen som ikke levert: ${notice}`);
    const waiting = list(tab, 'Ikke levert');
    const number = row(waiting, 'Innkalling · HR-nettverket').getByRole('textbox', { name: 'Arkivets nummer' });
    await number.waitFor();
    expect(await number.inputValue()).toBe('26/00123-7');
    await context.close();
  });

  it('loses nothing that is written when somebody else is first, or the filter hides it', async () => {
    const { tab, context } = await open('role=secretariat', archive);
    const form = tab.getByRole('form', { name: `Levert: ${notice}` });
    await form.getByRole('textbox').fill('26/00999-1');
    await tab.getByRole('combobox', { name: 'Nettverk' }).selectOption('TEKNISK');
    await form.waitFor({ state: 'detached' });
    await tab.getByRole('combobox', { name: 'Nettverk' }).selectOption('');
    expect(await form.getByRole('textbox').inputValue()).toBe('26/00999-1');

    const { key, etag: seen } = (await packages()).waiting.find(({ network, kind }) => network === 'HR' && kind === 'notice')!;
    await post('archive/deliver', { key, seen, archivedAs: '26/00500-1' });
    await form.getByRole('button', { name: 'Levert' }).click();
    await tab.getByRole('alert').waitFor();
    await list(tab, 'Levert').getByText('Levert som 26/00500-1').waitFor();
    const corrected = tab.getByRole('form', { name: `Rett nummeret: ${notice}` });
    expect(await corrected.getByRole('textbox').inputValue()).toBe('26/00999-1');
    await corrected.getByRole('button', { name: 'Avbryt' }).click();
    await corrected.waitFor({ state: 'detached' });
    expect(await focused(tab).textContent()).toBe('Rett nummeret');
    await context.close();
  });

  it('gets the minutes too when they are approved, by version', async () => {
    await veven.moveTo('2026-12-10', '12:00');
    await post('meeting/close', { key: hr });
    await post('minutes/send', { key: hr });
    await veven.moveTo('2027-01-08', '09:00');
    await post('minutes/approve', { key: hr });
    await veven.settle();
    const { tab, context } = await open('role=secretariat', `${archive}?network=HR`);
    await row(list(tab, 'Ikke levert'), 'Referat versjon 1 · HR-nettverket')
      .getByRole('form', { name: `Levert: ${minutes}` })
      .waitFor();
    await context.close();
  });

  it.each(['default', 'dark', 'contrast'])('has nothing for axe to find in Teams’ theme %s, at 320 px', async (theme) => {
    const { page, tab, context } = await open('role=secretariat', archive, { theme, width: 320 });
    await tab.getByRole('button', { name: `Rett nummeret: ${notice}` }).press('Enter');
    expect(await focused(tab).inputValue()).toBe('26/00500-1');
    expect(await foundByAxe(page, tab)).toEqual([]);
    await context.close();
  });
});
