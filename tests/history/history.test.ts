import { historyRows } from '../../bot/history/history.rows.ts';
import type { HistoryView } from '../../shared/history/history.api.ts';
import { type HistoryEntry, history } from '../../shared/history/history.list.ts';
import type { MeasurePage } from '../../shared/measure/measure.api.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { listsOf, type SharePointLists } from '../support/lists.ts';
import type { Who } from '../support/teams.ts';
import { type RunningVeven, startVeven } from '../support/veven.ts';

const secretariat = { role: 'secretariat' } as const;
const rollag = { seat: 'HR/Rollag' } as const;
const hr = 'HR/2026-12-10/09.00';
/** The case of the HR network that is about HR4. */
const onboarding = `${hr}/02`;
const recruiting = `${hr}/03`;
const answer = `${onboarding}/1/Rollag`;

describe('the history', () => {
  let veven: RunningVeven;
  /** The lists as Veven's own access has them, and as the secretariat's own hands reach them. */
  let lists: SharePointLists;
  let byHand: SharePointLists;

  beforeAll(async () => {
    veven = await startVeven({ at: '2026-11-23T08:00' });
    lists = await listsOf(veven.sharePoint, veven.site);
    byHand = await veven.byHand(secretariat);
    await veven.moveTo('2026-12-10', '10:00');
  }, 60_000);
  afterAll(() => veven?.close());

  const entriesOf = (list: string, key: string): HistoryEntry[] =>
    veven.veven.mirror.snapshot
      .of(history)
      .where('rowKey', key)
      .filter(({ listName }) => listName === list)
      .toSorted((a, b) => Number(a.itemId) - Number(b.itemId));
  const last = (list: string, key: string) => entriesOf(list, key).at(-1);
  const told = async (measure = 'HR4', who: Who = secretariat): Promise<readonly HistoryView[]> =>
    (await veven.tab(who).get<MeasurePage>(`/measures/${measure}`)).history;
  const toldOf = async (key: string, list: string) => (await told()).find((view) => view.key === last(list, key)?.key);
  const caseView = async (key: string) =>
    (await veven.tab(secretariat).get<MeetingPage>(`/meetings/${encodeURIComponent(hr)}`)).cases.find((item) => item.key === key)!;

  async function edit(list: string, key: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
    await byHand.change(list, await byHand.row(list, key), fields);
    await veven.settle();
  }

  async function editInTab(key: string, values: Readonly<Record<string, unknown>>): Promise<void> {
    const { etag } = await caseView(key);
    expect((await veven.tab(secretariat).post('case/edit', { key, seen: etag, ...values })).status).toBe(200);
    await veven.settle();
  }

  it('has a line for a meeting when the clock turns it, by Veven', () => {
    expect(entriesOf('Meetings', hr).map(({ after, via }) => [after['state'], via])).toEqual([
      ['planned', 'veven'],
      ['noticed', 'veven'],
    ]);
    expect(last('Meetings', hr)).toMatchObject({ before: { state: 'planned', chair: expect.any(String) }, network: 'HR' });
  });

  it('tells that a text was changed in the tab, and by whom, without a word of it', async () => {
    await editInTab(onboarding, { title: 'Felles mottak, nå med mer', proposal: 'Et forslag som ingen skal lese to ganger.' });

    expect(await toldOf(onboarding, 'Cases')).toMatchObject({
      before: { title: true, proposal: true },
      after: { title: true, proposal: true },
      by: 'Sekretariatet, Sekretariatet',
      via: 'tab',
    });
    const { fields } = await lists.row('Historikk', last('Cases', onboarding)!.key);
    expect(JSON.stringify([fields['Before'], fields['After']])).not.toMatch(/mottak|forslag som/);
  });

  it('says what changed by hand, with SharePoint’s name for the person', async () => {
    await edit('Tiltak', 'HR4', { Network: 'KDU', DescriptionNn: 'Ei ny omtale.' });

    expect((await told()).at(0)).toEqual({
      key: expect.any(String),
      at: expect.any(String),
      list: 'Measures',
      about: expect.any(String),
      before: { network: 'HR', description: true },
      after: { network: 'KDU', description: true },
      by: 'Sekretariatet',
      via: 'sharePoint',
    });
    await edit('Tiltak', 'HR4', { Network: 'HR' });
  });

  it('does not give a hand’s change to the one who changed something else in the tab before', async () => {
    await editInTab(recruiting, { minutes: 25 });
    const before = entriesOf('Cases', recruiting).length;
    await edit('Saker', recruiting, { Kind: 'orientering' });

    expect(entriesOf('Cases', recruiting)).toHaveLength(before + 1);
    expect(last('Cases', recruiting)).toMatchObject({ after: { kind: 'information' }, by: 'Sekretariatet', via: 'sharePoint' });
  });

  it('has neither words nor heading of a case that is exempt, nor when it is gone', async () => {
    await edit('Saker', recruiting, { Measure: 'HR4', Exempt: true, Title: 'Tilsetting av Kari', Conclusion: 'Kari tilsettes.' });
    const { after, title } = last('Cases', recruiting)!;
    expect([title, after['exempt']]).toEqual(['Unntatt offentlighet', true]);
    await byHand.remove('Saker', await byHand.row('Saker', recruiting));
    await veven.settle();

    expect(last('Cases', recruiting)).toMatchObject({ after: { deleted: true }, by: undefined, via: 'sharePoint' });
    expect(JSON.stringify(await told())).not.toContain('Kari');
    const rows = (await lists.rows('Historikk')).filter(({ fields }) => fields['RowKey'] === recruiting);
    expect(JSON.stringify(rows)).not.toContain('Kari');
  });

  it('follows a question to a municipality: the answer on the card, and its dates', async () => {
    await edit('Saker', onboarding, { Conclusion: 'Alle tar i bruk rutinen.', State: 'behandlet', FollowUpBy: 'kommunene' });
    await veven.moveTo('2027-02-02', '09:00');
    expect(entriesOf('FollowUps', answer)).toEqual([]);
    await (await veven.people.chat(rollag).post('Venter på deg')).press('I gang', { as: rollag });
    await veven.settle();
    expect(await toldOf(answer, 'FollowUps')).toMatchObject({ after: { state: 'underway' }, by: 'HR/Rollag, HR, Rollag', via: 'card' });

    await edit('Beslutninger', `${onboarding}/1`, { DueOn: '2027-03-09', AskOn: '2027-03-02' });
    expect(await toldOf(`${onboarding}/1`, 'Decisions')).toMatchObject({
      before: { dueOn: '2027-02-09' },
      after: { dueOn: '2027-03-09', askOn: '2027-03-02' },
      via: 'sharePoint',
    });
    const moved = await toldOf(answer, 'FollowUps');
    expect([moved?.before, moved?.after, moved?.via]).toEqual([undefined, { dueOn: '2027-03-09', askOn: '2027-03-02' }, 'veven']);
    expect(await told('HR4', { seat: 'OPPVEKST/Rollag' })).not.toContainEqual(expect.objectContaining({ list: 'FollowUps' }));
  });

  it('tells that a row was deleted, once, and that it is back, once', async () => {
    const decision = `${onboarding}/1`;
    const row = await byHand.row('Beslutninger', decision);
    const kept = ['Key', 'Title', 'Case', 'Meeting', 'Network', 'Measure', 'Text', 'DecidedAt', 'FollowUpBy', 'DueOn', 'AskOn', 'State'];
    await byHand.change('Saker', await byHand.row('Saker', onboarding), { Kind: 'drøfting' });
    for (let round = 0; round < 2; round += 1) {
      const before = entriesOf('Decisions', decision).length;
      await byHand.remove('Beslutninger', await byHand.row('Beslutninger', decision));
      await veven.settle();
      await veven.settle();
      expect(await toldOf(decision, 'Decisions')).toEqual({
        key: expect.any(String),
        at: expect.any(String),
        list: 'Decisions',
        about: 'Felles mottak, nå med mer',
        after: { deleted: true },
        via: 'sharePoint',
      });

      await byHand.add('Beslutninger', Object.fromEntries(kept.map((name) => [name, row.fields[name]])));
      await veven.settle();
      await veven.settle();
      expect(await toldOf(decision, 'Decisions')).toMatchObject({
        after: { deleted: false, state: 'open' },
        by: 'Sekretariatet',
        via: 'sharePoint',
      });
      expect(entriesOf('Decisions', decision)).toHaveLength(before + 2);
    }
    expect(historyRows(veven.veven.world())).toEqual([]);
  });

  it('goes on quietly from entries of a time when less was followed', async () => {
    const entry = await lists.row('Historikk', last('Measures', 'HR1')!.key);
    await lists.change('Historikk', entry, { After: JSON.stringify({ phase: 'proposed', status: null, form: 'network' }) });
    await veven.settle();
    const { phase, form } = veven.veven.mirror.snapshot.of(measures).get('HR1')!;
    await lists.change('Historikk', { id: entry.id }, { After: JSON.stringify({ phase, status: null, form }) });
    await veven.settle();
    const before = entriesOf('Measures', 'HR1').length;

    await edit('Tiltak', 'HR1', { Title: 'Noe som ingen visste fra før' });
    expect(entriesOf('Measures', 'HR1')).toHaveLength(before);
    await edit('Tiltak', 'HR1', { Phase: 'utredes' });
    expect(entriesOf('Measures', 'HR1')).toHaveLength(before + 1);
    expect((await told('HR1')).at(0)).toMatchObject({ before: { phase }, after: { phase: 'explored' } });
    await edit('Tiltak', 'HR1', { Title: 'Noe annet' });
    expect((await told('HR1')).at(0)!.after).toEqual({ title: true });
  });

  it('follows who has a seat by the seat alone', async () => {
    const { key } = veven.people.person(rollag);
    const term = (await byHand.rows('Representanter')).find(({ fields }) => fields['Person'] === key)!;
    const termKey = String(term.fields['Key']);
    expect(entriesOf('SeatTerms', termKey)).toEqual([]);
    await edit('Representanter', termKey, { To: '2027-06-30' });

    expect(last('SeatTerms', termKey)).toMatchObject({ title: 'HR/Rollag', after: { part: 'representative', to: '2027-06-30' } });
    expect(veven.veven.mirror.snapshot.of(history).where('listName', 'People')).toEqual([]);
  });
});
