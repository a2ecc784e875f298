import { delivery } from './delivery.ts';
import { lists } from './lists.ts';
import { meeting } from './meeting.ts';
import { memory } from './memory.ts';
import { start } from './start.ts';
import { tab } from './tab.ts';
import { turn } from './turn.ts';

/** `npm run bench [-- NAME]`: one `name: value` a line. Ratios compare two things in one run; other figures are this machine's. */
const benches: Readonly<Record<string, () => Promise<Readonly<Record<string, number>>>>> = {
  turn,
  memory,
  start,
  tab,
  lists,
  meeting,
  delivery,
};

const [only] = process.argv.slice(2);
if (only !== undefined && !Object.hasOwn(benches, only)) {
  console.error(`There is no bench «${only}»: choose one of ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}
for (const [name, run] of Object.entries(benches)) {
  if (only !== undefined && name !== only) continue;
  for (const [figure, value] of Object.entries(await run())) console.log(`${figure}: ${Math.round(value * 100) / 100}`);
}
process.exit(0);
