import type { CaseKind } from '../case/case.list.ts';
import type { Instant } from '../day.ts';
import type { Meeting, ProgrammeItem } from '../meeting/meeting.list.ts';
import type { Language } from '../text.ts';

/** A paper of a case: named and linked to, or with nothing but its provision. */
export type NoticedAttachment =
  | {
      readonly key: string;
      readonly number: number;
      readonly exempt: false;
      readonly title: string;
      readonly url: string | undefined;
      readonly sentLater: boolean;
    }
  | { readonly key: string; readonly number: number; readonly exempt: true; readonly provision: string | undefined };

/** Of an exempt case nothing is known here but its number and the provision. */
export interface ExemptNoticedCase {
  readonly key: string;
  readonly kind: 'exempt';
  readonly number: string | undefined;
  readonly provision: string | undefined;
  readonly withdrawn: boolean;
  /** All exempt, as it is. */
  readonly attachments: readonly NoticedAttachment[];
}

export interface OpenNoticedCase {
  readonly key: string;
  readonly kind: CaseKind;
  readonly number: string | undefined;
  readonly title: string;
  readonly minutes: number | undefined;
  readonly expectedAt: Instant | undefined;
  /** By code and title. */
  readonly measure: string | undefined;
  /** The municipality that presents it. */
  readonly presenter: string | undefined;
  readonly officer: string | undefined;
  /** The cases in which it was treated before, as a reader knows them: `012/25`. */
  readonly earlier: readonly string[];
  readonly information: string | undefined;
  readonly proposal: string | undefined;
  readonly addedLate: boolean;
  /** Taken off the agenda after it got its number. */
  readonly withdrawn: boolean;
  readonly attachments: readonly NoticedAttachment[];
}

export type NoticedCase = ExemptNoticedCase | OpenNoticedCase;

/** A meeting's notice (innkalling) with everything a reader needs, as its rows are now. */
export interface NoticeBody {
  readonly language: Language;
  readonly network: string;
  readonly kind: Meeting['kind'];
  /** A draft until it is sent. */
  readonly state: 'draft' | 'sent' | 'cancelled';
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly noticeAt: Instant;
  readonly place: string | undefined;
  /** The municipality that chairs. */
  readonly chair: string | undefined;
  readonly minuteTaker: string | undefined;
  /** A gathering's, in place of cases. */
  readonly programme: readonly ProgrammeItem[];
  readonly cases: readonly NoticedCase[];
}

/** The cases and papers in it that are exempt from public disclosure, by key. With none there is one edition of it. */
export const exemptInNotice = ({ cases }: Pick<NoticeBody, 'cases'>): readonly string[] =>
  cases.flatMap((item) => [
    ...(item.kind === 'exempt' ? [item.key] : []),
    ...item.attachments.flatMap(({ key, exempt }) => (exempt ? [key] : [])),
  ]);
