import type { Day, Instant } from '../day.ts';
import type { DueReview } from '../exempt/exempt.api.ts';
import type { FixedCases } from '../seat/seat.list.ts';
import type { SettingName } from '../setting/setting.rules.ts';
import type { Language } from '../text.ts';

/** GET /api/setup, for the secretariat: who is who, where Veven may write, and what is wrong with it. */
export interface Setup {
  readonly networks: readonly NetworkView[];
  readonly channels: readonly ChannelView[];
  readonly municipalities: readonly string[];
  readonly people: readonly PersonView[];
  readonly absences: readonly { readonly key: string; readonly person: string; readonly from: Day; readonly to: Day }[];
  readonly breaks: readonly { readonly key: string; readonly municipality: string; readonly from: Day; readonly to: Day }[];
  readonly settings: readonly SettingView[];
  readonly strangers: readonly StrangerView[];
  /** Most urgent first. */
  readonly problems: readonly SetupProblem[];
}

export interface NetworkView {
  readonly key: string;
  readonly title: string;
  readonly kind: 'steering' | 'leader' | 'professional' | 'group' | 'working-group';
  readonly language: Language;
  readonly noticeDays: number;
  readonly hearingDays: number;
  readonly askDays: number;
  /** What stands first and last on every agenda: the network's own choice, else the usual ones. */
  readonly fixedCases: FixedCases;
  /** The channel's id; it is one of `channels` when Veven has been told of it. */
  readonly channel: string | undefined;
  readonly seats: readonly SeatView[];
  /** For `seen`: the row as it was looked at. */
  readonly etag: string;
}

export interface SeatView {
  readonly key: string;
  readonly municipality: string;
  readonly from: Day;
  readonly to: Day | undefined;
  /** Terms that hold or are to come, the earliest first. */
  readonly terms: readonly TermView[];
}

export interface TermView {
  readonly key: string;
  readonly person: string;
  readonly part: 'representative' | 'deputy' | 'chair';
  readonly from: Day;
  readonly to: Day | undefined;
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly closed: 'shut-out' | 'deleted' | 'archived' | undefined;
  readonly shared: boolean;
  readonly networks: readonly string[];
  /** Members by the roster; `undefined` when it has not been read. `person` where Veven knows them. */
  readonly members: readonly MemberView[] | undefined;
}

export interface MemberView {
  readonly identity: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly person: string | undefined;
}

export interface PersonView {
  readonly key: string;
  readonly name: string;
  readonly municipality: string | undefined;
  readonly email: string | undefined;
  readonly language: Language;
  readonly contact: 'chat' | 'email';
  readonly rhythm: 'weekly' | 'fortnightly' | 'monthly' | 'single';
  readonly secretariat: boolean;
  readonly identity: string | undefined;
  readonly identity2: string | undefined;
  readonly leftOn: Day | undefined;
  /** How a message would reach them now. */
  readonly reached: 'chat' | 'mail' | undefined;
  readonly etag: string;
}

export interface SettingView {
  readonly name: SettingName;
  readonly value: number;
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  readonly etag: string | undefined;
}

export interface StrangerView {
  readonly identity: string;
  readonly name: string | undefined;
  readonly wroteAt: Instant;
  /** People who may be the same, the likeliest first. */
  readonly guesses: readonly { readonly person: string; readonly name: string }[];
}

/** Something that keeps messages from going where they should, or waits for the secretariat. The words and what to do are the tab's; a press is a command. */
export type SetupProblem =
  | { readonly kind: 'seat-empty'; readonly seat: string }
  | { readonly kind: 'left-channel'; readonly seat: string; readonly person: string; readonly channel: string }
  | { readonly kind: 'identity-twice'; readonly identity: string; readonly people: readonly string[] }
  | { readonly kind: 'stranger'; readonly identity: string }
  | { readonly kind: 'no-channel'; readonly network: string }
  | {
      readonly kind: 'channel-closed';
      readonly network: string;
      readonly channel: string;
      readonly closed: 'shut-out' | 'deleted' | 'archived';
    }
  | { readonly kind: 'channel-twice'; readonly channel: string; readonly networks: readonly string[] }
  | { readonly kind: 'unreachable'; readonly person: string }
  | { readonly kind: 'term-outside-seat'; readonly term: string; readonly seat: string }
  | { readonly kind: 'two-representatives'; readonly seat: string; readonly people: readonly string[] }
  /** Something exempt whose day to be looked at again has come. Of it no more than its open row says. */
  | ({ readonly kind: 'exempt-due'; readonly of: DueReview['kind'] } & Omit<DueReview, 'kind'>)
  /** When there are many: how many, and since when the first has waited. */
  | { readonly kind: 'exempt-due-many'; readonly count: number; readonly since: Day };
