/** The calls of the system by which a request gets to its server, before anything of it is sent. */
const connecting = new Set(['connect', 'getaddrinfo']);

/**
 * Whether a `fetch` failed before anything was sent: nobody was there, or there was no way to them. That is known, unlike an answer that
 * was lost. Where a name has several addresses, none of them may have been reached.
 */
export function neverArrived(error: unknown): boolean {
  const cause = inside(error, 'cause');
  const each = inside(cause, 'errors');
  return Array.isArray(each) && each.length > 0 ? each.every(isOfConnecting) : isOfConnecting(cause);
}

/** Undici ends connecting by itself after 10 s, which is no call of the system. */
const isOfConnecting = (cause: unknown): boolean =>
  inside(cause, 'code') === 'UND_ERR_CONNECT_TIMEOUT' || connecting.has(String(inside(cause, 'syscall')));

/** Not by its class: an error of another realm has another one. */
const inside = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? (value as Record<string, unknown>)[name] : undefined;
