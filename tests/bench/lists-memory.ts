import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ListMirror } from '../../bot/snapshot/list-mirror.ts';
import { day, instant } from '../../shared/day.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { GraphItem, toFields } from '../../shared/row.ts';

/** MB of heap that ten thousand follow-ups take in the snapshot, read as they come from Graph, with the indexes that rules use. */
export function snapshotMemory(): Record<string, number> {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  gc();
  const before = process.memoryUsage().heapUsed;
  const mirror = new ListMirror(followUps);
  const page = (from: number) => Array.from({ length: 1000 }, (_, index) => anItem(from + index));
  const items = Array.from({ length: 10 }, (_, index) => JSON.parse(JSON.stringify(page(index * 1000)))).flat();
  mirror.take(
    {
      list: followUps,
      items: items.splice(0).map((item) => GraphItem.parse(item)),
      removed: [],
      unreadable: [],
      whole: true,
      next: 'next',
    },
    () => true,
  );
  for (const column of ['decision', 'seat', 'measure']) mirror.table.where(column as 'key', '');
  mirror.table.ofItem('');
  gc();
  const used = process.memoryUsage().heapUsed - before;
  if (mirror.table.all.length !== 10_000) throw new Error('the rows were not read');
  return { 'memory.per.10000.rows.mb': used / 1024 / 1024 };
}

function anItem(number: number): GraphItem {
  const at = instant('2026-11-23T08:00:00Z');
  const decision = `HR/2026/${Math.floor(number / 8)}/1`;
  return {
    id: String(number),
    '@odata.etag': `"${number},1"`,
    createdDateTime: at,
    lastModifiedDateTime: at,
    lastModifiedBy: { application: { displayName: 'Veven' }, user: { displayName: 'SharePoint App' } },
    fields: toFields(followUps, {
      title: `Rollag: Beslutning ${number}`,
      key: `${decision}/${number % 8}`,
      decision,
      network: 'HR',
      seat: `HR/${number % 8}`,
      municipality: String(number % 8),
      measure: `HR${number % 9}`,
      state: 'underway',
      dueOn: day('2027-02-09'),
      askOn: day('2027-02-02'),
      comment: `Vi er i gang, og venter svar fra leverandøren i uke ${number % 52}`,
      answeredAt: at,
      answeredBy: `person ${number}`,
      helpWanted: false,
      asDeputy: false,
      late: false,
      changedBy: 'HR/Rollag, Kari Nordmann',
      changedVia: 'card',
      changeId: `change ${number}`,
    }),
  };
}
