import { pino } from 'pino';
import { configOfProcess } from './config.ts';
import { lists } from './features.ts';
import { provision } from './provision/provision.ts';
import { reasonToStop } from './stop.ts';

/** `npm run provision`: makes the lists and the region's catalogue in the tenant's site. Needs *manage* there once; running needs *write*. */
try {
  const read = configOfProcess();
  if ('mistakes' in read) throw new Error(read.mistakes.join('\n'));
  if (read.config.VEVEN_MODE === 'local')
    throw new Error('Local mode provisions its lists at every start. Set VEVEN_MODE=tenant to provision a site.');
  const { site, close } = await (await import('./tenant.ts')).tenantLists(read.config);
  const made = await provision(site, lists, { more: [], log: pino({ level: read.config.LOG_LEVEL }) });
  await close();
  console.log(`${made.gaps.length} gaps filled, ${made.rows.length} rows made.`);
} catch (error) {
  console.error(reasonToStop(error));
  process.exitCode = 1;
}
