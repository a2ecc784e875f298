import { choice, indexed, number, optional, orElse, text, time } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

/**
 * What is to be delivered to the archive: a meeting's notice, and each approved version of its minutes. The files are made on request
 * and kept nowhere. Key: `<meeting>/notice` or `<meeting>/minutes/<version>`.
 */
export const archivePackages = defineList(
  'ArchivePackages',
  'Arkivpakker',
  {
    meeting: indexed(text('Meeting', 'Møte')),
    network: indexed(text('Network', 'Nettverk')),
    kind: orElse(choice('Kind', 'Slag', { notice: 'innkalling', minutes: 'referat' }), 'notice'),
    /** Of the minutes. */
    version: optional(number('Version', 'Versjon', { least: 1 })),
    madeAt: optional(time('MadeAt', 'Klar')),
    state: orElse(indexed(choice('State', 'Tilstand', { waiting: 'ikke levert', delivered: 'levert' })), 'waiting'),
    /** The archive's own number for it. */
    archivedAs: optional(text('ArchivedAs', 'Arkivets nummer')),
    deliveredAt: optional(time('DeliveredAt', 'Levert')),
    /** The person who said so. */
    deliveredBy: optional(text('DeliveredBy', 'Levert av')),
    /** A checksum (SHA-256) of the contents as they were delivered: with another one they have changed since. */
    digest: optional(text('Digest', 'Kontrollsum')),
  },
  { pace: 'seldom' },
);
export type ArchivePackage = RowOf<typeof archivePackages>;
