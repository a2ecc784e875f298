import { pino } from 'pino';
import { configOfProcess } from './config.ts';
import { reasonToStop } from './stop.ts';

/** Starts Veven: on one machine with everything that stands in for Microsoft 365, or in a tenant. */
const read = configOfProcess();
if ('mistakes' in read) {
  for (const mistake of read.mistakes) console.error(mistake);
  process.exit(1);
}
const { config } = read;
const log = pino({ level: config.LOG_LEVEL });

try {
  const started =
    config.VEVEN_MODE === 'local'
      ? await (await import('../local/start.ts')).startLocal(config, log)
      : await (await import('./tenant.ts')).startTenant(config, log);
  console.log(`Veven: ${started.origin}`);
  const stop = () => {
    started.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
} catch (error) {
  console.error(reasonToStop(error));
  log.debug({ err: error }, 'could not start');
  process.exit(1);
}
