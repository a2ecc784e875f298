import { readAdministration, readConfig } from '../../bot/config.ts';

const guid = '11111111-2026-4000-8000-000000000001';
const tenant = {
  VEVEN_MODE: 'tenant',
  PUBLIC_URL: 'https://veven.example',
  TEAMS_APP_ID: guid,
  CLIENT_ID: guid,
  CLIENT_SECRET: 'secret',
  TENANT_ID: guid,
  SITE_HOSTNAME: 'region.sharepoint.com',
  SITE_PATH: '/sites/veven',
};
const linkSecret = 'a secret of the tests, 32 letters';
const graphMail = { ...tenant, MAIL: 'graph', MAIL_FROM: 'veven@region.example', LINK_SECRET: linkSecret };
const smtpMail = { ...graphMail, MAIL: 'smtp', SMTP_URL: 'smtp://veven:p%40ss@mail.region.example:587' };
const configOf = (environment: Record<string, string | undefined>) => {
  const read = readConfig(environment);
  if ('mistakes' in read) throw new Error(read.mistakes.join('\n'));
  return read.config;
};
const mistakesIn = (environment: Record<string, string | undefined>) => {
  const read = readConfig(environment);
  return 'mistakes' in read ? read.mistakes : [];
};

describe('the settings', () => {
  it('are none at all on one machine', () => {
    expect(configOf({ PATH: '/bin' })).toEqual({
      VEVEN_MODE: 'local',
      PORT: 3978,
      GRAPH_PORT: 3979,
      DATA_DIR: '.veven',
      LOG_LEVEL: 'info',
      REQUESTS_PER_MINUTE: 1200,
    });
  });

  it('that are empty count as none', () => {
    expect(configOf({ PORT: '', DATA_DIR: '', DATABASE_URL: '', LOG_LEVEL: undefined })).toMatchObject({
      PORT: 3978,
      DATA_DIR: '.veven',
      LOG_LEVEL: 'info',
    });
  });

  it('of a tenant are read', () => {
    expect(configOf({ ...tenant, ALLOWED_TENANTS: ` ${guid} , ${guid.replace('1', '2')},` })).toMatchObject({
      ALLOWED_TENANTS: [guid, guid.replace('1', '2')],
      SITE_PATH: '/sites/veven',
    });
    expect(configOf(tenant)).toMatchObject({ ALLOWED_TENANTS: [], PORT: 3978 });
  });

  it.each<readonly [string, Record<string, string>, RegExp]>([
    ['a port that is no number', { PORT: 'abc' }, /^PORT /],
    ['a port that is half', { PORT: '39.5' }, /^PORT /],
    ['a port below nought', { PORT: '-1' }, /^PORT /],
    ['a port that does not exist', { GRAPH_PORT: '70000' }, /^GRAPH_PORT /],
    ['a database of another kind', { DATABASE_URL: 'mysql://db/veven' }, /^DATABASE_URL /],
    ['a level that is none', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL /],
    ['looks at the lists without pause', { SYNC_SECONDS: '0' }, /^SYNC_SECONDS /],
    ['looks at the lists once a day', { SYNC_SECONDS: '86400' }, /^SYNC_SECONDS /],
    ['a mode that is none', { VEVEN_MODE: 'cloud' }, /^VEVEN_MODE /],
    ['local mode in production', { NODE_ENV: 'production' }, /VEVEN_MODE=tenant/],
    ['an address without https', { ...tenant, PUBLIC_URL: 'http://veven.example' }, /^PUBLIC_URL /],
    ['a site path without its slash', { ...tenant, SITE_PATH: 'sites/veven' }, /^SITE_PATH /],
    ['a site host with a scheme', { ...tenant, SITE_HOSTNAME: 'https://region.sharepoint.com' }, /^SITE_HOSTNAME .*without https:\/\/$/],
    ['a site host with a slash', { ...tenant, SITE_HOSTNAME: 'region.sharepoint.com/' }, /^SITE_HOSTNAME must be a host such as /],
    ['no tenant', { ...tenant, TENANT_ID: '' }, /^TENANT_ID is missing$/],
    ['an app that is no GUID', { ...tenant, CLIENT_ID: 'veven' }, /^CLIENT_ID must be a GUID$/],
    ['no address', { ...tenant, PUBLIC_URL: '' }, /^PUBLIC_URL is missing$/],
    ['a tenant that is no GUID', { ...tenant, ALLOWED_TENANTS: `${guid},rollag` }, /^ALLOWED_TENANTS holds rollag, which is not a GUID$/],
    ['a second site’s path without its slash', { ...tenant, RESTRICTED_SITE_PATH: 'sites/unntatt' }, /^RESTRICTED_SITE_PATH /],
    ['no proof of who the app is', { ...tenant, CLIENT_SECRET: '' }, /^CLIENT_SECRET is missing: set it, or .*MANAGED_IDENTITY_CLIENT_ID$/],
    ['two proofs', { ...tenant, FEDERATED_TOKEN_FILE: '/token' }, /^CLIENT_SECRET and FEDERATED_TOKEN_FILE are given.*keep one$/],
    ['notifications neither on nor off', { ...tenant, NOTIFICATIONS: 'yes' }, /^NOTIFICATIONS /],
    ['e-mail by pigeon', { ...tenant, MAIL: 'pigeon' }, /^MAIL must be graph, smtp or off$/],
    ['e-mail from nobody', { ...graphMail, MAIL_FROM: '' }, /^MAIL_FROM must be set when MAIL is graph$/],
    ['e-mail from what is no address', { ...graphMail, MAIL_FROM: 'Veven' }, /^MAIL_FROM must be an e-mail address$/],
    ['links that nothing signs', { ...graphMail, LINK_SECRET: '' }, /^LINK_SECRET must be set when MAIL is graph$/],
    ['a short secret for links', { ...graphMail, LINK_SECRET: 'secret' }, /^LINK_SECRET must have 32 characters or more$/],
    ['SMTP without a server', { ...smtpMail, SMTP_URL: '' }, /^SMTP_URL must be set when MAIL is smtp$/],
    ['SMTP by https', { ...smtpMail, SMTP_URL: 'https://mail.region.example' }, /^SMTP_URL must be an smtp:\/\/ or smtps:\/\/ address$/],
    ['a calendar that is no address', { ...tenant, CALENDAR_MAILBOX: 'sekretariatet' }, /^CALENDAR_MAILBOX must be an e-mail address$/],
    ['a first secretary without a tenant', { ...tenant, SECRETARIAT: guid }, /^SECRETARIAT /],
  ])('with %s are refused in one line that names it', (_what, environment, words) => {
    expect(mistakesIn(environment)).toEqual([expect.stringMatching(words)]);
  });

  it('say every mistake at once', () => {
    expect(mistakesIn({ PORT: 'abc', GRAPH_PORT: '70000', LOG_LEVEL: 'loud', SYNC_SECONDS: '0', DATABASE_URL: 'x' })).toHaveLength(5);
    expect(mistakesIn({ VEVEN_MODE: 'tenant' }).map((mistake) => mistake.split(' ')[0])).toEqual([
      'TENANT_ID',
      'SITE_HOSTNAME',
      'SITE_PATH',
      'PUBLIC_URL',
      'TEAMS_APP_ID',
      'CLIENT_ID',
      'CLIENT_SECRET',
    ]);
  });

  it.each([
    ['CLIENT_SECRET', 'secret', { kind: 'secret', secret: 'secret' }],
    ['CLIENT_CERTIFICATE_FILE', '/veven.pem', { kind: 'certificate', file: '/veven.pem' }],
    ['FEDERATED_TOKEN_FILE', '/token', { kind: 'federated', file: '/token' }],
    ['MANAGED_IDENTITY_CLIENT_ID', guid, { kind: 'managed-identity', clientId: guid }],
  ])('let the app prove who it is by %s', (name, value, credential) => {
    const config = configOf({ ...tenant, CLIENT_SECRET: '', [name]: value });

    expect(config).toMatchObject({ credential });
    expect(config).not.toHaveProperty(name);
  });

  it('of e-mail are one way of sending it, or none', () => {
    const from = 'veven@region.example';

    expect(configOf(tenant)).toMatchObject({ mail: { by: 'off' } });
    expect(configOf({ ...smtpMail, MAIL: 'off' })).toMatchObject({ mail: { by: 'off' } });
    expect(configOf(graphMail)).toMatchObject({ mail: { by: 'graph', from, linkSecret } });
    expect(configOf(smtpMail)).toMatchObject({ mail: { by: 'smtp', from, linkSecret, url: smtpMail.SMTP_URL } });
    for (const name of ['MAIL', 'MAIL_FROM', 'SMTP_URL', 'LINK_SECRET']) expect(configOf(smtpMail)).not.toHaveProperty(name);
  });

  it('invite nobody unless there is a mailbox to invite from', () => {
    const mailbox = 'sekretariatet@region.example';

    expect(configOf(tenant)).not.toHaveProperty('CALENDAR_MAILBOX');
    expect(configOf({ ...tenant, CALENDAR_MAILBOX: '' })).not.toHaveProperty('CALENDAR_MAILBOX');
    expect(configOf({ ...tenant, CALENDAR_MAILBOX: mailbox })).toMatchObject({ CALENDAR_MAILBOX: mailbox });
  });

  it('say everything that e-mail lacks beside every other mistake', () => {
    expect(mistakesIn({ ...tenant, MAIL: 'smtp', CLIENT_SECRET: '', PUBLIC_URL: 'x' })).toEqual([
      expect.stringMatching(/^PUBLIC_URL /),
      expect.stringMatching(/^CLIENT_SECRET /),
      'MAIL_FROM and LINK_SECRET and SMTP_URL must be set when MAIL is smtp',
    ]);
  });

  it('of an administrator are a site and who signs in, and a proof of the app’s only where it is used', () => {
    const { VEVEN_MODE, TENANT_ID, SITE_HOSTNAME, SITE_PATH, CLIENT_SECRET, FEDERATED_TOKEN_FILE } = {
      ...tenant,
      FEDERATED_TOKEN_FILE: 'x',
    };
    const site = { VEVEN_MODE, TENANT_ID, SITE_HOSTNAME, SITE_PATH };

    expect(readAdministration(site)).toMatchObject({ config: { ADMIN_CLIENT_ID: '14d82eec-204b-4c2f-b7e8-296a70dab67e' } });
    expect(readAdministration({ ...site, CLIENT_SECRET })).toMatchObject({ config: { credential: { kind: 'secret' } } });
    expect(readAdministration({ ...site, CLIENT_SECRET, FEDERATED_TOKEN_FILE })).toMatchObject({
      mistakes: [expect.stringMatching(/keep one/)],
    });
    expect(readAdministration({})).toEqual({ mistakes: [expect.stringMatching(/VEVEN_MODE=tenant/)] });
  });

  it('never tell the secret', () => {
    expect(mistakesIn({ ...tenant, CLIENT_SECRET: 'very-secret', PUBLIC_URL: 'x' }).join()).not.toContain('very-secret');
    expect(mistakesIn({ DATABASE_URL: 'mysql://veven:very-secret@db/veven' }).join()).not.toContain('very-secret');
    expect(mistakesIn({ ...smtpMail, SMTP_URL: 'http://veven:very-secret@mail', LINK_SECRET: 'very-secret' }).join()).not.toContain(
      'very-secret',
    );
  });
});
