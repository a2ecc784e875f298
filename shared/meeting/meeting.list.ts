import { z } from 'zod';
import { boolean, choice, indexed, json, note, number, optional, orElse, text, time } from '../column.ts';
import { Day } from '../day.ts';
import { defineList, type RowOf } from '../list.ts';

/** One entry of a gathering's programme: from when on (Oslo's time), what, and who. */
export const ProgrammeItem = z.object({ at: z.string().regex(/^\d{2}:\d{2}$/), title: z.string(), by: z.string().optional() });
export type ProgrammeItem = z.infer<typeof ProgrammeItem>;

/** Meetings. Key: UUID, or made from the file it was imported from. */
export const meetings = defineList('Meetings', 'Møter', {
  network: indexed(text('Network', 'Nettverk')),
  kind: orElse(choice('Kind', 'Slag', { meeting: 'møte', gathering: 'samling', workshop: 'workshop' }), 'meeting'),
  startsAt: indexed(time('StartsAt', 'Starter')),
  endsAt: time('EndsAt', 'Slutter'),
  state: orElse(
    indexed(
      choice('State', 'Tilstand', {
        planned: 'planlagt',
        ready: 'klar',
        noticed: 'innkalt',
        held: 'holdt',
        minutesSent: 'referat sendt',
        approved: 'godkjent',
        cancelled: 'avlyst',
      }),
    ),
    'planned',
  ),
  /** When the notice is to stand in the channel. */
  noticeAt: indexed(time('NoticeAt', 'Innkalling')),
  place: optional(text('Place', 'Sted')),
  joinUrl: optional(note('JoinUrl', 'Møtelenke')),
  /** The municipality whose seat chairs: the post rotates. */
  chair: optional(indexed(text('ChairSeat', 'Møteleder'))),
  /** Who takes the minutes, as written. */
  minuteTaker: optional(text('MinuteTaker', 'Referent')),
  /** What the meetings have in common that were planned together. */
  series: optional(indexed(text('Series', 'Rekke'))),
  /** A gathering has a programme instead of numbered cases. */
  programme: optional(json('Programme', 'Program', z.array(ProgrammeItem).optional())),
  /** When the chair approved the agenda, and the person who did. */
  approvedAt: optional(time('ApprovedAt', 'Sakliste godkjent')),
  approvedBy: optional(text('ApprovedBy', 'Sakliste godkjent av')),
  /** What the agenda was like then: another mark tells that it has been changed since. */
  approvedMark: optional(text('ApprovedMark', 'Godkjent utgave')),
  /** Why it was moved or cancelled. */
  stateReason: optional(note('StateReason', 'Grunn')),
});
export type Meeting = RowOf<typeof meetings>;

/**
 * Attachments, numbered through the notice; each belongs to one case. Key: `<meeting>/vedlegg/<number>`. Exempt ones have no link and a
 * neutral title. Veven deletes no row: one that was taken away is `withdrawn`, shown nowhere, and its number is not used again.
 */
export const attachments = defineList(
  'Attachments',
  'Vedlegg',
  {
    meeting: indexed(text('Meeting', 'Møte')),
    caseKey: indexed(text('Case', 'Sak')),
    number: number('Number', 'Nummer'),
    url: optional(note('Url', 'Lenke')),
    sentLater: boolean('SentLater', 'Ettersendt'),
    exempt: boolean('Exempt', 'Unntatt offentlighet'),
    provision: optional(text('Provision', 'Hjemmel')),
    withdrawn: optional(boolean('Withdrawn', 'Trukket tilbake')),
  },
  { pace: 'seldom' },
);
export type Attachment = RowOf<typeof attachments>;

/** A seat stepped out of a case. Source: forvaltningsloven chapter II. */
export const SteppedOut = z.object({ case: z.string(), provision: z.string() });
export type SteppedOut = z.infer<typeof SteppedOut>;

/** A seat's reservation (to be treated by which body, by when), or its disagreement. */
export const Reservation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reservation'), case: z.string(), what: z.string(), body: z.string(), until: Day }),
  z.object({ kind: z.literal('disagreement'), case: z.string(), what: z.string() }),
]);
export type Reservation = z.infer<typeof Reservation>;

/** Who took part. Key: `<meeting>/<seat>`. A seat that no source names is not registered: it is not absent. */
export const attendances = defineList(
  'Attendance',
  'Fremmøte',
  {
    meeting: indexed(text('Meeting', 'Møte')),
    seat: indexed(text('Seat', 'Plass')),
    state: choice('State', 'Fremmøte', {
      present: 'til stede',
      absent: 'forfall',
      deputy: 'vara',
      other: 'andre',
      unknown: 'ikke registrert',
    }),
    /** Who took part for the seat, where it was not its representative. */
    who: optional(text('Who', 'Hvem')),
    /** When the absence was reported: the deputy is asked once for each time. */
    absentAt: optional(time('AbsentAt', 'Forfall meldt')),
    /** Who is expected for the seat has declined in the calendar: asked about, and no absence before they say so. */
    declined: optional(choice('Declined', 'Avslått i kalenderen', { asked: 'spurt', coming: 'kommer likevel' })),
    declinedAt: optional(time('DeclinedAt', 'Avslått')),
    /** Keys of the deputies who cannot come either. */
    cannot: optional(json('Cannot', 'Vara som ikke kan', z.array(z.string()).optional())),
    /** The cases the seat stepped out of as disqualified, with the provision and never the circumstances. */
    outOf: optional(json('OutOf', 'Inhabil', z.array(SteppedOut).optional())),
    /** What the seat agreed to with reservation, or did not agree to. */
    reservations: optional(json('Reservations', 'Forbehold', z.array(Reservation).optional())),
  },
  { pace: 'seldom' },
);
export type Attendance = RowOf<typeof attendances>;
