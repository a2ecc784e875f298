import type { z } from 'zod';
import type { Actor } from '../shared/access.ts';
import type { Phrase } from '../shared/text.ts';
import type { AdaptiveCard } from './card.ts';
import type { World } from './world.ts';
import type { Write } from './write.ts';

/** Why a command was not carried out, told to the person who asked. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: 'not-allowed' | 'not-found' | 'invalid' | 'conflict' | 'too-early' | 'unavailable';
  readonly text: Phrase;
  /** For a conflict: who changed the row, when. */
  readonly changed?: { readonly by: string; readonly at: string };
}

/** What a command leads to. `said` goes to the person who pressed, with `insist` even where a card could be shown; a `card` is shown to that person only. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly writes: readonly Write[];
      readonly said?: Phrase;
      readonly card?: AdaptiveCard;
      readonly insist?: boolean;
    }
  | Refusal;

/** The only way to write: from what is, who asks and what is wished. Pure; asked again when a row has changed meanwhile. */
export interface Command {
  /** `raw` comes from a card or a request and is checked here. */
  carryOut(world: World, actor: Actor, raw: unknown): Outcome;
}

export function command<I>(input: z.ZodType<I>, run: (world: World, actor: Actor, input: I) => Outcome): Command {
  return {
    carryOut: (world, actor, raw) => {
      const parsed = input.safeParse(raw);
      return parsed.success ? run(world, actor, parsed.data) : invalid(parsed.error);
    },
  };
}

/** Says which field is wrong, in words people know. */
function invalid(error: z.ZodError): Refusal {
  const names = [...new Set(error.issues.map(({ path }) => String(path[0] ?? '')))].filter((name) => name !== '');
  const list = (language: keyof Phrase) =>
    names.map((name) => `«${(fieldNames[name] ?? { nb: name, nn: name, en: name })[language]}»`).join(', ');
  const hints = (language: keyof Phrase) =>
    names
      .flatMap((name) => fieldHints[name]?.[language] ?? [])
      .map((hint) => ` ${hint}`)
      .join('');
  return refused('invalid', {
    nb: `Dette ble ikke lagret: ${list('nb') || 'noe'} mangler eller er feil. Rett det og prøv igjen.${hints('nb')}`,
    nn: `Dette vart ikkje lagra: ${list('nn') || 'noko'} manglar eller er feil. Rett det og prøv igjen.${hints('nn')}`,
    en: `This was not saved: ${list('en') || 'something'} is missing or wrong. Correct it and try again.${hints('en')}`,
  });
}

const field = (nb: string, nn: string, en: string): Phrase => ({ nb, nn, en });

const fieldNames: Readonly<Record<string, Phrase>> = {
  conclusion: field('konklusjon', 'konklusjon', 'conclusion'),
  followUpBy: field('hvem følger opp', 'kven følgjer opp', 'who follows up'),
  dueOn: field('frist', 'frist', 'deadline'),
  title: field('tittel', 'tittel', 'title'),
  kind: field('slag', 'slag', 'kind'),
  minutes: field('minutter', 'minutt', 'minutes'),
  weighing: field('slik er innspillene veid', 'slik er innspela vegne', 'how the input was weighed'),
  information: field('opplysninger i saken', 'opplysningar i saka', 'information'),
  officer: field('saksbehandler', 'sakshandsamar', 'case officer'),
  presenter: field('legges fram av', 'blir lagd fram av', 'presented by'),
  measure: field('tiltak', 'tiltak', 'measure'),
  earlier: field('tidligere behandlet', 'tidlegare handsama', 'earlier treatment'),
  hearing: field('høring av linja', 'høyring av linja', 'hearing of the line'),
  hearBy: field('linja høres innen', 'linja blir høyrd innan', 'line heard by'),
  url: field('lenke', 'lenkje', 'link'),
  proposal: field('forslag til konklusjon', 'framlegg til konklusjon', 'proposed conclusion'),
  state: field('svar', 'svar', 'answer'),
  comment: field('begrunnelse', 'grunngiving', 'reason'),
  reason: field('begrunnelse', 'grunngiving', 'reason'),
  localBody: field('organ', 'organ', 'body'),
  localOn: field('dag', 'dag', 'day'),
  phase: field('fase', 'fase', 'phase'),
  status: field('status', 'status', 'status'),
  archivedAs: field('arkivets nummer', 'nummeret til arkivet', 'the archive’s number'),
  name: field('navn', 'namn', 'name'),
  email: field('e-post', 'e-post', 'e-mail'),
  identity: field('innlogging', 'innlogging', 'sign-in'),
  municipality: field('kommune', 'kommune', 'municipality'),
  provision: field('hjemmel', 'heimel', 'legal basis'),
  person: field('person', 'person', 'person'),
  from: field('fra', 'frå', 'from'),
  to: field('til', 'til', 'to'),
  on: field('dag', 'dag', 'day'),
  note: field('hva som er rettet', 'kva som er retta', 'what is corrected'),
  noticeDays: field('innkalling', 'innkalling', 'notice'),
  hearingDays: field('høring', 'høyring', 'hearing'),
  askDays: field('spørsmål', 'spørsmål', 'question'),
};

/** What a field takes, where that is not plain. */
const fieldHints: Readonly<Record<string, Phrase>> = {
  title: field('En tittel har 1 til 255 tegn.', 'Ein tittel har 1 til 255 teikn.', 'A title has 1 to 255 characters.'),
  comment: field('Her er det plass til 8000 tegn.', 'Her er det plass til 8000 teikn.', 'There is room for 8,000 characters here.'),
  archivedAs: field('Nummeret har 1 til 255 tegn.', 'Nummeret har 1 til 255 teikn.', 'The number has 1 to 255 characters.'),
  minutes: field(
    'Minutter er et helt tall fra 1 til 480.',
    'Minutt er eit heilt tal frå 1 til 480.',
    'Minutes are a whole number from 1 to 480.',
  ),
};

export const done = (writes: readonly Write[], said?: Phrase, card?: AdaptiveCard): Outcome => ({
  kind: 'done',
  writes,
  ...(said && { said }),
  ...(card && { card }),
});

export const refused = (code: Refusal['code'], text: Phrase, changed?: Refusal['changed']): Refusal => ({
  kind: 'refused',
  code,
  text,
  ...(changed && { changed }),
});
