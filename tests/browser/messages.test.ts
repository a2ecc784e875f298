import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { instant } from '../../shared/day.ts';
import type { ComingView, Messages } from '../../shared/delivery/messages.api.ts';
import { findBrowser, openBrowser } from '../support/browser.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const secretariat = { role: 'secretariat' } as const;

interface Opened {
  readonly page: Page;
  readonly tab: Frame;
  readonly context: BrowserContext;
}

/** *Meldinger* and one's own page, in the minutes in which KDU's notice can still be stopped. */
inBrowser('what Veven sends', () => {
  let veven: RunningVeven;
  let browser: Browser;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00', settings: { undoMinutes: 5 } });
    await veven.moveTo('2026-12-01', '09:00');
    await veven.moveTo('2026-12-02', '08:31');
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await veven?.close();
  });

  async function open(
    who: string,
    path: string,
    { theme = 'default', width = 1280, instead = undefined as Messages | undefined } = {},
  ): Promise<Opened> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'nb-NO', reducedMotion: 'reduce' });
    const page = await context.newPage();
    if (instead) await page.route('**/api/messages', (route) => route.fulfill({ json: instead }));
    await page.goto(`${veven.origin}/local/host?${who}&path=${encodeURIComponent(path)}&theme=${theme}&bar=0`);
    const tab = await (await page.waitForSelector('iframe')).contentFrame();
    if (!tab) throw new Error('the host page frames nothing');
    await tab.locator('h1').waitFor();
    return { page, tab, context };
  }

  const messages = () => veven.tab(secretariat).get<Messages>('/messages');
  const region = (tab: Frame, name: string) => tab.getByRole('region', { name, exact: true });
  const said = (tab: Frame, text: string) => tab.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });

  async function foundByAxe(page: Page, tab: Frame): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page }).include(['iframe', 'body']).exclude('[data-tabster-dummy]').analyze();
    const overflow = (await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;
    return [...violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
  }

  /** Everything that may need a word at once: what Teams would have to do for it on one day is put in its place. */
  async function aBadDay(): Promise<Messages> {
    const now = await messages();
    const notice = now.coming.find(({ to }) => to.kind === 'channel')!;
    const post = (key: string, of: Partial<ComingView>): ComingView => ({ ...notice, key, ...of });
    const at = instant('2026-12-02T07:00:00Z');
    return {
      ...now,
      coming: [
        ...now.coming,
        post('full/1', { state: 'full', may: ['send', 'stop'], canWait: true, summary: 'Statusrunde' }),
        post('full/2', { state: 'full', may: ['send', 'stop'] }),
        post('stopped', { state: 'stopped', may: ['send'] }),
        post('root', { state: 'root' }),
      ],
      uncertain: [{ key: 'notice/lost', to: 'HR', at }],
      failed: [
        { key: 'notice/refused', to: 'TEKNISK', at, why: 'Veven er ikke lagt til der lenger.', settles: true },
        { key: 'notice/nowhere', to: 'OPPVEKST', at, why: 'Veven vet ikke hvor dette skal sendes.', settles: false },
      ],
      unreachable: [{ person: 'p', name: 'TEKNISK, Tinn', seats: ['TEKNISK/Tinn'], why: 'shut-out' }],
      people: Array.from({ length: 12 }, (_, index) => ({ name: `Plass ${index}`, count: 6 - (index % 4), most: 6 })),
      use: { sent: 29, opened: 12, advise: true },
    };
  }

  it('answers in one sentence what comes next, and shows the week by day', async () => {
    const { tab, context } = await open('role=secretariat', '/tab/meldinger');
    await tab.getByText('Det neste går til Kommunedirektørutvalget onsdag 2. desember kl. 08.35.').waitFor();

    expect(await region(tab, 'Kommer').getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      'Onsdag 2. desember',
      'Torsdag 3. desember',
      'Tirsdag 8. desember',
    ]);
    expect(await region(tab, 'Trenger et ord fra deg').textContent()).toContain('Alt går av seg selv.');
    await context.close();
  });

  it('shows the card as it will go out, with nothing in it to press, and hides it again', async () => {
    const { tab, context } = await open('role=secretariat', '/tab/meldinger');
    const show = region(tab, 'Kommer').getByRole('button', { name: 'Se kortet: Kommunedirektørutvalget' });
    await show.press('Enter');
    const card = tab.getByRole('region', { name: 'Kortet til Kommunedirektørutvalget' });
    await card.getByText('Godkjenning av møtereferat').waitFor();

    expect(
      await card
        .getByRole('button')
        .evaluateAll((buttons) => buttons.map((button) => (button as unknown as { disabled: boolean }).disabled)),
    ).not.toContain(false);
    await tab.getByRole('button', { name: 'Skjul kortet: Kommunedirektørutvalget' }).press('Enter');
    expect(await card.count()).toBe(0);
    await context.close();
  });

  it('shows the e-mail of who is reached that way', async () => {
    const { tab, context } = await open('role=secretariat', '/tab/meldinger');
    await region(tab, 'Kommer').getByText('Vis hver av dem').click();
    await tab.getByRole('button', { name: 'Se kortet: KDU, Sigdal' }).click();

    await tab.getByRole('region', { name: 'Kortet til KDU, Sigdal' }).getByRole('heading', { name: 'Slik er e-posten' }).waitFor();
    await context.close();
  });

  it('stops a post by one press, says so aloud, and lets it go by another', async () => {
    const { tab, context } = await open('role=secretariat', '/tab/meldinger');
    const coming = region(tab, 'Kommer');
    await coming.getByText('Sendes kl. 08.35, og kan stoppes til da').waitFor();
    await coming.getByRole('button', { name: /^Stopp: Kommunedirektørutvalget/ }).press('Enter');
    await said(tab, 'Stoppet');
    const needs = region(tab, 'Trenger et ord fra deg');
    const row = needs.getByRole('article', { name: /^Kommunedirektørutvalget/ });
    await row.and(tab.locator(':focus')).waitFor();
    expect(await needs.textContent()).toMatch(/Stoppet, og ikke sendt.*Skulle gå onsdag 2\. desember kl\. 08\.30\./);
    expect(await needs.textContent()).not.toContain('Alt går av seg selv.');
    expect(await coming.getByRole('article', { name: /^Kommunedirektørutvalget/ }).count()).toBe(0);

    await veven.moveTo('2026-12-02', '08:40');
    await row.getByRole('button', { name: /^Send likevel: Kommunedirektørutvalget/ }).press('Enter');
    await said(tab, 'Sendes');
    await row.waitFor({ state: 'detached' });
    expect(await tab.locator(':focus').count()).toBe(1);
    await veven.settle();
    await region(tab, 'Sendt').getByRole('listitem').filter({ hasText: 'Kommunedirektørutvalget' }).waitFor();
    await context.close();

    expect((await veven.people.channel('KDU').posts()).filter(({ text }) => text.includes('Sakliste'))).toHaveLength(1);
  });

  it('tells why a word came too late', async () => {
    const { page, tab, context } = await open('role=secretariat', '/tab/meldinger');
    await region(tab, 'Kommer')
      .getByRole('button', { name: /^Stopp: HR-nettverket/ })
      .waitFor();
    const title = 'Innlegget er alt sendt.';
    await page.route('**/api/commands/delivery/say', (route) =>
      route.fulfill({ status: 409, json: { status: 409, code: 'conflict', title, reference: '' } }),
    );
    await region(tab, 'Kommer')
      .getByRole('button', { name: /^Stopp: HR-nettverket/ })
      .click();

    await tab.getByRole('alert').filter({ hasText: title }).waitFor();
    await context.close();
  });

  it('keeps the choice of network in the address', async () => {
    const { tab, context } = await open('role=secretariat', '/tab/meldinger');
    await region(tab, 'Sendt').getByLabel('Nettverk').selectOption('KDU');

    // The notice, and the agenda that the chair was asked to approve.
    expect(await region(tab, 'Sendt').getByRole('listitem').count()).toBe(2);
    expect(tab.url()).toContain('network=KDU');
    await context.close();
  });

  it('puts what needs a word first, with what can wait in a full channel and what to do', async () => {
    const { tab, context } = await open('role=secretariat', '/tab/meldinger', { instead: await aBadDay() });
    const needs = region(tab, 'Trenger et ord fra deg');
    await needs.waitFor();

    expect(await needs.getByRole('button').allTextContents()).toEqual([
      ...['Den står der', 'Send igjen', 'La den være', 'Send igjen'],
      ...['Se kortet', 'Send likevel'],
      ...['Se kortet', 'Send likevel', 'Hold tilbake', 'Se kortet', 'Send likevel', 'Hold tilbake'],
    ]);
    expect(await needs.textContent()).toContain('Kan vente: det er like nyttig neste måned.');
    expect(await needs.getByRole('link', { name: 'Gå til Oppsett' }).getAttribute('href')).toBe('/tab/oppsett');
    await region(tab, 'Hvor mye').getByText('12 av 29 samlede meldinger ble åpnet eller besvart de siste seks ukene.').waitFor();
    await context.close();
  });

  it('leads everybody else to their own page, where they see how much they have had and change how often', async () => {
    const { tab, context } = await open('seat=HR/Rollag', '/tab/meldinger');
    await tab.getByRole('link', { name: 'Gå til siden din' }).click();
    // Four Tuesdays before the silent days, and two extras.
    await tab.getByText('Du har fått 1 av høyst 6 meldinger fra Veven i desember.').waitFor();
    await tab.getByRole('button', { name: 'Endre hvor ofte' }).waitFor();

    expect(await tab.getByRole('navigation').getByRole('link').allTextContents()).toEqual(['Hjem', 'Tiltak', 'Møter', 'Oppfølging', 'Meg']);
    await context.close();
  });

  it('is reached from the first page', async () => {
    const { tab, context } = await open('role=secretariat', '/tab/');
    await tab.getByRole('link', { name: 'Alle meldinger' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Meldinger' }).waitFor();
    await context.close();
  });

  it.each([
    ['default', 1280],
    ['dark', 320],
    ['contrast', 640],
  ] as const)('has nothing for axe to find in %s at %i px', async (theme, width) => {
    const { page, tab, context } = await open('role=secretariat', '/tab/meldinger', { theme, width, instead: await aBadDay() });
    await region(tab, 'Kommer').getByRole('button', { name: 'Se kortet: HR-nettverket' }).first().click();
    await tab.locator('.ac-adaptiveCard').waitFor();
    await region(tab, 'Kommer').getByText('Vis hver av dem').click();
    expect(await foundByAxe(page, tab)).toEqual([]);
    await context.close();

    const own = await open('seat=HR/Rollag', '/tab/meg', { theme, width });
    await own.tab.getByRole('button', { name: 'Endre hvor ofte' }).waitFor();
    expect(await foundByAxe(own.page, own.tab)).toEqual([]);
    await own.context.close();
  });
});
