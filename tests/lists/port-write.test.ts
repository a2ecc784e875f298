import { jest } from '@jest/globals';
import { secondsIn } from '../../bot/adapters/graph/client.ts';
import { GraphSite } from '../../bot/adapters/graph/lists.ts';
import type { WriteResult } from '../../bot/ports.ts';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import { alterAnswers } from '../support/altered-answers.ts';
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
      port.unruly.befall = onlyFirst(({ method }) => method === 'POST', { status: 503, retryAfter: 0 });
      expect(await port.site.write(aRow(things, 'moment'))).toMatchObject({ ok: true });
    });

    it('give a person who waits no longer than eight seconds when Graph is silent', async () => {
      let waited = 0;
      const { timeout } = AbortSignal;
      const now = performance.now.bind(performance);
      const spies = [
        jest.spyOn(performance, 'now').mockImplementation(() => now() + waited),
        // Each waits as long as it may, in no time.
        jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
          waited += milliseconds;
          return timeout(0);
        }),
      ];
      const gate = Promise.withResolvers<void>();
      port.unruly.befall = async () => gate.promise.then(() => undefined);
      try {
        await expect(port.site.write(aRow(things, 'silent'))).rejects.toMatchObject({ code: 'not-connected' });
        expect(spies[1]).toHaveBeenCalledTimes(1);
        expect(waited).toBeLessThanOrEqual(8_000);
      } finally {
        for (const spy of spies) spy.mockRestore();
        gate.resolve();
      }
    });

    it('let nobody wait for what they do not know of the site yet', async () => {
      const access = { origin: port.unruly.origin, token: async () => 'manager' };
      const fresh = await GraphSite.at(access, { hostname: HOSTNAME, path: REGION_PATH });
      port.unruly.befall = ({ url }) => (url.includes('/lists?') ? { status: 429, retryAfter: 30 } : undefined);
      await expect(fresh.write(aRow(things, 'fresh'))).rejects.toMatchObject({ code: 'throttled' });
      await expect(fresh.find(things, 'fresh')).rejects.toMatchObject({ code: 'not-connected' });
    });

    it.each(['lost', 'cut', { status: 500 }, { status: 504 }] as const)(
      'say that nobody knows when %j is followed by a refusal',
      async (mishap) => {
        let first = true;
        port.unruly.befall = ({ method }) => {
          if (method !== 'POST') return undefined;
          if (!first) return { status: 429, retryAfter: 30 };
          first = false;
          return mishap;
        };
        const key = `unsure ${JSON.stringify(mishap)}`;
        await expect(port.site.write(aRow(things, key))).rejects.toMatchObject({ code: 'not-connected' });
        expect((await found(key)) !== undefined).toBe(mishap === 'lost');
      },
    );

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

    it('are told which Graph puts off for longer than anybody waits; the others are saved', async () => {
      port.unruly.befall = ({ inside, body }) =>
        inside && JSON.stringify(body).includes('put-off-01') ? { status: 503, retryAfter: 30 } : undefined;
      const [saved, putOff] = await port.site.writeMany(keys('put-off', 2).map((key) => aRow(things, key)));
      expect([saved?.ok, putOff]).toEqual([true, { ok: false, reason: 'throttled', afterSeconds: 30 }]);
    });

    it.each([
      ['forbidden, without a word', 403, { ok: false, reason: 'refused', detail: '403 ' }],
      ['of no room, without a word', 507, { ok: false, reason: 'refused', detail: '507 ' }],
    ])('are told of a refusal %s', async (_what, status, told) => {
      const altered = alterAnswers(port.unruly.origin, (text) =>
        text.includes('"responses"') ? JSON.stringify({ responses: [{ id: '0', status }] }) : text,
      );
      try {
        expect(await port.site.writeMany([aRow(things, 'wordless')])).toEqual([told]);
      } finally {
        altered.restore();
      }
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

it.each([
  ['17', 17],
  ['0', 0],
  ['-3', 0],
  ['Tue, 03 Mar 2026 08:00:30 GMT', 30],
  ['Tue, 03 Mar 2026 07:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('a Retry-After of %j is %s seconds', (retryAfter, seconds) => {
  const now = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-03-03T08:00:00Z'));
  expect(secondsIn(retryAfter)).toBe(seconds);
  now.mockRestore();
});
