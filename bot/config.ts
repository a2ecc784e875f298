import { isIPv4 } from 'node:net';
import { z } from 'zod';

const port = (name: string, fallback: number) =>
  z.coerce
    .number({ error: `${name} must be a number` })
    .int(`${name} must be a whole number`)
    .min(0, `${name} must be 0 or more`)
    .max(65535, `${name} must be 65535 or less`)
    .default(fallback);

/** What is said of a setting that is not given, or is given and wrong. */
const missingOr =
  (name: string, mistake: string) =>
  ({ input }: { readonly input?: unknown }) =>
    `${name} ${input === undefined ? 'is missing' : mistake}`;

const guid = (name: string) => z.guid({ error: missingOr(name, 'must be a GUID') }).toLowerCase();
const needed = (name: string) => z.string({ error: `${name} is missing` }).min(1, `${name} is empty`);

const Common = {
  PORT: port('PORT', 3978),
  DATA_DIR: z.string().min(1, 'DATA_DIR is empty').default('.veven'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'DATABASE_URL must be a postgres:// address' }).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent',
    })
    .default('info'),
  /** Seconds between looks at the lists: ours are few and small, yet each look costs resource units in a tenant. */
  SYNC_SECONDS: z.coerce
    .number({ error: 'SYNC_SECONDS must be a number' })
    .min(1, 'SYNC_SECONDS must be 1 or more')
    .max(3600, 'SYNC_SECONDS must be 3600 or less')
    .optional(),
  /** Requests a minute from one address: far above what a person makes. */
  REQUESTS_PER_MINUTE: z.coerce
    .number({ error: 'REQUESTS_PER_MINUTE must be a number' })
    .int('REQUESTS_PER_MINUTE must be a whole number')
    .min(60, 'REQUESTS_PER_MINUTE must be 60 or more')
    .default(1200),
};

