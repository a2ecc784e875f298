import { z } from 'zod';
import { choice, indexed, json, optional, text, time } from '../column.ts';
import { defineList, type RowOf, via } from '../list.ts';

const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type HistoryValues = Readonly<z.infer<typeof Values>>;

/**
 * What has happened, one row a change. Key: `<list>/<key>/<ChangeId>`, or `<list>/<key>/<etag>` for an edit in SharePoint itself;
 * `<list>/<key>/deleted/<entry>` for a row that is gone, by the item of its last entry.
 */
export const history = defineList(
  'History',
  'Historikk',
  {
    listName: indexed(text('ListName', 'Liste')),
    rowKey: indexed(text('RowKey', 'Rad')),
    measure: optional(indexed(text('Measure', 'Tiltak'))),
    network: optional(indexed(text('Network', 'Nettverk'))),
    at: indexed(time('At', 'Tidspunkt')),
    /** The values people follow, before and after: codes, not words, and of a longer text only a mark that tells whether it is another. */
    before: json('Before', 'Før', Values.nullable()),
    after: json('After', 'Etter', Values),
    /** Empty for what nobody is known to have done. */
    by: optional(text('By', 'Av')),
    via: choice('Via', 'Via', via),
  },
  { pace: 'seldom' },
);
export type HistoryEntry = RowOf<typeof history>;
