import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { findBrowser, openBrowser } from '../support/browser.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const secretariat = { role: 'secretariat' } as const;
const hr = 'HR/2026-12-10/09.00';
const page = `/tab/meetings/${encodeURIComponent(hr)}`;

interface Opened {
  readonly page: Page;
  readonly tab: Frame;
  readonly context: BrowserContext;
}

/** The minutes in the tab: read, sent, commented on, corrected and saved. Each step goes on where the last one stopped. */
inBrowser('the page of a meeting’s minutes', () => {
  let veven: RunningVeven;
  let browser: Browser;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    await veven.moveTo('2026-12-02', '10:00');
    await veven.moveTo('2026-12-10', '10:00');
    const conclude = (key: string, conclusion: string, more = {}) =>
      veven.tab(secretariat).post('case/conclude', { key: `${hr}/${key}`, conclusion, ...more });
    await conclude('01', 'Innkallingen er godkjent.', { followUpBy: 'nobody' });
    await conclude('02', 'Alle kommunene tar i bruk rutinen til våren.', {
      followUpBy: 'municipalities',
      weighing: 'Linja i Tinn ba om mer tid, og fikk det.',
    });
    await veven.moveTo('2026-12-10', '12:00');
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await veven?.close();
  });

  async function open(who: string, path: string, { theme = 'default', width = 1280 } = {}): Promise<Opened> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'nb-NO', reducedMotion: 'reduce' });
    const tabPage = await context.newPage();
    await tabPage.goto(`${veven.origin}/local/host?${who}&path=${encodeURIComponent(path)}&theme=${theme}&bar=0`);
    const tab = await (await tabPage.waitForSelector('iframe')).contentFrame();
    if (!tab) throw new Error('the host page frames nothing');
    await tab.getByRole('main').getByRole('heading').or(tab.getByRole('alert')).first().waitFor();
    return { page: tabPage, tab, context };
  }

  const said = (tab: Frame, text: string) => tab.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });
  const article = (tab: Frame) => tab.getByRole('article', { name: 'Referat · HR-nettverket' });

  it('is reached from the meeting’s page, which says within which day they are to be sent', async () => {
    const { tab, context } = await open('role=secretariat', page);
    await tab.getByText('Send innen tirsdag 15. desember.').waitFor();
    await tab.getByRole('link', { name: 'Les utkastet' }).click();
    await article(tab).getByText('Alle kommunene tar i bruk rutinen til våren.').waitFor();
    await context.close();
  });

  it('reads like the document, and sends it in one press', async () => {
    const { tab, context } = await open('role=secretariat', `${page}/minutes`);
    await article(tab).getByRole('heading', { name: '002/26 Felles mottak av nyansatte' }).waitFor();
    await article(tab).getByText('Linja i Tinn ba om mer tid, og fikk det.').waitFor();
    expect(await tab.getByText('Nettverket får til og med torsdag 17. desember til å si fra.').count()).toBe(1);
    await tab.getByRole('button', { name: 'Send referatet' }).press('Enter');
    await said(tab, 'Referatet er sendt');
    await tab.getByText('Sendt 10. desember kl. 12.00').waitFor();
    expect(await tab.locator(':focus').textContent()).toContain('Referat');
    await context.close();
  });

  it('takes a comment of the reader’s own seat, and takes it back', async () => {
    const { tab, context } = await open('seat=HR/Rollag', `${page}/minutes`);
    await tab.getByRole('button', { name: 'Skriv en merknad' }).click();
    await tab.getByRole('textbox', { name: 'Hva bør rettes?' }).fill('Fristen mangler.');
    await tab.getByRole('button', { name: 'Send merknaden' }).click();
    await said(tab, 'Rollag har en merknad');
    await tab.getByText('Fristen mangler.').waitFor();
    await tab.getByRole('button', { name: 'Trekk merknaden' }).click();
    await tab.getByText('1 av 8 uten merknader').waitFor();
    expect(await tab.getByText('Fristen mangler.').count()).toBe(0);
    await context.close();
  });

  it('shows what has changed since, and makes a corrected version that says why', async () => {
    await veven.tab(secretariat).post('case/conclude', { key: `${hr}/06`, conclusion: 'Ingenting meldt.' });
    const { tab, context } = await open('role=secretariat', `${page}/minutes`);
    await tab.getByRole('listitem').filter({ hasText: '006/26 Eventuelt' }).waitFor();
    await tab.getByRole('button', { name: 'Lag en rettet versjon' }).click();
    await tab.getByRole('textbox', { name: 'Hva er rettet, og hvorfor?' }).fill('Eventuelt manglet konklusjon.');
    await tab.getByRole('button', { name: 'Send rettet versjon' }).click();
    await article(tab).getByText('Rettet versjon 2: Eventuelt manglet konklusjon.').waitFor();
    await tab.getByRole('link', { name: 'Versjon 1' }).click();
    await tab.getByText('Erstattet av en nyere versjon').waitFor();
    expect(await article(tab).getByText('Ingenting meldt.').count()).toBe(0);
    await context.close();
  });

  it('saves what is read as Word and as PDF, by its name', async () => {
    const { page: tabPage, tab, context } = await open('seat=HR/Rollag', `${page}/minutes`);
    for (const [kind, name] of [
      ['Word', 'Referat HR-nettverket 2026-12-10 versjon 2.docx'],
      ['PDF', 'Referat HR-nettverket 2026-12-10 versjon 2.pdf'],
    ] as const) {
      await tab.getByRole('button', { name: 'Last ned referatet' }).press('Enter');
      const [download] = await Promise.all([tabPage.waitForEvent('download'), tab.getByRole('menuitem', { name: kind }).press('Enter')]);
      expect(download.suggestedFilename()).toBe(name);
    }
    await context.close();
  });

  it('has nothing for axe to find in the dark at 320 px', async () => {
    const { page: tabPage, tab, context } = await open('role=secretariat', `${page}/minutes`, { theme: 'dark', width: 320 });
    await article(tab).waitFor();
    const { violations } = await new AxeBuilder({ page: tabPage }).include(['iframe', 'body']).exclude('[data-tabster-dummy]').analyze();
    const overflow = (await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;

    expect([...violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), overflow]).toEqual([0]);
    await context.close();
  });
});
