/** Names in an address what is to stand open when the page comes. */
export const opens = 'exempt';

/** The way to what is exempt in a meeting: to whoever may read it, it stands open there. */
export const exemptIn = (meeting: string, key: string): string =>
  `/meetings/${encodeURIComponent(meeting)}?${opens}=${encodeURIComponent(key)}`;
