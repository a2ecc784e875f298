import { z } from 'zod';
import { choice, indexed, json, note, onDay, optional, text, time } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

/** Who may read: the secretariat or not, and every seat of the network or those that are named. */
export const Readers = z.object({
  secretariat: z.boolean().default(true),
  seats: z.union([z.literal('network'), z.array(z.string())]).default('network'),
});
export type Readers = z.infer<typeof Readers>;

/**
 * The content of cases and attachments that are exempt from public disclosure. Key: that of the case or attachment, whose open row keeps
 * number, legal basis and neutral words. Lies in the restricted site, and nowhere else.
 */
export const exemptContents = defineList(
  'ExemptContents',
  'Unntatt innhold',
  {
    kind: choice('Kind', 'Slag', { case: 'sak', attachment: 'vedlegg' }),
    network: indexed(text('Network', 'Nettverk')),
    meeting: optional(indexed(text('Meeting', 'Møte'))),
    heading: optional(text('Heading', 'Overskrift')),
    information: optional(note('Information', 'Opplysninger i saken')),
    proposal: optional(note('Proposal', 'Forslag til konklusjon')),
    conclusion: optional(note('Conclusion', 'Konklusjon')),
    weighing: optional(note('Weighing', 'Slik er innspillene veid')),
    url: optional(note('Url', 'Lenke')),
    readers: json('Readers', 'Hvem kan lese', Readers.prefault({})),
    /** The person who marked it, and when. */
    setBy: text('SetBy', 'Unntatt av'),
    setAt: indexed(time('SetAt', 'Unntatt')),
    /** The day on which it is looked at again whether it must still be exempt. */
    reviewOn: indexed(onDay('ReviewOn', 'Vurderes på nytt')),
    /** Since when it is open again: then nothing of it lies here. */
    liftedAt: optional(time('LiftedAt', 'Åpnet')),
  },
  { site: 'restricted' },
);
export type ExemptContent = RowOf<typeof exemptContents>;
