import { type Actor, mayAnswerFor } from '../../shared/access.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { checklists, type TickState, ticks } from '../../shared/checklist/checklist.list.ts';
import type { Day, Instant } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { isOpen } from '../../shared/decision/decision.rules.ts';
import { type FollowUpState, followUps } from '../../shared/follow-up/follow-up.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { networks, people, seatTerms } from '../../shared/seat/seat.list.ts';
import { actorOf } from '../../shared/seat/seat.rules.ts';
import { municipalitiesConcerned } from '../participants.ts';
import type { World } from '../world.ts';
import { aboutMeeting, type ChoiceQuestion, choiceQuestion } from './choice.question.ts';

/** A question as its page shows it. What is exempt from public disclosure is not in it. */
export type Question = FollowUpQuestion | LineQuestion | ChoiceQuestion;

interface AnyQuestion {
  readonly seat: string;
  readonly municipality: string;
  readonly title: string;
  readonly measure: string | undefined;
  readonly dueOn: Day;
}

export interface FollowUpQuestion extends AnyQuestion {
  readonly kind: 'follow-up';
  readonly key: string;
  readonly network: string;
  readonly text: string | undefined;
  readonly decidedAt: Instant;
  readonly answer: Answer<FollowUpState> | undefined;
  /** For `seen` in `follow-up/answer`. */
  readonly seen: string;
}

export interface LineQuestion extends AnyQuestion {
  readonly kind: 'line';
  readonly checklist: string;
  readonly meetingAt: Instant | undefined;
  readonly answer: Answer<TickState> | undefined;
}

/** What has been answered already; `by` is nobody when it was the reader. */
interface Answer<State> {
  readonly state: State;
  readonly words: string | undefined;
  readonly at: Instant;
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
export function findQuestion({ ask, person: key }: { ask: string; person: string }, world: World): Found {
  const { snapshot, today } = world;
  const person = snapshot.of(people).get(key);
  const actor = person && actorOf(person, person.identity ?? `mail/${key}`, snapshot.of(seatTerms).where('person', key), today);
  const about = aboutMeeting(ask, world);
  const seat = about ? about.seat : seatOf(ask, world);
  if (seat === undefined) return { is: 'gone' };
  if (!actor || !mayAnswerFor(actor, seat)) return { is: 'moved' };
  const question = about ? choiceQuestion(about, actor, world) : (followUpQuestion(ask, actor, world) ?? lineQuestion(ask, actor, world));
  return question ? { is: 'open', question, actor } : { is: 'closed' };
}

/** A line's ask is known as `<checklist>/<municipality>`. */
const lineOf = (ask: string) => ({ checklist: ask.slice(0, ask.lastIndexOf('/')), municipality: ask.slice(ask.lastIndexOf('/') + 1) });

function seatOf(ask: string, { snapshot }: World): string | undefined {
  const { checklist, municipality } = lineOf(ask);
  const network = snapshot.of(checklists).get(checklist)?.network;
  return snapshot.of(followUps).get(ask)?.seat ?? (network && `${network}/${municipality}`);
}

function followUpQuestion(ask: string, actor: Actor, { snapshot }: World): FollowUpQuestion | undefined {
  const followUp = snapshot.of(followUps).get(ask);
  const decision = followUp && snapshot.of(decisions).get(followUp.decision);
  if (!followUp || !decision || !isOpen(decision) || followUp.state === 'closed') return undefined;
  const { seat, municipality, measure, dueOn, state, comment, answeredAt: at, answeredBy } = followUp;
  const item = snapshot.of(caseList).get(decision.caseKey);
  const by = answeredBy === actor.person ? undefined : ((answeredBy && snapshot.of(people).get(answeredBy)?.title) ?? municipality);
  return {
    kind: 'follow-up',
    key: ask,
    seat,
    municipality,
    measure,
    dueOn,
    network: snapshot.of(networks).get(followUp.network)?.title ?? followUp.network,
    title: item ? openTitle(item) : decision.title,
    text: item?.exempt ? undefined : (item?.conclusion ?? decision.text),
    decidedAt: decision.decidedAt,
    answer: at === undefined ? undefined : { state, words: comment, at, by },
    seen: at ?? '',
  };
}

function lineQuestion(ask: string, actor: Actor, world: World): LineQuestion | undefined {
  const { snapshot } = world;
  const { checklist: key, municipality } = lineOf(ask);
  const checklist = snapshot.of(checklists).get(key);
  const item = checklist && snapshot.of(caseList).get(checklist.cause);
  if (!item || checklist.state !== 'open' || item.state !== 'scheduled') return undefined;
  if (!municipalitiesConcerned(item, world).includes(municipality)) return undefined;
  const tick = snapshot.of(ticks).get(ask);
  const by = tick?.changedById === actor.identity ? undefined : municipality;
  return {
    kind: 'line',
    checklist: key,
    seat: `${checklist.network}/${municipality}`,
    municipality,
    measure: item.measure,
    title: openTitle(item),
    dueOn: checklist.dueOn,
    meetingAt: item.meeting === undefined ? undefined : snapshot.of(meetings).get(item.meeting)?.startsAt,
    answer: tick && { state: tick.state, words: tick.reason, at: tick.tickedAt, by },
  };
}
