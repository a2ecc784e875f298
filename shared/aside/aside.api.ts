import type { Instant } from '../day.ts';
import type { FieldProblem } from '../row.ts';

/** An edit made in SharePoint that Veven does not use: the row goes on as it was, or waits outside when it is new. */
export interface AsideView {
  /** The list's internal name and the item's number: what `aside/settle` is told. */
  readonly list: string;
  readonly itemId: string;
  /** Which state of the row this is about. */
  readonly seen: string;
  /** The list's name in SharePoint. */
  readonly listName: string;
  readonly title: string;
  /** The row in SharePoint, where there is a page of it. */
  readonly url: string | undefined;
  /** Who made the edit, and when. */
  readonly by: string;
  readonly at: Instant;
  /** What cannot be understood; empty when the person may not make this edit. */
  readonly problems: readonly FieldProblem[];
  /** It can be understood, and the secretariat may make it: then it may accept it too. */
  readonly acceptable: boolean;
  /** The row was in use before: the edit can be undone. */
  readonly restorable: boolean;
}

/** A part of Veven that is turned off for now: its feature, and what each list lacks. */
export interface OffView {
  readonly feature: string;
  readonly lists: readonly {
    readonly listName: string;
    /** `unread` passes by itself; the others need an administrator. */
    readonly why: 'missing' | 'columns' | 'unread';
    /** The missing columns by their headings. */
    readonly columns: readonly string[];
  }[];
}