/** The site, or two, in which a tenant's lists lie. */
const Site = {
  TENANT_ID: guid('TENANT_ID'),
  SITE_HOSTNAME: needed('SITE_HOSTNAME').regex(
    /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i,
    'SITE_HOSTNAME must be a host such as contoso.sharepoint.com, without https://',
  ),
  SITE_PATH: needed('SITE_PATH').regex(/^\//, 'SITE_PATH must begin with /'),
  /** A second site, for what is exempt from public disclosure. */
  RESTRICTED_SITE_PATH: z.string().regex(/^\//, 'RESTRICTED_SITE_PATH must begin with /').optional(),
};

/** How the app shows Entra that it is the app: exactly one of these. */
const Proofs = {
  CLIENT_SECRET: z.string().optional(),
  /** PEM with the key and its certificate. */
  CLIENT_CERTIFICATE_FILE: z.string().optional(),
  /** A token that another issuer keeps fresh in a file, as workload identity does. */
  FEDERATED_TOKEN_FILE: z.string().optional(),
  /** A managed identity in Azure that the app registration trusts. */
  MANAGED_IDENTITY_CLIENT_ID: guid('MANAGED_IDENTITY_CLIENT_ID').optional(),
};

const Server = {
  /** Where the world reaches this server, https. */
  PUBLIC_URL: z.url({ protocol: /^https$/, error: missingOr('PUBLIC_URL', 'must be an https address') }),
  TEAMS_APP_ID: guid('TEAMS_APP_ID'),
  CLIENT_ID: guid('CLIENT_ID'),
  /** Tenants whose people are let in, beside our own: the municipalities'. */
  ALLOWED_TENANTS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((id) => id.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.guid({ error: ({ input }) => `ALLOWED_TENANTS holds ${input}, which is not a GUID` }).toLowerCase())),
  /** The first of the secretariat, `tid/oid`: who can name the others. */
  SECRETARIAT: z
    .string()
    .regex(/^[0-9a-f-]{36}\/[0-9a-f-]{36}$/i, 'SECRETARIAT must be tenant id / object id')
    .toLowerCase()
    .optional(),
  /** Whether SharePoint tells of changes by itself: that needs `Sites.ReadWrite.All`, more than Veven needs otherwise. */
  NOTIFICATIONS: z.enum(['on', 'off'], { error: 'NOTIFICATIONS must be on or off' }).default('off'),
  /** The mailbox in whose calendar meetings stand, from which people are invited. Nobody is invited without it. */
  CALENDAR_MAILBOX: z.email({ error: 'CALENDAR_MAILBOX must be an e-mail address' }).optional(),
};

/** How e-mail goes out, for those whom the chat does not reach. */
const Mailing = {
  MAIL: z.enum(['graph', 'smtp', 'off'], { error: 'MAIL must be graph, smtp or off' }).default('off'),
  /** The address it comes from: with Graph, of the one mailbox that the app may send from. */
  MAIL_FROM: z.email({ error: 'MAIL_FROM must be an e-mail address' }).optional(),
  /** A secret: it holds the password. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'SMTP_URL must be an smtp:// or smtps:// address' }).optional(),
  /** Signs the links that answer a question without signing in. With another one, those that were sent no longer work. */
  LINK_SECRET: z.string().min(32, 'LINK_SECRET must have 32 characters or more').optional(),
};
type Mailing = { readonly [K in keyof typeof Mailing]?: string | undefined };

/** How a tenant sends e-mail. */
export type MailSettings =
  | { readonly by: 'off' }
  | { readonly by: 'graph'; readonly from: string; readonly linkSecret: string }
  | { readonly by: 'smtp'; readonly from: string; readonly linkSecret: string; readonly url: string };

/** What a way of sending e-mail needs and does not have. */
const mailNeeds = ({ MAIL, ...given }: Mailing): readonly string[] =>
  (MAIL === 'graph' ? graphNeeds : MAIL === 'smtp' ? [...graphNeeds, 'SMTP_URL' as const] : []).filter((name) => given[name] === undefined);
const graphNeeds = ['MAIL_FROM', 'LINK_SECRET'] as const;

function mailIn({ MAIL, MAIL_FROM: from = '', LINK_SECRET: linkSecret = '', SMTP_URL: url = '' }: Mailing): MailSettings {
  if (MAIL === 'graph') return { by: MAIL, from, linkSecret };
  return MAIL === 'smtp' ? { by: MAIL, from, linkSecret, url } : { by: 'off' };
}

const Administrator = {
  /** The app in whose name a person signs in: Microsoft's own «Graph Command Line Tools», which every tenant knows, unless told otherwise. */
  ADMIN_CLIENT_ID: guid('ADMIN_CLIENT_ID').default('14d82eec-204b-4c2f-b7e8-296a70dab67e'),
  /** A token for Graph that the administrator has got elsewhere, instead of signing in. */
  GRAPH_TOKEN: z.string().optional(),
};

const Local = z.object({
  ...Common,
  VEVEN_MODE: z.literal('local'),
  NODE_ENV: z
    .string()
    .refine((value) => value !== 'production', 'NODE_ENV is production, but VEVEN_MODE is local: set VEVEN_MODE=tenant')
    .optional(),
  GRAPH_PORT: port('GRAPH_PORT', 3979),
  /** Only `npm run playground`: as whom. The Playground cannot sign what it sends, so nobody is asked for a token. */
  VEVEN_PLAYGROUND: z.string().optional(),
});

/** The list server alone: `npm run graph`. */
const GraphAlone = z.object({
  DATA_DIR: Common.DATA_DIR.unwrap().default('.veven-graph'),
  DATABASE_URL: Common.DATABASE_URL,
  /** 0 is any free one. */
  GRAPH_PORT: port('GRAPH_PORT', 0),
  /** Its tokens are no secret, so nobody else's machine may reach it. */
  GRAPH_HOST: z
    .string()
    .refine((host) => host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.')), {
      error: ({ input }) =>
        `GRAPH_HOST is ${input}, but the list server may be reached from this machine only: leave it out, or set 127.0.0.1`,
    })
    .default('127.0.0.1'),
  /** What links in answers begin with: Graph's own address, which its clients expect, or `/v1.0` for this server's own. */
  GRAPH_PUBLIC_BASE: z
    .string()
    .regex(/^(https?:\/\/\S+|\/\S*)$/, 'GRAPH_PUBLIC_BASE must be an address, or /v1.0 for the server itself')
    .default('https://graph.microsoft.com/v1.0'),
});

/** How the app proves to Entra who it is. */
export type Credential =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'certificate'; readonly file: string }
  | { readonly kind: 'federated'; readonly file: string }
  | { readonly kind: 'managed-identity'; readonly clientId: string };

type Proofs = { readonly [K in keyof typeof Proofs]?: string | undefined };

const credentialsIn = ({
  CLIENT_SECRET,
  CLIENT_CERTIFICATE_FILE,
  FEDERATED_TOKEN_FILE,
  MANAGED_IDENTITY_CLIENT_ID,
}: Proofs): readonly Credential[] => [
  ...(CLIENT_SECRET ? [{ kind: 'secret', secret: CLIENT_SECRET } as const] : []),
  ...(CLIENT_CERTIFICATE_FILE ? [{ kind: 'certificate', file: CLIENT_CERTIFICATE_FILE } as const] : []),
  ...(FEDERATED_TOKEN_FILE ? [{ kind: 'federated', file: FEDERATED_TOKEN_FILE } as const] : []),
  ...(MANAGED_IDENTITY_CLIENT_ID ? [{ kind: 'managed-identity', clientId: MANAGED_IDENTITY_CLIENT_ID } as const] : []),
];

