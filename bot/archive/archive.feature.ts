import { archivePackages } from '../../shared/archive/archive.list.ts';
import type { Feature } from '../feature.ts';
import { deliverPackage, undeliverPackage } from './archive.commands.ts';
import { archiveDownload, archiveQuery } from './archive.queries.ts';
import { archiveRows } from './archive.rows.ts';
import { noticeDownload } from './notice.download.ts';

/** The notice as a document, and what is delivered to the archive. Two: without the list of packages a notice can still be saved. */
export const archiveFeatures: readonly Feature[] = [
  { name: 'notice', downloads: [noticeDownload] },
  {
    name: 'archive',
    lists: [archivePackages],
    rows: archiveRows,
    queries: [archiveQuery],
    downloads: [archiveDownload],
    commands: { 'archive/deliver': deliverPackage, 'archive/undeliver': undeliverPackage },
  },
];
