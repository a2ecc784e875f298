import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { Home } from '../../shared/home/home.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { findBrowser, openBrowser } from '../support/browser.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const key = 'HR/2026-12-10/09.00';
const meeting = `/tab/meetings/${encodeURIComponent(key)}`;
const rollag = { seat: 'HR/Rollag' } as const;
const secretariat = { role: 'secretariat' } as const;

interface Opened {
  readonly page: Page;
  readonly tab: Frame;
  readonly context: BrowserContext;
}

/** The tab as Teams shows it: framed by a page that speaks teams-js' protocol, with the token of whoever one is. */
inBrowser('the tab in a browser', () => {
  let veven: RunningVeven;
  let browser: Browser;

  beforeAll(async () => {
    // The Tuesday before the HR network's sample meeting on Thursday 10 December 2026; its notice is out.
    veven = await startVeven({ at: '2026-11-23T08:00' });
    await veven.moveTo('2026-12-08', '08:30');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await veven?.close();
  });

  async function open(who: string, path: string, { theme = 'default', width = 1280 } = {}): Promise<Opened> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'nb-NO', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${veven.origin}/local/host?${who}&path=${encodeURIComponent(path)}&theme=${theme}&bar=0`);
    const tab = await (await page.waitForSelector('iframe')).contentFrame();
    if (!tab) throw new Error('the host page frames nothing');
    await tab.locator('h1').waitFor();
    return { page, tab, context };
  }

  /** What is told to a screen reader when the server has said yes. */
  const said = (tab: Frame, text: string) => tab.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });

  const page = () => veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(key)}`);

  it('lets a representative answer what waits, in one press', async () => {
    const { tab, context } = await open('seat=HR/Rollag', '/tab/');
    await tab.getByText('Er linja hørt i Rollag?').waitFor();
    await tab.getByRole('button', { name: 'Ja', exact: true }).click();
    await said(tab, ': Ja');
    await context.close();
    await veven.settle();

    expect((await veven.people.channel('HR').post('HR-nettverket · Sakliste')).text).toContain('Linja er hørt i 1 av 8 kommuner');
  });

  it('lets the secretariat change a case, and the post in the channel follows', async () => {
    const { tab, context } = await open('role=secretariat', meeting);
    const item = tab.locator('li', { hasText: 'Rekruttering av pedagoger' }).first();
    await item.getByRole('button', { name: /Endre/ }).first().click();
    await tab.getByLabel('Tittel').fill('Rekruttering av lærere og pedagoger');
    await tab.getByRole('button', { name: 'Lagre', exact: true }).click();
    await said(tab, 'Lagret: ');
    await context.close();
    await veven.settle();

    expect((await veven.people.channel('HR').post('HR-nettverket · Sakliste')).text).toContain('Rekruttering av lærere og pedagoger');
  });

  it('takes a conclusion in the tab from the day of the meeting, with the proposed one in one press', async () => {
    await veven.moveTo('2026-12-10', '10:00');
    const { tab, context } = await open('role=secretariat', meeting);
    const item = tab.locator('li', { hasText: 'Felles mottak av nyansatte' }).first();
    await item
      .getByRole('button', { name: /konklusjon/i })
      .first()
      .click();
    await tab
      .getByRole('button', { name: /forslaget/i })
      .first()
      .click();
    await tab
      .getByRole('button', { name: /^Lagre/ })
      .first()
      .click();
    await tab.getByText('0 av 8 ferdige').first().waitFor();
    await context.close();

    const { cases } = await page();
    expect(cases.find(({ title }) => title === 'Felles mottak av nyansatte')?.decision?.followUps).toHaveLength(8);
  });

  it('ends the meeting: one post stands in the channel, and the representative is asked in the tab at once', async () => {
    const { tab, context } = await open('role=secretariat', meeting);
    await tab.getByRole('button', { name: 'Avslutt møtet' }).first().click();
    await said(tab, 'Møtet er avsluttet');
    await context.close();
    await veven.settle();

    expect((await veven.people.channel('HR').posts()).filter(({ text }) => text.includes('Besluttet i møtet'))).toHaveLength(1);
    const home = await veven.tab(rollag).get<Home>('/home');
    expect(home.waiting.map(({ title }) => title)).toEqual(['Felles mottak av nyansatte']);
  });

  it('shows what an answer changes: the measure, its decision and its history', async () => {
    const asked = await open('seat=HR/Rollag', '/tab/');
    await asked.tab.getByRole('button', { name: 'Ferdig', exact: true }).click();
    await said(asked.tab, ': Ferdig');
    await asked.context.close();
    await veven.settle();

    const { tab, context } = await open('seat=HR/Tinn', '/tab/measures/HR4');
    await tab.getByText('1 av 8 ferdige').first().waitFor();
    expect(await tab.locator('html').getAttribute('lang')).toBe('nn');
    await context.close();
  });

  it('opens in a plain browser with a way into Teams', async () => {
    const context = await browser.newContext();
    const plain = await context.newPage();
    await plain.goto(`${veven.origin}/tab/`);
    await plain.getByText('Teams').first().waitFor();
    await context.close();
  });

  const pages = [
    ['the first page of the secretariat', 'role=secretariat', '/tab/'],
    ['the first page of a representative', 'seat=KDU/Rollag', '/tab/'],
    ['the first page of a member', 'role=member', '/tab/'],
    ['the measures', 'role=secretariat', '/tab/measures'],
    ['a measure', 'role=secretariat', '/tab/measures/HR4'],
    ['the meetings', 'role=secretariat', '/tab/meetings'],
    ['a meeting', 'role=secretariat', meeting],
  ] as const;

  it.each(pages)('has nothing for axe to find on %s, in three themes, wide and narrow', async (_name, who, path) => {
    for (const [theme, width] of [
      ['default', 1280],
      ['dark', 400],
      ['contrast', 1280],
    ] as const) {
      const { page: host, tab, context } = await open(who, path, { theme, width });
      await tab.locator('main section, main li, main article').first().waitFor();
      const { violations } = await new AxeBuilder({ page: host }).include(['iframe', 'body']).exclude('[data-tabster-dummy]').analyze();
      expect(violations.map(({ id, nodes }) => `${theme} ${width}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(overflow).toBeLessThanOrEqual(0);
      await context.close();
    }
  });
});
