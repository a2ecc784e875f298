import type { Instant } from '../day.ts';
import type { NetworkName } from '../measure/measure.api.ts';
import type { ArchivePackage } from './archive.list.ts';

export interface PackageView {
  readonly key: string;
  readonly etag: string;
  readonly kind: ArchivePackage['kind'];
  readonly version: number | undefined;
  readonly network: string;
  readonly networkTitle: string;
  readonly meeting: { readonly key: string; readonly startsAt: Instant } | undefined;
  readonly madeAt: Instant;
  readonly state: ArchivePackage['state'];
  readonly archivedAs: string | undefined;
  readonly deliveredAt: Instant | undefined;
  /** By name. */
  readonly deliveredBy: string | undefined;
  /** What would be in it now is not what was delivered. */
  readonly changed: boolean;
  /** The checksum of its contents now; none where the meeting or its minutes are gone: then there is nothing to make a package of. */
  readonly contents: string | undefined;
  /** Something in it is exempt from public disclosure. */
  readonly isPublicEdition: boolean;
}

/** GET /api/archive */
export interface ArchivePage {
  /** What is not delivered, the oldest meeting first. */
  readonly waiting: readonly PackageView[];
  /** What is, the last delivered first, at most as many as one looks through. */
  readonly delivered: readonly PackageView[];
  /** Delivered ones that are not shown here. */
  readonly more: number;
  readonly networks: readonly NetworkName[];
}
