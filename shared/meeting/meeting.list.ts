import { boolean, choice, indexed, note, number, optional, orElse, text, time } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

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
});
export type Meeting = RowOf<typeof meetings>;

/** Attachments, numbered through the notice; each belongs to one case. Exempt ones have no link and a neutral title. */
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
  },
  { pace: 'seldom' },
);
export type Attachment = RowOf<typeof attachments>;

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
  },
  { pace: 'seldom' },
);
export type Attendance = RowOf<typeof attendances>;
