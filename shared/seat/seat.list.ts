import { z } from 'zod';
import { choice, choices, indexed, json, note, number, onDay, optional, orElse, smallText, text, time } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

const language = { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' } as const;

const FixedCase = z.object({
  title: z.string().min(1).max(255),
  kind: z.enum(['information', 'discussion', 'decision']),
  minutes: z.number().int().min(1).max(480).optional(),
  unnumbered: z.boolean().default(false),
});
export type FixedCase = z.infer<typeof FixedCase>;

/** A network's own fixed cases. */
export const FixedCases = z.object({ first: z.array(FixedCase), last: z.array(FixedCase) });
export type FixedCases = z.infer<typeof FixedCases>;

/** Networks, from the chief executives' to a working group. Key: `HR`. */
export const networks = defineList(
  'Networks',
  'Nettverk',
  {
    kind: indexed(
      choice('Kind', 'Slag', {
        steering: 'styrende',
        leader: 'ledernettverk',
        professional: 'fagnettverk',
        group: 'faggruppe',
        'working-group': 'arbeidsgruppe',
      }),
    ),
    parent: optional(indexed(text('Parent', 'Under'))),
    /** The language of what stands in the network's channel. */
    language: orElse(choice('Language', 'Språk', language), 'nb'),
    channelId: optional(indexed(text('ChannelId', 'Kanal'))),
    teamId: optional(text('TeamId', 'Team')),
    channelTenant: optional(text('ChannelTenant', 'Kanalens tenant')),
    /** Working days before a meeting on which the notice goes out. */
    noticeDays: number('NoticeDays', 'Innkalling, virkedager før'),
    /** Working days before a decision on which the line is to be asked. */
    hearingDays: number('HearingDays', 'Høring i linja, virkedager før'),
    /** Working days before a follow-up is due on which it is asked about. */
    askDays: number('AskDays', 'Spørsmål, virkedager før frist'),
    /** What stands first and last on every agenda; the usual ones when it is empty. */
    fixedCases: optional(json('FixedCases', 'Faste saker', FixedCases.optional())),
    formerNames: json('FormerNames', 'Tidligere navn', z.array(z.string()).default([])),
    purpose: optional(note('Purpose', 'Formål')),
  },
  { pace: 'seldom', keys: 'named' },
);
export type Network = RowOf<typeof networks>;

/** Municipalities of the region. Key: `Rollag`. */
export const municipalities = defineList(
  'Municipalities',
  'Kommuner',
  {
    tenantId: optional(indexed(text('TenantId', 'Tenant'))),
    language: choice('Language', 'Språk', language),
    from: onDay('From', 'Fra'),
    to: optional(onDay('To', 'Til')),
  },
  { pace: 'seldom', keys: 'named' },
);
export type Municipality = RowOf<typeof municipalities>;

/** People Veven knows. Key: UUID. A person is known by tenant and object id («tid/oid»); the same person may have two. */
export const people = defineList(
  'People',
  'Personer',
  {
    municipality: optional(indexed(text('Municipality', 'Kommune'))),
    identity: optional(indexed(smallText('Identity', 'Identitet'))),
    identity2: optional(indexed(smallText('Identity2', 'Identitet 2'))),
    email: optional(note('Email', 'E-post')),
    roles: choices('Roles', 'Roller', { secretariat: 'sekretariat', member: 'medlem' }),
    language: orElse(choice('Language', 'Språk', language), 'nb'),
    contact: orElse(choice('Contact', 'Kontakt', { chat: 'chat', email: 'e-post' }), 'chat'),
    /** How often the collected message may come, or each question by itself (`single`): the person's own choice. */
    rhythm: orElse(
      choice('Rhythm', 'Hvor ofte', {
        weekly: 'hver uke',
        fortnightly: 'annenhver uke',
        monthly: 'hver måned',
        single: 'hvert spørsmål for seg',
      }),
      'weekly',
    ),
    /** When that was chosen: it says nothing of what was to come before. */
    rhythmSince: optional(time('RhythmSince', 'Hvor ofte, siden')),
    leftOn: optional(onDay('LeftOn', 'Sluttet')),
  },
  { pace: 'seldom' },
);
export type Person = RowOf<typeof people>;

/** A municipality's place in a network. Key: `HR/Rollag`. What is asked is asked of the seat. */
export const seats = defineList(
  'Seats',
  'Plasser',
  {
    network: indexed(text('Network', 'Nettverk')),
    municipality: indexed(text('Municipality', 'Kommune')),
    from: onDay('From', 'Fra'),
    to: optional(onDay('To', 'Til')),
  },
  { pace: 'seldom' },
);
export type Seat = RowOf<typeof seats>;

/** Who holds a seat, from a day to a day. Key: `HR/Rollag/<person>/<from>`. */
export const seatTerms = defineList(
  'SeatTerms',
  'Representanter',
  {
    seat: indexed(text('Seat', 'Plass')),
    person: indexed(text('Person', 'Person')),
    part: choice('Part', 'Rolle', { representative: 'representant', deputy: 'vara', chair: 'leder' }),
    from: indexed(onDay('From', 'Fra')),
    to: optional(indexed(onDay('To', 'Til'))),
  },
  { pace: 'seldom' },
);
export type SeatTerm = RowOf<typeof seatTerms>;
