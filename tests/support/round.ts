import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Instant } from '../../shared/day.ts';
import type { Crowd } from './crowd.ts';

/** A Tuesday of the crowd's: one message is wanted in each of its conversations. */
export interface Round {
  readonly began: Instant;
  /** How many messages the connector had taken before. */
  readonly skip: number;
}

/** What has become of a round, by what the connector has taken and what the store says. */
export interface Tally {
  readonly wanted: number;
  /** Conversations that have theirs. */
  readonly delivered: number;
  /** Wanted, not taken, and not listed as uncertain. */
  readonly lost: number;
  /** Messages beyond one in a conversation. */
  readonly doubled: number;
  /** Listed as uncertain. */
  readonly uncertain: number;
  /** Taken, and unknown to the store. */
  readonly unlisted: number;
  /** Still being sent, or last round's and not closed yet: one whose successor may not have come stays. */
  readonly left: number;
}

const Row = z.object({ conversation: z.string(), state: z.string(), personal: z.boolean(), fresh: z.boolean() });

/** Moves the crowd to a round's Tuesday. */
export async function beginRound(crowd: Crowd, number: number): Promise<Round> {
  const skip = crowd.connector.taken().length;
  return { began: await crowd.begin(number), skip };
}

export async function tallyOf({ connector, pool, conversations }: Crowd, { began, skip }: Round): Promise<Tally> {
  const { rows } = await pool.query(
    `select split_part(conversation, ';', 1) as conversation, state, address ? 'person' as personal, sent_at >= $1 as fresh
     from veven.delivered where sent_at >= $1 or state in ('sending', 'standing')`,
    [began],
  );
  const posts = z.array(Row).parse(rows);
  const taken = Map.groupBy(connector.taken().slice(skip), ({ conversation }) => conversation ?? '');
  const fresh = posts.filter((post) => post.fresh);
  const known = new Set(fresh.map(({ conversation }) => conversation));
  const uncertain = new Set(fresh.filter(({ state }) => state === 'uncertain').map(({ conversation }) => conversation));
  const of = (is: (conversation: string) => boolean) => conversations.filter(is).length;
  return {
    wanted: conversations.length,
    delivered: of((conversation) => taken.has(conversation)),
    lost: of((conversation) => !taken.has(conversation) && !uncertain.has(conversation)),
    doubled: [...taken.values()].reduce((sum, { length }) => sum + length - 1, 0),
    uncertain: uncertain.size,
    unlisted: [...taken.keys()].filter((conversation) => !known.has(conversation)).length,
    left: posts.filter(
      ({ state, personal, fresh: isFresh, conversation }) =>
        state === 'sending' || (state === 'standing' && personal && !isFresh && !uncertain.has(conversation)),
    ).length,
  };
}

/** Nothing is left to do. */
export const isThrough = ({ lost, left }: Tally): boolean => lost === 0 && left === 0;

/** Resolves when nothing is left to do, or when the connector has heard nothing for `patience` milliseconds. */
export async function untilThrough(crowd: Crowd, round: Round, patience = 60_000): Promise<Tally> {
  for (let heard = -1, since = 0; ; await wait(50)) {
    const tally = await tallyOf(crowd, round);
    const count = crowd.connector.count();
    if (count !== heard) since = performance.now();
    heard = count;
    if (isThrough(tally) || performance.now() - since > patience) return tally;
  }
}
