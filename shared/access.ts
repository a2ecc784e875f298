import type { Language } from './text.ts';

/** A part someone has in a network through a seat. */
export interface SeatPart {
  /** `HR/Rollag` */
  readonly seat: string;
  readonly network: string;
  readonly municipality: string;
  readonly part: 'representative' | 'deputy' | 'chair';
}

/** Who asks: a person Veven knows, with what follows from the seats held today. Made from a verified token or activity, never from data. */
export interface Actor {
  /** Key of the person's row. */
  readonly person: string;
  readonly name: string;
  /** Tenant and object id, `tid/oid`: what is written as the changer of a row. */
  readonly identity: string;
  readonly language: Language;
  readonly secretariat: boolean;
  readonly seats: readonly SeatPart[];
  /** The networks in whose channel the person is, with the role of a member. */
  readonly memberOf?: readonly string[];
}

/** How the actor is named in a row's history: by seat or role, then name. */
export function signature(actor: Actor, network?: string): string {
  const seat = actor.seats.find((part) => part.network === network) ?? actor.seats[0];
  return actor.secretariat ? `Sekretariatet, ${actor.name}` : seat ? `${seat.seat}, ${actor.name}` : actor.name;
}

/** The part this actor has in a seat, if any. */
export const partIn = (actor: Actor, seat: string): SeatPart['part'] | undefined => actor.seats.find((part) => part.seat === seat)?.part;

/** A seat is answered for by its representative or deputy, nobody else: not even the secretariat answers for a municipality. */
export const mayAnswerFor = (actor: Actor, seat: string): boolean =>
  actor.seats.some((part) => part.seat === seat && part.part !== 'chair');

/** Agendas are kept by the secretariat and by the municipality whose seat chairs the meeting. */
export const mayKeepAgenda = (actor: Actor, meeting: { network: string; chair: string | undefined }): boolean =>
  actor.secretariat || (meeting.chair !== undefined && partIn(actor, `${meeting.network}/${meeting.chair}`) !== undefined);

/** A measure is steered by the secretariat and by the representatives of its lead network. */
export const mayChangeMeasure = (actor: Actor, measure: { network: string }): boolean =>
  actor.secretariat || actor.seats.some((part) => part.network === measure.network && part.part !== 'deputy');

/** Participation is the municipality's own: any of its seats in a network of the measure, and the secretariat. */
export const mayChangeParticipation = (
  actor: Actor,
  measure: { network: string; cooperating: readonly string[] },
  municipality: string,
): boolean =>
  actor.secretariat ||
  actor.seats.some(
    (part) =>
      part.municipality === municipality &&
      (part.network === measure.network || measure.cooperating.includes(part.network) || part.network === 'KDU'),
  );

/** Who is over the deadline by name: the own seat, the own chief executive, the secretariat. */
export const maySeeLateness = (actor: Actor, municipality: string, network: string): boolean =>
  actor.secretariat ||
  actor.seats.some((part) => part.municipality === municipality && (part.network === network || part.network === 'KDU'));
