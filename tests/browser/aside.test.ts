import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { features } from '../../bot/features.ts';
import type { Home } from '../../shared/home/home.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { partText } from '../../tab/aside/aside.text.ts';
import { findBrowser, openBrowser } from '../support/browser.ts';
import type { SharePointLists } from '../support/lists.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const secretariat = { role: 'secretariat' } as const;
const hr = 'HR/2026-12-10/09.00';
const onboarding = `${hr}/02`;
const recruiting = `${hr}/03`;

describe('a part of Veven that can be turned off', () => {
  it('has a name that people know', () => {
    expect(features.map(({ name }) => name).filter((name) => !(name in partText.nb))).toEqual([]);
  });
});

interface Opened {
  readonly page: Page;
  readonly tab: Frame;
  readonly context: BrowserContext;
}

/** What the secretariat meets on its first page when SharePoint has been edited by hand. */
inBrowser('the first page of the secretariat', () => {
  let veven: RunningVeven;
  let browser: Browser;
  /** The lists as the secretariat's own hands reach them. */
  let byHand: SharePointLists;

  beforeAll(async () => {
    // Under way: the HR network's sample meeting on Thursday 10 December 2026.
    veven = await startVeven({ at: '2026-11-23T08:00' });
    byHand = await veven.byHand(secretariat);
    await veven.moveTo('2026-12-10', '10:00');
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

  const home = () => open('role=secretariat', '/tab/');
  const panel = (tab: Frame) => tab.getByRole('region', { name: 'Endringer som er satt til side' });
  const said = (tab: Frame, text: string) => tab.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });
  const focused = (tab: Frame) => tab.locator(':focus').textContent({ timeout: 2000 });

  async function edit(list: string, key: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
    await byHand.change(list, { id: (await byHand.row(list, key)).id }, fields);
  }

  async function foundByAxe(page: Page, tab: Frame): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page }).include(['iframe', 'body']).exclude('[data-tabster-dummy]').analyze();
    const overflow = (await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;
    return [...violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
  }

  it('says nothing of edits while there is none', async () => {
    const { tab, context } = await home();
    await tab.getByRole('heading', { name: 'Over fristen' }).waitFor();

    expect(await panel(tab).count()).toBe(0);
    await context.close();
  });

  it('shows a row that was spoiled by hand, and puts it back in one press', async () => {
    await edit('Saker', recruiting, { Kind: 'avstemning' });
    await veven.settle();
    const { tab, context } = await home();
    await panel(tab).getByText('«Slag»: «avstemning» er ikke et av valgene. Velg orientering, drøfting eller beslutning.').waitFor();
    expect(
      await panel(tab)
        .getByText(/^Saker · nr\. \d+ · Sekretariatet · 10\. desember kl\. 10\.00$/)
        .count(),
    ).toBe(1);
    expect(await panel(tab).getByRole('button', { name: 'Godta endringen' }).count()).toBe(0);
    // There is no SharePoint on one machine to open it in.
    expect(await panel(tab).getByRole('link', { name: 'Åpne i SharePoint' }).count()).toBe(0);

    await panel(tab).getByRole('button', { name: 'Sett tilbake slik den var' }).click();
    await said(tab, 'Rekruttering av pedagoger: Satt tilbake');
    await panel(tab).waitFor({ state: 'detached' });

    expect((await byHand.row('Saker', recruiting)).fields['Kind']).toBe('drøfting');
    expect(await focused(tab)).toContain('Hjem');
    await context.close();
  });

  it('has no button for what is not the secretariat’s to accept: an answer on behalf of a municipality', async () => {
    await edit('Saker', onboarding, { Conclusion: 'Alle tar i bruk rutinen.', State: 'behandlet', FollowUpBy: 'kommunene' });
    await veven.settle();
    await edit('Oppfølginger', `${onboarding}/1/Rollag`, { State: 'ferdig' });
    await veven.settle();
    const { tab, context } = await home();
    await panel(tab)
      .getByText(
        'Sekretariatet kan ikke gjøre denne endringen i «Oppfølginger». Den kan ikke godtas: et svar gis i Veven av den det gjelder',
      )
      .waitFor();
    expect(await panel(tab).getByRole('button').allTextContents()).toEqual(['Sett tilbake slik den var']);
    await panel(tab).getByRole('button').click();
    await said(tab, 'Satt tilbake');
    await panel(tab).waitFor({ state: 'detached' });
    await context.close();

    const { cases } = await veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(hr)}`);
    expect(cases.find(({ key }) => key === onboarding)?.decision?.counts).toMatchObject({ done: 0, of: 8 });
  });

  // Nobody but the secretariat reaches the lists of one machine: what the server would say of a stranger's edit is put in its place.
  it('lets the secretariat accept a stranger’s edit, where the server says that it may', async () => {
    const { page, context } = await home();
    const now = await veven.tab(secretariat).get<Home>('/home');
    const aside = [
      {
        ...{ list: 'Measures', itemId: '4', seen: '"x,2"', listName: 'Tiltak', title: 'Rekruttering', by: 'Ola Fremmed' },
        ...{ at: '2026-12-10T09:00:00.000Z', problems: [], acceptable: true, restorable: true },
      },
    ];
    const asked: unknown[] = [];
    const answer = () => ({ ...now, secretariat: { ...now.secretariat, aside: asked.length === 0 ? aside : [] } });
    await page.route('**/api/home', (route) => route.fulfill({ json: answer() }));
    await page.route('**/api/commands/aside/settle', (route) => {
      asked.push(route.request().postDataJSON());
      return route.fulfill({ json: {} });
    });
    await page.reload();
    const tab = await (await page.waitForSelector('iframe')).contentFrame();
    if (!tab) throw new Error('the host page frames nothing');
    await panel(tab)
      .getByText('Ola Fremmed kan ikke gjøre denne endringen i «Tiltak». Er den riktig, kan sekretariatet godta den.')
      .waitFor();
    expect(await panel(tab).getByRole('button').allTextContents()).toEqual(['Sett tilbake slik den var', 'Godta endringen']);

    await panel(tab).getByRole('button', { name: 'Godta endringen' }).click();
    await said(tab, 'Rekruttering: Godtatt');
    await panel(tab).waitFor({ state: 'detached' });
    expect(asked).toEqual([{ list: 'Measures', itemId: '4', seen: '"x,2"', how: 'accept' }]);
    await context.close();
  });

  it('tells when the row has changed meanwhile, and then takes the press', async () => {
    await edit('Saker', recruiting, { Kind: 'avstemning' });
    await veven.settle();
    const { tab, context } = await home();
    await panel(tab).getByText('«avstemning»').waitFor();
    await edit('Saker', recruiting, { Kind: 'prøvevalg' });
    await panel(tab).getByRole('button', { name: 'Sett tilbake slik den var' }).press('Enter');
    await panel(tab).getByRole('alert').filter({ hasText: 'Noen andre endret dette samtidig. Prøv igjen.' }).waitFor();
    await panel(tab).getByText('«prøvevalg»').waitFor();
    expect(await focused(tab)).toContain('Rekruttering av pedagoger');

    await panel(tab).getByRole('button', { name: 'Sett tilbake slik den var' }).press('Enter');
    await panel(tab).waitFor({ state: 'detached' });
    await context.close();
  });

  it('keeps the focus among the rows that are left, and has no press for a new row: it is put right where it was made', async () => {
    const added = await byHand.add('Saker', { Title: 'Skrevet rett i lista', Key: `${hr}/new`, NumberKey: `${hr}/new` });
    await edit('Saker', recruiting, { Kind: 'avstemning' });
    await veven.settle();
    const { tab, context } = await home();
    const fresh = panel(tab).getByRole('listitem').filter({ hasText: 'Skrevet rett i lista' });
    await fresh.getByText('«Tilstand» er tom, men må fylles ut.').waitFor();
    expect(await fresh.getByRole('button').count()).toBe(0);

    await panel(tab).getByRole('button').press('Enter');
    await panel(tab).getByText('Rekruttering av pedagoger').waitFor({ state: 'detached' });
    expect(await focused(tab)).toContain('Skrevet rett i lista');
    await context.close();
    await byHand.remove('Saker', added);
    await veven.settle();
  });

  it('tells of lists that are not read yet, calmly and without an administrator', async () => {
    const { tab, page, context } = await home();
    const now = await veven.tab(secretariat).get<Home>('/home');
    const off = [{ feature: 'case', lists: [{ listName: 'Saker', why: 'unread', columns: [] }] }];
    await page.route('**/api/home', (route) => route.fulfill({ json: { ...now, secretariat: { ...now.secretariat, off } } }));
    await page.reload();
    const reloaded = await (await page.waitForSelector('iframe')).contentFrame();

    await reloaded?.getByText('Lista «Saker» er ikke lest ennå. Det går over av seg selv.').waitFor();
    expect(await reloaded?.getByText('administratoren').count()).toBe(0);
    expect(tab.isDetached()).toBe(true);
    await context.close();
  });

  describe('when a list lacks a column', () => {
    beforeAll(async () => {
      const { value } = (await veven.sharePoint.api(`${veven.site}/lists`).get()) as { value: { id: string; displayName: string }[] };
      const meetings = value.find(({ displayName }) => displayName === 'Møter');
      await veven.sharePoint.api(`${veven.site}/lists/${meetings?.id}/columns/Place`).delete();
      await edit('Saker', recruiting, { Kind: 'avstemning' });
      veven.veven.readiness.expire();
      await veven.settle();
    });

    it('says above everything which part is off, what is missing and who can mend it', async () => {
      const { tab, context } = await home();
      const notice = tab.getByRole('region', { name: 'Deler av Veven er slått av' });
      await notice.waitFor();
      expect(await notice.textContent()).toContain('Møter. Lista «Møter» mangler kolonnen «Sted».');
      expect(await notice.textContent()).toContain('Be administratoren kjøre npm run provision.');
      await panel(tab).waitFor();
      expect(await tab.getByRole('main').getByRole('heading', { level: 2 }).first().textContent()).toBe('Deler av Veven er slått av');
      await context.close();
    });

    it('tells a representative who opens a page of that part, in their language, and goes on telling while it asks again', async () => {
      const { page, tab, context } = await open('seat=HR/Tinn', '/tab/meetings');
      const told = tab.getByRole('alert').filter({ hasText: 'Denne delen av Veven er slått av no' });
      await told.waitFor();
      const again = page.waitForResponse('**/api/meetings');
      await tab.evaluate("window.dispatchEvent(new Event('visibilitychange'))");
      await again;

      expect(await told.isVisible()).toBe(true);
      await context.close();
    });

    it.each([
      ['default', 1280],
      ['dark', 320],
      ['contrast', 640],
    ] as const)('has nothing for axe to find in %s at %i px', async (theme, width) => {
      const { page, tab, context } = await open('role=secretariat', '/tab/', { theme, width });
      await tab.getByRole('region', { name: 'Deler av Veven er slått av' }).waitFor();
      await panel(tab).waitFor();

      expect(await foundByAxe(page, tab)).toEqual([]);
      await context.close();
    });
  });
});
