import { pino } from 'pino';
import type { ListChanges, Lists, WriteResult } from '../../bot/ports.ts';
import { Mirror } from '../../bot/snapshot/mirror.ts';
import { update } from '../../bot/write.ts';
import { instant } from '../../shared/day.ts';
import { choice, defineList, type GraphItem, toFields } from '../../shared/list.ts';

const things = defineList('Things', 'Ting', { state: choice('State', 'Tilstand', { open: 'åpen', shut: 'lukket' }) });

/** A list that answers as the test tells it, and writes at once. */
class OneList implements Lists {
  readonly items = new Map<string, GraphItem>();
  /** Called when changes have been asked for, before they are read. */
  meanwhile: (() => Promise<void>) | undefined;
  /** Called when changes have been read, before they are answered. */
  afterwards: (() => Promise<void>) | undefined;
  #version = 0;

  put(id: string, fields: Record<string, unknown>): GraphItem {
    this.#version += 1;
    const at = instant('2026-11-23T08:00:00Z');
    const item: GraphItem = {
      id,
      '@odata.etag': `"${id},${this.#version}"`,
      createdDateTime: at,
      lastModifiedDateTime: at,
      fields: { ...this.items.get(id)?.fields, ...fields },
    };
    this.items.set(id, item);
    return item;
  }

  async changes(lists: Parameters<Lists['changes']>[0]): Promise<readonly ListChanges[]> {
    await this.meanwhile?.();
    const items = [...this.items.values()];
    await this.afterwards?.();
    return lists.map(({ list, since }) => ({ list: list.name, items, removed: [], whole: since === undefined, next: 'next' }));
  }

  async create(): Promise<WriteResult> {
    throw new Error('nothing is made in this test');
  }

  async createMany(): Promise<readonly WriteResult[]> {
    throw new Error('nothing is made in this test');
  }

  async update(_list: never, itemId: string, etag: string, fields: Record<string, unknown>): Promise<WriteResult> {
    if (this.items.get(itemId)?.['@odata.etag'] !== etag) return { ok: false, reason: 'changed' };
    return { ok: true, item: this.put(itemId, fields) };
  }

  async find(_list: never, key: string): Promise<GraphItem | undefined> {
    return [...this.items.values()].find(({ fields }) => fields['Key'] === key);
  }
}

const stamp = { changedBy: 'Test', changedById: undefined, changedVia: 'tab', changeId: 'c1' } as const;

async function aMirror() {
  const list = new OneList();
  list.put('1', toFields(things, { key: 'a', title: 'En ting', state: 'open' }));
  const mirror = new Mirror([things], list, pino({ level: 'silent' }));
  await mirror.sync();
  const state = () => mirror.snapshot.of(things).get('a')?.state;
  const shut = () => mirror.write(update(things, mirror.snapshot.of(things).get('a')!, { state: 'shut' }), stamp);
  return { list, mirror, state, shut };
}

describe('the lists in memory', () => {
  it('keep a row that is written while they are read, though the read does not know it yet', async () => {
    const { list, mirror, state, shut } = await aMirror();
    list.afterwards = async () => {
      await shut();
    };
    await mirror.sync();
    expect(state()).toBe('shut');
  });

  it('take in what somebody else has made of that row after us', async () => {
    const { list, mirror, state, shut } = await aMirror();
    list.meanwhile = async () => {
      await shut();
      list.put('1', { State: 'åpen' });
    };
    await mirror.sync();
    expect(state()).toBe('open');
  });

  it('do not write what a row says already', async () => {
    const { list, shut } = await aMirror();
    expect(await shut()).toBe(true);
    const before = list.items.get('1');
    expect(await shut()).toBe(true);
    expect(list.items.get('1')).toBe(before);
  });

  it('say that a row has changed under a write, and have it as it is now', async () => {
    const { list, mirror, shut } = await aMirror();
    const { etag } = mirror.snapshot.of(things).get('a')!;
    list.put('1', { Title: 'En annen ting' });
    expect(await shut()).toBe(false);
    expect(mirror.snapshot.of(things).get('a')).toMatchObject({ title: 'En annen ting', state: 'open' });
    expect(mirror.snapshot.of(things).get('a')!.etag).not.toBe(etag);
    expect(await shut()).toBe(true);
  });

  it('let go of a row that is deleted under a write', async () => {
    const { list, mirror, shut } = await aMirror();
    list.items.delete('1');
    expect(await shut()).toBe(false);
    expect(mirror.snapshot.of(things).has('a')).toBe(false);
  });

  it('follow a row whose key somebody changes', async () => {
    const { list, mirror } = await aMirror();
    list.put('1', { Key: 'b' });
    await mirror.sync();
    expect(mirror.snapshot.of(things).all.map(({ key }) => key)).toEqual(['b']);
  });

  it('leave out a row that is spoiled, and say so until it is mended', async () => {
    const { list, mirror, state } = await aMirror();
    list.put('1', { State: 'kanskje' });
    expect(await mirror.sync()).toBe(true);
    expect([state(), mirror.spoiled()]).toEqual([
      undefined,
      [{ list: 'Things', itemId: '1', problems: [expect.stringMatching(/^State/)] }],
    ]);
    list.put('1', { State: 'lukket' });
    await mirror.sync();
    expect([state(), mirror.spoiled()]).toEqual(['shut', []]);
  });

  it('say that nothing has changed when nothing has', async () => {
    const { mirror } = await aMirror();
    expect(await mirror.sync()).toBe(false);
  });
});
