import { done, type Outcome } from '../../bot/command.ts';
import { CommandRunner } from '../../bot/command-runner.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { Written } from '../../bot/snapshot/writer.ts';
import type { World } from '../../bot/world.ts';
import { update, type Write } from '../../bot/write.ts';
import type { Actor } from '../../shared/access.ts';
import { type Case, cases } from '../../shared/case/case.list.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { aCase } from '../support/rows.ts';

const actor: Actor = { person: 'p', name: 'P', identity: 't/p', language: 'nb', secretariat: false, seats: [] };
const first = aCase({ key: 'a', etag: '"a,1"' });
const second = aCase({ key: 'b', etag: '"b,1"' });

/** A command of two rows, before a writer that answers as told; a written row has its next ETag. Each try takes some seconds. */
function aRunner({ answers, takes = 0, off = [], aside = [] }: { answers: Written[]; takes?: number; off?: List[]; aside?: Case[] }) {
  let machine = 0;
  let pokes = 0;
  const seen: unknown[] = [];
  const tried: string[] = [];
  const mirror = {
    snapshot: new Snapshot().with(cases, new Table<RowMeta>([first, second])),
    writer: {
      isAside: (write: Write) => write.do === 'update' && aside.some(({ key }) => key === write.row.key),
      one: async (write: Write) => {
        machine += takes * 1000;
        const { key } = write.do === 'update' ? write.row : write;
        tried.push(key);
        const answer = answers.shift() ?? 'changed';
        if (answer === 'written') {
          const rows = mirror.snapshot.of(cases).all.map((row) => (row.key === key ? { ...row, etag: '"renewed"' } : row));
          mirror.snapshot = mirror.snapshot.with(cases, new Table<RowMeta>(rows));
        }
        return answer;
      },
      settleAside: async () => true,
    },
  };
  const carryOut = (_verb: string, _world: World, { raw }: { raw: unknown }): Outcome => {
    seen.push((raw as { seen: string }).seen);
    const { snapshot } = mirror;
    return done([first, second].map(({ key }) => update(cases, snapshot.of(cases).get(key)!, { title: 'Ny' })));
  };
  const runner = new CommandRunner({
    rules: { carryOut },
    mirror,
    world: () => ({}) as World,
    listsOff: () => new Set(off),
    poke: () => {
      pokes += 1;
    },
    machine: () => machine,
  });
  const run = async () => {
    const outcome = await runner.command('case/edit', { actor, raw: { seen: first.etag }, via: 'tab' });
    return outcome.kind === 'refused' ? outcome.text.nb : outcome.kind;
  };
  return { run, seen, tried, pokes: () => pokes };
}

describe('a wish', () => {
  it('is carried out row by row', async () => {
    const { run, tried, pokes } = aRunner({ answers: ['written', 'written'] });
    expect([await run(), tried, pokes()]).toEqual(['done', ['a', 'b'], 1]);
  });

  it('is asked again when a row has changed, but not for longer than somebody waits', async () => {
    const { run, tried } = aRunner({ answers: [], takes: 3 });
    expect(await run()).toMatch(/^Noen andre endret dette samtidig/);
    expect(tried).toEqual(['a', 'a', 'a']);
  });

  it('that breaks off half-way goes on from what it has itself changed', async () => {
    const { run, seen } = aRunner({ answers: ['written', 'changed', 'written', 'written'] });
    expect(await run()).toBe('done');
    expect(seen).toEqual(['"a,1"', '"renewed"']);
  });

  it.each<[string, Written[], RegExp]>([
    ['refuses the first row: nothing is saved', ['refused'], /^SharePoint tok ikke imot dette, og ingenting ble lagret/],
    ['refuses the second: some is', ['written', 'refused'], /^Noe av dette ble lagret, men ikke alt/],
    ['has an edit of the second set aside meanwhile: some is', ['written', 'aside'], /^Noe av dette ble lagret, men ikke alt/],
  ])('is told of truly when SharePoint %s', async (_what, answers, told) => {
    const { run, pokes } = aRunner({ answers });
    expect([await run(), pokes()]).toEqual([expect.stringMatching(told), 1]);
  });

  it('about rows of which one is set aside writes none of them', async () => {
    const { run, tried } = aRunner({ answers: [], aside: [second] });
    expect(await run()).toMatch(/^Raden er endret i SharePoint på en måte Veven ikke kan bruke/);
    expect(tried).toEqual([]);
  });

  it('about a list that is off writes nothing', async () => {
    const { run, tried } = aRunner({ answers: [], off: [cases] });
    expect(await run()).toMatch(/^Denne delen av Veven er slått av nå, og ingenting ble lagret/);
    expect(tried).toEqual([]);
  });
});
