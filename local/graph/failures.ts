import { GraphError } from './errors.ts';
import type { Switches } from './switches.ts';

/** Which requests shall fail, and how. */
export type Failure = {
  /** A regular expression on "METHOD /v1.0/path?query", as sent or decoded. Requests inside a batch are matched one by one. */
  match: string;
  /** How many requests fail; 1 if not given. */
  times?: number;
  status: number;
  /** Seconds, as the header says them. */
  retryAfter?: number;
};

const WORDS: Record<number, [code: string, message: string]> = {
  401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  403: ['accessDenied', 'Access denied'],
  404: ['itemNotFound', 'Item not found'],
  409: ['resourceModified', 'The resource has changed since the caller last read it; usually an eTag mismatch'],
  412: ['resourceModified', 'The resource has changed since the caller last read it; usually an eTag mismatch'],
  429: ['activityLimitReached', 'The request has been throttled'],
  503: ['serviceNotAvailable', 'The service is not available. Try the request again after a delay.'],
  504: ['UnknownError', 'Gateway timeout'],
  507: ['quotaLimitReached', 'The quota limit has been reached'],
};

/** Failures on order, for tests: a matching request fails before it has any effect. */
export type Failures = { failNext(failure: Failure): void; check(method: string, url: string): void };

export function createFailures({ retryAfterSometimesMissing }: Switches): Failures {
  const ordered: { pattern: RegExp; left: number; error: GraphError }[] = [];
  let count = 0;
  return {
    failNext({ match, times = 1, status, retryAfter }) {
      const [code, message] = WORDS[status] ?? ['generalException', 'General exception while processing'];
      const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
      ordered.push({ pattern: new RegExp(match), left: times, error: new GraphError(status, code, message, { headers }) });
    },
    check(method, url) {
      const failing = ordered.find(
        ({ pattern, left }) => left > 0 && [url, decoded(url)].some((form) => pattern.test(`${method} ${form}`)),
      );
      if (!failing) return;
      failing.left--;
      const { status, code, message } = failing.error;
      // The first says it, the second does not, and so on.
      throw retryAfterSometimesMissing && ++count % 2 === 0 ? new GraphError(status, code, message) : failing.error;
    },
  };
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '));
  } catch {
    return url;
  }
}
