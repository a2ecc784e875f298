import type { List } from '../../shared/list.ts';
import type { GraphItem } from '../../shared/row.ts';

/** An item as it is kept: as it last could be used, and as it stands when that is set aside. */
export interface KeptItem {
  readonly id: string;
  readonly good: GraphItem | undefined;
  readonly aside: GraphItem | undefined;
}

/** A list as it was when this process, or the one before it, last read it. */
export interface KeptList {
  readonly list: List;
  readonly items: readonly KeptItem[];
  /** Where to go on reading from. */
  readonly next: string;
}

/** What one reading changes in it. */
export interface KeptChange extends KeptList {
  /** Where that reading went on from, as it was kept; when something else is kept, a change is missing and nothing can be relied on. */
  readonly previous: string | undefined;
  readonly removed: readonly string[];
  /** These items are all there is. */
  readonly whole: boolean;
}

/**
 * The lists as they were read and where to go on, so that a restart reads what has changed and not everything. Rows and link are
 * kept in one transaction: an older link only tells again of what is known. Losing it all costs one reading of every list.
 */
export interface KeptLists {
  load(lists: readonly List[]): Promise<readonly KeptList[]>;
  /** All of it or none. What does not follow on what is kept makes the list be read whole next time. */
  keep(change: KeptChange): Promise<void>;
}
