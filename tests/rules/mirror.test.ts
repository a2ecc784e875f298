import { pino } from 'pino';
import type { Gap, ListChanges, ListFailure, Lists, RowWrite, WriteResult } from '../../bot/ports.ts';
import type { KeptChange, KeptItem, KeptLists } from '../../bot/snapshot/kept.ts';
import type { Judge } from '../../bot/snapshot/list-mirror.ts';
import { Mirror } from '../../bot/snapshot/mirror.ts';
import { create, says, update } from '../../bot/write.ts';
import { choice, optional, text } from '../../shared/column.ts';
import { instant } from '../../shared/day.ts';
import { defineList } from '../../shared/list.ts';
import { type GraphItem, toFields } from '../../shared/row.ts';

const things = defineList('Things', 'Ting', {
  state: choice('State', 'Tilstand', { open: 'åpen', shut: 'lukket' }),
  owner: optional(text('Owner', 'Eier')),
});

const kari = { user: { id: 'KARI', displayName: 'Kari' } };
const app = { application: { displayName: 'Veven' } };

/** A list that answers as the test tells it, and writes at once. */
class OneList implements Lists {
  readonly items = new Map<string, GraphItem>();
  readonly removed: string[] = [];
  /** Called when changes have been asked for, before they are read. */
  meanwhile: (() => Promise<void>) | undefined;
  /** Called when changes have been read, before they are answered. */
  afterwards: (() => Promise<void>) | undefined;
  /** The answer to a write is lost on its way, though the write was carried out. */
  losesAnswers = false;
  fails: Omit<ListFailure, 'list'> | undefined;
  asked: (string | undefined)[] = [];
  unreadable: string[] = [];
  lacking: readonly Gap[] = [];
  /** Writing many fails as a whole, as when the list has gone. */
  throws = false;
  /** The next reading is a whole one, as after a link that was too old. */
  whole = false;
  #version = 0;

  put(id: string, fields: Record<string, unknown>, lastModifiedBy: GraphItem['lastModifiedBy'] = kari): GraphItem {
    this.#version += 1;
    const at = instant('2026-11-23T08:00:00Z');
    const item: GraphItem = {
      id,
      '@odata.etag': `"${id},${this.#version}"`,
      createdDateTime: at,
      lastModifiedDateTime: at,
      lastModifiedBy,
      fields: { ...this.items.get(id)?.fields, ...fields },
    };
    this.items.set(id, item);
    return item;
  }

  async changes(lists: Parameters<Lists['changes']>[0], take: (reading: ListChanges | ListFailure) => Promise<void>): Promise<void> {
    await this.meanwhile?.();
    const items = [...this.items.values()];
    await this.afterwards?.();
    for (const { list, since } of lists) {
      this.asked.push(since);
      const whole = this.whole || since === undefined;
      await take(
        this.fails
          ? { list, ...this.fails }
          : { list, items, removed: this.removed, unreadable: this.unreadable, whole, next: `link ${this.#version}` },
      );
    }
  }

  async write(write: RowWrite): Promise<WriteResult> {
    const result = this.#write(write);
    if (!this.losesAnswers || !result.ok) return result;
    // The client sends it again: by then it has been carried out.
    return this.#write(write);
  }

  #write(write: RowWrite): WriteResult {
    if (write.do === 'create') {
      if ([...this.items.values()].some(({ fields }) => fields['Key'] === write.fields['Key'])) return { ok: false, reason: 'exists' };
      return { ok: true, item: this.put(String(this.items.size + 1), write.fields, app) };
    }
    if (this.items.get(write.itemId)?.['@odata.etag'] !== write.etag) return { ok: false, reason: 'changed' };
    return { ok: true, item: this.put(write.itemId, write.fields, app) };
  }

  async writeMany(writes: readonly RowWrite[]): Promise<readonly WriteResult[]> {
    if (this.throws) throw new Error('gone');
    return Promise.all(writes.map((write) => this.write(write)));
  }

  async find(_list: never, key: string): Promise<GraphItem | undefined> {
    return [...this.items.values()].find(({ fields }) => fields['Key'] === key);
  }

  async gaps(): Promise<readonly Gap[]> {
    return this.lacking;
  }
}

/** What is kept, in memory: one list is enough. */
class Kept implements KeptLists {
  next: string | undefined;
  readonly items = new Map<string, KeptItem>();

