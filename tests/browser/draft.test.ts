import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { findBrowser, openBrowser } from '../support/browser.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const secretariat = { role: 'secretariat' } as const;
const february = randomUUID();
const march = randomUUID();

/** The secretariat gets a first draft of an agenda, with reasons. */
inBrowser('suggested cases', () => {
  let veven: RunningVeven;
  let browser: Browser;

  beforeAll(async () => {
    // The HR network's meeting on 10 December leaves two cases without a conclusion; one that waits has a long title.
    veven = await startVeven({ at: '2026-11-23T08:00' });
    await veven.moveTo('2026-12-10', '10:00');
    for (const place of ['01', '02', '03'])
      await veven.tab(secretariat).post('case/conclude', { key: `HR/2026-12-10/09.00/${place}`, conclusion: 'Nettverket er enig.' });
    await veven.moveTo('2026-12-10', '11:31');
    for (const [key, on] of [
      [february, '2027-02-11'],
      [march, '2027-03-11'],
    ] as const)
      await veven
        .tab(secretariat)
        .post('meeting/plan', { key, network: 'HR', kind: 'meeting', on, from: '09:00', to: '10:00', chair: 'Notodden' });
    const byHand = await veven.byHand(secretariat);
    const title = 'Felles lærlingordning for helsefagarbeidere, barne- og ungdomsarbeidere og byggdriftere i alle kommunene i regionen';
    await byHand.add('Saker', { Title: title, Network: 'HR', State: 'parkert', Kind: 'drøfting', Position: 1, Measure: 'HR3' });
    await veven.settle();
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await veven?.close();
  });

  async function open(
    who: string,
    meeting: string,
    { theme = 'default', width = 1280 } = {},
  ): Promise<{ page: Page; tab: Frame; context: BrowserContext }> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'nb-NO', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${veven.origin}/local/host?${who}&path=${encodeURIComponent(`/tab/meetings/${meeting}`)}&theme=${theme}&bar=0`);
    const tab = await (await page.waitForSelector('iframe')).contentFrame();
    if (!tab) throw new Error('the host page frames nothing');
    await tab.getByRole('heading', { name: 'Sakliste', exact: true }).waitFor();
    return { page, tab, context };
  }

  const opener = (tab: Frame) => tab.getByRole('button', { name: 'Foreslå saker' });
  const form = (tab: Frame) => tab.getByRole('form', { name: 'Forslag til saker' });
  const said = (tab: Frame, text: string) => tab.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });

  it('are one quiet button to those who keep the agenda, and nothing to others', async () => {
    const keeper = await open('role=secretariat', february);
    await opener(keeper.tab).waitFor();
    expect(await form(keeper.tab).count()).toBe(0);
    await keeper.context.close();

    const other = await open('seat=HR/Rollag', february);
    await other.tab.getByRole('heading', { name: 'Fremmøte' }).or(other.tab.getByText('Møteleder')).first().waitFor();
    expect(await opener(other.tab).count()).toBe(0);
    await other.context.close();
  });

  it('have no barrier in the dark on a narrow screen', async () => {
    const { page, tab, context } = await open('role=secretariat', february, { theme: 'dark', width: 320 });
    await opener(tab).click();
    await form(tab).waitFor();
    const { violations } = await new AxeBuilder({ page }).include(['iframe', 'body']).exclude('[data-tabster-dummy]').analyze();
    const overflow = (await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;
    expect([violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), overflow]).toEqual([[], 0]);
    await context.close();
  });

  it('are chosen and added by the keyboard, with reasons and the sum of their time', async () => {
    const { page, tab, context } = await open('role=secretariat', february);
    await opener(tab).focus();
    await page.keyboard.press('Enter');
    await form(tab).waitFor();
    const boxes = form(tab).getByRole('checkbox');
    expect(await boxes.count()).toBe(3);
    expect(await form(tab).getByText('Fordi den ikke fikk konklusjon 10. desember.').count()).toBe(2);
    await form(tab).getByText('3 av 3 valgt · 1 t 20 min').waitFor();
    await form(tab).getByText('1 t mer enn møtet varer').waitFor();
    expect(await boxes.first().evaluate((box) => box === box.ownerDocument.activeElement)).toBe(true);

    await page.keyboard.press('Space');
    await said(tab, '2 av 3 valgt · 1 t');
    await form(tab).getByRole('button', { name: 'Legg til 2 saker' }).focus();
    await page.keyboard.press('Enter');

    await said(tab, '2 saker er lagt til');
    await tab.getByRole('heading', { name: 'Strategi for HR-samarbeidet' }).waitFor();
    expect(await tab.locator(':focus').textContent()).toBe('Foreslå saker');
    await context.close();
  });

  it('say when there is nothing to suggest', async () => {
    const { tab, context } = await open('role=secretariat', march);
    await opener(tab).click();
    await form(tab)
      .getByRole('button', { name: /^Legg til \d sak/ })
      .click();
    await said(tab, 'lagt til');

    await opener(tab).click();
    await tab.getByText('Ingenting å foreslå:').waitFor();
    await tab.getByRole('button', { name: 'Lukk' }).click();
    expect(await tab.locator(':focus').textContent()).toBe('Foreslå saker');
    await context.close();
  });
});
