import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { type Express, Router } from 'express';
import { pino } from 'pino';
import type { Browser } from 'playwright-core';
import { httpApp } from '../../bot/http/server.ts';
import { answerRoutes } from '../../bot/mail/answer.routes.ts';
import { type Asked, type Links, signedLinks } from '../../bot/mail/link.ts';
import { localGuard } from '../../local/routes.ts';
import { samplePeople } from '../../local/sample/directory.ts';
import { checklists, ticks } from '../../shared/checklist/checklist.list.ts';
import { day } from '../../shared/day.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { findBrowser, openBrowser } from '../support/browser.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const inBrowser = (await findBrowser()) ? describe : describe.skip;
const person = (name: string) => samplePeople.find((one) => one.name === name)!;
const rollag = person('KDU, Rollag');
const deputy = person('KDU, Rollag, vara');
const lawyers = 'KDU/2026-12-11/09.00/02';
const hearing = `${lawyers}/F6-1/Rollag`;
const stands = `${lawyers}/1/Rollag`;
const until = day('2026-12-31');

/** The page that answers one question of an e-mail, step by step through an autumn. */
describe('the page behind a link in an e-mail', () => {
  let veven: RunningVeven;
  let server: Server;
  let links: Links;
  let browser: Browser | undefined;
  const logged: string[] = [];
  const opened: string[] = [];

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    let app: Express | undefined;
    server = createServer((request, response) => app?.(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    links = signedLinks({ secret: 'a secret of the tests, 32 letters', publicUrl: origin() });
    const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
    app = httpApp({
      bot: (_request, response) => response.end(),
      api: Router(),
      answers: answerRoutes({ veven: veven.veven, links, opened: (who) => opened.push(who), log }),
      notifications: undefined,
      local: { guard: localGuard(() => (server.address() as AddressInfo).port), routes: Router() },
      frameAncestors: ["'self'"],
      teamsAppId: undefined,
      proxies: 1,
      requestsPerMinute: 1200,
      log,
    });
    await veven.moveTo('2026-12-02', '10:00');
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
    await veven?.close();
  });

  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let asker = 0;
  /** Each from an address of its own, so that none meets another's limit. */
  const headers = () => {
    asker += 1;
    return { 'X-Forwarded-For': `10.0.${Math.floor(asker / 250)}.${asker % 250}`, 'Accept-Language': 'en' };
  };
  const linkFor = (ask: string, of: Partial<Asked> = {}) => links.answerLink({ ask, person: rollag.key, until, ...of });
  async function read(response: Response) {
    const page = await response.text();
    const main = page.slice(page.indexOf('<main>'));
    const text = main
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#39;/g, "'")
      .replace(/\s+/g, ' ');
    return { status: response.status, page, text, headers: response.headers };
  }
  const look = async (link: string) => read(await fetch(link, { headers: headers() }));
  const send = async (link: string, form: Record<string, string>) =>
    read(await fetch(link, { method: 'POST', headers: { ...headers(), Origin: 'null' }, body: new URLSearchParams(form) }));
  const seenOn = ({ page }: { page: string }) => /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';
  const tick = () => veven.veven.world().snapshot.of(ticks).get(hearing);
  const followUp = () => veven.veven.world().snapshot.of(followUps).get(stands);

  it('shows the one question to that person, and nothing that follows or leaks', async () => {
    const { status, text, page, headers: sent } = await look(linkFor(hearing));

    expect(status).toBe(200);
    expect(text).toContain('Advokatsamarbeid');
    expect(text).toContain('Saken avgjøres fredag 11. desember');
    expect(text).toContain('Er linja hørt i Rollag?');
    expect(text).toContain('til og med 31. desember');
    expect(page).toContain('<html lang="nb">');
    expect(page).not.toMatch(/<script|<img|<link|src=/i);
    expect(sent.get('Content-Security-Policy')).toMatch(
      /^default-src 'none';style-src 'sha256-[^']+';form-action 'self';frame-ancestors 'none';base-uri 'none'$/,
    );
    expect(sent.get('Referrer-Policy')).toBe('no-referrer');
    expect(sent.get('Cache-Control')).toBe('no-store');
    expect(sent.get('X-Robots-Tag')).toContain('noindex');
    expect(sent.get('Set-Cookie')).toBeNull();
  });

  it('writes nothing however often it is looked at', async () => {
    for (const method of ['GET', 'HEAD']) await fetch(linkFor(hearing), { method, headers: headers() });

    expect(tick()).toBeUndefined();
    expect(opened).toEqual([]);
  });

  it('takes an answer in one press, as that person, by e-mail', async () => {
    const { status, text } = await send(linkFor(hearing), { answer: 'notYet' });

    expect(status).toBe(200);
    expect(text).toContain('Takk. Svaret er lagret.');
    expect(text).toContain('Du svarte «Ikke ennå» 2. desember kl. 10.00. Du kan endre det.');
    expect(tick()).toMatchObject({ state: 'notYet', changedVia: 'mail', changedBy: `KDU/Rollag, ${rollag.name}` });
    expect(opened).toEqual([rollag.key]);
  });

  it('wants a reason where the command does, and keeps what was written', async () => {
    const without = await send(linkFor(hearing), { answer: 'notNeeded', words: '  ' });
    expect(without.status).toBe(400);
    expect(without.text).toContain('Skriv kort hvorfor det ikke er nødvendig.');
    expect(tick()?.state).toBe('notYet');

    const { text } = await send(linkFor(hearing), { answer: 'notNeeded', words: 'Gjelder bare\r\n<b>staben</b> & oss' });
    expect(tick()).toMatchObject({ state: 'notNeeded', reason: 'Gjelder bare\n<b>staben</b> & oss' });
    expect(text).toContain('Gjelder bare &lt;b&gt;staben&lt;/b&gt; &amp; oss');
  });

  it('does not take what no button sends', async () => {
    expect((await send(linkFor(hearing), { answer: 'perhaps' })).status).toBe(400);
    expect((await send(linkFor(hearing), {})).status).toBe(400);
    expect(tick()?.state).toBe('notNeeded');
  });

  it('closes when the case has been treated, and the follow-up has a link of its own', async () => {
    await veven.moveTo('2026-12-11', '10:00');
    await veven.tab({ role: 'secretariat' }).post('case/conclude', {
      key: lawyers,
      conclusion: 'Kommunene lager en felles avtale.',
      followUpBy: 'municipalities',
    });
    await veven.moveTo('2026-12-11', '12:01');

    const closed = await send(linkFor(hearing), { answer: 'yes' });
    expect(closed.status).toBe(410);
    expect(closed.text).toContain('Spørsmålet er lukket');
    expect(tick()?.state).toBe('notNeeded');

    const { status, text } = await look(linkFor(stands));
    expect(status).toBe(200);
    expect(text).toMatch(/Kommunedirektørutvalget ble enig 11\. desember 2026: Kommunene lager en felles avtale\./);
    expect(text).toContain('Frist 9. februar 2027.');
    expect(text).toContain('Hvordan ligger Rollag an?');
  });

  it('keeps an answer that stands fast with what it stands on, and shows it the next time', async () => {
    const saved = await send(linkFor(stands), { answer: 'stuck', seen: '', words: 'Venter på avtale' });

    expect(saved.status).toBe(200);
    expect(followUp()).toMatchObject({ state: 'stuck', comment: 'Venter på avtale', answeredBy: rollag.key, changedVia: 'mail' });
    const { text } = await look(linkFor(stands));
    expect(text).toContain('Du svarte «Står fast» 11. desember kl. 12.01. Du kan endre det.');
    expect(text).toContain('Venter på avtale');
  });

  it('takes the same answer twice as one', async () => {
    const before = followUp()?.etag;

    const { text } = await send(linkFor(stands), { answer: 'stuck', seen: '', words: 'Venter på avtale' });

    expect(text).toContain('Takk. Svaret er lagret.');
    expect(followUp()?.etag).toBe(before);
  });

  it('tells what somebody else has answered meanwhile before it is replaced', async () => {
    const before = await look(linkFor(stands));
    await veven.moveTo('2026-12-14', '09:00');
    await send(linkFor(stands, { person: deputy.key }), { answer: 'underway', seen: seenOn(before) });

    const late = await send(linkFor(stands), { answer: 'stuck', seen: seenOn(before), words: 'Venter fortsatt' });
    expect(late.status).toBe(409);
    expect(late.text).toContain(`KDU/Rollag, ${deputy.name} endret dette 14. desember 2026 kl. 09.00. Se hva som står nå`);
    expect(late.text).toContain(`${deputy.name} svarte «I gang»`);
    expect(late.text).toContain('Venter fortsatt');
    expect(followUp()).toMatchObject({ state: 'underway', asDeputy: true });

    expect((await send(linkFor(stands), { answer: 'done', seen: seenOn(late) })).status).toBe(200);
    expect(followUp()?.state).toBe('done');
  });

  it('knows who answers also without an account', async () => {
    const { byHand, settle } = veven;
    const lists = await byHand({ role: 'secretariat' });
    const { id } = await lists.row('Personer', rollag.key);
    await lists.change('Personer', { id }, { Identity: null });
    await settle();

    await send(linkFor(stands), { answer: 'underway', seen: seenOn(await look(linkFor(stands))) });

    expect(followUp()).toMatchObject({ state: 'underway', answeredBy: rollag.key, changedById: `mail/${rollag.key}` });
  });

  it.each([
    ['altered by one letter', () => linkFor(stands).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), 400, 'The link does not work'],
    ['cut short', () => linkFor(stands).slice(0, -10), 400, 'The link does not work'],
    ['no link at all', () => `${origin()}/answer/x`, 400, 'The link does not work'],
    ['without a token', () => `${origin()}/answer/`, 400, 'The link does not work'],
    ['followed by something', () => `${linkFor(stands)}/more`, 400, 'The link does not work'],
    ['not even an address', () => `${origin()}/answer/%E0%A4%A`, 400, 'The link does not work'],
    ['for a question that is gone', () => linkFor('KDU/2026-12-11/09.00/99/1/Rollag'), 404, 'Spørsmålet finnes ikke lenger'],
    ['for a question to another seat', () => linkFor(`${lawyers}/1/Tinn`), 410, 'Spørsmålet er ikke ditt lenger'],
    ['for nobody', () => linkFor(stands, { person: 'nobody' }), 410, 'The question is no longer yours'],
    ['too old', () => linkFor(stands, { until: day('2026-12-12') }), 410, 'Lenken er gått ut'],
  ])('that is %s says so, and saves nothing', async (_what, link, status, title) => {
    const before = followUp()?.etag;

    for (const answer of [await look(link()), await send(link(), { answer: 'done', seen: '' })]) {
      expect(answer.status).toBe(status);
      expect(answer.text).toContain(title);
      expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    }
    expect(followUp()?.etag).toBe(before);
  });

  it('leads on to the tab when its date has passed', async () => {
    const { page } = await look(linkFor(stands, { until: day('2026-12-12') }));

    expect(page).toContain('Den gjaldt til og med 12. desember.');
    expect(page).toMatch(/<a href="http[^"]+\/local\/host[^"]*">Logg inn og svar i Teams<\/a>/);
  });

  it('speaks the language of the person', async () => {
    const sigdal = person('KDU, Hjartdal');
    const { page, text } = await look(linkFor(`${lawyers}/1/Hjartdal`, { person: sigdal.key }));

    expect(page).toContain('<html lang="nn">');
    expect(text).toContain('Korleis ligg Hjartdal an?');
    expect(text).not.toMatch(/\b(ikke|hvordan|hva|noen|fra|uke|jeg)\b/i);
  });

  it('does not take more than it can hold', async () => {
    const { status, text } = await send(linkFor(stands), { answer: 'stuck', words: 'å'.repeat(3000) });

    expect(status).toBe(413);
    expect(text).toMatch(/too long|for langt/);
  });

  it('waits while the lists cannot be relied on', async () => {
    const { readiness } = veven.veven;
    const usual = readiness.listsOff;
    readiness.listsOff = () => new Set([followUps, checklists]);
    const { status, text } = await look(linkFor(stands));
    readiness.listsOff = usual;

    expect(status).toBe(503);
    expect(text).toContain('Veven er ikke klar');
  });

  it('lets one address ask so often and no more', async () => {
    const one = { 'X-Forwarded-For': '10.9.9.9' };
    const answers = await Promise.all(Array.from({ length: 130 }, () => fetch(`${origin()}/answer/x`, { headers: one })));

    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });

  it('is opened by its token alone, which no log has seen', () => {
    const token = linkFor(stands).split('/').at(-1)!;

    expect(logged).not.toEqual([]);
    expect(logged.join('')).not.toContain(token.split('.')[1]!.slice(0, 20));
  });

  inBrowser('in a browser', () => {
    const open = async () => (browser ??= await openBrowser());

    it.each([
      ['light', 320],
      ['dark', 320],
      ['light', 1280],
      ['dark', 1280],
    ] as const)('%s, %i px wide, is read by everybody and not too wide', async (colorScheme, width) => {
      const context = await (await open()).newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      await page.goto(linkFor(stands));
      const { violations } = await new AxeBuilder({ page }).analyze();
      const wide = (await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;
      if (process.env['SHOTS'])
        await page.screenshot({ path: `${process.env['SHOTS']}/answer-${colorScheme}-${width}.png`, fullPage: true });

      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
      expect(wide).toBeLessThanOrEqual(0);
      await context.close();
    });

    it('is answered by keyboard, with the style that its policy allows', async () => {
      const context = await (await open()).newContext();
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(linkFor(stands));
      await page.getByLabel('Står det fast? Skriv gjerne hva det står på.').fill('Budsjettet');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('status').waitFor();
      if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/answer-saved.png`, fullPage: true });

      expect(await page.title()).toMatch(/^Takk\. Svaret er lagret\./);
      expect(followUp()).toMatchObject({ state: 'stuck', comment: 'Budsjettet' });
      expect(complaints).toEqual([]);
      await context.close();
    });
  });
});
