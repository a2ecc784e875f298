import { firstLoad, routes } from '../support/first-load.ts';

/** First load of each route in KB gz, with the heaviest theme. */
export async function tab(): Promise<Record<string, number>> {
  const load = await firstLoad();
  const names = [routes.first, ...routes.others];
  return Object.fromEntries(
    await Promise.all(names.map(async (route) => [`tab.${route.split('/')[0]}.kb`, await load.kilobytes(route)] as const)),
  );
}
