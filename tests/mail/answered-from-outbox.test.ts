import { ticks } from '../../shared/checklist/checklist.list.ts';
import type { Home } from '../../shared/home/home.api.ts';
import { attendances } from '../../shared/meeting/meeting.list.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const sigdal = { seat: 'KDU/Sigdal' } as const;

/** Sigdal's representatives have chosen e-mail. */
describe('an e-mail of what waits', () => {
  let veven: RunningVeven;
  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    // A chief executive is written to before the steering meeting, on Friday 11 December.
    await veven.moveTo('2026-12-08', '08:30');
  });
  afterAll(() => veven?.close());

  const mails = async () => (await veven.outbox.sent()).filter(({ to }) => to === veven.people.person(sigdal).email);
  const linksIn = (text: string) => [...text.matchAll(/http\S+\/answer\/\S+/g)].map(([link]) => link);

  it('has a link for each question, and no message in the chat beside it', async () => {
    const { waiting } = await veven.tab(sigdal).get<Home>('/home');
    const [mail] = await mails();

    expect(await mails()).toHaveLength(1);
    // One more reports absence from the meeting that the seat has been called to.
    expect(new Set(linksIn(mail!.text)).size).toBe(waiting.length + 1);
    expect(await veven.people.chat(sigdal).posts()).toEqual([]);
  });

  it('has links to the end of the fourteenth day after it was sent', async () => {
    const [link = ''] = linksIn((await mails())[0]!.text);
    const claims = link.slice(link.lastIndexOf('/') + 1).split('.')[1] ?? '';

    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ until: '2026-12-22' });
  });

  it('is answered from the outbox, without signing in', async () => {
    const [link] = linksIn((await mails())[0]!.text);
    const page = await fetch(link!);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Er linja hørt i Sigdal?');

    const answer = await fetch(link!, { method: 'POST', body: new URLSearchParams({ answer: 'yes' }) });
    expect(await answer.text()).toContain('Takk. Svaret er lagret.');

    const own = veven.veven
      .world()
      .snapshot.of(ticks)
      .all.filter(({ municipality }) => municipality === 'Sigdal');
    expect(own).toMatchObject([{ state: 'yes', changedVia: 'mail' }]);
  });

  it('reports absence from a meeting, and takes it back', async () => {
    const link = linksIn((await mails())[0]!.text).at(-1)!;
    const press = async (answer: string) => (await fetch(link, { method: 'POST', body: new URLSearchParams({ answer }) })).text();
    const row = () => veven.veven.world().snapshot.of(attendances).get('KDU/2026-12-11/09.00/KDU/Sigdal');

    expect(await (await fetch(link)).text()).toContain('Jeg kommer ikke');
    expect(row()).toBeUndefined();
    expect(await press('decline')).toContain('Forfall er meldt for Sigdal. Varaen er spurt.');
    expect(row()).toMatchObject({ state: 'absent', changedVia: 'mail' });
    expect(await press('come')).toContain('Sigdal møter.');
    expect(row()).toMatchObject({ state: 'unknown' });
  });

  it('does not come again because it was answered', async () => {
    await veven.moveTo('2026-12-08', '14:00');

    expect(await mails()).toHaveLength(1);
  });
});
