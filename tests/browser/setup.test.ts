import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { tenantId } from '../../local/sample/directory.ts';
import type { MyMessages } from '../../shared/delivery/messages.api.ts';
import type { Setup } from '../../shared/setup/setup.api.ts';
import { findBrowser, openBrowser } from '../support/browser.ts';
import { type Framed, openFramed } from '../support/framed.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const secretariat = { role: 'secretariat' } as const;
const newcomer = { seat: 'HR/Tinn', part: 'deputy' } as const;

inBrowser('the page Oppsett', () => {
  let veven: RunningVeven;
  let browser: Browser;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    await veven.settle();
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await veven?.close();
  });

  const open = (path = '/tab/oppsett', as = 'role=secretariat', look: { theme?: 'default' | 'dark' | 'contrast'; width?: number } = {}) =>
    openFramed({ browser, origin: veven.origin }, { as, path, ...look });
  const setup = () => veven.tab(secretariat).get<Setup>('/setup');
  const say = async (verb: string, input: object) => expect((await veven.tab(secretariat).post(verb, input)).status).toBe(200);
  const wrong = ({ tab }: Framed) => tab.getByRole('region', { name: 'Dette må ordnes' });

  /** Somebody whom Veven no longer knows writes to it. */
  async function strangerWrites() {
    const { key, oid } = veven.people.person(newcomer);
    await say('person/unlink', { key, identity: `${tenantId}/${oid}` });
    await veven.people.chat(newcomer).write('mine saker', { as: newcomer });
    await veven.settle();
  }

  /** From now on nobody represents Rollag in HR. */
  async function emptySeat() {
    const seat = (await setup()).networks.find(({ key }) => key === 'HR')?.seats.find(({ key }) => key === 'HR/Rollag');
    for (const { key, part } of seat?.terms ?? []) if (part === 'representative') await say('seat/end', { key, on: '2026-11-22' });
    await veven.settle();
  }

  it('says that everyone is reached while nothing is wrong', async () => {
    const framed = await open();

    await framed.tab.getByText('Ja. Alle plasser har en representant').waitFor();
    expect(await wrong(framed).count()).toBe(0);
    await framed.context.close();
  });

  it('is for the secretariat: a representative is told so, and does not have it in the menu', async () => {
    const { tab, context } = await open('/tab/oppsett', 'seat=HR/Rollag');

    await tab.getByRole('alert').filter({ hasText: 'Bare sekretariatet' }).waitFor();
    expect(await tab.getByRole('link', { name: 'Oppsett' }).count()).toBe(0);
    await context.close();
  });

  it('links somebody who wrote to the likely person, in one press', async () => {
    await strangerWrites();
    const framed = await open();
    await wrong(framed).getByText('En konto med navnet «HR, Tinn, vara» skrev til Veven 23. november').waitFor();

    await wrong(framed).getByRole('button', { name: 'Knytt til HR, Tinn, vara' }).press('Enter');
    await framed.said('Knyttet til HR, Tinn, vara');
    await wrong(framed).waitFor({ state: 'detached' });

    expect(await framed.focused()).toContain('Oppsett');
    await framed.context.close();
    await veven.settle();
    const { strangers, people } = await setup();
    expect(strangers).toEqual([]);
    expect(people.find(({ key }) => key === veven.people.person(newcomer).key)?.identity).toBeDefined();
  });

  it('gives the buttons back with a reason when a press is refused, and the focus to the row', async () => {
    await strangerWrites();
    const framed = await open();
    const problem = { status: 400, code: 'invalid', title: 'Det gikk ikke.', reference: '7' };
    await framed.page.route('**/api/commands/person/link', (route) => route.fulfill({ status: 400, json: problem }));
    await wrong(framed).getByRole('button', { name: 'Knytt til HR, Tinn, vara' }).press('Enter');

    await wrong(framed).getByRole('alert').filter({ hasText: 'Det gikk ikke.' }).waitFor();
    await wrong(framed).getByRole('button', { name: 'Ikke nå' }).waitFor();
    expect(await framed.focused()).toContain('En konto med navnet «HR, Tinn, vara» skrev til Veven');
    await wrong(framed).getByRole('button', { name: 'Ikke nå' }).press('Enter');
    await framed.said('Lagt bort');
    await wrong(framed).waitFor({ state: 'detached' });
    await framed.context.close();
  });

  it('appoints a representative where one is missing, by keyboard only', async () => {
    await emptySeat();
    const framed = await open();
    const { page, tab } = framed;
    await wrong(framed).getByText('Rollag har ingen representant i HR-nettverket.').waitFor();
    const tabTo = async (name: RegExp) => {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab');
        if (name.test((await tab.locator(':focus').count()) > 0 ? ((await framed.focused()) ?? '') : '')) return;
      }
      throw new Error(`the focus never came to ${name}`);
    };

    await tabTo(/^Oppnevn representant$/);
    await page.keyboard.press('Enter');
    await tab.getByRole('form', { name: 'Oppnevn for Rollag i HR-nettverket' }).getByLabel('Person').and(tab.locator(':focus')).waitFor();
    await page.keyboard.type('HR, Rollag, vara');
    await tabTo(/^Oppnevn$/);
    await page.keyboard.press('Enter');
    await framed.said('HR, Rollag, vara er oppnevnt for Rollag i HR-nettverket');
    await wrong(framed).waitFor({ state: 'detached' });

    expect(await framed.focused()).toContain('Oppsett');
    await framed.context.close();
    const terms = (await setup()).networks.find(({ key }) => key === 'HR')?.seats.find(({ key }) => key === 'HR/Rollag')?.terms;
    const deputy = veven.people.person({ seat: 'HR/Rollag', part: 'deputy' }).key;
    expect(terms).toContainEqual(expect.objectContaining({ person: deputy, part: 'representative', from: '2026-11-23' }));
  });

  it('says in words why somebody cannot be appointed, shows the seat as it is, and keeps what was filled in', async () => {
    const framed = await open('/tab/oppsett?open=HO');
    const { tab } = framed;
    await tab.getByRole('button', { name: 'Oppnevn for Sigdal i Helse- og omsorgsledernettverket' }).click();
    const form = tab.getByRole('form', { name: /^Oppnevn for Sigdal/ });
    await form.getByLabel('Person').selectOption('new');
    await form.getByLabel('Navn').fill('Kari Nordmann');
    await form.getByLabel('Fra og med').fill('2024-12-31');
    await form.getByRole('button', { name: 'Oppnevn' }).press('Enter');

    await form.getByRole('alert').filter({ hasText: 'Plassen finnes fra 1. januar 2025. Velg den dagen eller en senere.' }).waitFor();
    expect(await form.getByLabel('Navn').inputValue()).toBe('Kari Nordmann');
    expect(await framed.focused()).toBe('Oppnevn');
    expect(await tab.getByRole('button', { name: 'Avslutt vervet til Kari Nordmann' }).count()).toBe(0);

    await form.getByLabel('Fra og med').fill('2027-01-01');
    await form.getByRole('button', { name: 'Oppnevn' }).press('Enter');
    await tab.getByRole('button', { name: 'Avslutt vervet til Kari Nordmann' }).waitFor();
    await framed.said('Kari Nordmann er oppnevnt');
    await framed.context.close();
    expect((await setup()).people.filter(({ name }) => name === 'Kari Nordmann')).toHaveLength(1);
  });

  it('tells when somebody else has changed the person meanwhile, and keeps what was written', async () => {
    const { key } = veven.people.person({ seat: 'HR/Rollag' });
    const person = (await setup()).people.find((one) => one.key === key)!;
    const framed = await open(`/tab/oppsett?part=people&q=hr,+rollag&open=${key}`);
    await framed.tab.getByRole('button', { name: 'Endre HR, Rollag' }).click();
    const form = framed.tab.getByRole('form', { name: 'Endre HR, Rollag' });
    await form.getByLabel('E-post').fill('ny@rollag.example');
    const { name, language, contact, secretariat: isSecretariat, etag: seen } = person;
    await say('person/edit', { key, seen, name, language, contact, secretariat: isSecretariat, municipality: 'Rollag' });

    await form.getByRole('button', { name: 'Lagre' }).click();
    await form.getByRole('alert').filter({ hasText: 'endret dette' }).waitFor();
    expect(await form.getByLabel('E-post').inputValue()).toBe('ny@rollag.example');

    await form.getByRole('button', { name: 'Lagre' }).click();
    await framed.said('Lagret: HR, Rollag');
    expect(await framed.focused()).toContain('Endre HR, Rollag');
    await framed.context.close();
    expect((await setup()).people.find((one) => one.key === key)?.email).toBe('ny@rollag.example');
  });

  it('keeps what the people are narrowed by in the address', async () => {
    const { tab, context } = await open('/tab/oppsett?part=people');
    await tab.getByRole('searchbox', { name: 'Søk' }).fill('hr, tinn');
    await tab.getByText('2 av ').waitFor();
    await tab.getByRole('combobox', { name: 'Kommune' }).selectOption('Rollag');
    await tab.getByText('Ingen passer.').waitFor();

    expect(new URL(tab.url()).search).toBe('?part=people&q=hr%2C+tinn&municipality=Rollag');
    await context.close();
  });

  it('says when somebody is away, and takes it back', async () => {
    const framed = await open('/tab/oppsett?part=away');
    const panel = framed.tab.getByRole('region', { name: 'Fravær' });
    await panel.getByRole('button', { name: 'Legg til fravær' }).click();
    await panel.getByLabel('Person').selectOption({ label: 'HR, Sigdal' });
    await panel.getByLabel('Første dag').fill('2026-12-07');
    await panel.getByRole('button', { name: 'Lagre' }).click();
    await framed.said('Lagt inn: HR, Sigdal, 7. desember');
    expect(await framed.focused()).toBe('Legg til fravær');
    expect((await setup()).absences).toHaveLength(1);

    await panel.getByRole('button', { name: 'Fjern HR, Sigdal, 7. desember' }).press('Enter');
    await framed.said('Fjernet: HR, Sigdal, 7. desember');
    await framed.context.close();
    expect((await setup()).absences).toEqual([]);
  });

  it('changes a setting within its limits', async () => {
    const framed = await open('/tab/oppsett?part=settings');
    await framed.tab.getByRole('button', { name: 'Endre: Svarlenker i e-post' }).click();
    const form = framed.tab.getByRole('form', { name: 'Svarlenker i e-post' });
    await form.getByRole('spinbutton').fill('61');
    await form.getByText('Skriv et helt tall fra 1 til 60.').waitFor();
    await form.getByRole('spinbutton').fill('7');
    await form.getByRole('button', { name: 'Lagre' }).click();
    await framed.said('Lagret: Svarlenker i e-post, 7 dager');
    await framed.context.close();

    expect((await setup()).settings.find(({ name }) => name === 'linkDays')?.value).toBe(7);
  });

  it('shows what a press does before the server has answered, and takes it back with the reason', async () => {
    const framed = await open('/tab/oppsett?part=settings');
    const setting = framed.tab.getByRole('listitem').filter({ hasText: 'Innlegg i en kanal i måneden' });
    const answer = Promise.withResolvers<void>();
    const problem = { status: 400, code: 'invalid', title: 'Det gikk ikke.', reference: '7' };
    await framed.page.route('**/api/commands/setting/change', async (route) => {
      await answer.promise;
      await route.fulfill({ status: 400, json: problem });
    });
    await setting.getByRole('button', { name: /^Endre/ }).click();
    await setting.getByRole('spinbutton').fill('9');
    await setting.getByRole('button', { name: 'Lagre' }).press('Enter');
    await setting.getByText('9 innlegg', { exact: true }).waitFor();

    answer.resolve();
    await setting.getByRole('alert').filter({ hasText: 'Det gikk ikke.' }).waitFor();
    await setting.getByText('5 innlegg', { exact: true }).waitFor();
    await framed.context.close();
  });

  it('lets everyone choose how often they are written to, and say when they are away', async () => {
    const framed = await open('/tab/meg', 'seat=HR/Rollag');
    await framed.tab.getByRole('button', { name: 'Endre hvor ofte' }).click();
    await framed.tab.getByRole('combobox', { name: 'Hvor ofte Veven skriver' }).selectOption('monthly');
    await framed.tab.getByRole('button', { name: 'Lagre' }).click();
    await framed.said('Høyst én gang i måneden');
    await framed.tab.getByRole('button', { name: 'Legg til fravær' }).click();
    await framed.tab.getByLabel('Siste dag').fill('2026-11-27');
    await framed.tab.getByRole('button', { name: 'Lagre' }).click();
    await framed.said('Du er borte 23. november – 27. november');
    expect(await framed.focused()).toBe('Legg til fravær');
    await framed.context.close();

    const { key } = veven.people.person({ seat: 'HR/Rollag' });
    const { people, absences } = await setup();
    expect(people.find((one) => one.key === key)?.rhythm).toBe('monthly');
    expect(absences.map(({ person }) => person)).toEqual([key]);
  });

  it('shows one’s own absences when the page is opened again, joined, and takes them back', async () => {
    const mine = veven.tab({ seat: 'HR/Sigdal' });
    await mine.post('absence/add', { key: randomUUID(), from: '2026-12-14', to: '2026-12-16' });
    const framed = await open('/tab/meg', 'seat=HR/Sigdal');
    const panel = framed.tab.getByRole('main');
    await panel.getByText('Du er borte 14. desember – 16. desember').waitFor();
    for (const [from, to, shown] of [
      ['2026-12-17', '2026-12-18', '14. desember – 18. desember'],
      ['2026-12-28', '2026-12-28', '28. desember'],
    ] as const) {
      await panel.getByRole('button', { name: 'Legg til fravær' }).click();
      await panel.getByLabel('Første dag').fill(from);
      await panel.getByLabel('Siste dag').fill(to);
      await panel.getByRole('button', { name: 'Lagre' }).click();
      await panel.getByRole('button', { name: `Fjern: ${shown}`, exact: true }).waitFor();
    }
    expect(await panel.getByRole('button', { name: 'Fjern' }).count()).toBe(2);
    expect(await framed.flaws()).toEqual([]);

    await panel.getByRole('button', { name: 'Fjern: 14. desember – 18. desember' }).press('Enter');
    await framed.said('Fjernet: 14. desember – 18. desember');
    expect(await framed.focused()).toBe('Fjern: 28. desember');
    await panel.getByRole('button', { name: 'Fjern: 28. desember' }).press('Enter');
    await framed.said('Fjernet: 28. desember');
    expect(await framed.focused()).toBe('Når du er borte');
    await framed.context.close();

    expect((await mine.get<MyMessages>('/messages/mine')).absences).toEqual([]);
  });

  describe('when something is wrong', () => {
    beforeAll(strangerWrites);

    it.each([
      ['default', 1280, '?open=HR', 'Endre språk, dager og faste saker'],
      ['dark', 320, '?part=people&q=hr,+t', 'Legg til person'],
      ['contrast', 640, '?part=away', 'Legg til ferie'],
    ] as const)('has nothing for axe to find in %s at %i px', async (theme, width, path, opener) => {
      const framed = await open(`/tab/oppsett${path}`, 'role=secretariat', { theme, width });
      await wrong(framed).getByRole('button', { name: 'Legg til som ny' }).click();
      await framed.tab.getByRole('form', { name: 'Ny person: HR, Tinn, vara' }).waitFor();
      await framed.tab.getByRole('button', { name: opener }).click();
      await framed.tab.getByRole('form').nth(1).waitFor();

      expect(await framed.flaws()).toEqual([]);
      await framed.context.close();
    });
  });
});
