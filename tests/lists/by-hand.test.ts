import { HOSTNAME, REGION_PATH, RESTRICTED_PATH } from '../../local/graph/sites.ts';
import type { Home } from '../../shared/home/home.api.ts';
import type { MeasurePage } from '../../shared/measure/measure.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { SharePointLists } from '../support/lists.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const hr = 'HR/2026-12-10/09.00';

describe('an edit that a person makes in SharePoint', () => {
  let veven: RunningVeven;
  /** The lists as the secretariat has them in SharePoint's own page: with her own token. */
  let byHand: SharePointLists;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    byHand = await veven.byHand(secretariat);
    await veven.moveTo('2026-12-03', '09:00');
  }, 60_000);
  afterAll(() => veven?.close());

  const home = async () => (await veven.tab(secretariat).get<Home>('/home')).secretariat!;
  const settleAside = (aside: { list: string; itemId: string; seen: string }, how: 'accept' | 'restore', who: Who = secretariat) =>
    veven.tab(who).post('aside/settle', { list: aside.list, itemId: aside.itemId, seen: aside.seen, how });

  it('to a measure stands in the tab and on the channel’s card, with her name in the history', async () => {
    await byHand.change('Tiltak', await byHand.row('Tiltak', 'HR4'), { Title: 'Felles introduksjon av nyansatte', Phase: 'utredes' });
    await veven.settle();

    const page = await veven.tab({ seat: 'HR/Rollag' }).get<MeasurePage>('/measures/HR4');
    expect(page).toMatchObject({ measure: { title: 'Felles introduksjon av nyansatte', phase: 'explored' } });
    expect(page.history.find(({ list }) => list === 'Measures')).toMatchObject({
      by: 'Sekretariatet',
      via: 'sharePoint',
      after: { phase: 'explored' },
    });
    expect((await veven.people.channel('HR').post('Sakliste')).text).toContain('Felles introduksjon av nyansatte');
  });

  it.each([
    ['a member', { role: 'member' } as const],
    ['a representative', { seat: 'HR/Rollag' } as const],
  ])('is not for %s: neither site can be read with their own token', async (_what, who) => {
    for (const path of [REGION_PATH, RESTRICTED_PATH]) {
      await expect(veven.clientOf(who).api(`/sites/${HOSTNAME}:${path}`).get()).rejects.toMatchObject({ statusCode: 403 });
    }
  });

  it('cannot be made in the restricted site by the secretariat either', async () => {
    await expect(veven.clientOf(secretariat).api(`/sites/${HOSTNAME}:${RESTRICTED_PATH}`).get()).rejects.toMatchObject({ statusCode: 403 });
  });

  it('with a word in other letters is understood, and the word put right', async () => {
    await byHand.change('Tiltak', await byHand.row('Tiltak', 'HR3'), { Phase: 'Prioritert ' });
    await veven.settle();
    const { fields } = await byHand.row('Tiltak', 'HR3');
    expect(fields).toMatchObject({ Phase: 'prioritert', ChangedBy: 'Sekretariatet', ChangedVia: 'SharePoint' });
    const { history } = await veven.tab(secretariat).get<MeasurePage>('/measures/HR3');
    expect(history.at(0)).toMatchObject({ by: 'Sekretariatet', via: 'sharePoint', after: { phase: 'prioritised' } });
  });

  it('that empties what may not be empty is put back', async () => {
    await byHand.change('Tiltak', await byHand.row('Tiltak', 'HR3'), { Phase: null, Key: null });
    await veven.settle();
    expect((await byHand.row('Tiltak', 'HR3')).fields['Phase']).toBe('prioritert');
    expect((await home()).aside).toEqual([]);
  });

  describe('for a municipality that is to answer for itself', () => {
    const key = `${hr}/02/F6-1/Rollag`;
    const heard = async () =>
      (await veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(hr)}`)).cases.find((item) => item.key === `${hr}/02`)!
        .line;

    it('is set aside, and shown with who made it', async () => {
      const before = await heard();
      await byHand.add('Kommunenes svar', {
        Title: 'Rollag: ja',
        Key: key,
        Checklist: `${hr}/02/F6-1`,
        Municipality: 'Rollag',
        State: 'ja',
        TickedAt: '2026-12-03T08:00:00Z',
      });
      await veven.settle();
      expect(await heard()).toEqual(before);
      expect((await home()).aside).toMatchObject([
        { listName: 'Kommunenes svar', title: 'Rollag: ja', by: 'Sekretariatet', problems: [], restorable: false },
      ]);
    });

    it('is not accepted by anyone but the secretariat, nor when it has changed meanwhile', async () => {
      const [aside] = (await home()).aside;
      expect((await settleAside(aside!, 'accept', { seat: 'HR/Rollag' })).status).toBe(403);
      expect((await settleAside({ ...aside!, seen: 'something older' }, 'accept')).status).toBe(409);
      expect((await settleAside({ ...aside!, itemId: '999999' }, 'accept')).status).toBe(404);
      expect((await settleAside(aside!, 'restore')).status).toBe(409);
      expect((await home()).aside).toHaveLength(1);
    });

    it('is not the secretariat’s to accept either: it is deleted, or answered by those it concerns', async () => {
      const [aside] = (await home()).aside;
      expect(aside).toMatchObject({ acceptable: false });
      const { status, body } = await settleAside(aside!, 'accept');
      expect([status, body['title']]).toEqual([403, expect.stringMatching(/^Dette kan ikke godtas: et svar gis av den det gjelder/)]);
      await byHand.remove('Kommunenes svar', { id: aside!.itemId });
      await veven.settle();
      expect((await home()).aside).toEqual([]);

      const before = await heard();
      const tick = { key: `${hr}/02/F6-1`, municipality: 'Rollag', state: 'yes' };
      expect((await veven.tab({ seat: 'HR/Rollag' }).post('checklist/tick', tick)).status).toBe(200);
      expect((await heard())!.heard).toBe(before!.heard + 1);
    });

    it('that changes the answer is undone by one press', async () => {
      await byHand.change('Kommunenes svar', await byHand.row('Kommunenes svar', key), {
        State: 'ikke nødvendig',
        Reason: 'Ingen ansatte.',
      });
      await veven.settle();
      const [aside] = (await home()).aside;
      expect(aside).toMatchObject({ restorable: true, problems: [] });
      expect((await settleAside(aside!, 'restore')).status).toBe(200);
      expect((await home()).aside).toEqual([]);
      const { fields } = await byHand.row('Kommunenes svar', key);
      expect([fields['State'], fields['Reason']]).toEqual(['ja', undefined]);
    });
  });
});
