import type { Instant } from '../day.ts';

/** GET /api/meetings/:key/approval, for who keeps the agenda. */
export interface ApprovalView {
  /**
   * `no-chair`: nobody approves; `coming`: the chair is asked at `askAt`; `asked`: and has not answered; `changed`: approved, and changed
   * since; `sent-without`: the notice is out, and nobody approved it.
   */
  readonly state: 'no-chair' | 'coming' | 'asked' | 'approved' | 'changed' | 'sent-without';
  readonly askAt: Instant;
  readonly noticeAt: Instant;
  readonly approvedAt: Instant | undefined;
  /** By name. */
  readonly approvedBy: string | undefined;
  /** For `seen` in `meeting/approve`, where the reader may approve. */
  readonly approve: string | undefined;
  /** The network has no channel to send the notice to. */
  readonly noChannel: boolean;
}
