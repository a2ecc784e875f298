import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { findBrowser, openBrowser } from '../support/browser.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const key = 'HR/2026-12-10/09.00';
const secretariat = { role: 'secretariat' } as const;

/** The agenda built in place by those who keep it: by hand, by keyboard, by saying where. */
inBrowser('an agenda in a browser', () => {
  let veven: RunningVeven;
  let browser: Browser;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await veven?.close();
  });

  async function open({ theme = 'default', width = 1280 } = {}): Promise<{ page: Page; tab: Frame; context: BrowserContext }> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'nb-NO', reducedMotion: 'reduce' });
    const page = await context.newPage();
    const path = `/tab/meetings/${encodeURIComponent(key)}`;
    await page.goto(`${veven.origin}/local/host?role=secretariat&path=${encodeURIComponent(path)}&theme=${theme}&bar=0`);
    const tab = await (await page.waitForSelector('iframe')).contentFrame();
    if (!tab) throw new Error('the host page frames nothing');
    await tab.getByRole('button', { name: 'Flytt Rekruttering av pedagoger' }).waitFor();
    return { page, tab, context };
  }

  const said = (tab: Frame, text: string) => tab.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });
  const meeting = () => veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(key)}`);
  const titles = async () => (await meeting()).cases.map(({ title }) => title);

  it('is put in order by keyboard, and each step is read aloud', async () => {
    const { page, tab, context } = await open();
    await tab.getByRole('button', { name: 'Flytt Strategi for HR-samarbeidet' }).focus();
    await page.keyboard.press('Space');
    await said(tab, 'Løftet: Strategi for HR-samarbeidet. Plass 5 av 7.');
    await page.keyboard.press('ArrowUp');
    await said(tab, 'Plass 4 av 7.');
    await page.keyboard.press('ArrowUp');
    await said(tab, 'Plass 3 av 7.');
    await page.keyboard.press('Space');
    await said(tab, 'Flyttet: Strategi for HR-samarbeidet. Plass 3 av 7.');
    await context.close();

    expect((await titles()).slice(1, 4)).toEqual([
      'Felles mottak av nyansatte',
      'Strategi for HR-samarbeidet',
      'Rekruttering av pedagoger',
    ]);
  });

  it('is put in order by dragging', async () => {
    const { page, tab, context } = await open();
    const handle = tab.getByRole('button', { name: 'Flytt Kurs i lønnsforhandling' });
    await handle.scrollIntoViewIfNeeded();
    const [from, to] = [
      await handle.boundingBox(),
      await tab.locator('li', { hasText: 'Strategi for HR-samarbeidet' }).first().boundingBox(),
    ];
    await page.mouse.move(from!.x + 5, from!.y + 5);
    await page.mouse.down();
    await page.mouse.move(from!.x + 5, from!.y - 20, { steps: 4 });
    await page.mouse.move(to!.x + 60, to!.y + 20, { steps: 12 });
    await page.mouse.up();
    await said(tab, 'Flyttet: Kurs i lønnsforhandling. Plass 3 av 7.');
    await context.close();

    expect((await titles())[2]).toBe('Kurs i lønnsforhandling');
  });

  it('is put in order by saying where, and read aloud', async () => {
    const { tab, context } = await open();
    await tab.getByRole('button', { name: 'Mer: Eventuelt' }).click();
    await tab.getByRole('button', { name: 'Flytt til …: Eventuelt' }).click();
    await tab.getByLabel('Plass', { exact: true }).selectOption({ label: 'Sist' });
    await tab.getByRole('form', { name: 'Flytt saken Eventuelt' }).getByRole('button', { name: 'Flytt', exact: true }).click();
    await said(tab, 'Flyttet: Eventuelt. Plass 7 av 7.');
    await context.close();

    expect((await titles()).at(-1)).toBe('Eventuelt');
  });

  it('takes a case with all that can be said of it', async () => {
    const { tab, context } = await open();
    await tab.getByRole('button', { name: 'Legg til en sak' }).click();
    await tab.getByLabel('Tittel').fill('Felles vikarordning');
    await tab.getByLabel('Slag', { exact: true }).selectOption({ label: 'Beslutning' });
    await tab.getByLabel('Minutter').fill('15');
    await tab.getByLabel('Hvem følger opp?').selectOption({ label: 'Kommunene' });
    await tab.getByLabel('Forslag til konklusjon').fill('Vi lager en felles ordning.');
    await tab.getByRole('button', { name: 'Flere felt' }).click();
    await tab.getByLabel('Opplysninger i saken').fill('Kommunene mangler vikarer.');
    await tab.getByLabel('Legges fram av').selectOption({ label: 'Tinn' });
    await tab.getByLabel('Saksbehandler').fill('HR-rådgiver');
    await tab.getByLabel('Tiltak', { exact: true }).selectOption('HR3');
    await tab.getByLabel('Høres linja før møtet?').selectOption({ label: 'Ja, sammen' });
    await tab.getByLabel('Linja høres innen').fill('2026-12-04');
    await tab.getByLabel('Tidligere behandlet').fill('Sluttrapport');
    await tab.getByRole('button', { name: 'Legg til Sluttrapport ERP' }).click();
    await tab.getByRole('button', { name: 'Ta bort Sluttrapport ERP' }).waitFor();
    await tab.getByRole('button', { name: 'Legg til en sak' }).click();
    await said(tab, 'Lagt til: Felles vikarordning');
    await context.close();

    expect((await meeting()).cases.find(({ title }) => title === 'Felles vikarordning')).toMatchObject({
      ...{ kind: 'decision', minutes: 15, followUpBy: 'municipalities', presenter: 'HR/Tinn', officer: 'HR-rådgiver', measure: 'HR3' },
      ...{ hearing: 'together', hearBy: '2026-12-04', proposal: 'Vi lager en felles ordning.', information: 'Kommunene mangler vikarer.' },
      earlier: [{ title: 'Sluttrapport ERP' }],
    });
  });

  it('keeps what was typed when somebody else was first, and shows theirs beside it', async () => {
    const { tab, context } = await open();
    await tab.getByRole('button', { name: 'Endre: Kurs i lønnsforhandling' }).click();
    await tab.getByLabel('Tittel').fill('Kurs i forhandlinger');
    const { cases } = await meeting();
    const { key: course, etag } = cases.find(({ title }) => title === 'Kurs i lønnsforhandling')!;
    await veven.tab(secretariat).post('case/edit', { key: course, seen: etag, title: 'Kurs om lønn', minutes: 25 });
    await tab.getByRole('button', { name: 'Lagre', exact: true }).click();

    const form = tab.getByRole('form', { name: 'Endre saken Kurs i lønnsforhandling' });
    await form.getByText('Kurs om lønn').waitFor();
    await form.getByText('25', { exact: true }).waitFor();
    expect(await tab.getByLabel('Tittel').inputValue()).toBe('Kurs i forhandlinger');
    await tab.getByRole('button', { name: 'Lagre', exact: true }).click();
    await said(tab, 'Lagret: Kurs i forhandlinger');
    await context.close();
    expect((await meeting()).cases.find((item) => item.key === course)).toMatchObject({ title: 'Kurs i forhandlinger', minutes: 25 });
  });

  it('has nothing for axe to find with its forms open, dark and as narrow as the side panel', async () => {
    const { page, tab, context } = await open({ theme: 'dark', width: 320 });
    await tab.getByRole('button', { name: 'Legg til en sak' }).click();
    await tab.getByRole('button', { name: 'Flere felt' }).click();
    await tab.getByRole('button', { name: 'Mer: Rekruttering av pedagoger' }).click();
    await tab.getByRole('button', { name: 'Trekk: Rekruttering av pedagoger' }).click();
    await tab.getByLabel('Hvorfor trekkes den?').waitFor();
    const { violations } = await new AxeBuilder({ page }).include(['iframe', 'body']).exclude('[data-tabster-dummy]').analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    const overflow = await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await context.close();
  });
});
