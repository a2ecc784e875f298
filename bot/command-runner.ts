import { randomUUID } from 'node:crypto';
import { type Actor, signature } from '../shared/access.ts';
import type { List, Stamp, Via } from '../shared/list.ts';
import type { Outcome, Refusal } from './command.ts';
import { changedMeanwhile, editIsAside, notTaken, partlySaved, turnedOff } from './refusals.ts';
import type { Rules } from './rules.ts';
import type { Mirror } from './snapshot/mirror.ts';
import type { Writer, Written } from './snapshot/writer.ts';
import type { World } from './world.ts';
import type { Write } from './write.ts';

/** How often a command is asked again when rows change under it. */
const mostRounds = 12;

/** Milliseconds after which a command is not asked again: a press waits about ten seconds for its answer. */
const longestCommand = 8_000;

/** What carrying out a wish takes. */
export interface CommandRunnerParts {
  readonly rules: Pick<Rules, 'carryOut'>;
  readonly mirror: Pick<Mirror, 'snapshot'> & { readonly writer: Pick<Writer, 'one' | 'isAside' | 'settleAside'> };
  world(): World;
  /** The lists that cannot be relied on now. */
  listsOff(): ReadonlySet<List>;
  /** Something has changed. */
  poke(): void;
  /** This machine's time in milliseconds. */
  machine(): number;
}

/** Carries out what people wish, under the ETags of the rows that it is about. */
export class CommandRunner {
  readonly #parts: CommandRunnerParts;

  constructor(parts: CommandRunnerParts) {
    this.#parts = parts;
  }

  /** Carries out a command. When a row has changed meanwhile it is read again and the command asked again. */
  async command(verb: string, { actor, raw, via }: { actor: Actor; raw: unknown; via: Via }): Promise<Outcome> {
    const { rules, world, listsOff, machine } = this.#parts;
    const renewed = new Map<string, string>();
    const until = machine() + longestCommand;
    for (let round = 0; round < mostRounds && machine() < until; round += 1) {
      const outcome = rules.carryOut(verb, world(), { actor, raw: asRenewed(raw, renewed) });
      if (outcome.kind === 'refused') return outcome;
      const { writes } = outcome;
      if (writes.some(({ list }) => listsOff().has(list))) return turnedOff;
      const written = await this.#writeAll(writes, { ...stampOf(actor, networkIn(writes)), changedVia: via }, renewed);
      if (written === 'written') return outcome;
      if (written !== 'changed') return renewed.size > 0 ? partlySaved : refusalOf(written);
    }
    return renewed.size > 0 ? partlySaved : changedMeanwhile;
  }

  /** Writes rows for someone who is allowed to, outside the commands: what is said in a channel. */
  async change(writes: readonly Write[], actor: Actor): Promise<Refusal | 'done'> {
    const written = await this.#writeAll(writes, { ...stampOf(actor), changedVia: 'card' }, new Map());
    return written === 'written' ? 'done' : refusalOf(written);
  }

  /** Takes an edit that was set aside as it is, or undoes it. False when it is no longer what was looked at. */
  async settleAside(edit: { list: List; itemId: string; how: 'accept' | 'restore' }, actor: Actor): Promise<boolean> {
    const settled = await this.#parts.mirror.writer.settleAside(edit, { ...stampOf(actor), changedVia: 'tab' });
    this.#parts.poke();
    return settled;
  }

  /**
   * `written` when all are; the first that is not tells what happened, and those after it are not tried.
   * `renewed` learns the ETags of the rows that went in, old and new.
   */
  async #writeAll(writes: readonly Write[], stamp: Stamp, renewed: Map<string, string>): Promise<Written> {
    const { mirror, poke } = this.#parts;
    if (writes.some((write) => mirror.writer.isAside(write))) return 'aside';
    try {
      for (const write of writes) {
        const written = await mirror.writer.one(write, stamp);
        if (written !== 'written') return written;
        const key = write.do === 'create' ? write.key : write.row.key;
        const { etag } = mirror.snapshot.table(write.list).get(key) ?? {};
        if (etag !== undefined) renewed.set(write.do === 'create' ? key : write.row.etag, etag);
      }
      return 'written';
    } finally {
      // Also what breaks off in the middle has its consequences: the rules complete it.
      if (writes.length > 0) poke();
    }
  }
}

const refusalOf = (written: Exclude<Written, 'written'>): Refusal =>
  ({ changed: changedMeanwhile, aside: editIsAside, refused: notTaken })[written];

/** What somebody wishes, having seen a row that has since changed by their own wish alone: they have seen that too. */
function asRenewed(raw: unknown, renewed: ReadonlyMap<string, string>): unknown {
  if (typeof raw !== 'object' || raw === null || !('seen' in raw) || typeof raw.seen !== 'string') return raw;
  return { ...raw, seen: renewed.get(raw.seen) ?? raw.seen };
}

function stampOf(actor: Actor, network?: string): Omit<Stamp, 'changedVia'> {
  return { changedBy: signature(actor, network), changedById: actor.identity, changeId: randomUUID() };
}

function networkIn(writes: readonly Write[]): string | undefined {
  const row = writes.map((write) => (write.do === 'create' ? write.values : (write.row as unknown as Record<string, unknown>)))[0];
  return typeof row?.['network'] === 'string' ? row['network'] : undefined;
}
