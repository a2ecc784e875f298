import { boolean, choice, indexed, note, onDay, optional, orElse, text, time } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

export const followUpStates = {
  unanswered: 'ikke meldt',
  underway: 'i gang',
  done: 'ferdig',
  stuck: 'står fast',
  local: 'til lokal behandling',
  notConcerned: 'gjelder ikke',
  closed: 'lukket',
} as const;
export type FollowUpState = keyof typeof followUpStates;

/** What holds cooperation back. Source: Tjenesteutvikling 2035, chapter 5, «Redusere de opprettholdende faktorene». */
export const obstacles = {
  strategy: 'svakt strategisk grunnlag',
  insight: 'manglende innsikt i regionen',
  line: 'linja synes regionen er fjern',
  operations: 'følger for driften er oversett',
  change: 'for lite hensyn til det endring krever',
} as const;
export type Obstacle = keyof typeof obstacles;

export const localOutcomes = { yes: 'ja', no: 'nei' } as const;

/** One for each municipality that follows up a decision. Key: `<decision>/<municipality>`. */
export const followUps = defineList(
  'FollowUps',
  'Oppfølginger',
  {
    decision: indexed(text('Decision', 'Beslutning')),
    network: indexed(text('Network', 'Nettverk')),
    seat: indexed(text('Seat', 'Plass')),
    municipality: indexed(text('Municipality', 'Kommune')),
    measure: optional(indexed(text('Measure', 'Tiltak'))),
    state: orElse(indexed(choice('State', 'Tilstand', followUpStates)), 'unanswered'),
    dueOn: indexed(onDay('DueOn', 'Frist')),
    askOn: indexed(onDay('AskOn', 'Spørres')),
    /** Not asked about before this day: the representative's own wish. */
    snoozedTo: optional(indexed(onDay('SnoozedTo', 'Utsatt til'))),
    localBody: optional(text('LocalBody', 'Behandles av')),
    localOn: optional(onDay('LocalOn', 'Behandles')),
    /** What the local body said, and the municipality's own case number for it. */
    localOutcome: optional(choice('LocalOutcome', 'Lokalt utfall', localOutcomes)),
    localCase: optional(text('LocalCase', 'Kommunens saksnummer')),
    comment: optional(note('Comment', 'Kommentar')),
    obstacle: optional(choice('Obstacle', 'Hinder', obstacles)),
    helpWanted: boolean('HelpWanted', 'Ønsker hjelp'),
    answeredAt: optional(time('AnsweredAt', 'Svart')),
    answeredBy: optional(indexed(text('AnsweredBy', 'Svart av'))),
    asDeputy: boolean('AsDeputy', 'Svart som vara'),
    late: boolean('Late', 'Svart over fristen'),
    /** The municipality takes no part any more: if it does again, it is asked again. */
    left: optional(boolean('Left', 'Deltar ikke lenger')),
  },
  { pace: 'seldom' },
);
export type FollowUp = RowOf<typeof followUps>;
