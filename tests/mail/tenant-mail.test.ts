import { GraphMail } from '../../bot/adapters/mail/graph-mail.ts';
import { SmtpMail } from '../../bot/adapters/mail/smtp.ts';
import { mailOf } from '../../bot/adapters/mail/tenant-mail.ts';
import type { MailSettings } from '../../bot/config.ts';

const of = { from: 'veven@region.example', linkSecret: 'a secret of the tests, 32 letters' };

describe('the way e-mail goes out of a tenant', () => {
  const warned: string[] = [];
  const way = (mail: MailSettings) =>
    mailOf(
      { mail, PUBLIC_URL: 'https://veven.region.example' },
      { tokens: async () => 'a token', log: { warn: (...words: unknown[]) => warned.push(words.join(' ')) } },
    );

  it('is the one that is chosen', () => {
    expect(way({ by: 'graph', ...of })?.way).toBeInstanceOf(GraphMail);
    expect(way({ by: 'smtp', ...of, url: 'smtps://mail.region.example' })?.way).toBeInstanceOf(SmtpMail);
    expect(warned).toEqual([]);
  });

  it('is none where it is turned off, and the log says whom that leaves out', () => {
    expect(way({ by: 'off' })).toBeUndefined();
    expect(warned).toEqual([expect.stringMatching(/^MAIL is off: people whom the chat does not reach/)]);
  });
});
