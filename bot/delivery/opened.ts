import type { Logger } from 'pino';
import type { DeliveredStore } from './delivered.ts';

/** The tab asks every few seconds: for so many milliseconds a person's next look is the same look. */
const sameLook = 60_000;

/**
 * Says that a person has answered something or looked at Veven: their latest message was of use. Costs nothing when they have just
 * been seen, never fails, and keeps nobody waiting.
 */
export function openedBy(store: Pick<DeliveredStore, 'markOpened'>, { log, machine = Date.now }: { log: Logger; machine?(): number }) {
  const seen = new Map<string, number>();
  return (person: string): void => {
    const now = machine();
    if (now - (seen.get(person) ?? Number.NEGATIVE_INFINITY) < sameLook) return;
    seen.set(person, now);
    store.markOpened(person).catch((error: unknown) => log.warn({ err: error }, 'it could not be kept that a message was of use'));
  };
}
