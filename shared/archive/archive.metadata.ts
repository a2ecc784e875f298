import type { CaseKind } from '../case/case.list.ts';
import type { Day, Instant } from '../day.ts';
import type { Language } from '../text.ts';
import type { ArchivePackage } from './archive.list.ts';

/** A paper: listed with its link, which leads to where it lies; an exempt one with its provision alone. */
export interface ArchivedAttachment {
  readonly number: number;
  /** The case's number. */
  readonly case?: string | undefined;
  readonly exempt: boolean;
  readonly provision?: string | undefined;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly sentLater?: boolean | undefined;
}

export interface ArchivedCase {
  readonly number?: string | undefined;
  readonly exempt: boolean;
  readonly provision?: string | undefined;
  readonly title?: string | undefined;
  readonly kind?: CaseKind | undefined;
  readonly measure?: string | undefined;
}

/** What `metadata.json` says of a package, in this order. */
export interface ArchiveMetadata {
  readonly format: 'veven-archive/1';
  readonly kind: ArchivePackage['kind'];
  /** `public` when something in it is exempt: then only its provision is here. */
  readonly edition: 'public' | 'complete';
  readonly language: Language;
  readonly body: { readonly key: string; readonly title: string };
  readonly meeting: {
    readonly key: string;
    readonly kind: string;
    readonly date: Day;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    readonly place?: string | undefined;
    readonly chair?: string | undefined;
    readonly cancelled: boolean;
  };
  /** Of the minutes: which version, when it was sent and approved, and the version that has replaced it. */
  readonly minutes?: {
    readonly version: number;
    readonly sentAt: Instant;
    readonly approvedAt?: Instant | undefined;
    readonly replacedBy?: number | undefined;
  };
  /** Of a notice those that have a seat, of minutes those that took part. */
  readonly municipalities: readonly string[];
  readonly cases: readonly ArchivedCase[];
  readonly attachments: readonly ArchivedAttachment[];
  /** The names of its files. */
  readonly documents: readonly string[];
  readonly madeAt: Instant;
}
