import { randomUUID } from 'node:crypto';
import type { Veven } from '../../bot/app.ts';
import { VevenError } from '../../bot/error.ts';
import type { Actor } from '../../shared/access.ts';
import { cases } from '../../shared/case/case.list.ts';
import { addDays } from '../../shared/day.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import type { List } from '../../shared/list.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { participations } from '../../shared/participation/participation.list.ts';
import { municipalities as region } from '../../shared/region/municipalities.ts';
import type { UnrulyVeven } from './unruly-veven.ts';

/** What somebody wants done, and the words by which it can be told from everything else that happens to its row. */
export interface Wish {
  readonly verb: string;
  readonly by: Actor;
  /** Made anew at each try: a person has seen more by then. */
  input(): object;
  readonly list: List;
  readonly key: string;
  readonly column: string;
  readonly words: string;
}

export const municipalities: readonly string[] = region.map(({ key }) => key);

/** The many who want something of one process. `index` is a municipality's, `round` makes each time another wish. */
export function wishesOf(world: UnrulyVeven, veven: Veven) {
  let made = 0;
  const newWords = () => {
    made += 1;
    return `Ord nummer ${made}`;
  };
  const row = <L extends List>(list: L, key: string) => veven.world().snapshot.of(list).get(key);

  const wish = (list: List, key: string, column: string, of: { verb: string; by: Actor; input(words: string): object }): Wish => {
    const words = newWords();
    return { ...of, list, key, column, words, input: () => ({ key, ...of.input(words) }) };
  };

  return {
    answer(decision: string, index: number, round: number): Wish {
      const key = `${decision}/${municipalities[index]}`;
      const part = round % 2 === 0 ? 'representative' : 'deputy';
      const state = pick(['underway', 'stuck', 'notConcerned', 'done', 'local'] as const, index + round);
      const local = { localBody: 'Formannskapet', localOn: addDays(veven.world().today, 30) };
      return wish(followUps, key, 'Comment', {
        verb: 'follow-up/answer',
        by: world.actor({ seat: `HR/${municipalities[index]}`, part }),
        input: (comment) => ({ state, comment, seen: row(followUps, key)?.answeredAt ?? '', ...(state === 'local' && local) }),
      });
    },

    takePart(measure: string, index: number, round: number): Wish {
      const municipality = municipalities[index];
      const state = pick(['considering', 'outside', 'with'] as const, round);
      return wish(participations, `${measure}/${municipality}/${veven.world().today}`, 'Reason', {
        verb: 'participation/change',
        by: world.actor({ seat: `HR/${municipality}` }),
        input: (reason) => ({ measure, municipality, state, reason }),
      });
    },

    steer(measure: string, index: number, round: number): Wish {
      const phase = pick(['explored', 'decided', 'carriedOut', 'running'] as const, index + round);
      return wish(measures, measure, 'PhaseReason', {
        verb: 'measure/change',
        by: world.actor({ seat: `HR/${municipalities[index]}` }),
        input: (reason) => ({ phase, status: 'watch', reason, seen: row(measures, measure)?.etag }),
      });
    },

    addCase(meeting: string, kind: string): Wish {
      return wish(cases, randomUUID(), 'Title', {
        verb: 'case/add',
        by: world.actor('secretariat'),
        input: (title) => ({ meeting, title, kind }),
      });
    },

    editCase(key: string): Wish {
      return wish(cases, key, 'Proposal', {
        verb: 'case/edit',
        by: world.actor('secretariat'),
        input: (proposal) => ({ proposal, seen: row(cases, key)?.etag }),
      });
    },

    conclude(key: string, followUpBy: string): Wish {
      return wish(cases, key, 'Conclusion', {
        verb: 'case/conclude',
        by: world.actor('secretariat'),
        input: (conclusion) => ({ conclusion, followUpBy }),
      });
    },
  };
}

const pick = <T>(of: readonly T[], index: number): T => of[index % of.length]!;

/** Tries as a person does: whoever is told that it was not saved tries again. How often that was; throws when it never succeeds. */
export async function insist(veven: Veven, { verb, by, input, key }: Wish): Promise<number> {
  for (let told = 0; told < 60; told += 1) {
    try {
      const outcome = await veven.command(verb, by, input(), 'tab');
      if (outcome.kind === 'done') return told;
      if (outcome.code !== 'conflict') throw new Error(`${verb} ${key}: ${outcome.text.en}`);
    } catch (error) {
      if (!(error instanceof VevenError)) throw error;
    }
  }
  throw new Error(`${verb} ${key} was never accepted`);
}
