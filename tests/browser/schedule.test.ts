import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import type { MeetingsResponse } from '../../shared/meeting/meeting.api.ts';
import type { Schedule } from '../../shared/schedule/schedule.api.ts';
import { findBrowser, openBrowser } from '../support/browser.ts';
import { openFramed } from '../support/framed.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const secretariat = { role: 'secretariat' } as const;

inBrowser('planning meetings', () => {
  let veven: RunningVeven;
  let browser: Browser;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    const council = { key: randomUUID(), municipality: 'Tinn', kind: 'council', from: '2027-02-11' };
    await veven.tab(secretariat).post('local-date/add', council);
    await veven.settle();
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await veven?.close();
  });

  const open = (path: string, look: { as?: string; theme?: 'default' | 'dark'; width?: number } = {}) =>
    openFramed({ browser, origin: veven.origin }, { as: 'role=secretariat', path, ...look });
  const meetings = async (network: string) =>
    (await veven.tab(secretariat).get<MeetingsResponse>('/meetings')).meetings.filter((meeting) => meeting.network === network);

  it('sets a series up from its proposed dates, one of them changed and one taken away', async () => {
    const framed = await open('/tab/meetings/plan?network=HR');
    const { tab } = framed;
    await tab.getByLabel('Fra dag').fill('2027-01-01');
    await tab.getByLabel('Til dag').fill('2027-05-31');
    await tab.getByText('Flyttet fra torsdag 11. februar 2027: kommunestyret i Tinn møter samme dag.').waitFor();

    await tab.getByLabel('Dag i uke 6').fill('2027-02-11');
    await tab.getByText('Kollisjon: kommunestyret i Tinn møter samme dag.').waitFor();
    await tab.getByRole('button', { name: 'Ta bort torsdag 13. mai 2027' }).click();
    await tab.getByRole('button', { name: 'Sett opp 4 møter' }).click();
    await framed.said('4 møter er satt opp');

    await tab.getByText('Uke 10 · 2027').waitFor();
    await framed.context.close();
    const planned = (await meetings('HR')).filter(({ startsAt }) => startsAt >= '2027');
    expect(planned.map(({ startsAt }) => startsAt.slice(0, 16))).toEqual([
      '2027-01-14T08:00',
      '2027-02-11T08:00',
      '2027-03-11T08:00',
      '2027-04-08T07:00',
    ]);
  });

  it('moves a meeting from its page, naming what the new day collides with, and gives it to a calendar', async () => {
    const framed = await open(`/tab/meetings/${encodeURIComponent('KDU/2026-12-11/09.00')}`);
    const { tab, page } = framed;
    await tab.getByRole('button', { name: 'Flytt', exact: true }).click();
    const form = tab.getByRole('form', { name: 'Flytt møtet' });
    await form.getByLabel('Dag').fill('2026-12-23');
    await form.getByText('Kollisjon: det er jul, 23. desember til 1. januar.').waitFor();
    await form.getByLabel('Dag').fill('2026-12-14');
    await form.getByText('Kollisjon').waitFor({ state: 'detached' });
    await form.getByRole('button', { name: 'Flytt', exact: true }).click();
    await framed.said('Møtet er flyttet');
    await tab.getByText('Mandag 14. desember').waitFor();
    expect(await framed.focused()).toBe('Flytt');

    const download = page.waitForEvent('download');
    await tab.getByRole('button', { name: 'Legg i kalenderen' }).click();
    expect((await download).suggestedFilename()).toBe('Kommunedirektørutvalget 2026-12-14.ics');
    await framed.context.close();
  });

  it('keeps the year wheel, in place', async () => {
    const framed = await open('/tab/meetings/wheel');
    const { tab } = framed;
    await tab.getByRole('region', { name: 'Juni' }).getByRole('button', { name: 'Endre KDUs samling' }).click();
    const form = tab.getByRole('form', { name: 'Endre KDUs samling' });
    await form.getByLabel('Første dag, dag').selectOption('31');
    await form.getByText('Denne dagen finnes ikke.').waitFor();
    await form.getByLabel('Første dag, dag').selectOption('09');
    await form.getByLabel('Siste dag, dag').selectOption('10');
    await form.getByLabel('Hold dagene fri for møter').check();
    await form.getByRole('button', { name: 'Lagre' }).click();
    await framed.said('Lagret: KDUs samling');
    await tab.getByRole('region', { name: 'Juni' }).getByText('Dagene holdes fri').waitFor();
    await framed.context.close();

    const { wheel } = await veven.tab(secretariat).get<Schedule>('/schedule');
    expect(wheel.find(({ key }) => key === 'kdu-samling')).toMatchObject({ from: '06-09', to: '06-10', keepFree: true });
  });

  it('is the secretariat’s: a representative is told so, and reads the year wheel', async () => {
    const plan = await open('/tab/meetings/plan', { as: 'seat=HR/Rollag' });
    await plan.tab.getByText('Bare sekretariatet planlegger møter.').waitFor();
    await plan.context.close();

    const wheel = await open('/tab/meetings/wheel', { as: 'seat=HR/Rollag' });
    await wheel.tab.getByText('Kommunene vedtar budsjettene').waitFor();
    expect(await wheel.tab.getByRole('button', { name: /Endre|Ta bort|Legg til/ }).count()).toBe(0);
    await wheel.context.close();
  });

  it.each([
    ['/tab/meetings/plan?network=KDU', 'Forslag til datoer'],
    ['/tab/meetings/wheel', 'Desember'],
    ['/tab/meetings', 'Kommende'],
  ])('has no flaw that axe finds on %s, dark and 320 wide', async (path, heading) => {
    const framed = await open(path, { theme: 'dark', width: 320 });
    await framed.tab.getByRole('heading', { name: heading }).waitFor();

    expect(await framed.flaws()).toEqual([]);
    await framed.context.close();
  });
});
