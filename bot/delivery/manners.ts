import type { Calendar } from '../../shared/calendar.ts';
import type { Instant } from '../../shared/day.ts';
import type { Settings } from '../../shared/setting/setting.rules.ts';
import type { Address, OccasionKind, WantedPost } from '../post.ts';
import type { Delivered, Word } from './delivered.ts';

/** One thing to do so that what stands is what should stand. */
export type Step =
  | { readonly do: 'post'; readonly wanted: WantedPost; readonly occasion: OccasionKind | undefined }
  | { readonly do: 'update'; readonly wanted: WantedPost; readonly post: Delivered }
  /** `moved`: a newer message stands further down. */
  | { readonly do: 'close'; readonly post: Delivered; readonly why: 'gone' | 'moved' };

/**
 * A post that should stand and is not sent just now. `soon`: it can still be stopped; `stopped`: it was; `full`: the channel has had
 * its share this month; `hours`: not at this hour or day; `root`: what it hangs under does not stand; `nowhere`: nobody is reached.
 */
export interface Held {
  readonly wanted: WantedPost;
  readonly why: 'soon' | 'stopped' | 'full' | 'hours' | 'root' | 'nowhere';
  /** When it goes by itself, where that is known. */
  readonly until: Instant | undefined;
}

/** What `deliver` needs to know beside what is wanted and what stands. */
export interface Manners {
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly settings: Settings;
  /** Everything sent since the beginning of last month, oldest first: what the limits count. */
  readonly sent: readonly Delivered[];
  readonly words: ReadonlyMap<string, Word>;
  /** Whether an address can be written to, by chat or e-mail. */
  reaches(to: Address): boolean;
  /** What a wanted post's card hashes to. */
  hashOf(wanted: WantedPost): string;
}

export interface Verdict {
  readonly steps: readonly Step[];
  readonly held: readonly Held[];
}
