import type { Actor } from '../../shared/access.ts';
import { dayOf, type Instant, inOslo } from '../../shared/day.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { setupActions } from '../../shared/setup/setup.actions.ts';
import type { Veven } from '../app.ts';
import { done, type Outcome } from '../command.ts';
import type { Query } from '../feature.ts';
import type { Directory, Messenger } from '../ports.ts';
import { notFound, onlySecretariat } from '../refusals.ts';
import { within } from '../within.ts';
import { noFacts, personOf, readFacts } from './directory-facts.ts';
import { type Log, Rosters } from './rosters.ts';
import { setupQuery } from './setup.queries.ts';
import { channelClosed, unknownChannel } from './setup.refusals.ts';

interface Parts {
  readonly veven: Pick<Veven, 'world' | 'command' | 'knowsPeople' | 'afterEachPlan' | 'poke'>;
  readonly directory: Directory;
  readonly messenger: Pick<Messenger, 'members' | 'channels'>;
  /** Whether there is a way to send e-mail. */
  readonly mail: boolean;
  readonly log: Log;
  /** Whether it is this process that keeps the rosters fresh. Default: it is. */
  leads?(): boolean;
  /** Tells the other processes that the directory has changed. */
  tell?(): Promise<void>;
}

export interface SetupDesk {
  readonly queries: readonly Query[];
  /** Commands that need the directory: by verb. */
  readonly ownCommands: Readonly<Record<string, (actor: Actor, input: unknown) => Promise<Outcome>>>;
  /** The directory has changed by what this process was told. */
  changed(): Promise<void>;
  /** The directory has changed by another process. */
  refresh(): Promise<void>;
  /** Whether somebody (`tid/oid`) is in a channel, as its members were last read. */
  isIn(channel: string, identity: string): boolean;
  /** Has the members of these channels read anew, beside everything else. */
  readMembers(channels: readonly string[]): void;
  /** Resolves when no members are being read. */
  idle(): Promise<void>;
}

/** Milliseconds for which a plan waits for members that are being read. */
const longestReading = 2_000;

/** What stands in the directory, for the page *Oppsett*: kept in memory, fresh after each plan and each change. */
export async function setupDesk({ veven, directory, messenger, mail, log, leads = () => true, tell }: Parts): Promise<SetupDesk> {
  let facts = noFacts;
  const readAt = new Map<string, Instant>();
  const rosters = new Rosters({ directory, messenger, log, read: () => changed() });

  async function refresh(): Promise<void> {
    const known = await readFacts(directory, veven.world().now);
    // Who has been linked, or added by hand, is a stranger no more.
    const people = veven.knowsPeople() ? known.strangers.filter(({ identity }) => personOf(identity, veven.world())) : [];
    for (const { identity } of people) await directory.dismiss(identity);
    facts = { ...known, strangers: known.strangers.filter((stranger) => !people.includes(stranger)) };
  }

  async function changed(): Promise<void> {
    await refresh();
    await tell?.();
  }

  /** Each network's channel once a day, and once an hour while its members have never been read. */
  function readDaily(): void {
    const { snapshot, now } = veven.world();
    const isDue = (channel: string) => {
      const last = readAt.get(channel);
      if (last === undefined || dayOf(last) !== dayOf(now)) return true;
      return !facts.rosters.has(channel) && inOslo(last).time.slice(0, 2) !== inOslo(now).time.slice(0, 2);
    };
    const due = snapshot.of(networks).all.flatMap(({ channelId }) => (channelId !== undefined && isDue(channelId) ? [channelId] : []));
    for (const channel of due) readAt.set(channel, now);
    rosters.want(due);
  }

  veven.afterEachPlan(async () => {
    if (leads()) readDaily();
    await within(longestReading, rosters.idle());
    await refresh();
  });
  await refresh();

  /** The directory knows whether there is such a channel; everything else about it is the command's. */
  async function bind(actor: Actor, input: unknown): Promise<Outcome> {
    const wish = setupActions['network/bind'].safeParse(input);
    if (!wish.success || wish.data.channel === '' || !actor.secretariat) return veven.command('network/bind', actor, input, 'tab');
    const { key, channel } = wish.data;
    await refresh();
    const known = facts.conversations.find(({ id, kind }) => id === channel && kind === 'channel');
    if (!known) return unknownChannel;
    if (known.closed !== undefined) return channelClosed;
    const team = known.teamId === undefined ? {} : { team: known.teamId };
    const tenant = known.tenantId === undefined ? {} : { tenant: known.tenantId };
    return veven.command('network/bind', actor, { key, channel, ...team, ...tenant }, 'tab');
  }

  async function dismiss(actor: Actor, input: unknown): Promise<Outcome> {
    if (!actor.secretariat) return onlySecretariat;
    const wish = setupActions['person/dismiss'].safeParse(input);
    if (!wish.success) return notFound;
    await directory.dismiss(wish.data.identity);
    await changed();
    return done([]);
  }

  return {
    queries: [setupQuery(() => facts, mail)],
    ownCommands: { 'network/bind': bind, 'person/dismiss': dismiss },
    changed,
    refresh,
    isIn: (channel, identity) => facts.rosters.get(channel)?.some((member) => member.identity === identity) ?? false,
    readMembers: (channels) => rosters.want(channels),
    idle: () => rosters.idle(),
  };
}
