/**
 * Where sources disagree on what Graph does, or say nothing, the server can behave either way: an application that is right under both
 * settings of a switch does not depend on it. The defaults are what Microsoft documents, and where it documents nothing, the stricter way.
 */
export type Switches = {
  /** Whether `expand=` and its like are refused without their dollar. */
  strictExpandDollar: boolean;
  /** `PATCH …/fields` is documented; one tenant answered 400 and took only `PATCH …/{item}` with `{fields}`. */
  fieldsPatch: 'ok' | '400';
  /** Whether a value outside a choice column's own words is refused. SharePoint has always taken it. */
  choiceStrict: boolean;
  /** Whether a required column must have a value. SharePoint has never insisted when programs write. */
  requiredStrict: boolean;
  /** Whether answers tell how much of the application's allowance is left. */
  rateLimitHeaders: boolean;
  /** The most items of a page: 5000 was measured, 1000 is said too. */
  maxTop: number;
  /** The name of the position in a delta link. */
  deltaParam: 'token' | '$deltatoken';
  /** Whether every other throttled answer comes without its `Retry-After`. */
  retryAfterSometimesMissing: boolean;
  /** Whether the columns in the body that makes a list are made with it. */
  inlineColumns: 'on' | 'ignored';
  /** Whether a new item gets the default values of the columns that are not sent. */
  defaultValues: 'applied' | 'ignored';
  /** Writes to a column whose name begins with an underscore. */
  underscoreFields: 'refused' | 'ok';
  /** Current services write `innerError`. */
  innerErrorCase: 'innerError' | 'innererror';
  /** A page with fields of more than twelve lookup columns: refused, or the rest of them is missing without a word. */
  lookupsOverTwelve: 'error' | 'dropped';
  /** A subscription that is to live longer than the maximum. */
  subscriptionExcess: 'refuse' | 'clamp';
  /** Whether filters know `or`, `not` and `contains()`, which are used in the wild and documented nowhere. */
  looseFilters: boolean;
};

/** What Graph does as documented. */
export const DOCUMENTED: Switches = {
  strictExpandDollar: false,
  fieldsPatch: 'ok',
  choiceStrict: false,
  requiredStrict: false,
  rateLimitHeaders: false,
  maxTop: 5000,
  deltaParam: 'token',
  retryAfterSometimesMissing: false,
  inlineColumns: 'on',
  defaultValues: 'applied',
  underscoreFields: 'refused',
  innerErrorCase: 'innerError',
  lookupsOverTwelve: 'error',
  subscriptionExcess: 'refuse',
  looseFilters: false,
};
