import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Frame, Page } from 'playwright-core';
import { attendances } from '../../shared/meeting/meeting.list.ts';
import { findBrowser, openBrowser } from '../support/browser.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const key = 'HR/2026-12-10/09.00';
const path = `/tab/meetings/${encodeURIComponent(key)}`;

/** Who takes part, on the meeting's own page: before it and in it. */
inBrowser('attendance in the tab', () => {
  let veven: RunningVeven;
  let browser: Browser;
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    await veven.moveTo('2026-12-01', '09:00');
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await veven?.close();
  });

  async function open(who: string, { theme = 'default', width = 1280 } = {}): Promise<{ page: Page; tab: Frame; close(): Promise<void> }> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'nb-NO', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${veven.origin}/local/host?${who}&path=${encodeURIComponent(path)}&theme=${theme}&bar=0`);
    const tab = await (await page.waitForSelector('iframe')).contentFrame();
    if (!tab) throw new Error('the host page frames nothing');
    await tab.locator('h1').waitFor();
    return { page, tab, close: () => context.close() };
  }
  const row = (municipality: string) => veven.veven.world().snapshot.of(attendances).get(`${key}/HR/${municipality}`);
  const panel = (tab: Frame) => tab.getByRole('region', { name: 'Fremmøte' });
  const said = (tab: Frame, text: string) => tab.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });

  it('tells the secretariat that the agenda is not approved, and lets the chair approve it', async () => {
    const { tab, close } = await open('role=secretariat');
    await tab.getByText('Ikke godkjent').waitFor();
    await close();
    const chair = await open('seat=HR/Notodden');
    await chair.tab.getByRole('button', { name: 'Send som den er' }).click();
    await chair.tab.getByText('Godkjent av HR, Notodden 1. desember kl. 09.0').waitFor();
    await chair.close();
  });

  it('takes a seat’s own absence in one press, and takes it back', async () => {
    const { tab, close } = await open('seat=HR/Rollag');
    await panel(tab).getByRole('button', { name: 'Meld forfall for Rollag' }).click();
    await panel(tab).getByText('Varaen er spurt').waitFor();
    expect(await panel(tab).getByText('7 av 8 møter').isVisible()).toBe(true);
    expect(
      await panel(tab)
        .getByRole('button', { name: /^Meld forfall/ })
        .count(),
    ).toBe(0);
    await panel(tab).getByRole('button', { name: 'Rollag kommer likevel' }).click();
    await said(tab, 'Rollag kommer likevel');
    await panel(tab).getByRole('button', { name: 'Meld forfall for Rollag' }).waitFor();
    expect(row('Rollag')?.state).toBe('unknown');
    await close();
  });

  it('takes attendance in one press a seat, the deputy’s name filled in', async () => {
    await veven.moveTo('2026-12-10', '09:05');
    const { tab, close } = await open('role=secretariat');
    const of = (municipality: string) => panel(tab).getByRole('group', { name: `Fremmøte for ${municipality}` });
    await of('Kongsberg').getByRole('button', { name: 'Til stede' }).click();
    await said(tab, 'Kongsberg: Til stede');
    await of('Tinn').getByRole('button', { name: 'Vara' }).click();
    await said(tab, 'Tinn: Vara');
    expect(row('Kongsberg')).toMatchObject({ state: 'present' });
    expect(row('Tinn')).toMatchObject({ state: 'deputy', who: 'HR, Tinn, vara' });
    expect(await panel(tab).getByLabel('Hvem møtte?').inputValue()).toBe('HR, Tinn, vara');
    await close();
  });

  it('takes who steps out of a case, and a reservation with a body and a day', async () => {
    const { tab, close } = await open('role=secretariat');
    await panel(tab).getByRole('button', { name: 'Legg til' }).click();
    const form = tab.getByRole('form', { name: 'Inhabil, forbehold eller uenighet' });
    await form.getByLabel('Sak').selectOption({ index: 1 });
    await form.getByLabel('Kommune').selectOption('Kongsberg');
    await form.getByRole('button', { name: 'Lagre' }).click();
    await form.getByText('Fyll ut dette.').waitFor();
    await form.getByLabel('Hjemmel').selectOption('forvaltningsloven § 6 andre ledd');
    await form.getByRole('button', { name: 'Lagre' }).click();
    await panel(tab).getByText('Kongsberg trådte ut som inhabil, forvaltningsloven § 6 andre ledd').waitFor();

    await panel(tab).getByRole('button', { name: 'Legg til' }).click();
    await form.getByLabel('Sak').selectOption({ index: 1 });
    await form.getByLabel('Kommune').selectOption('Sigdal');
    await form.getByLabel('Hva', { exact: true }).selectOption('Forbehold');
    await form.getByLabel('Hva gjelder det?').fill('Pengene må på plass først');
    await form.getByLabel('Hvor skal saken behandles?').fill('formannskapet');
    await form.getByLabel('Innen').fill('2027-01-20');
    await form.getByRole('button', { name: 'Lagre' }).click();
    await panel(tab).getByText('Sigdal tok forbehold: formannskapet, innen 20. januar 2027: Pengene må på plass først').waitFor();
    expect(row('Sigdal')?.reservations).toMatchObject([{ kind: 'reservation', until: '2027-01-20' }]);
    await close();
  });

  it('has nothing for axe to find, dark and narrow, and nothing that sticks out', async () => {
    const { page, tab, close } = await open('role=secretariat', { theme: 'dark', width: 320 });
    await panel(tab).getByRole('button', { name: 'Legg til' }).click();
    const { violations } = await new AxeBuilder({ page }).include('iframe').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await tab.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
    await close();
  });
});
