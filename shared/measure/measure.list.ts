import { z } from 'zod';
import { choice, indexed, json, note, number, onDay, optional, text } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

/** A measure's life. Source: the region's own order of phases; all 31 start as proposed, the report sets no dates. */
export const phases = {
  proposed: 'foreslått',
  prioritised: 'prioritert',
  explored: 'utredes',
  decided: 'besluttet',
  carriedOut: 'gjennomføres',
  running: 'i drift',
  ended: 'avsluttet',
  shelved: 'lagt bort',
} as const;
export type Phase = keyof typeof phases;

/** How it goes; only from *utredes* to *i drift*. */
export const statuses = { onTrack: 'i rute', watch: 'følg med', stuck: 'står fast' } as const;
export type Status = keyof typeof statuses;

/** The staircase of cooperation. Source: Tjenesteutvikling 2035, chapter 3. */
export const forms = { network: 'nettverk', project: 'prosjekt', 'service-purchase': 'tjenestekjøp', statutory: 'lovfestet' } as const;
export type Form = keyof typeof forms;

/** The measures (tiltak). Key: `T5`. */
export const measures = defineList(
  'Measures',
  'Tiltak',
  {
    area: indexed(choice('Area', 'Område', { F: 'Felles', O: 'Oppvekst', HO: 'Helse og omsorg', T: 'Teknisk', HR: 'HR' })),
    network: indexed(text('Network', 'Ansvarlig nettverk')),
    cooperating: json('Networks', 'Samarbeider med', z.array(z.string()).default([])),
    origin: choice('Origin', 'Opphav', { report: 'rapporten', running: 'i gang fra før', new: 'nytt' }),
    phase: indexed(choice('Phase', 'Fase', phases)),
    phaseSince: optional(onDay('PhaseSince', 'Fase siden')),
    phaseReason: optional(note('PhaseReason', 'Begrunnelse')),
    status: optional(indexed(choice('Status', 'Status', statuses))),
    statusSince: optional(onDay('StatusSince', 'Status siden')),
    form: indexed(choice('Form', 'Samarbeidsform', forms)),
    sort: number('Sort', 'Rekkefølge'),
    descriptionNb: optional(note('DescriptionNb', 'Beskrivelse, bokmål')),
    descriptionNn: optional(note('DescriptionNn', 'Beskrivelse, nynorsk')),
    descriptionEn: optional(note('DescriptionEn', 'Beskrivelse, engelsk')),
    titleNn: optional(text('TitleNn', 'Tittel, nynorsk')),
    titleEn: optional(text('TitleEn', 'Tittel, engelsk')),
    otherNames: json('OtherNames', 'Andre navn', z.array(z.string()).default([])),
  },
  { keys: 'named' },
);
export type Measure = RowOf<typeof measures>;

/** The report's proposals (forslag) and practical moves (grep). Key: `F4/2`. */
export const proposals = defineList(
  'Proposals',
  'Forslag',
  {
    measure: indexed(text('Measure', 'Tiltak')),
    kind: choice('Kind', 'Slag', { proposal: 'forslag', move: 'grep' }),
    summaryNb: note('SummaryNb', 'Kort, bokmål'),
    summaryNn: note('SummaryNn', 'Kort, nynorsk'),
    summaryEn: note('SummaryEn', 'Kort, engelsk'),
  },
  { pace: 'seldom' },
);
export type Proposal = RowOf<typeof proposals>;
