import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';

/** The tab as Teams shows it: in a frame, with the token of whoever one is. */
export interface Framed {
  readonly page: Page;
  readonly tab: Frame;
  readonly context: BrowserContext;
  /** Waits until this has been told to a screen reader. */
  said(words: string): Promise<void>;
  /** The name or text of what has the focus. */
  focused(): Promise<string | null>;
  /** What axe finds, and how much too wide the page is. */
  flaws(): Promise<readonly string[]>;
}

interface Look {
  readonly theme?: 'default' | 'dark' | 'contrast';
  readonly width?: number;
}

/** Opens the tab at a path as someone: `role=secretariat`, `seat=HR/Rollag`. */
export async function openFramed(
  { browser, origin }: { browser: Browser; origin: string },
  { as, path, theme = 'default', width = 1280 }: Look & { as: string; path: string },
): Promise<Framed> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'nb-NO', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${origin}/local/host?${as}&path=${encodeURIComponent(path)}&theme=${theme}&bar=0`);
  const tab = await (await page.waitForSelector('iframe')).contentFrame();
  if (!tab) throw new Error('the host page frames nothing');
  await tab.getByRole('main').getByRole('heading').or(tab.getByRole('alert')).first().waitFor();
  return {
    page,
    tab,
    context,
    said: (words) => tab.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' }),
    focused: () => tab.locator(':focus').evaluate((element) => element.getAttribute('aria-label') ?? element.textContent),
    async flaws() {
      const { violations } = await new AxeBuilder({ page }).include(['iframe', 'body']).exclude('[data-tabster-dummy]').analyze();
      const overflow = (await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;
      return [...violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
    },
  };
}
