import type { WriteResult } from '../../bot/ports.ts';
import { aChange, aRow, keysOf, type ListsByPort, startListsByPort, things } from '../support/lists-by-port.ts';
import { onlyFirst } from '../support/unruly-graph.ts';

const tag = "O'Brien's «sak» 1/2 & 3 + 100 % #4 ?";

/** What the port `Lists` promises about writing and finding, kept by the adapter over real HTTP to the list server. */
describe('rows', () => {
  let port: ListsByPort;

  beforeAll(async () => {
    port = await startListsByPort();
    await port.site.fill({ missing: 'list', list: things });
  }, 60_000);
  beforeEach(() => {
    port.unruly.befall = () => undefined;
    port.unruly.asked.length = 0;
  });
  afterAll(() => port?.close());

  const made = async () => keysOf((await port.read({ list: things })).of(things).items).toSorted();
  const aThing = async (key: string) => (await port.add(things, key))[0]!;
  const found = async (key: string) => (await port.site.find(things, key))?.fields;

  describe('written one at a time', () => {
    it('make a row, and say that it is there when it is made again', async () => {
      const row = aRow(things, 'once', { state: 'open', count: 2 });
      expect(await port.site.write(row)).toMatchObject({ ok: true, item: { fields: { Key: 'once', State: 'åpen', Count: 2 } } });
      expect(await port.site.write(row)).toEqual({ ok: false, reason: 'exists' });
      expect((await made()).filter((key) => key === 'once')).toHaveLength(1);
    });

    it('change a row that is as it was read, and no other', async () => {
      const item = await aThing('changing');
      const result = await port.site.write(aChange(things, item, { Count: 1 }));
      expect(result).toMatchObject({ ok: true, item: { id: item.id, fields: { Count: 1 } } });
      expect(await port.site.write(aChange(things, item, { Count: 2 }))).toEqual({ ok: false, reason: 'changed' });
      expect(await found('changing')).toMatchObject({ Count: 1 });
    });

    it('say that a row is gone', async () => {
      const item = await aThing('going');
      await port.remove(things, item);
      expect(await port.site.write(aChange(things, item, { Count: 1 }))).toEqual({ ok: false, reason: 'gone' });
    });

    it('clear a field with null, and leave it out of a new row', async () => {
      expect(await port.site.write({ do: 'create', list: things, fields: { Key: 'empty', Title: 'empty', Count: null } })).toMatchObject({
        ok: true,
      });
      const item = await port.site.write(aChange(things, (await port.site.find(things, 'empty'))!, { Count: 3 }));
      await port.site.write(aChange(things, (item as Extract<WriteResult, { ok: true }>).item, { Count: null }));
      expect(await found('empty')).not.toHaveProperty('Count');
    });

    it.each([
      ['an unknown field', { Nowhere: 1 }],
      ['a text that is too long', { Key: 'x'.repeat(256) }],
    ])('refuse %s and say why', async (_what, fields) => {
      const result = await port.site.write({ do: 'create', list: things, fields: { Key: 'refused', Title: 'refused', ...fields } });
      expect(result).toEqual({ ok: false, reason: 'refused', detail: expect.stringMatching(/^400 .*invalidRequest/) });
      expect(await found('refused')).toBeUndefined();
    });

    it('give a person who waits an answer soon when Graph is busy for long, and write nothing', async () => {
      port.unruly.befall = ({ method }) => (method === 'POST' ? { status: 429, retryAfter: 30 } : undefined);
      await expect(port.site.write(aRow(things, 'busy'))).rejects.toMatchObject({ code: 'throttled' });
      expect(port.unruly.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
      expect(await found('busy')).toBeUndefined();
    });

    it('try again for a person when Graph is busy for a moment', async () => {
      port.unruly.befall = onlyFirst(({ method }) => method === 'POST', { status: 503, retryAfter: 0 }, 2);
      expect(await port.site.write(aRow(things, 'moment'))).toMatchObject({ ok: true });
    });

    it.each(['cut', { status: 500 }] as const)('say that nobody knows when there is no answer: %j', async (mishap) => {
      port.unruly.befall = ({ method }) => (method === 'POST' ? mishap : undefined);
      await expect(port.site.write(aRow(things, 'nobody'))).rejects.toMatchObject({ code: 'not-connected' });
      expect(await found('nobody')).toBeUndefined();
    });

    it('say that a row exists whose first answer was lost: it is found', async () => {
      port.unruly.befall = onlyFirst(({ method }) => method === 'POST', 'lost');
      expect(await port.site.write(aRow(things, 'lost', { count: 7 }))).toEqual({ ok: false, reason: 'exists' });
      expect(await found('lost')).toMatchObject({ Count: 7 });
      expect((await made()).filter((key) => key === 'lost')).toHaveLength(1);
    });

    it('say that a row is changed whose first answer was lost: it is found as it was written', async () => {
      const item = await aThing('lost-change');
      port.unruly.befall = onlyFirst(({ method }) => method === 'PATCH', 'lost');
      expect(await port.site.write(aChange(things, item, { Count: 8 }))).toEqual({ ok: false, reason: 'changed' });
      expect(await found('lost-change')).toMatchObject({ Count: 8 });
    });
  });

  describe('written many at a time', () => {
    const batches = () =>
      port.unruly.asked.filter(({ url }) => url === '/$batch').map(({ body }) => (body as { requests: unknown[] }).requests.length);
    const keys = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}-${String(n).padStart(2, '0')}`);

    it('go twenty a request; what is throttled is sent again by itself, what exists is said to, each in its place', async () => {
      const wanted = keys('many', 45);
      await port.add(things, wanted[3]!, wanted[33]!);
      port.unruly.asked.length = 0;
      let throttled = 3;
      port.unruly.befall = ({ inside, body }) => {
        const key = (body as { fields?: { Key?: string } } | undefined)?.fields?.Key;
        if (!inside || throttled === 0 || !/many-(05|25|44)/.test(String(key))) return undefined;
        throttled -= 1;
        return { status: throttled === 1 ? 503 : 429, retryAfter: 0 };
      };
      const results = await port.site.writeMany(wanted.map((key) => aRow(things, key)));

      expect(batches()).toEqual([20, 20, 5, 3]);
      expect(results.map((result) => (result.ok ? result.item.fields['Key'] : result.reason))).toEqual(
        wanted.map((key, n) => (n === 3 || n === 33 ? 'exists' : key)),
      );
      const all = await made();
      expect(wanted.map((key) => all.filter((one) => one === key).length)).toEqual(wanted.map(() => 1));
    });

    it('say of each what became of it', async () => {
      const [changed, gone, refused, fine] = await port.add(things, ...keys('each', 4));
      await port.site.write(aChange(things, changed!, { Count: 1 }));
      await port.remove(things, gone!);
      const results = await port.site.writeMany([
        aChange(things, changed!, { Count: 2 }),
        aChange(things, gone!, { Count: 2 }),
        aChange(things, refused!, { Nowhere: 2 }),
        aChange(things, fine!, { Count: 2 }),
      ]);
      expect(results).toEqual([
        { ok: false, reason: 'changed' },
        { ok: false, reason: 'gone' },
        { ok: false, reason: 'refused', detail: expect.any(String) },
        { ok: true, item: expect.objectContaining({ id: fine!.id }) },
      ]);
    });

    it('are found when the answer to all of them is lost, and are there once', async () => {
      const wanted = keys('unheard', 5);
      port.unruly.befall = onlyFirst(({ url }) => url === '/$batch', 'lost');
      expect(await port.site.writeMany(wanted.map((key) => aRow(things, key)))).toEqual(
        wanted.map(() => ({ ok: false, reason: 'exists' })),
      );
      expect((await made()).filter((key) => String(key).startsWith('unheard'))).toEqual(wanted);
    });

    it('are none when there are none: Graph is not asked', async () => {
      expect(await port.site.writeMany([])).toEqual([]);
      expect(port.unruly.asked).toEqual([]);
    });
  });

  it('are found by key, whatever stands in it', async () => {
    await port.add(things, tag);
    expect(await found(tag)).toMatchObject({ Key: tag });
    expect(await found(`${tag}'`)).toBeUndefined();
  });

  it('are not found for lack of an answer: that is said', async () => {
    port.unruly.befall = () => ({ status: 500 });
    await expect(port.site.find(things, tag)).rejects.toMatchObject({ code: 'not-connected' });
  });
});
