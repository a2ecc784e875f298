import type { Day } from '../../shared/day.ts';
import type { ChangeDecision } from '../../shared/decision/decision.actions.ts';
import type { Decision } from '../../shared/decision/decision.list.ts';
import { longDay } from '../../shared/format.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import type { Phrase } from '../../shared/text.ts';
import { type Refusal, refused } from '../command.ts';
import { municipalitiesConcerned } from '../participants.ts';
import type { World } from '../world.ts';

type Wish = Omit<ChangeDecision, 'key' | 'seen'>;

/** What of a wish cannot be, in a sentence that says what can. What stands already is not questioned again. */
export function wrongTerms(decision: Decision, wish: Wish, world: World): Refusal | undefined {
  const is = { ...decision, ...set(wish) };
  const isNew = (name: keyof Wish) => wish[name] !== undefined && wish[name] !== null && wish[name] !== decision[name];
  if (isNew('dueOn') && is.dueOn !== undefined && is.dueOn <= world.today) return inThePast('dueOn', world.today);
  if (isNew('reviewOn') && is.reviewOn !== undefined && is.reviewOn <= world.today) return inThePast('reviewOn', world.today);
  if (is.askOn !== undefined && is.dueOn !== undefined && is.askOn > is.dueOn) return askedTooLate(is.dueOn);
  if (is.dueOn !== undefined && is.reviewOn !== undefined && is.dueOn > is.reviewOn) return dueBeyondReview(is.reviewOn);
  return wrongMunicipality(decision, wish, world) ?? wrongAssignment(is, world);
}

/** Empty is taken away. */
export const set = ({ assignedTo, manner, reviewOn, askOn, concerns, municipalities, cooperating, ...plain }: Wish) => ({
  ...plain,
  ...(assignedTo !== undefined && { assignedTo: assignedTo ?? undefined }),
  ...(manner !== undefined && { manner: manner ?? undefined }),
  ...(reviewOn !== undefined && { reviewOn: reviewOn ?? undefined }),
  ...(askOn !== undefined && { askOn: askOn ?? undefined }),
  ...(concerns !== undefined && { concerns: concerns || undefined }),
  ...(municipalities !== undefined && { municipalities: municipalities.length > 0 ? [...new Set(municipalities)] : undefined }),
  ...(cooperating !== undefined && { cooperating: cooperating.length > 0 ? [...new Set(cooperating)] : undefined }),
});

function wrongMunicipality({ network, measure }: Decision, { municipalities = [] }: Wish, world: World): Refusal | undefined {
  const may = municipalitiesConcerned({ network, measure }, world);
  const other = municipalities.find((municipality) => !may.includes(municipality));
  if (other === undefined) return undefined;
  const title = measure === undefined ? undefined : world.snapshot.of(measures).get(measure)?.key;
  return refused('invalid', takesNoPart(other, title));
}

function wrongAssignment({ network, followUpBy, assignedTo, cooperating = [] }: Decision, { snapshot }: World): Refusal | undefined {
  if (followUpBy !== 'network' || assignedTo === undefined) return undefined;
  const unknown = [assignedTo, ...cooperating].find((key) => !snapshot.of(networks).has(key));
  if (unknown !== undefined) return refused('invalid', noSuchNetwork(unknown));
  if (assignedTo === network) return toItself;
  return cooperating.includes(assignedTo) ? twice : undefined;
}

const takesNoPart = (municipality: string, measure: string | undefined): Phrase => ({
  nb: `${municipality} ${measure ? `er utenfor ${measure} eller ` : ''}har ingen plass i nettverket, og kan ikke følge opp dette. Velg andre kommuner.`,
  nn: `${municipality} ${measure ? `er utanfor ${measure} eller ` : ''}har ingen plass i nettverket, og kan ikkje følgje opp dette. Vel andre kommunar.`,
  en: `${municipality} ${measure ? `is outside ${measure} or ` : ''}has no seat in the network, and cannot follow this up. Choose other municipalities.`,
});

const noSuchNetwork = (key: string): Phrase => ({
  nb: `Nettverket ${key} finnes ikke. Velg et fra lista.`,
  nn: `Nettverket ${key} finst ikkje. Vel eit frå lista.`,
  en: `There is no network ${key}. Choose one from the list.`,
});

const toItself = refused('invalid', {
  nb: 'Et nettverk gir ikke oppdrag til seg selv. Velg sekretariatet eller kommunene, eller et annet nettverk.',
  nn: 'Eit nettverk gir ikkje oppdrag til seg sjølv. Vel sekretariatet eller kommunane, eller eit anna nettverk.',
  en: 'A network gives no assignment to itself. Choose the secretariat or the municipalities, or another network.',
});

const twice = refused('invalid', {
  nb: 'Nettverket som har oppdraget, kan ikke samarbeide med seg selv. Ta det bort fra dem det samarbeider med.',
  nn: 'Nettverket som har oppdraget, kan ikkje samarbeide med seg sjølv. Ta det bort frå dei det samarbeider med.',
  en: 'The network that has the assignment cannot cooperate with itself. Take it away from those it works with.',
});

function inThePast(what: 'dueOn' | 'reviewOn', today: Day): Refusal {
  const day = (language: keyof Phrase) => longDay(today, language);
  const words = {
    dueOn: { nb: 'Fristen', nn: 'Fristen', en: 'The deadline' },
    reviewOn: { nb: 'Dagen den skal ses på igjen', nn: 'Dagen ho skal sjåast på igjen', en: 'The day for looking at it again' },
  }[what];
  return refused('invalid', {
    nb: `${words.nb} er passert. Velg en dag etter ${day('nb')}.`,
    nn: `${words.nn} er passert. Vel ein dag etter ${day('nn')}.`,
    en: `${words.en} has passed. Choose a day after ${day('en')}.`,
  });
}

const askedTooLate = (dueOn: Day): Refusal =>
  refused('invalid', {
    nb: `Kommunene må spørres før fristen. Velg en dag ikke senere enn ${longDay(dueOn, 'nb')}.`,
    nn: `Kommunane må spørjast før fristen. Vel ein dag ikkje seinare enn ${longDay(dueOn, 'nn')}.`,
    en: `The municipalities must be asked before the deadline. Choose a day no later than ${longDay(dueOn, 'en')}.`,
  });

const dueBeyondReview = (reviewOn: Day): Refusal =>
  refused('invalid', {
    nb: `Fristen er etter dagen den skal ses på igjen, ${longDay(reviewOn, 'nb')}. Flytt en av dem.`,
    nn: `Fristen er etter dagen ho skal sjåast på igjen, ${longDay(reviewOn, 'nn')}. Flytt ein av dei.`,
    en: `The deadline is after the day for looking at it again, ${longDay(reviewOn, 'en')}. Move one of them.`,
  });
