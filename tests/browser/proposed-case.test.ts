import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { ProposalsPage } from '../../shared/proposed-case/proposed-case.api.ts';
import { findBrowser, openBrowser } from '../support/browser.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const secretariat = { role: 'secretariat' } as const;
const hr = 'HR/2026-12-10/09.00';
const meeting = `/tab/meetings/${encodeURIComponent(hr)}`;

interface Opened {
  readonly page: Page;
  readonly tab: Frame;
  readonly context: BrowserContext;
}

inBrowser('a case that is proposed', () => {
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
    const page = await context.newPage();
    await page.goto(`${veven.origin}/local/host?${who}&path=${encodeURIComponent(path)}&theme=${theme}&bar=0`);
    const tab = await (await page.waitForSelector('iframe')).contentFrame();
    if (!tab) throw new Error('the host page frames nothing');
    await tab.getByRole('main').getByRole('heading').or(tab.getByRole('alert')).first().waitFor();
    return { page, tab, context };
  }

  const said = (tab: Frame, text: string) => tab.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });

  async function foundByAxe(page: Page, tab: Frame): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page }).include(['iframe', 'body']).exclude('[data-tabster-dummy]').analyze();
    const overflow = (await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;
    return [...violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
  }

  it('is proposed in nynorsk from the meeting’s page, with the last day in sight', async () => {
    const { tab, context } = await open('seat=HR/Tinn', meeting);
    const panel = tab.getByRole('region', { name: 'Meld inn ei sak' });
    await panel.getByText('Du kan melde inn saker til dette møtet til og med torsdag 26. november.').waitFor();
    await panel.getByRole('button', { name: 'Meld inn sak' }).click();
    const form = tab.getByRole('form', { name: 'Meld inn sak' });
    await form.getByRole('button', { name: 'Meld inn sak' }).click();
    await form.getByText('Skriv noko her.').waitFor();

    await form.getByLabel('Kva gjeld saka?').fill('Felles lærlingordning');
    await form.getByLabel('Kvifor, og kva foreslår du?').fill('Fire kommunar har spurt.');
    await form.getByLabel('Kvifor, og kva foreslår du?').press('Tab');
    await form.getByRole('button', { name: 'Meld inn sak' }).press('Enter');
    await said(tab, 'Meld inn: Felles lærlingordning.');
    await tab.getByRole('region', { name: 'Innmelde saker' }).getByText('Ventar på svar').waitFor();
    await context.close();
  });

  it('is found from Hjem by the secretariat, who sees how full the agenda gets', async () => {
    const { tab, context } = await open('role=secretariat', '/tab/');
    await tab.getByRole('link', { name: '1 innmeldt sak venter på svar' }).click();
    const waiting = tab.getByRole('region', { name: 'Venter på svar' });
    await waiting.getByText('av HR, Tinn').waitFor();
    await waiting.getByRole('button', { name: 'Ta med i et møte: Felles lærlingordning' }).click();
    const form = tab.getByRole('form', { name: 'Ta med i et møte: Felles lærlingordning' });
    await form.getByLabel('Minutter').fill('400');
    await form.getByText(/Det er .* for mye\./).waitFor();
    await form.getByLabel('Minutter').fill('15');
    await form.getByText(/Saklista blir på/).waitFor();
    await context.close();
  });

  it('that somebody else answers meanwhile is told of, and who it was', async () => {
    const { tab, context } = await open('role=secretariat', '/tab/meetings/proposals?network=HR');
    await tab.getByRole('button', { name: 'Si nei til: Felles lærlingordning' }).click();
    const form = tab.getByRole('form', { name: 'Si nei til: Felles lærlingordning' });
    await form.getByLabel('Hvorfor ikke?').fill('Den hører hjemme i KDU.');
    const { proposed } = await veven.tab({ seat: 'HR/Notodden' }).get<ProposalsPage>('/proposals');
    const [{ key, etag: seen }] = proposed as [ProposalsPage['proposed'][number]];
    await veven.tab({ seat: 'HR/Notodden' }).post('case/accept', { key, seen, meeting: hr });
    await form.getByRole('button', { name: 'Si nei' }).click();
    await tab.getByRole('alert').filter({ hasText: 'HR/Notodden, HR, Notodden har alt svart på denne saken' }).waitFor();
    await tab.getByText('Ingen innmeldte saker venter på svar.').waitFor();
    expect(await tab.locator(':focus').textContent({ timeout: 2000 })).toContain('Innmeldte saker');
    await context.close();
  });

  it('is heard of by the proposer, on their own page', async () => {
    const { tab, context } = await open('seat=HR/Tinn', '/tab/meg');
    await tab.getByRole('region', { name: 'Sakene dine' }).getByText('Sett opp i møtet 10. desember').waitFor();
    await context.close();
  });

  it('is within everybody’s reach in the dark on a narrow screen', async () => {
    for (const title of ['Felles vikarpool for alle kommunene i regionen', 'Kurs']) {
      const key = crypto.randomUUID();
      await veven.tab({ seat: 'HR/Rollag' }).post('case/propose', { key, network: 'HR', meeting: hr, title, information: 'Tre mangler.' });
    }
    const look = { theme: 'dark', width: 320 };
    const { page, tab, context } = await open('role=secretariat', '/tab/meetings/proposals', look);
    await tab.getByRole('button', { name: 'Ta med i et møte: Kurs' }).click();
    await tab.getByRole('form').waitFor();
    expect(await foundByAxe(page, tab)).toEqual([]);
    await context.close();

    const own = await open('seat=HR/Rollag', meeting, look);
    await own.tab.getByRole('button', { name: 'Meld inn sak' }).click();
    await own.tab.getByRole('form', { name: 'Meld inn sak' }).waitFor();
    expect(await foundByAxe(own.page, own.tab)).toEqual([]);
    await own.context.close();
  });

  it('is made of a message in the channel', async () => {
    const channel = veven.people.channel('HR');
    await channel.write('Skal vi kjøpe inn sammen?\nTre kommuner har spurt.', { as: { seat: 'HR/Tinn' }, mention: false });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nb-NO', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${veven.origin}/local/teams?as=HR/Rollag&in=HR`);
    await page.getByRole('button', { name: 'Lag sak av meldingen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Lag sak av meldingen' });
    await dialog.getByLabel('Hva gjelder saken?').waitFor();
    expect(await dialog.getByLabel('Hva gjelder saken?').inputValue()).toBe('Skal vi kjøpe inn sammen?');
    await dialog.getByRole('button', { name: 'Meld inn' }).click();
    await dialog.getByText('Saken er meldt inn til møtet torsdag 10. desember.').waitFor();
    const { proposed } = await veven.tab(secretariat).get<ProposalsPage>('/proposals');
    expect(proposed.map(({ title }) => title)).toContain('Skal vi kjøpe inn sammen?');
    await context.close();
  });
});
