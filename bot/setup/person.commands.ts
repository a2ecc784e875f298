import { oftenOf, oftenText } from '../../shared/ask/ask.text.ts';
import { municipalities, networks, type Person, people, seatTerms } from '../../shared/seat/seat.list.ts';
import { holds } from '../../shared/seat/seat.rules.ts';
import { setupActions } from '../../shared/setup/setup.actions.ts';
import { command, done, type Refusal } from '../command.ts';
import { changedBy, notFound } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, update } from '../write.ts';
import { personOf } from './directory-facts.ts';
import { bySecretariat } from './secretariat.ts';
import {
  addressNeeded,
  emailTaken,
  identityTaken,
  onlyOwnOrSecretariat,
  ownIdentity,
  someoneMustRemain,
  twoIdentities,
  unknownMunicipality,
} from './setup.refusals.ts';

/** Adds a person. The same again changes nothing. */
export const addPerson = bySecretariat(setupActions['person/add'], (world, { key, name, municipality, email, language, identity }) => {
  if (world.snapshot.of(people).has(key)) return done([]);
  const wrong = notAMunicipality(municipality, world) ?? takenByAnother(identity, key, world) ?? addressOfAnother(email, key, world);
  if (wrong) return wrong;
  return done([
    create(people, {
      key,
      title: name,
      municipality,
      email,
      language,
      identity,
      roles: [],
      contact: 'chat',
      rhythm: 'weekly',
    }),
  ]);
});

/** What the secretariat knows of a person. */
export const editPerson = bySecretariat(setupActions['person/edit'], (world, wish) => {
  const { key, seen, name, municipality, email, language, contact, secretariat, leftOn } = wish;
  const person = world.snapshot.of(people).get(key);
  if (!person) return notFound;
  if (seen !== person.etag) return changedBy(person);
  const wrong = notAMunicipality(municipality, world) ?? (email === person.email ? undefined : addressOfAnother(email, key, world));
  if (wrong) return wrong;
  if (contact === 'email' && email === undefined) return addressNeeded;
  const stays = secretariat && (leftOn === undefined || leftOn >= world.today);
  if (!stays && isLastOfSecretariat(person, world)) return someoneMustRemain;
  const otherRoles = person.roles.filter((role) => role !== 'secretariat');
  const roles = secretariat ? (['secretariat', ...otherRoles] as const) : otherRoles;
  return done([update(people, person, { title: name, municipality, email, language, contact, roles, leftOn })]);
});

/** Says that an identity is a person's: from now on Veven knows them by it. */
export const linkPerson = bySecretariat(setupActions['person/link'], (world, { key, identity }) => {
  const person = world.snapshot.of(people).get(key);
  if (!person) return notFound;
  const taken = takenByAnother(identity, key, world);
  if (taken) return taken;
  if (person.identity === identity || person.identity2 === identity) return done([]);
  if (person.identity === undefined) return done([update(people, person, { identity })]);
  return person.identity2 === undefined ? done([update(people, person, { identity2: identity })]) : twoIdentities(person.title);
});

/** Says that an identity is not this person's. What is left stands first. */
export const unlinkPerson = bySecretariat(setupActions['person/unlink'], ({ snapshot }, { key, identity }, actor) => {
  const person = snapshot.of(people).get(key);
  if (!person) return notFound;
  if (identity === actor.identity && person.key === actor.person) return ownIdentity;
  const [first, second] = [person.identity, person.identity2].filter((one) => one !== identity);
  return done([update(people, person, { identity: first, identity2: second })]);
});

/** How often the collected message may come: one's own choice, which the secretariat can make for somebody. */
export const chooseRhythm = command(setupActions['person/rhythm'], (world, actor, { key = actor.person, rhythm }) => {
  if (key !== actor.person && !actor.secretariat) return onlyOwnOrSecretariat;
  const person = world.snapshot.of(people).get(key);
  if (!person) return notFound;
  const often = oftenOf(rhythm, isChief(key, world));
  return done(person.rhythm === rhythm ? [] : [update(people, person, { rhythm, rhythmSince: world.now })], {
    nb: oftenText.nb[often],
    nn: oftenText.nn[often],
    en: oftenText.en[often],
  });
});

/** Who represents a municipality in a steering network. */
const isChief = (person: string, { snapshot, today }: World): boolean =>
  snapshot
    .of(seatTerms)
    .where('person', person)
    .some(
      (term) =>
        term.part === 'representative' &&
        holds(term, today) &&
        snapshot.of(networks).get(term.seat.split('/')[0] ?? '')?.kind === 'steering',
    );

const notAMunicipality = (name: string | undefined, { snapshot }: World): Refusal | undefined =>
  name === undefined || snapshot.of(municipalities).has(name) ? undefined : unknownMunicipality(name);

/** Two people are never known by one identity; who has left keeps theirs until it is taken away. */
function takenByAnother(identity: string | undefined, key: string, { snapshot }: World): Refusal | undefined {
  const owner = identity === undefined ? undefined : personOf(identity, { snapshot });
  return owner && owner.key !== key ? identityTaken(owner.title) : undefined;
}

/** Without anybody in the secretariat nobody could give the role back. */
const isLastOfSecretariat = (person: Person, { snapshot, today }: World): boolean =>
  person.roles.includes('secretariat') &&
  !snapshot
    .of(people)
    .all.some(({ key, roles, leftOn }) => key !== person.key && roles.includes('secretariat') && (leftOn === undefined || leftOn >= today));

/** Two people with one address would get each other's questions, with links that answer them. */
function addressOfAnother(email: string | undefined, key: string, { snapshot, today }: World): Refusal | undefined {
  const wanted = email?.toLowerCase();
  const other = snapshot
    .of(people)
    .all.find((one) => one.key !== key && one.email?.toLowerCase() === wanted && (one.leftOn === undefined || one.leftOn >= today));
  return wanted === undefined || !other ? undefined : emailTaken(other.title);
}