const withoutMailing = <T extends Mailing>({ MAIL: _by, MAIL_FROM: _from, SMTP_URL: _url, LINK_SECRET: _secret, ...others }: T) => others;

const withoutProofs = <T extends Proofs>({
  CLIENT_SECRET: _secret,
  CLIENT_CERTIFICATE_FILE: _certificate,
  FEDERATED_TOKEN_FILE: _token,
  MANAGED_IDENTITY_CLIENT_ID: _identity,
  ...others
}: T) => others;

function notOne(given: Proofs): string {
  const names = Object.keys(Proofs) as (keyof Proofs)[];
  const found = names.filter((name) => given[name]);
  if (found.length > 1) return `${found.join(' and ')} are given, but the app needs one way to prove who it is: keep one`;
  return `CLIENT_SECRET is missing: set it, or ${names.slice(1).join(', or ')}`;
}

/** The credential is looked at also when other settings are wrong, so that every mistake is told at once. */
const always = () => true;

const Tenant = z
  .object({
    ...Common,
    ...Site,
    ...Proofs,
    ...Server,
    ...Mailing,
    VEVEN_MODE: z.literal('tenant'),
  })
  .refine((given) => credentialsIn(given).length === 1, { error: ({ input }) => notOne(input as Proofs), when: always })
  .refine((given) => mailNeeds(given).length === 0, {
    error: ({ input }) => `${mailNeeds(input as Mailing).join(' and ')} must be set when MAIL is ${(input as Mailing).MAIL}`,
    when: always,
  })
  .transform((given) => ({
    ...withoutMailing(withoutProofs(given)),
    credential: credentialsIn(given)[0] as Credential,
    mail: mailIn(given),
  }));

/** What an administrator's commands need, `npm run provision` and `npm run doctor`: a site, and who signs in. */
const Administration = z
  .object({
    ...Site,
    ...Proofs,
    VEVEN_MODE: z.literal('tenant'),
    LOG_LEVEL: Common.LOG_LEVEL,
    CLIENT_ID: Server.CLIENT_ID.optional(),
    ...Administrator,
  })
  .refine((given) => credentialsIn(given).length <= 1, { error: ({ input }) => notOne(input as Proofs), when: always })
  .transform((given) => ({ ...withoutProofs(given), credential: credentialsIn(given)[0] }));

export type LocalConfig = z.infer<typeof Local>;
export type TenantConfig = z.infer<typeof Tenant>;
export type AdministrationConfig = z.infer<typeof Administration>;
export type GraphAloneConfig = z.infer<typeof GraphAlone>;
export type Config = LocalConfig | TenantConfig;

type Environment = Readonly<Record<string, string | undefined>>;
type Mistakes = { mistakes: readonly string[] };

/** The settings, or every mistake in them at once. An empty setting counts as none. */
export function readConfig(environment: Environment): { config: Config } | Mistakes {
  const schema = z.discriminatedUnion('VEVEN_MODE', [Local, Tenant], { error: 'VEVEN_MODE must be local or tenant' });
  return readAs(schema, { VEVEN_MODE: 'local', ...withoutEmpty(environment) });
}

/** The settings of an administrator's commands. */
export function readAdministration(environment: Environment): { config: AdministrationConfig } | Mistakes {
  const given = withoutEmpty(environment);
  return given['VEVEN_MODE'] === 'tenant' ? readAs(Administration, given) : { mistakes: [ofATenantOnly] };
}

const ofATenantOnly = 'Local mode provisions its lists at every start. Set VEVEN_MODE=tenant to provision a site.';

function readAs<T>(schema: z.ZodType<T>, given: Environment): { config: T } | Mistakes {
  const parsed = schema.safeParse(given);
  return parsed.success ? { config: parsed.data } : { mistakes: parsed.error.issues.map(({ message }) => message) };
}

const withoutEmpty = (given: Environment): Environment =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''));

/** The settings of this process. This file is the only reader of the environment. */
export const configOfProcess = () => readConfig(process.env);
export const administrationConfigOfProcess = () => readAdministration(process.env);
export const graphAloneConfigOfProcess = () => readAs(GraphAlone, withoutEmpty(process.env));
