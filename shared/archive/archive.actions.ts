import { z } from 'zod';
import { Seen } from '../action.ts';

const Key = z.string().min(1).max(400);

/** The archive's own number: one line, as SharePoint takes it. */
const ArchivedAs = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^\P{Cc}*$/u);

/** A package has been delivered. `contents` is the checksum of what was seen or downloaded: other contents are not delivered by it. */
export const DeliverPackage = z.object({ key: Key, seen: Seen, archivedAs: ArchivedAs, contents: Seen.optional() });

/** It was not delivered after all. */
export const UndeliverPackage = z.object({ key: Key, seen: Seen });

export const archiveActions = { 'archive/deliver': DeliverPackage, 'archive/undeliver': UndeliverPackage } as const;
