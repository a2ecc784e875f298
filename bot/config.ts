import { z } from 'zod';

const port = (name: string, fallback: number) =>
  z.coerce
    .number({ error: `${name} must be a number` })
    .int(`${name} must be a whole number`)
    .min(0, `${name} must be 0 or more`)
    .max(65535, `${name} must be 65535 or less`)
    .default(fallback);

const guid = (name: string) => z.guid({ error: `${name} must be a GUID` }).toLowerCase();
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

const Tenant = z.object({
  ...Common,
  VEVEN_MODE: z.literal('tenant'),
  /** Where the world reaches this server, https. */
  PUBLIC_URL: z.url({ protocol: /^https$/, error: 'PUBLIC_URL must be an https address' }),
  TEAMS_APP_ID: guid('TEAMS_APP_ID'),
  CLIENT_ID: guid('CLIENT_ID'),
  CLIENT_SECRET: needed('CLIENT_SECRET'),
  TENANT_ID: guid('TENANT_ID'),
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
    .pipe(z.array(guid('each id in ALLOWED_TENANTS'))),
  SITE_HOSTNAME: needed('SITE_HOSTNAME'),
  SITE_PATH: needed('SITE_PATH').regex(/^\//, 'SITE_PATH must begin with /'),
  /** The first of the secretariat, `tid/oid`: who can name the others. */
  SECRETARIAT: z
    .string()
    .regex(/^[0-9a-f-]{36}\/[0-9a-f-]{36}$/i, 'SECRETARIAT must be tenant id / object id')
    .toLowerCase()
    .optional(),
});

export type LocalConfig = z.infer<typeof Local>;
export type TenantConfig = z.infer<typeof Tenant>;
export type Config = LocalConfig | TenantConfig;

/** The settings, or every mistake in them at once. An empty setting counts as none. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { config: Config } | { mistakes: readonly string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = z
    .discriminatedUnion('VEVEN_MODE', [Local, Tenant], { error: 'VEVEN_MODE must be local or tenant' })
    .safeParse({ VEVEN_MODE: 'local', ...given });
  return parsed.success ? { config: parsed.data } : { mistakes: parsed.error.issues.map(({ message }) => message) };
}

/** The settings of this process. This file is the only reader of the environment. */
export const configOfProcess = () => readConfig(process.env);
