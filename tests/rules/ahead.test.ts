import { norway } from '../../bot/calendar.ts';
import { ahead } from '../../bot/delivery/ahead.ts';
import { features } from '../../bot/features.ts';
import { catalogueRows } from '../../bot/provision/catalogue.rows.ts';
import type { Readiness } from '../../bot/readiness.ts';
import { Rules } from '../../bot/rules.ts';
import { Snapshot } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import { sampleAgendas } from '../../local/sample/agendas.ts';
import { sampleChannels, samplePeopleRows } from '../../local/sample/people.rows.ts';
import { cases } from '../../shared/case/case.list.ts';
import { day, dayOf, osloInstant } from '../../shared/day.ts';
import { history } from '../../shared/history/history.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';

const rules = new Rules(features, { on: () => features, listsOff: () => new Set() } as unknown as Readiness);
const now = osloInstant(day('2026-11-23'), '08:00');

/** The sample region in memory alone. */
function aRegion(): World {
  const empty: World = { snapshot: new Snapshot(), now, today: dayOf(now), calendar: norway(), link: (path) => path };
  const peopled = ahead(empty, now, () => [...catalogueRows(), ...samplePeopleRows()]);
  const connected = ahead(peopled, now, ({ snapshot }) => sampleChannels(snapshot));
  const agendas = sampleAgendas(connected);
  return ahead(connected, now, (world) => [...agendas, ...rules.rows(world)]);
}

const hr = 'HR/2026-12-10/09.00';
const keys = (world: World) => rules.posts(world, () => true).map(({ key }) => key);

describe('the region ahead of time', () => {
  const region = aRegion();

  it('has the notice that goes out next week, with its cases numbered, although nobody has touched the lists', () => {
    const then = ahead(region, osloInstant(day('2026-12-03'), '08:30'), (world) => rules.rows(world));

    expect(keys(region)).not.toContain(`notice/${hr}`);
    expect(keys(then)).toContain(`notice/${hr}`);
    expect(then.snapshot.of(meetings).get(hr)?.state).toBe('noticed');
    expect(
      then.snapshot
        .of(cases)
        .where('meeting', hr)
        .some(({ number }) => number === '001/26'),
    ).toBe(true);
  });

  it('leaves the region as it is, and writes no history of what has not happened', () => {
    const then = ahead(region, osloInstant(day('2026-12-11'), '08:30'), (world) => rules.rows(world));

    expect(region.snapshot.of(meetings).get(hr)?.state).toBe('planned');
    expect(then.snapshot.of(meetings).get(hr)?.state).toBe('held');
    expect(then.snapshot.of(history).all).toEqual([]);
  });

  it('is the same by many steps as by one', () => {
    const end = osloInstant(day('2026-12-10'), '12:00');
    const steps = ['2026-12-01', '2026-12-03', '2026-12-08'].reduce(
      (world, on) => ahead(world, osloInstant(day(on), '08:30'), (at) => rules.rows(at)),
      region,
    );
    const posts = (world: World) =>
      rules
        .posts(
          ahead(world, end, (at) => rules.rows(at)),
          () => true,
        )
        .map(({ key, state }) => [key, state]);

    expect(posts(steps)).toEqual(posts(region));
  });
});
