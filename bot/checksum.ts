import { createHash } from 'node:crypto';

/** SHA-256 of something as JSON, in hexadecimal: another one tells that it has changed. */
export const checksumOf = (what: unknown): string => createHash('sha256').update(JSON.stringify(what)).digest('hex');
