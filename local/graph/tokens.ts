import type { Capability, GraphIdentity, SiteAccess } from './identity.ts';

const everything: readonly Capability[] = ['calendars', 'channelMessages'];

/** The user behind the token `full`. */
export const fullUser = {
  kind: 'user',
  id: '22222222-2026-4000-8000-000000000001',
  name: 'Sekretariatet',
  email: 'sekretariatet@veven.example',
  access: 'full',
  may: everything,
} as const satisfies GraphIdentity;

/** Whom the list server knows when it runs alone. */
const identities = {
  full: fullUser,
  noAccess: { kind: 'user', id: guid(2), name: 'Uten tilgang', email: 'uten-tilgang@veven.example', access: 'none' },
  expired: 'expired',
  siteAdminApp: app(3, 'Administrasjon', 'full'),
  selectedNoGrant: app(4, 'Valgte områder, ingen', 'selected'),
  selectedRead: app(5, 'Valgte områder, lese', 'selected'),
  selectedWrite: app(6, 'Valgte områder, skrive', 'selected'),
  appOnly: { ...app(7, 'Alle områder', 'full'), may: everything },
} as const satisfies Record<string, GraphIdentity | 'expired'>;

/** Who is let into the region's site by a grant of this role. */
export const selected = [
  { role: 'read', identity: identities.selectedRead },
  { role: 'write', identity: identities.selectedWrite },
] as const;

const bearerOf = (name: string) => `veven-${name}`;

/** Each one's bearer token. They are the same on every machine and at every start: no secrets, for the server answers this machine only. */
export const bearers: Readonly<Record<string, string>> = Object.fromEntries(Object.keys(identities).map((name) => [name, bearerOf(name)]));

/** Whom a bearer token stands for. */
export function identityOf(bearer: string): GraphIdentity | 'expired' | undefined {
  return Object.entries(identities).find(([name]) => bearerOf(name) === bearer)?.[1];
}

function app(number: number, name: string, access: SiteAccess): GraphIdentity {
  return { kind: 'app', id: guid(number), name, access };
}

function guid(number: number): string {
  return `22222222-2026-4000-8000-${String(number).padStart(12, '0')}`;
}
