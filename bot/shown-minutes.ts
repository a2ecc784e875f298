import { cases } from '../shared/case/case.list.ts';
import type { MinutesBody } from '../shared/minutes/minutes.body.ts';
import type { World } from './world.ts';

/** What may be shown of minutes that were sent: a case that has been marked as exempt since is hidden in them too. */
export function shownNow(body: MinutesBody, { snapshot }: Pick<World, 'snapshot'>): MinutesBody {
  const rows = body.cases.map(({ key }) => snapshot.of(cases).get(key));
  const hidden = new Map(rows.flatMap((item) => (item?.exempt ? [[item.key, item] as const] : [])));
  if (!body.cases.some(({ key }) => hidden.has(key))) return body;
  const names = body.cases.flatMap((item) => (hidden.has(item.key) && item.kind !== 'exempt' ? [item.number ?? item.title] : []));
  return {
    ...body,
    attendance: body.attendance.map((one) => ({ ...one, outOf: one.outOf.filter((stepped) => !names.includes(stepped.case)) })),
    cases: body.cases.map((item) =>
      hidden.has(item.key) ? { key: item.key, kind: 'exempt', number: item.number, provision: hidden.get(item.key)?.provision } : item,
    ),
  };
}
