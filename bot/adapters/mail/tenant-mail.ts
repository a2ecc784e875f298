import type { Logger } from 'pino';
import type { TenantConfig } from '../../config.ts';
import type { Mail } from '../../ports.ts';
import { resources } from '../graph/token.ts';
import { GraphMail } from './graph-mail.ts';
import { SmtpMail } from './smtp.ts';

interface Around {
  tokens(resource: typeof resources.graph): Promise<string>;
  readonly log: Pick<Logger, 'warn'>;
}

/** The way e-mail goes out of a tenant; nothing where it is turned off, which the log says. */
export function mailOf({ mail }: Pick<TenantConfig, 'mail'>, { tokens, log }: Around): Mail | undefined {
  switch (mail.by) {
    case 'graph':
      return new GraphMail({ origin: resources.graph, token: () => tokens(resources.graph) }, mail.from);
    case 'smtp':
      return new SmtpMail(mail);
    case 'off':
      log.warn('MAIL is off: people whom the chat does not reach see what waits in the tab alone');
      return undefined;
  }
}
