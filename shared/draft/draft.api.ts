import type { CaseKind } from '../case/case.list.ts';

/** One case that the draft of an agenda suggests, and why. */
export interface SuggestionView {
  /** For `draft/take`. */
  readonly key: string;
  readonly title: string;
  readonly kind: CaseKind;
  readonly minutes: number;
  readonly measure: string | undefined;
  /** «fordi den ikke ble nådd 12. mars», in the reader's language. */
  readonly because: string;
}

/** GET /api/meetings/:key/draft, for those who keep the agenda. */
export interface DraftResponse {
  readonly suggestions: readonly SuggestionView[];
}