  async load(): Promise<Awaited<ReturnType<KeptLists['load']>>> {
    return this.next === undefined ? [] : [{ list: things, next: this.next, items: [...this.items.values()] }];
  }

  async keep({ items, removed, whole, next }: KeptChange): Promise<void> {
    if (whole) this.items.clear();
    for (const id of removed) this.items.delete(id);
    for (const item of items) this.items.set(item.id, item);
    this.next = next;
  }
}

const stamp = { changedBy: 'Test', changedById: undefined, changedVia: 'tab', changeId: 'c1' } as const;

async function aMirror({ judge = () => true, kept = new Kept() }: { judge?: Judge; kept?: Kept } = {}) {
  const list = new OneList();
  list.put('1', toFields(things, { key: 'a', title: 'En ting', state: 'open' }));
  let machine = 0;
  const parts = { lists: [things], port: list, kept, judge, log: pino({ level: 'silent' }), machine: () => machine };
  const mirror = new Mirror(parts);
  await mirror.sync();
  const of = (one: Mirror) => one.snapshot.of(things).get('a');
  return {
    list,
    mirror,
    kept,
    row: () => of(mirror),
    state: () => of(mirror)?.state,
    shut: () => mirror.writer.one(update(things, of(mirror)!, { state: 'shut' }), stamp),
    passes: (seconds: number) => {
      machine += seconds * 1000;
    },
    /** The process ends, and another begins with what was kept. */
    restarted: async () => {
      const next = new Mirror(parts);
      await next.load();
      return { mirror: next, row: () => of(next) };
    },
  };
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
    expect(await shut()).toBe('written');
    const before = list.items.get('1');
    expect(await shut()).toBe('written');
    expect(list.items.get('1')).toBe(before);
  });

  it('say that a row has changed under a write, and have it as it is now', async () => {
    const { list, mirror, shut } = await aMirror();
    const { etag } = mirror.snapshot.of(things).get('a')!;
    list.put('1', { Title: 'En annen ting' });
    expect(await shut()).toBe('changed');
    expect(mirror.snapshot.of(things).get('a')).toMatchObject({ title: 'En annen ting', state: 'open' });
    expect(mirror.snapshot.of(things).get('a')!.etag).not.toBe(etag);
    expect(await shut()).toBe('written');
  });

  it('let go of a row that is deleted under a write', async () => {
    const { list, mirror, shut } = await aMirror();
    list.items.delete('1');
    expect(await shut()).toBe('changed');
    expect(mirror.snapshot.of(things).has('a')).toBe(false);
  });

  it('follow a row whose key somebody changes', async () => {
    const { list, mirror } = await aMirror();
    list.put('1', { Key: 'b' });
    await mirror.sync();
    expect(mirror.snapshot.of(things).all.map(({ key }) => key)).toEqual(['b']);
  });

  it('go on with a row as it was when somebody spoils it, and say so until it is right', async () => {
    const { list, mirror, state } = await aMirror();
    list.put('1', { State: 'kanskje' });
    await mirror.sync();
    expect(state()).toBe('open');
    expect(mirror.aside()).toMatchObject([{ item: { id: '1' }, problems: [{ column: 'State', found: 'kanskje' }], known: { key: 'a' } }]);
    list.put('1', { State: 'lukket' });
    await mirror.sync();
    expect([state(), mirror.aside()]).toEqual(['shut', []]);
  });

  it('have no row of one that was never right', async () => {
    const { list, mirror } = await aMirror();
    list.put('2', { Key: 'b', State: 'kanskje' });
    await mirror.sync();
    expect(mirror.snapshot.of(things).has('b')).toBe(false);
    expect(mirror.aside()).toMatchObject([{ item: { id: '2' }, known: undefined }]);
    list.items.delete('2');
    list.removed.push('2');
    await mirror.sync();
    expect(mirror.aside()).toEqual([]);
  });

  it('do not make a row anew whose own is spoiled', async () => {
    const { list, mirror } = await aMirror();
    list.put('2', { Key: 'b', State: 'kanskje' });
    await mirror.sync();
    expect(await mirror.writer.many([create(things, { key: 'b', title: 'B', state: 'open' })], stamp)).toBe(false);
    expect(list.items.size).toBe(2);
  });

  it('write nothing over an edit that is set aside', async () => {
    const { list, mirror, shut } = await aMirror();
    const spoiled = list.put('1', { State: 'kanskje' });
    await mirror.sync();
    expect(await shut()).toBe('aside');
    expect(list.items.get('1')).toBe(spoiled);
  });

  it('find out under a write that an edit is to be set aside', async () => {
    const { list, mirror, shut, state } = await aMirror();
    list.put('1', { State: 'kanskje' });
    expect([await shut(), await shut(), state()]).toEqual(['changed', 'aside', 'open']);
    expect(mirror.aside()).toHaveLength(1);
  });

  it('mend what can mean one thing only, and leave the edit to who made it', async () => {
    const { list, mirror, state } = await aMirror();
    list.put('1', { State: 'LUKKET ' });
    await mirror.sync();
    expect([state(), mirror.aside()]).toEqual(['shut', []]);
    expect(list.items.get('1')!.fields).toMatchObject({ State: 'lukket', ChangedBy: 'Kari', ChangedVia: 'SharePoint' });
  });

  it('give a row made by hand a key, and one that lost its key that key back', async () => {
    const { list, mirror } = await aMirror();
    list.put('2', { Title: 'For hånd', State: 'åpen' });
    list.put('1', { Key: undefined });
    await mirror.sync();
    expect(list.items.get('1')!.fields['Key']).toBe('a');
    const key = String(list.items.get('2')!.fields['Key']);
    expect(key).toMatch(/^[0-9a-f-]{36}$/);
    expect(mirror.snapshot.of(things).get(key)).toMatchObject({ title: 'For hånd' });
  });

  it('leave it to whoever makes a row by hand to name it, where the key is a name', async () => {
    const named = defineList('Named', 'Med navn', { state: things.columns.state }, { keys: 'named' });
    const port = new OneList();
    const mirror = new Mirror({ lists: [named], port, log: pino({ level: 'silent' }) });
    port.put('1', { Key: 'F6', State: 'åpen' });
    await mirror.sync();
    port.put('1', { Key: undefined });
    port.put('2', { Title: 'Et nytt tiltak', State: 'åpen' });
    await mirror.sync();
    expect(mirror.aside()).toMatchObject([{ item: { id: '2' }, problems: [{ column: 'Key', kind: 'empty' }] }]);
    expect(port.items.get('1')!.fields['Key']).toBe('F6');
  });

  describe('and an edit by someone who may not make it', () => {
    const notKari: Judge = (_edit, oid) => oid !== 'kari';

    it('is set aside: the row goes on as it was', async () => {
      const { list, mirror, state } = await aMirror({ judge: notKari });
      list.put('1', { State: 'lukket' });
      await mirror.sync();
      expect(state()).toBe('open');
      expect(mirror.aside()).toMatchObject([{ problems: [], known: { state: 'open' } }]);
    });

    it('is not mended either', async () => {
      const { list, mirror } = await aMirror({ judge: notKari });
      list.put('1', { State: 'LUKKET' });
      await mirror.sync();
      expect(list.items.get('1')!.fields['State']).toBe('LUKKET');
    });

    it('is taken when it was made before anybody looked, and when an app made it', async () => {
      const { list, mirror, state } = await aMirror({ judge: () => false });
      expect(state()).toBe('open');
      list.put('1', { State: 'lukket' }, app);
      await mirror.sync();
      expect(state()).toBe('shut');
    });

    it('is taken when the secretariat accepts it', async () => {
      const { list, mirror, state } = await aMirror({ judge: notKari });
      list.put('1', { State: 'lukket' });
      await mirror.sync();
      expect(await mirror.writer.settleAside({ list: things, itemId: '1', how: 'accept' }, stamp)).toBe(true);
      expect([state(), mirror.aside()]).toEqual(['shut', []]);
      expect(list.items.get('1')!.fields).toMatchObject({ State: 'lukket', ChangedBy: 'Test' });
    });

    it('is undone when the secretariat says so, empty fields too', async () => {
      const { list, mirror, state } = await aMirror({ judge: notKari });
      list.put('1', { State: 'lukket', Owner: 'Ola', Title: 'Noe annet' });
      await mirror.sync();
      expect(await mirror.writer.settleAside({ list: things, itemId: '1', how: 'restore' }, stamp)).toBe(true);
      expect([state(), mirror.aside()]).toEqual(['open', []]);
      expect(list.items.get('1')!.fields).toMatchObject({ Key: 'a', State: 'åpen', Owner: null, Title: 'En ting' });
    });

    it('that has been edited again meanwhile is not undone unseen', async () => {
      const { list, mirror } = await aMirror({ judge: notKari });
      list.put('1', { State: 'lukket' });
      await mirror.sync();
      const newer = list.put('1', { Title: 'Enda noe' });
      expect(await mirror.writer.settleAside({ list: things, itemId: '1', how: 'restore' }, stamp)).toBe(false);
      expect(list.items.get('1')).toBe(newer);
    });
  });

  it('a spoiled edit can be undone, not accepted', async () => {
    const { list, mirror, state } = await aMirror();
    list.put('1', { State: 'kanskje' });
    await mirror.sync();
    expect(await mirror.writer.settleAside({ list: things, itemId: '1', how: 'accept' }, stamp)).toBe(false);
    expect(await mirror.writer.settleAside({ list: things, itemId: '1', how: 'restore' }, stamp)).toBe(true);
    expect([state(), list.items.get('1')!.fields['State']]).toEqual(['open', 'åpen']);
  });

  it('know a write of theirs whose answer was lost', async () => {
    const { list, mirror, shut } = await aMirror();
    list.losesAnswers = true;
    expect(await shut()).toBe('written');
    expect(await mirror.writer.one(create(things, { key: 'b', title: 'B', state: 'open' }), { ...stamp, changeId: 'c2' })).toBe('written');
    expect(list.items.size).toBe(2);
  });

  it('say that a key is taken by somebody else’s row', async () => {
    const { list, mirror } = await aMirror();
    list.put('2', { Key: 'b', State: 'lukket' });
    expect(await mirror.writer.one(create(things, { key: 'b', title: 'B', state: 'open' }), stamp)).toBe('changed');
    expect(mirror.snapshot.of(things).get('b')?.state).toBe('shut');
  });

  describe('when an edit and an answer cross', () => {
    /** The reading brings what stood before the press; the press finds it, and writes over it. */
    async function crossed(edit: Record<string, unknown>, judge: Judge = () => true) {
      const { list, mirror, state, shut } = await aMirror({ judge });
      list.put('1', edit);
      list.afterwards = async () => {
        list.afterwards = undefined;
        expect([await shut(), await shut()]).toEqual(['changed', 'written']);
      };
      await mirror.sync();
      return { list, mirror, state };
    }

    it('an older slip is not mended over the answer', async () => {
      const { list, state } = await crossed({ State: ' ÅPEN' });
      expect([state(), list.items.get('1')!.fields['State']]).toEqual(['shut', 'lukket']);
    });

    it('the row that was answered is not set aside for an older edit', async () => {
      const ownerOnly: Judge = ({ row, known }) => says(row, { state: (known as { state?: string } | undefined)?.state });
      const { mirror, state } = await crossed({ Owner: 'Ola' }, ownerOnly);
      expect([state(), mirror.aside()]).toEqual(['shut', []]);
    });
  });

  describe('who has saved a row', () => {
    const nobody: Judge = () => false;
    const saves = async (by: GraphItem['lastModifiedBy']) => {
      const { list, mirror, row } = await aMirror({ judge: nobody });
      list.put('1', { State: 'lukket' }, by);
      await mirror.sync();
      return { aside: mirror.aside().length, editor: row()?.editor };
    };

    it('a person by way of an app is that person', async () => {
      expect(await saves({ ...kari, application: { displayName: 'Graph Explorer' } })).toMatchObject({ aside: 1 });
    });

    it('a person whom SharePoint does not name may nothing', async () => {
      expect(await saves({ user: { displayName: 'En gjest' } })).toMatchObject({ aside: 1 });
    });

    it('an app alone has been let in by an administrator', async () => {
      expect(await saves(app)).toEqual({ aside: 0, editor: { app: true, name: 'Veven' } });
    });
  });

  it('judge what nobody could judge when it came', async () => {
    let may: boolean | undefined;
    const { list, mirror, state } = await aMirror({ judge: () => may });
    list.put('1', { State: 'lukket' });
    await mirror.sync();
    expect([mirror.rejudge(), state()]).toEqual([false, 'open']);
    may = true;
    expect(mirror.rejudge()).toBe(true);
    expect([state(), mirror.aside()]).toEqual(['shut', []]);
  });

  it('do not take up what was set aside, because somebody gets a role afterwards', async () => {
    let may = false;
    const { list, mirror, state } = await aMirror({ judge: () => may });
    list.put('1', { State: 'lukket' });
    await mirror.sync();
    may = true;
    expect(mirror.rejudge()).toBe(false);
    list.whole = true;
    await mirror.sync();
    expect([state(), mirror.aside().length]).toEqual(['open', 1]);
  });

  it('give a row its key that was made without one and is allowed only later', async () => {
    let may: boolean | undefined;
    const { list, mirror } = await aMirror({ judge: () => may });
    list.put('2', { Title: 'For hånd', State: 'åpen' });
    await mirror.sync();
    may = true;
    mirror.rejudge();
    await mirror.sync();
    const key = String(list.items.get('2')!.fields['Key']);
    expect(mirror.snapshot.of(things).get(key)?.title).toBe('For hånd');
  });

  describe('a list that is read whole again', () => {
    it('because it was distrusted, does not approve what is set aside', async () => {
      const { list, mirror, state } = await aMirror({ judge: () => false });
      list.put('1', { State: 'lukket' });
      list.put('2', { Key: 'b', State: 'lukket' });
      await mirror.sync();
      mirror.distrust(things);
      expect(mirror.isReliable(things)).toBe(false);
      await mirror.sync();
      expect([state(), mirror.aside().length, mirror.snapshot.of(things).has('b')]).toEqual(['open', 2, false]);
    });

    it('because it was distrusted, has each row as it stands, though its ETag is the same, and gets back what it lost', async () => {
      const { list, mirror, state } = await aMirror();
      const item = list.items.get('1')!;
      list.items.set('1', { ...item, fields: { ...item.fields, State: undefined } });
      await mirror.sync();
      mirror.distrust(things);
      await mirror.sync();
      expect([state(), list.items.get('1')!.fields['State']]).toEqual(['open', 'åpen']);
    });

    it('because some of it was kept in a form that nobody reads any more, keeps the others as they were', async () => {
      const { list, mirror, kept, restarted } = await aMirror();
      list.put('2', { Key: 'b', State: 'åpen' });
      await mirror.sync();
      list.put('1', { State: 'kanskje' });
      await mirror.sync();
      const broken = kept.items.get('2')!;
      kept.items.set('2', { ...broken, good: { ...broken.good!, fields: { Key: 'b', State: 'noe' } } });
      const { mirror: next, row } = await restarted();
      await next.sync();
      expect([row()?.state, next.aside().length, next.snapshot.of(things).has('b')]).toEqual(['open', 1, true]);
    });
  });

  describe('a value that has gone', () => {
    it('is not believed when its column has gone too, and the row stays as it was', async () => {
      const { list, mirror, row } = await aMirror();
      list.put('1', { Owner: 'Ola' });
      await mirror.sync();
      list.lacking = [{ missing: 'column', list: things, column: things.columns.owner }];
      list.put('1', { Owner: undefined, Title: 'Ny tittel' });
      await mirror.sync();
      expect([row()?.owner, row()?.title, mirror.pause() > 0]).toEqual(['Ola', 'En ting', true]);
    });

    it('is believed when a person has emptied it', async () => {
      const { list, mirror, row } = await aMirror();
      list.put('1', { Owner: 'Ola' });
      await mirror.sync();
      list.put('1', { Owner: undefined });
      await mirror.sync();
      expect(row()?.owner).toBeUndefined();
    });
  });

  it('bring back a row that must exist and that somebody has deleted as it was', async () => {
    const { list, mirror, row } = await aMirror();
    list.put('1', { Owner: 'Ola', State: 'lukket' });
    await mirror.sync();
    list.items.delete('1');
    list.removed.push('1');
    await mirror.sync();
    expect(row()).toBeUndefined();
    await mirror.writer.many([create(things, { key: 'a', title: 'En ting', state: 'open' })], stamp);
    expect(row()).toMatchObject({ owner: 'Ola', state: 'shut' });
  });

  describe('writing by rule', () => {
    const wish = create(things, { key: 'b', title: 'B', state: 'open' });

    it('goes on with the other lists when one fails, and lets that one alone for a while', async () => {
      const { list, mirror, passes } = await aMirror();
      list.throws = true;
      expect(await mirror.writer.many([wish], stamp)).toBe(false);
      list.throws = false;
      expect([await mirror.writer.many([wish], stamp), mirror.pause()]).toEqual([false, 30_000]);
      passes(30);
      expect(await mirror.writer.many([wish], stamp)).toBe(true);
    });

    it('says that it cannot make a row whose own is spoiled, when somebody asks', async () => {
      const { list, mirror } = await aMirror();
      list.put('2', { Key: 'b', State: 'kanskje' });
      await mirror.sync();
      expect(await mirror.writer.one(wish, stamp)).toBe('aside');
    });
  });

  it('are relied on for an hour when they cannot be read', async () => {
    const { list, mirror, passes } = await aMirror();
    list.fails = { failed: '403', afterSeconds: 1 };
    await mirror.sync();
    passes(3599);
    expect(mirror.isReliable(things)).toBe(true);
    passes(2);
    expect(mirror.isReliable(things)).toBe(false);
  });

  it('leave an item as it was that comes in a form nobody knows', async () => {
    const { list, mirror, state } = await aMirror();
    list.items.delete('1');
    list.unreadable = ['1'];
    list.whole = true;
    await mirror.sync();
    expect(state()).toBe('open');
  });

  describe('over a restart', () => {
    it('are as they were, and only what has changed is read', async () => {
      const { list, shut, mirror, restarted } = await aMirror();
      await shut();
      await mirror.sync();
      list.asked = [];
      const { mirror: next, row } = await restarted();
      expect(row()).toEqual(mirror.snapshot.of(things).get('a'));
      await next.sync();
      expect(list.asked).toEqual([expect.stringMatching(/^link/)]);
    });

    it('an edit that was set aside still is, and can be undone', async () => {
      const { list, mirror, restarted } = await aMirror({ judge: () => false });
      list.put('1', { State: 'lukket' });
      await mirror.sync();
      const { mirror: next, row } = await restarted();
      expect(row()?.state).toBe('open');
      expect(next.aside()).toMatchObject([{ item: { id: '1' }, problems: [] }]);
      expect(await next.writer.settleAside({ list: things, itemId: '1', how: 'restore' }, stamp)).toBe(true);
    });

    it('are not relied on before they have been read again', async () => {
      const { mirror, restarted } = await aMirror();
      expect(mirror.readAt(things)).toBe(0);
      expect((await restarted()).mirror.readAt(things)).toBeUndefined();
    });
  });

  describe('when a list cannot be read', () => {
    it('keep what they have, and leave it alone for as long as Graph asks', async () => {
      const { list, mirror, state, passes } = await aMirror();
      list.fails = { failed: '429', afterSeconds: 30 };
      list.put('1', { State: 'lukket' });
      await mirror.sync();
      expect([state(), mirror.pause()]).toEqual(['open', 30_000]);
      list.fails = undefined;
      passes(29);
      expect(await mirror.sync()).toBe(false);
      passes(1);
      expect(await mirror.sync()).toBe(true);
      expect([state(), mirror.pause()]).toEqual(['shut', 0]);
    });

    it('wait longer each time, but never more than a quarter of an hour', async () => {
      const { list, mirror, passes } = await aMirror();
      list.fails = { failed: '503', afterSeconds: undefined };
      const pauses: number[] = [];
      for (let time = 0; time < 12; time += 1) {
        await mirror.sync();
        pauses.push(mirror.pause() / 1000);
        passes(mirror.pause() / 1000);
      }
      expect(pauses.slice(0, 4)).toEqual([2, 4, 8, 16]);
      expect(pauses.at(-1)).toBe(900);
    });
  });

  it('are never empty while they are read anew', async () => {
    const { list, mirror, state } = await aMirror();
    list.whole = true;
    list.put('1', { State: 'lukket' });
    const seen: unknown[] = [];
    list.afterwards = async () => {
      seen.push(state());
    };
    await mirror.sync();
    expect([...seen, state()]).toEqual(['open', 'shut']);
  });

  it('let go of what is gone when they are read anew', async () => {
    const { list, mirror } = await aMirror();
    list.items.delete('1');
    list.whole = true;
    await mirror.sync();
    expect(mirror.snapshot.of(things).all).toEqual([]);
  });

  it('say that nothing has changed when nothing has', async () => {
    const { mirror } = await aMirror();
    expect(await mirror.sync()).toBe(false);
  });
});
