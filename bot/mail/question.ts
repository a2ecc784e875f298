import { type Actor, mayAnswerFor } from '../../shared/access.ts';
import type { Ask } from '../../shared/ask/ask.api.ts';
import { checklists } from '../../shared/checklist/checklist.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { people, seatTerms } from '../../shared/seat/seat.list.ts';
import { actorOf } from '../../shared/seat/seat.rules.ts';
import type { World } from '../world.ts';
import { aboutMeeting, type ChoiceQuestion, choiceQuestion } from './choice.question.ts';

/** A question as its page shows it. What is exempt from public disclosure is not in it. */
export type Question = AskQuestion | ChoiceQuestion;

export interface AskQuestion {
  readonly kind: 'ask';
  readonly ask: Ask;
  /** Who has answered; nobody when it was the reader. */
  readonly by: string | undefined;
}

/**
 * The question for one who may answer it today. `gone`: there is no such thing; `closed`: nothing is to be answered any more;
 * `moved`: the seat is another's now.
 */
export type Found =
  | { readonly is: 'open'; readonly question: Question; readonly actor: Actor }
  | { readonly is: 'gone' | 'closed' | 'moved' };

/** What an ask is about now, for a person who need not have an account. Throws `NotReliable` where a list cannot be relied on. */
export function findQuestion({ ask: key, person }: { ask: string; person: string }, world: World, asks: readonly Ask[]): Found {
  const actor = actorFor(person, world);
  const about = aboutMeeting(key, world);
  const ask = about ? undefined : asks.find((one) => one.key === key);
  const seat = about?.seat ?? ask?.seat ?? seatOf(key, world);
  if (seat === undefined) return { is: 'gone' };
  if (!actor || !mayAnswerFor(actor, seat)) return { is: 'moved' };
  const question = about ? choiceQuestion(about, actor, world) : ask && askQuestion(ask, actor, world);
  return question ? { is: 'open', question, actor } : { is: 'closed' };
}

function actorFor(key: string, { snapshot, today }: World): Actor | undefined {
  const person = snapshot.of(people).get(key);
  return person && actorOf(person, person.identity ?? `mail/${key}`, snapshot.of(seatTerms).where('person', key), today);
}

/** Whose a question was that is asked no more: a follow-up's, or a line's, which is known as `<checklist>/<municipality>`. */
function seatOf(key: string, { snapshot }: World): string | undefined {
  const end = key.lastIndexOf('/');
  const network = snapshot.of(checklists).get(key.slice(0, end))?.network;
  return snapshot.of(followUps).get(key)?.seat ?? (network && `${network}/${key.slice(end + 1)}`);
}

function askQuestion(ask: Ask, actor: Actor, { snapshot }: World): AskQuestion {
  const by = ask.given?.by;
  const isMine = by === actor.person || by === actor.identity;
  return { kind: 'ask', ask, by: isMine ? undefined : ((by && snapshot.of(people).get(by)?.title) ?? ask.municipality) };
}
