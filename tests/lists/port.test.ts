import type { List } from '../../shared/list.ts';
import { alterAnswers } from '../support/altered-answers.ts';
import { seedItems } from '../support/graph-seed.ts';
import { aChange, keysOf, type ListsByPort, others, startListsByPort, stranger, things } from '../support/lists-by-port.ts';
import { type Asked, onlyFirst } from '../support/unruly-graph.ts';

/** What the port `Lists` promises about reading, kept by the adapter over real HTTP to the list server. */
describe('reading lists brings', () => {
  let port: ListsByPort;

  beforeAll(async () => {
    // Pages of three, so that a few rows are several pages.
    port = await startListsByPort({ switches: { maxTop: 3 } });
    for (const list of [things, others]) await port.site.fill({ missing: 'list', list });
  }, 60_000);
  beforeEach(() => {
    port.unruly.befall = () => undefined;
    port.unruly.asked.length = 0;
  });
  afterAll(() => port?.close());

  const isDelta = ({ url }: Asked, list: List = things) => url.startsWith(`${port.site.site.pathOf(list)}/items/delta`);
  const whole = async (list: List = things) => (await port.read({ list })).of(list);
  const since = async (list: List = things) => (await whole(list)).next;
  const made = async (list: List = things) => keysOf((await whole(list)).items).toSorted();

  it('a list whole over several pages, and then only what has come since', async () => {
    await port.add(others, 'a', 'b', 'c', 'd', 'e', 'f', 'g');
    const first = await whole(others);
    expect([first.whole, keysOf(first.items).toSorted(), first.removed]).toEqual([true, ['a', 'b', 'c', 'd', 'e', 'f', 'g'], []]);
    expect(port.unruly.asked.filter((asked) => isDelta(asked, others))).toHaveLength(3);

    const nothing = (await port.read({ list: others, since: first.next })).of(others);
    expect([nothing.whole, nothing.items, nothing.removed]).toEqual([false, [], []]);

    await port.add(others, 'h');
    const { items, whole: all } = (await port.read({ list: others, since: nothing.next })).of(others);
    expect([all, keysOf(items)]).toEqual([false, ['h']]);
  });

  it('what has been changed with what stands now, and what has been deleted by its id', async () => {
    const [first, second] = await port.add(things, 'changed', 'deleted');
    const link = await since();
    await port.site.write(aChange(things, first!, { Title: 'En gang' }));
    await port.site.write(aChange(things, (await port.site.find(things, 'changed'))!, { Title: 'To ganger' }));
    await port.remove(things, second!);

    const { items, removed } = (await port.read({ list: things, since: link })).of(things);
    expect(items.map(({ id, fields }) => [id, fields['Title']])).toEqual([[first!.id, 'To ganger']]);
    expect(removed).toEqual([second!.id]);
  });

  it('an item that is changed between two pages as it is on the last of them', async () => {
    await port.add(things, 'p1', 'p2', 'p3', 'p4');
    const p1 = (await port.site.find(things, 'p1'))!;
    let changed = false;
    port.unruly.befall = async (asked) => {
      if (!isDelta(asked) || asked.inside || changed) return undefined;
      changed = true;
      await port.graph.raw('PATCH', `${port.site.site.pathOf(things)}/items/${p1.id}`, { body: { fields: { Title: 'Sist' } } });
      return undefined;
    };
    const { items } = await whole();
    expect(items.filter(({ id }) => id === p1.id).map(({ fields }) => fields['Title'])).toEqual(['Sist']);
  });

  it('an item that is deleted between two pages as gone', async () => {
    const [first] = await port.add(things, 'q1', 'q2', 'q3', 'q4', 'q5');
    const link = await since();
    for (const key of ['q1', 'q2', 'q3', 'q4', 'q5'])
      await port.site.write(aChange(things, (await port.site.find(things, key))!, { Title: 'Endret' }));
    let deleted = false;
    port.unruly.befall = async (asked) => {
      if (!isDelta(asked) || asked.inside || deleted) return undefined;
      deleted = true;
      await port.remove(things, first!);
      return undefined;
    };
    const { items, removed } = (await port.read({ list: things, since: link })).of(things);
    expect([keysOf(items).toSorted(), removed]).toEqual([['q2', 'q3', 'q4', 'q5'], [first!.id]]);
  });

  it.each(['whole', 'what has come since'])('%s, with an item in a form that nobody knows told by its id', async (what) => {
    const link = what === 'whole' ? undefined : await since();
    const [odd, fine] = await port.add(things, `odd ${what}`, `fine ${what}`);
    const altered = alterAnswers(port.unruly.origin, (text) =>
      text.replaceAll(`"Key":"odd ${what}"`, '"Key":1},"fields":{"a":1},"createdDateTime":{"of":1'),
    );
    try {
      const { items, unreadable, removed } = (await port.read({ list: things, ...(link && { since: link }) })).of(things);
      expect([unreadable, removed]).toEqual([[odd!.id], []]);
      expect(items.map(({ id }) => id)).toContain(fine!.id);
      expect(items.map(({ id }) => id)).not.toContain(odd!.id);
    } finally {
      altered.restore();
    }
  });

  it('whole when the link has grown too old', async () => {
    const link = await since();
    await port.graph.server.control.expireDeltaTokens(port.idOf(things));
    const reading = (await port.read({ list: things, since: link })).of(things);
    expect([reading.whole, keysOf(reading.items).toSorted()]).toEqual([true, await made()]);
  });

  it.each([
    ['whole', false],
    ['what has changed', true],
  ])('whole and complete when the link grows too old in the middle of reading %s', async (_what, incremental) => {
    const link = incremental ? await since() : undefined;
    await port.add(things, ...Array.from({ length: 5 }, (_, n) => `${incremental}-${n}`));
    let expired = false;
    port.unruly.befall = async (asked) => {
      if (!isDelta(asked) || asked.inside || expired) return undefined;
      expired = true;
      await port.graph.server.control.expireDeltaTokens(port.idOf(things));
      return undefined;
    };
    const reading = (await port.read({ list: things, ...(link && { since: link }) })).of(things);
    expect(expired).toBe(true);
    port.unruly.befall = () => undefined;
    expect([reading.whole, keysOf(reading.items).toSorted()]).toEqual([true, await made()]);
  });

  it('not at all when the link grows too old each time, and says so, alone', async () => {
    port.unruly.befall = (asked) => (isDelta(asked) && !asked.inside && asked.url.includes('token=') ? { status: 410 } : undefined);
    const readings = await port.read({ list: things }, { list: others });
    expect(readings.failure(things)?.failed).toContain('410');
    expect(readings.of(others).items.length).toBeGreaterThan(0);
  });

  it('whole when the link is another list’s', async () => {
    const reading = (await port.read({ list: things, since: await since(others) })).of(things);
    expect([reading.whole, keysOf(reading.items).toSorted()]).toEqual([true, await made()]);
  });

  it('while one that is missing fails alone', async () => {
    const readings = await port.read({ list: stranger }, { list: things });
    expect(readings.failure(stranger)).toEqual({ list: stranger, failed: 'the list is missing in the site', afterSeconds: undefined });
    expect(readings.of(things).whole).toBe(true);
  });

  it('while one that is throttled inside the batch fails alone, and says when to come again', async () => {
    port.unruly.befall = onlyFirst((asked) => isDelta(asked), { status: 429, retryAfter: 17 });
    const readings = await port.read({ list: things }, { list: others });
    expect(readings.failure(things)).toEqual({ list: things, failed: expect.stringContaining('429'), afterSeconds: 17 });
    expect(readings.of(others).whole).toBe(true);
  });

  it('while one that is slow holds up no other', async () => {
    const gate = Promise.withResolvers<void>();
    port.unruly.befall = async (asked) => {
      if (isDelta(asked) && !asked.inside) await gate.promise;
      return undefined;
    };
    const taken: List[] = [];
    const other = Promise.withResolvers<void>();
    const all = port.site.changes(
      [things, others].map((list) => ({ list, since: undefined })),
      async ({ list }) => {
        taken.push(list);
        if (list === others) other.resolve();
      },
    );
    await other.promise;
    expect(taken).toEqual([others]);
    gate.resolve();
    await all;
    expect(taken).toEqual([others, things]);
  });

  it('none when the network is cut, without rejecting', async () => {
    port.unruly.befall = () => 'cut';
    const readings = await port.read({ list: things }, { list: others });
    expect([things, others].map((list) => readings.failure(list)?.failed)).toEqual([expect.any(String), expect.any(String)]);
  });

  it('all the same when the connection breaks off once', async () => {
    port.unruly.befall = onlyFirst(() => true, 'cut');
    expect((await port.read({ list: others })).of(others).whole).toBe(true);
  });

  it('a list again that has been deleted and made anew, whole, whatever link is held', async () => {
    const link = await since(others);
    await port.graph.raw('DELETE', port.site.site.pathOf(others)!, { bearer: 'admin' });
    const gone = await port.read({ list: others, since: link });
    expect(gone.failure(others)?.failed).toContain('404');
    const body = { displayName: others.name, columns: [{ name: 'Key', text: {} }] };
    const { body: anew } = await port.graph.raw('POST', `${port.site.site.path}/lists`, { body });
    await port.graph.raw('POST', `${port.site.site.path}/lists/${anew.id}/items`, { body: { fields: { Key: 'anew' } } });

    await port.read({ list: others, since: link });
    const reading = (await port.read({ list: others, since: link })).of(others);
    expect([reading.whole, keysOf(reading.items)]).toEqual([true, ['anew']]);
  });
});

it('a list of thousands is read whole, a thousand rows a page, and shorter when rows are gone', async () => {
  const port = await startListsByPort();
  try {
    await port.site.fill({ missing: 'list', list: things });
    await seedItems(port.graph, port.idOf(things), 2300, `jsonb_build_object('Title', 'Sak ' || n, 'Key', 'k' || n)`);
    port.unruly.asked.length = 0;
    const reading = (await port.read({ list: things })).of(things);
    expect(port.unruly.asked.filter(({ url }) => url.includes('/items/delta'))).toHaveLength(3);
    expect(new Set(keysOf(reading.items)).size).toBe(2300);
    await port.remove(things, reading.items[1200]!);
    const { removed } = (await port.read({ list: things, since: reading.next })).of(things);
    expect(removed).toEqual([reading.items[1200]!.id]);
  } finally {
    await port.close();
  }
});
