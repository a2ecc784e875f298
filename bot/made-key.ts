import { createHash } from 'node:crypto';

/** A key made of what it comes from, in the form of a UUID: the same gives the same, and nobody reads from it what it was. */
export function madeKey(...from: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(from)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
