import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { decisions } from '../../shared/decision/decision.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { findBrowser, openBrowser } from '../support/browser.ts';
import { openFramed } from '../support/framed.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const secretariat = { role: 'secretariat' } as const;
const hr = 'HR/2026-12-10/09.00';
const decision = `${hr}/02/1`;
const page = `/tab/follow-up/${encodeURIComponent(encodeURIComponent(decision))}`;
const title = '002/26 Felles mottak av nyansatte';

/** One decision on the pages where it is followed up, and the matrix of who takes part. Each step goes on where the last one stopped. */
inBrowser('follow-up in the tab', () => {
  let veven: RunningVeven;
  let browser: Browser;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    await veven.moveTo('2026-12-03', '09:00');
    await veven.moveTo('2026-12-10', '10:00');
    const reservation = { kind: 'reservation', what: 'Må opp i formannskapet', body: 'formannskapet', until: '2027-03-01' };
    await does({ seat: 'HR/Sigdal' }, 'attendance/reserve', { key: hr, seat: 'HR/Sigdal', case: `${hr}/02`, ...reservation });
    const followed = { followUpBy: 'municipalities', dueOn: '2027-02-09' };
    await does(secretariat, 'case/conclude', { key: `${hr}/02`, conclusion: 'Alle tar i bruk rutinen.', ...followed });
    await does(secretariat, 'meeting/close', { key: hr });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await veven?.close();
  });

  const row = () => veven.veven.world().snapshot.of(decisions).get(decision)!;
  const of = (municipality: string) => veven.veven.world().snapshot.of(followUps).get(`${decision}/${municipality}`)!;
  const open = (as: string, path: string, look: object = {}) => openFramed({ browser, origin: veven.origin }, { as, path, ...look });
  async function does(who: Who, verb: string, input: object): Promise<void> {
    const { status, body } = await veven.tab(who).post(verb, input);
    expect([verb, status, body['title']]).toEqual([verb, 200, undefined]);
    await veven.settle();
  }

  it('has a page of its own in the menu, where what one is to answer comes first', async () => {
    const { tab, context } = await open('seat=HR/Rollag', '/tab/');
    await tab.getByRole('link', { name: 'Oppfølging' }).click();
    const mine = tab.getByRole('region', { name: 'Venter på deg' });
    await mine.getByRole('link', { name: title }).waitFor();
    await mine.getByText('0 av 8 ferdige · 1 til lokal behandling').waitFor();
    await mine.getByText('Rollag: Ikke meldt').waitFor();
    await mine.getByRole('link', { name: title }).click();
    await tab.getByRole('heading', { level: 1, name: title }).waitFor();
    await context.close();
  });

  it('is answered on the decision’s own page, and whoever is stuck sees whom to ask', async () => {
    await does({ seat: 'HR/Kongsberg' }, 'follow-up/answer', { key: `${decision}/Kongsberg`, state: 'done' });
    await does({ seat: 'HR/Rollag' }, 'follow-up/answer', { key: `${decision}/Rollag`, state: 'stuck', helpWanted: true });
    const { tab, context } = await open('seat=HR/Rollag', page);
    const chat = tab.getByRole('link', { name: 'Kongsberg: HR, Kongsberg' });
    expect(await chat.getAttribute('href')).toContain(
      'https://teams.microsoft.com/l/chat/0/0?users=hr.kongsberg%40veven.example&message=Hei',
    );
    await tab.getByRole('button', { name: 'Ferdig' }).click();
    await tab.getByRole('status').filter({ hasText: 'Rollag: Ferdig' }).waitFor({ state: 'attached' });
    expect(of('Rollag').state).toBe('done');
    await context.close();
  });

  it('has a text for one’s own people, which is edited and passed on; doing so says that they are informed', async () => {
    const { page: window, tab, context, said } = await open('seat=HR/Kongsberg', page);
    await tab.getByLabel('Målform').selectOption('Nynorsk');
    const field = tab.getByLabel('Teksten');
    expect(await field.inputValue()).toMatch(/^HR-nettverket bestemte 10\. desember: Alle tar i bruk rutinen\./);
    await field.fill('Vi får ein ny rutine frå nyttår.');
    await tab.getByText('7 av 120 ord.').waitFor();
    const file = window.waitForEvent('download');
    await tab.getByRole('button', { name: 'Åpne i Word' }).click();
    expect((await file).suggestedFilename()).toBe('Tekst til linja 002-26.docx');
    await tab.getByText('Linja er informert i 1 av 8 kommuner').waitFor();
    await tab.getByRole('button', { name: 'Kopier' }).click();
    await said('Teksten er kopiert.');
    expect(await field.inputValue()).toBe('Vi får ein ny rutine frå nyttår.');
    expect(decodeURIComponent((await tab.getByRole('link', { name: 'Send som e-post' }).getAttribute('href'))!)).toContain(
      'body=Vi får ein ny rutine',
    );
    await context.close();
  });

  it('asks a seat with a reservation what its own body said, and takes it out of the measure if that is so', async () => {
    const { tab, context, said } = await open('seat=HR/Sigdal', page);
    await tab.getByText('Behandles i formannskapet mandag 1. mars 2027').first().waitFor();
    await tab.getByLabel('Utfall').last().selectOption('Nei, vi gjør det ikke');
    await tab.getByLabel('Kommunens saksnummer (valgfritt)').fill('27/00345');
    await tab.getByLabel('Kommunen er utenfor tiltaket fra nå').check();
    await tab.getByRole('button', { name: 'Lagre utfallet' }).click();
    await tab.getByText('Skriv noe her.').waitFor();
    await tab.getByLabel('Hvorfor?').fill('Formannskapet vil beholde egen rutine.');
    await tab.getByRole('button', { name: 'Lagre utfallet' }).click();
    await said('Utfallet er lagret.');
    expect(of('Sigdal')).toMatchObject({ state: 'notConcerned', localOutcome: 'no', localCase: '27/00345' });
    await context.close();
  });

  it('has terms that the secretariat changes; what cannot be is said, and what was written stands', async () => {
    const { tab, context, said } = await open('role=secretariat', page);
    await tab.getByRole('button', { name: 'Endre' }).click();
    const form = tab.getByRole('form', { name: 'Endre oppfølgingen' });
    await form.getByLabel('Berører').fill('Ledere og tillitsvalgte');
    await form.getByLabel('Ses på igjen').fill('2027-01-15');
    await form.getByRole('button', { name: 'Lagre' }).click();
    await form.getByRole('alert').filter({ hasText: 'Fristen er etter dagen den skal ses på igjen' }).waitFor();
    expect(await form.getByLabel('Berører').inputValue()).toBe('Ledere og tillitsvalgte');
    await form.getByLabel('Ses på igjen').fill('2027-04-01');
    await form.getByRole('button', { name: 'Lagre' }).click();
    await said('Oppfølgingen er endret.');
    await tab.getByText('Ledere og tillitsvalgte').waitFor();
    expect(row()).toMatchObject({ concerns: 'Ledere og tillitsvalgte', reviewOn: '2027-04-01', dueOn: '2027-02-09' });
    await context.close();
  });

  it('is closed in the network’s next meeting, by who keeps its agenda, and opened again', async () => {
    const plan = { key: randomUUID(), network: 'HR', kind: 'meeting', on: '2027-02-11', from: '09:00', to: '11:00', chair: 'Tinn' };
    await does(secretariat, 'meeting/plan', plan);
    await veven.moveTo('2027-02-11', '09:30');
    const { tab, context, said } = await open('seat=HR/Tinn', page);
    await tab.getByRole('button', { name: 'Lukk i møtet 11. februar' }).click();
    await tab.getByRole('form', { name: 'Lukk avgjerda' }).getByRole('button', { name: 'Lukk i møtet 11. februar' }).click();
    await said('Avgjerda er lukka.');
    expect(row()).toMatchObject({ state: 'closed', closedIn: plan.key });
    await context.close();

    const again = await open('role=secretariat', page);
    await again.tab.getByRole('button', { name: 'Åpne igjen' }).click();
    await again.said('Beslutningen er åpnet igjen.');
    expect(row().state).toBe('open');
    await again.context.close();
  });

  it('shows who takes part in what, tells each cell’s story, and saves what it shows', async () => {
    const { page: window, tab, context, focused } = await open('role=secretariat', '/tab/measures/matrix?network=HR');
    const cell = tab.getByRole('button', {
      name: /^HR4, Sigdal: Utenfor · siden 10\. desember.* · Formannskapet vil beholde egen rutine\. · sak 27\/00345$/,
    });
    await cell.press('Enter');
    expect(await focused()).toContain('HR4');
    await tab.getByText('Bare der noen ikke er med').click();
    expect(await tab.getByRole('row').count()).toBe(2);
    const [download] = await Promise.all([
      window.waitForEvent('download'),
      tab.getByRole('button', { name: 'Last ned som regneark' }).click(),
    ]);
    const saved = await readFile(await download.path(), 'utf8');
    expect(saved).toMatch(/^\uFEFF"Tiltak";/);
    expect(saved).toContain('Formannskapet vil beholde egen rutine.');
    await context.close();
  });

  it.each(['default', 'dark', 'contrast'] as const)('is readable in the %s theme, wide and narrow', async (theme) => {
    for (const [path, width] of [
      ['/tab/follow-up', 1280],
      ['/tab/follow-up', 320],
      [page, 320],
      ['/tab/measures/matrix', 1280],
      ['/tab/measures/matrix', 320],
    ] as const) {
      const { context, flaws } = await open('role=secretariat', path, { theme, width });
      expect([path, width, await flaws()]).toEqual([path, width, []]);
      await context.close();
    }
  });
});
