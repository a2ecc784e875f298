import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import { HOSTNAME, RESTRICTED_PATH } from '../../local/graph/sites.ts';
import type { DueReviews, ExemptOfMeeting, ExemptView } from '../../shared/exempt/exempt.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { Setup } from '../../shared/setup/setup.api.ts';
import { listsOf } from '../support/lists.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const rollag = { seat: 'HR/Rollag' } as const;
const tinn = { seat: 'HR/Tinn' } as const;
const hr = 'HR/2026-12-10/09.00';
const marked = `${hr}/03`;
const added = randomUUID();
const secret = /FORHANDLINGSBUDET|RESERVASJONSPRISEN/;
const words = {
  title: 'FORHANDLINGSBUDET til leverandøren',
  information: 'RESERVASJONSPRISEN er 4 millioner.',
  proposal: 'FORHANDLINGSBUDET godkjennes.',
};
const onlyRollag = { secretariat: true, seats: ['HR/Rollag'] };

/** One meeting with a case that was exempt from the first moment, and one that was open until somebody saw it should not be. */
describe('what is exempt from public disclosure', () => {
  let veven: RunningVeven;
  const page = () => veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(hr)}`);
  const caseView = async (key: string) => (await page()).cases.find((item) => item.key === key)!;
  const content = (key: string, who: Who = secretariat) => veven.tab(who).get<ExemptView>(`/exempt/${encodeURIComponent(key)}`);
  const said = async (verb: string, input: object, who: Who = secretariat) => {
    const { status, body } = await veven.tab(who).post(verb, input);
    return status === 200 ? 'done' : String(body['title']);
  };

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    expect(
      await said('exempt/add', {
        key: added,
        meeting: hr,
        kind: 'decision',
        minutes: 20,
        ...words,
        provision: 'negotiation',
        readers: onlyRollag,
      }),
    ).toBe('done');
    const { etag } = await caseView(marked);
    expect(await said('case/edit', { key: marked, seen: etag, information: 'RESERVASJONSPRISEN står her ved en feil.' })).toBe('done');
    await veven.moveTo('2026-12-03', '09:00');
    expect(await said('exempt/mark', { key: marked, seen: (await caseView(marked)).etag, provision: 'tender', readers: onlyRollag })).toBe(
      'done',
    );
    await veven.moveTo('2026-12-10', '10:00');
    expect(
      await said('exempt/conclude', { key: added, seen: (await content(added)).etag, conclusion: 'FORHANDLINGSBUDET ble vedtatt.' }),
    ).toBe('done');
    expect(await said('meeting/close', { key: hr })).toBe('done');
    await veven.settle();
    expect(await said('minutes/send', { key: hr })).toBe('done');
    await veven.settle();
  }, 60_000);
  afterAll(() => veven?.close());

  it('stands on the agenda by number, neutral words and legal basis', async () => {
    const { number, title, state, conclusion } = await caseView(added);
    expect([title, state, conclusion]).toEqual(['Unntatt offentlighet, offl. § 23 første ledd', 'treated', undefined]);
    expect(number).toMatch(/^\d{3}\/26$/);
    const notice = await veven.people.channel('HR').sees(/Sakliste/);
    expect(notice.text).toContain('Unntatt offentlighet, offl. § 23 tredje ledd');
  });

  it('is read by those whose seat allows it, and there is no such thing for others', async () => {
    expect(await content(added, rollag)).toMatchObject({
      heading: words.title,
      information: words.information,
      conclusion: 'FORHANDLINGSBUDET ble vedtatt.',
    });
    expect(await content(added, tinn)).toMatchObject({ status: 404 });
    const readable = async (who: Who) => (await veven.tab(who).get<ExemptOfMeeting>(`/meetings/${encodeURIComponent(hr)}/exempt`)).readable;
    expect(new Set(await readable(rollag))).toEqual(new Set([added, marked]));
    expect(await readable(tinn)).toEqual([]);
  });

  it('leaves the server for nobody else: in no answer, no post, no e-mail, no file', async () => {
    const { networks } = await veven.tab(tinn).get<{ networks: readonly { key: string }[] }>('/meetings');
    const at = encodeURIComponent(hr);
    const paths = [
      ...['/home', '/meetings', `/meetings/${at}`, `/meetings/${at}/attendance`, `/meetings/${at}/minutes`, `/meetings/${at}/proposals`],
      ...[
        `/meetings/${at}/exempt`,
        `/exempt/${added}`,
        `/exempt/${encodeURIComponent(marked)}`,
        '/measures',
        '/measures/HR3',
        '/messages/mine',
      ],
      ...[
        '/cases?q=FORHANDLINGSBUDET',
        '/cases?q=RESERVASJONSPRISEN',
        '/proposals',
        '/schedule',
        ...networks.map(({ key }) => `/meetings?network=${key}`),
      ],
    ];
    for (const path of paths) expect(JSON.stringify(await veven.tab(tinn).get(path))).not.toMatch(secret);
    const places = [...['HR', 'KDU'].map((network) => veven.people.channel(network)), veven.people.chat(tinn), veven.people.chat(rollag)];
    for (const place of places) expect(JSON.stringify(await place.posts())).not.toMatch(secret);
    expect(JSON.stringify(await veven.outbox.sent())).not.toMatch(secret);
    const token = await veven.issuer.tabToken(veven.people.person(tinn));
    const file = await fetch(`${veven.origin}/api/meetings/${at}/minutes.docx`, { headers: { Authorization: `Bearer ${token}` } });
    expect(file.status).toBe(200);
    const parts = Object.values(unzipSync(new Uint8Array(await file.arrayBuffer()))).map((part) => new TextDecoder().decode(part));
    expect(parts.join()).toContain('Unntatt offentlighet');
    expect(parts.join()).not.toMatch(secret);
  });

  it('is not in the open lists, nor in what they once said of a case that was exempt from the first moment', async () => {
    const lists = await listsOf(veven.sharePoint, veven.site);
    for (const list of ['Saker', 'Vedlegg', 'Beslutninger', 'Oppfølginger', 'Sjekklister', 'Historikk', 'Referat', 'Møter'])
      expect(JSON.stringify(await lists.rows(list))).not.toMatch(secret);
    const { value } = (await veven.sharePoint.api(`${veven.site}/lists?$top=200`).get()) as {
      value: { id: string; displayName: string }[];
    };
    const cases = value.find(({ displayName }) => displayName === 'Saker')!;
    const versionsOf = async (key: string) => {
      const { id } = await lists.row('Saker', key);
      return JSON.stringify(
        await veven.clientOf(secretariat).api(`${veven.site}/lists/${cases.id}/items/${id}/versions?$expand=fields`).get(),
      );
    };
    expect(await versionsOf(added)).not.toMatch(secret);
    // SharePoint cannot be made to forget what was open: the page says so.
    expect(await versionsOf(marked)).toMatch(secret);
    const { places } = await content(marked);
    expect(places.map(({ kind }) => kind)).toEqual(['channel', 'chat', 'mail', 'versions']);
    expect(places[0]).toMatchObject({ what: 'notice', network: 'HR-nettverket' });
    expect((await content(added)).places).toEqual([]);
  });

  it.each([
    ['a member', tinn],
    ['one who may read it in Veven', rollag],
    ['the secretariat', secretariat],
  ])('is reached in SharePoint with no token of %s', async (_, who) => {
    const site = veven.clientOf(who).api(`/sites/${HOSTNAME}:${RESTRICTED_PATH}:/lists`);
    await expect(site.get()).rejects.toMatchObject({ statusCode: 403 });
  });

  it('is to be looked at again when its day has come: the secretariat is told what, and nobody the content', async () => {
    const problems = async () => (await veven.tab(secretariat).get<Setup>('/setup')).problems;
    const messages = async () => [...(await veven.people.chat(secretariat).posts()), ...(await veven.outbox.sent())].length;
    const reviews = async (who: Who) => (await veven.tab(who).get<Partial<DueReviews>>('/exempt-reviews')).reviews;
    expect(await reviews(secretariat)).toEqual([]);
    const soon = { key: added, seen: (await content(added)).etag, reviewOn: '2026-12-14' };
    expect(await said('exempt/change', soon)).toBe('done');
    await veven.moveTo('2026-12-14', '08:00');
    const before = await messages();
    expect(await problems()).toContainEqual({
      ...{ kind: 'exempt-due', of: 'case', key: added, meeting: hr, networkTitle: 'HR-nettverket', reviewOn: '2026-12-14' },
      ...{ number: expect.stringMatching(/\/26$/), provision: 'offl. § 23 første ledd' },
    });
    expect(await reviews(secretariat)).toMatchObject([
      { key: added, kind: 'case', meeting: hr, number: expect.stringMatching(/\/26$/), provision: 'offl. § 23 første ledd' },
    ]);
    expect(JSON.stringify([await reviews(secretariat), await problems()])).not.toMatch(secret);
    expect(await reviews(rollag)).toBeUndefined();

    expect(await said('exempt/change', { key: added, seen: (await content(added)).etag, reviewOn: '2027-12-14' })).toBe('done');
    expect(await reviews(secretariat)).toEqual([]);
    expect(await problems()).not.toContainEqual(expect.objectContaining({ kind: 'exempt-due' }));
    await veven.settle();
    expect(await messages()).toBe(before);
  });

  it('is open again, everywhere, when it is lifted', async () => {
    expect(await said('exempt/lift', { key: added, seen: (await content(added)).etag }, tinn)).toMatch(
      /Berre sekretariatet og møteleiaren/,
    );
    expect(await said('exempt/lift', { key: added, seen: (await content(added)).etag })).toBe('done');
    await veven.settle();

    expect(await caseView(added)).toMatchObject({ title: words.title, conclusion: 'FORHANDLINGSBUDET ble vedtatt.' });
    expect(await content(added)).toMatchObject({ status: 404 });
  });
});
