import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { Day, dayOf } from '../shared/day.ts';
import { readAgenda } from '../shared/meeting/agenda-file.ts';
import { norway } from './calendar.ts';
import { configOfProcess } from './config.ts';
import { lists } from './features.ts';
import { agendaRows } from './meeting/meeting.import.ts';
import { Mirror } from './snapshot/mirror.ts';
import { reasonToStop } from './stop.ts';
import type { World } from './world.ts';

/** `npm run import -- FILE [--network KDU] [--date YYYY-MM-DD]`: takes an agenda file into the lists, whole or not at all. */
const usage = 'npm run import -- FILE [--network KDU] [--date YYYY-MM-DD]';

try {
  console.log(await importAgenda());
} catch (error) {
  console.error(reasonToStop(error));
  process.exitCode = 1;
}

async function importAgenda(): Promise<string> {
  const { file, network, date } = argumentsOf();
  const agenda = readAgenda(await jsonIn(file));
  if ('mistakes' in agenda) throw new Error(`${file} was not imported:\n${agenda.mistakes.map((mistake) => `  ${mistake}`).join('\n')}`);
  const read = configOfProcess();
  if ('mistakes' in read) throw new Error(read.mistakes.join('\n'));
  const log = pino({ level: read.config.LOG_LEVEL === 'info' ? 'warn' : read.config.LOG_LEVEL });
  const { site, clock, close } =
    read.config.VEVEN_MODE === 'local'
      ? await (await import('../local/lists.ts')).openLocalLists(read.config, log)
      : await (await import('./tenant.ts')).tenantLists(read.config);
  try {
    const mirror = new Mirror({ lists, port: site, log });
    await mirror.sync();
    const now = clock.now();
    const world: World = { snapshot: mirror.snapshot, now, today: dayOf(now), calendar: norway(), link: (path) => path };
    const result = agendaRows(agenda.file, { network, date }, world);
    if ('mistakes' in result) throw new Error(`${file} was not imported:\n${result.mistakes.map((mistake) => `  ${mistake}`).join('\n')}`);
    const missing = result.writes.filter((write) => write.do === 'create' && !mirror.snapshot.table(write.list).has(write.key));
    await mirror.writer.many(missing, { changedBy: 'Import', changedById: undefined, changedVia: 'veven' });
    return missing.length === 0
      ? 'Nothing new: this agenda is already there.'
      : `Imported ${agenda.file.cases.length} cases (${missing.length} rows) as ${result.meeting}.`;
  } finally {
    await close();
  }
}

function argumentsOf(): { file: string; network: string | undefined; date: Day | undefined } {
  const { values, positionals } = parseArgs({ options: { network: { type: 'string' }, date: { type: 'string' } }, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(`One file is needed: ${usage}`);
  const date = values.date === undefined ? undefined : Day.safeParse(values.date);
  if (date && !date.success) throw new Error(`--date: expected a day as YYYY-MM-DD, got ${values.date}`);
  return { file, network: values.network, date: date?.data };
}

async function jsonIn(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} cannot be read: is the path right?`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
