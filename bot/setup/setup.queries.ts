import { absences, localDates } from '../../shared/absence/absence.list.ts';
import { usualFixedCases } from '../../shared/case/fixed-case.rules.ts';
import { municipalities, networks, type Person, people, seats, seatTerms } from '../../shared/seat/seat.list.ts';
import { isVoid, members } from '../../shared/seat/seat.rules.ts';
import { settings } from '../../shared/setting/setting.list.ts';
import { knownSettings, settingNames, settingsOf } from '../../shared/setting/setting.rules.ts';
import type { ChannelView, NetworkView, PersonView, SettingView, Setup, StrangerView } from '../../shared/setup/setup.api.ts';
import { VevenError } from '../error.ts';
import type { Query } from '../feature.ts';
import { reachedIn } from '../reach.ts';
import { onlySecretariat } from '../refusals.ts';
import type { World } from '../world.ts';
import { type DirectoryFacts, personOf } from './directory-facts.ts';
import { reviewProblems, setupProblems } from './setup.problems.ts';

/** What the secretariat sees on *Oppsett*: who is who, where Veven may write, and what is wrong with it. */
export const setupQuery = (factsNow: () => DirectoryFacts, mail: boolean): Query => ({
  path: '/setup',
  answer: (world, actor): Setup => {
    if (!actor.secretariat) throw new VevenError('not-allowed', 'setup is for the secretariat', { userText: onlySecretariat.text });
    const facts = factsNow();
    const { snapshot, today } = world;
    return {
      networks: networkViews(world),
      channels: channelViews(world, facts),
      municipalities: members(snapshot.of(municipalities).all, today).map(({ key }) => key),
      people: personViews(world, reachedIn(facts.conversations, mail)),
      absences: byDay(snapshot.of(absences).all.filter(({ withdrawn, to }) => !withdrawn && to >= today)).map(
        ({ key, person, from, to }) => ({
          key,
          person,
          from,
          to,
        }),
      ),
      breaks: byDay(snapshot.of(localDates).where('kind', 'break'))
        .filter(({ withdrawn, from, to = from }) => !withdrawn && to >= today)
        .map(({ key, municipality, from, to = from }) => ({ key, municipality, from, to })),
      settings: settingViews(world),
      strangers: facts.strangers.map((stranger) => strangerView(stranger, world, facts)),
      problems: [...setupProblems(world, facts, mail), ...reviewProblems(world, actor)],
    };
  },
});

const byDay = <R extends { readonly from: string }>(rows: readonly R[]): readonly R[] =>
  rows.toSorted((a, b) => a.from.localeCompare(b.from));
const byTitle = (a: { title: string }, b: { title: string }) => a.title.localeCompare(b.title, 'nb');

/** What is over is left out. */
function networkViews({ snapshot, today }: World): readonly NetworkView[] {
  const isOver = ({ to }: { to: string | undefined }) => to !== undefined && to < today;
  return snapshot
    .of(networks)
    .all.toSorted(byTitle)
    .map(({ key, title, kind, language, noticeDays, hearingDays, askDays, fixedCases, channelId, etag }) => ({
      key,
      title,
      kind,
      language,
      noticeDays,
      hearingDays,
      askDays,
      fixedCases: fixedCases ?? usualFixedCases(language),
      channel: channelId,
      seats: snapshot
        .of(seats)
        .where('network', key)
        .filter((seat) => !isOver(seat))
        .toSorted((a, b) => a.municipality.localeCompare(b.municipality, 'nb'))
        .map((seat) => ({
          key: seat.key,
          municipality: seat.municipality,
          from: seat.from,
          to: seat.to,
          terms: byDay(snapshot.of(seatTerms).where('seat', seat.key))
            .filter((term) => !isOver(term) && !isVoid(term))
            .map((term) => ({ key: term.key, person: term.person, part: term.part, from: term.from, to: term.to })),
        })),
      etag,
    }));
}

function channelViews(world: World, { conversations, rosters }: DirectoryFacts): readonly ChannelView[] {
  return conversations
    .filter(({ kind }) => kind === 'channel')
    .map(({ id, name, closed, shared, tenantId }) => {
      const bound = world.snapshot.of(networks).where('channelId', id);
      const roster = rosters.get(id);
      return {
        id,
        name: name ?? bound[0]?.title ?? id,
        closed,
        // Teams tells of each team that a channel is shared with; whose members are from elsewhere is shared whatever was told.
        shared:
          shared ||
          roster?.some(
            ({ identity }) => identity !== undefined && tenantId !== undefined && !identity.startsWith(tenantId.toLowerCase()),
          ) === true,
        networks: bound.map(({ key }) => key),
        members: roster?.flatMap(({ identity, name: called, email }) =>
          identity === undefined ? [] : [{ identity, name: called, email, person: personOf(identity, world)?.key }],
        ),
      };
    });
}

function personViews({ snapshot }: World, reached: ReturnType<typeof reachedIn>): readonly PersonView[] {
  return snapshot
    .of(people)
    .all.toSorted(byTitle)
    .map((person) => ({
      key: person.key,
      name: person.title,
      municipality: person.municipality,
      email: person.email,
      language: person.language,
      contact: person.contact,
      rhythm: person.rhythm,
      secretariat: person.roles.includes('secretariat'),
      identity: person.identity,
      identity2: person.identity2,
      leftOn: person.leftOn,
      reached: reached(person),
      etag: person.etag,
    }));
}

function settingViews({ snapshot }: World): readonly SettingView[] {
  const rows = snapshot.of(settings);
  const values = settingsOf(rows.all);
  return settingNames.map((name) => {
    const { usual, least, most } = knownSettings[name];
    return { name, value: values[name], usual, least, most, etag: rows.get(name)?.etag };
  });
}

/** People who may be the one who wrote: by the address a roster has for them, then by name. Somebody with two identities already is not. */
function strangerView(
  stranger: DirectoryFacts['strangers'][number],
  { snapshot, today }: World,
  { rosters }: DirectoryFacts,
): StrangerView {
  const seen = [...rosters.values()].flat().filter(({ identity }) => identity === stranger.identity);
  const same = (text: string | undefined) => text?.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nb');
  const addresses = new Set(seen.map(({ email }) => same(email)));
  const names = new Set([stranger.name, ...seen.map(({ name }) => name)].map(same));
  const likeness = ({ email, title }: Person): number =>
    (email !== undefined && addresses.has(same(email)) ? 2 : 0) + (names.has(same(title)) ? 1 : 0);
  const guesses = snapshot
    .of(people)
    .all.filter(
      ({ identity, identity2, leftOn }) => (identity === undefined || identity2 === undefined) && (leftOn === undefined || leftOn >= today),
    )
    .filter((person) => likeness(person) > 0)
    .toSorted((a, b) => likeness(b) - likeness(a) || byTitle(a, b));
  return { ...stranger, name: stranger.name ?? seen[0]?.name, guesses: guesses.map(({ key, title }) => ({ person: key, name: title })) };
}
