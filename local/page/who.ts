import type { SamplePerson } from '../sample/directory.ts';

/** Who someone is, as it stands in an address: `secretariat`, `member`, `HR/Rollag`, `HR/Rollag/deputy`. */
export function whoOf({ role, seat, key }: Pick<SamplePerson, 'role' | 'seat' | 'key'>): string {
  if (role) return role;
  if (!seat) return key;
  return seat.part === 'deputy' ? `${seat.key}/deputy` : seat.key;
}

/** The person an address names. */
export function personOf<P extends Pick<SamplePerson, 'role' | 'seat' | 'key'>>(
  people: readonly P[],
  who: string | undefined,
): P | undefined {
  return people.find((person) => whoOf(person) === who || person.key === who);
}

/** The tab as this person, in the page that stands in for Teams. */
export function hostAddress(
  person: Pick<SamplePerson, 'role' | 'seat' | 'key'>,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const query = new URLSearchParams(person.role ? { role: person.role } : { seat: person.seat?.key ?? '' });
  if (person.seat?.part === 'deputy') query.set('part', 'deputy');
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
  return `/local/host?${readable(query)}`;
}

/** The channels and chats as this person. */
export const teamsAddress = (as: string, place?: string): string =>
  `/local/teams?${readable(new URLSearchParams(place ? { as, in: place } : { as }))}`;

/** A slash may stand in a query: `HR/Rollag` is easier to read and to write. */
export const readable = (query: URLSearchParams): string => query.toString().replaceAll('%2F', '/');
