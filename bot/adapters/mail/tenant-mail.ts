import type { Logger } from 'pino';
import type { TenantConfig } from '../../config.ts';
import { type Links, signedLinks } from '../../mail/link.ts';
import type { Mail } from '../../ports.ts';
import { resources } from '../graph/token.ts';
import { GraphMail } from './graph-mail.ts';
import { SmtpMail } from './smtp.ts';

interface Around {
  tokens(resource: typeof resources.graph): Promise<string>;
  readonly log: Pick<Logger, 'warn'>;
}

/** The way e-mail goes out of a tenant, and its links; nothing where it is turned off, which the log says. */
export function mailOf(
  { mail, PUBLIC_URL: publicUrl }: Pick<TenantConfig, 'mail' | 'PUBLIC_URL'>,
  { tokens, log }: Around,
): { way: Mail; links: Links } | undefined {
  if (mail.by === 'off') {
    log.warn('MAIL is off: people whom the chat does not reach see what waits in the tab alone');
    return undefined;
  }
  const links = signedLinks({ secret: mail.linkSecret, publicUrl });
  if (mail.by === 'smtp') return { way: new SmtpMail(mail), links };
  return { way: new GraphMail({ origin: resources.graph, token: () => tokens(resources.graph) }, mail.from), links };
}
