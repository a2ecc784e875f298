import { z } from 'zod';
import { choice, indexed, json, note, number, onDay, optional, text, time } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

export const ChecklistPoint = z.object({ id: z.string(), text: z.string() });

/** The secretariat's checklist templates. Key: `F6-1/3/nb` (template, version, language). */
export const checklistTemplates = defineList(
  'ChecklistTemplates',
  'Sjekklistemaler',
  {
    template: indexed(text('Template', 'Mal')),
    version: number('Version', 'Versjon'),
    language: choice('Language', 'Språk', { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' }),
    state: choice('State', 'Tilstand', { draft: 'utkast', current: 'gjelder', replaced: 'erstattet' }),
    intro: optional(note('Intro', 'Innledning')),
    points: json('Points', 'Punkter', z.array(ChecklistPoint)),
  },
  { pace: 'seldom' },
);
export type ChecklistTemplate = RowOf<typeof checklistTemplates>;

/** A checklist for one case, decision or measure. Key: `<case>/F6-1`. */
export const checklists = defineList('Checklists', 'Sjekklister', {
  cause: indexed(text('Cause', 'Gjelder')),
  network: indexed(text('Network', 'Nettverk')),
  measure: optional(indexed(text('Measure', 'Tiltak'))),
  template: indexed(text('Template', 'Mal')),
  opensOn: onDay('OpensOn', 'Åpner'),
  dueOn: onDay('DueOn', 'Frist'),
  state: choice('State', 'Tilstand', { open: 'åpen', closed: 'lukket' }),
});
export type Checklist = RowOf<typeof checklists>;

export const tickStates = { yes: 'ja', notNeeded: 'ikke nødvendig', notYet: 'ikke ennå' } as const;
export type TickState = keyof typeof tickStates;

/** A municipality's one answer to a checklist. Key: `<checklist>/<municipality>`; made at the first answer. */
export const ticks = defineList(
  'Ticks',
  'Kommunenes svar',
  {
    checklist: indexed(text('Checklist', 'Sjekkliste')),
    municipality: indexed(text('Municipality', 'Kommune')),
    state: indexed(choice('State', 'Svar', tickStates)),
    reason: optional(note('Reason', 'Grunn')),
    tickedAt: time('TickedAt', 'Svart'),
  },
  { pace: 'seldom' },
);
export type Tick = RowOf<typeof ticks>;
