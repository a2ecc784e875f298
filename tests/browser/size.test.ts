import { type FirstLoad, firstLoad, routes, themes } from '../support/first-load.ts';

/** KB gz that a route may bring to a phone in a municipality. */
const budgets = { first: 150, other: 200 };

describe('the first load of the tab', () => {
  let load: FirstLoad;
  beforeAll(async () => {
    load = await firstLoad();
  });

  it('stays within 150 KB gz on the first route', async () => {
    expect(await load.kilobytes(routes.first)).toBeLessThan(budgets.first);
  });

  it('stays within 200 KB gz on every other route', async () => {
    for (const route of routes.others) expect([route, (await load.kilobytes(route)) < budgets.other]).toEqual([route, true]);
  });

  it.each(['schedule/plan-page.tsx', 'schedule/wheel-page.tsx'])(
    'stays within 200 KB gz on %s, which comes after the meetings',
    async (page) => {
      expect(await load.kilobytes('meeting/meetings.tsx', page)).toBeLessThan(budgets.other);
    },
  );

  it('knows every part that is loaded later, so that none escapes the budget', async () => {
    const forms = load.later.filter((name) => !themes.includes(name) && name !== routes.first && !routes.others.includes(name));

    expect(load.later).toEqual(expect.arrayContaining([routes.first, ...routes.others, ...themes]));
    for (const form of forms) expect([form, (await load.kilobytes(routes.first, form)) < budgets.other]).toEqual([form, true]);
  });

  it('brings no schema library: the server validates', async () => {
    expect((await load.scripts()).filter((code) => code.includes('ZodObject'))).toEqual([]);
  });
});
