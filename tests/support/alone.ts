import { Carrier, type CarrierParts } from '../../bot/delivery/carrier.ts';
import { Dispatcher } from '../../bot/delivery/dispatcher.ts';
import { Limits } from '../../bot/delivery/limits.ts';
import type { Leadership, Queue, Whispers } from '../../bot/ports.ts';

/** The only process there is: it leads from the first moment, and nobody hears it. */
export const alone: { readonly leadership: Leadership; readonly whispers: Whispers } = {
  leadership: { start: ({ won }) => won(), leads: () => true, stop: async () => {} },
  whispers: { tell: async () => {}, listen: async () => {}, stop: async () => {} },
};

/** A queue in which nothing is ever done. */
const idleQueue: Queue = { start: async () => {}, add: async () => {}, idle: async () => ({ retryIn: undefined }), stop: async () => {} };

/** Delivery that plans what is to be sent, and sends nothing. */
export function silentDispatcher({ store, directory, log }: Pick<CarrierParts, 'store' | 'directory' | 'log'>): Dispatcher {
  const carrier = new Carrier({ store, directory, messenger: {} as CarrierParts['messenger'], mail: undefined, log, answerLink: () => '' });
  return new Dispatcher({ store, directory, queue: idleQueue, carrier, limits: new Limits(), mail: false, log });
}
