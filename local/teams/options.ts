import type { Pool } from 'pg';
import type { SamplePerson } from '../sample/directory.ts';

export interface StandInChannel {
  readonly id: string;
  readonly name: string;
  /** The network whose people are in the channel. */
  readonly network: string;
}

export interface StandInOptions {
  /** Where conversations are kept, in a schema of their own, `local_teams`. */
  readonly pool: Pool;
  /** The stand-in's own base as the bot reaches it, e.g. `http://127.0.0.1:3978/local/connector/`. */
  readonly serviceUrl: () => string;
  /** Where the bot listens, e.g. `http://127.0.0.1:3978/api/messages`. */
  readonly botEndpoint: () => string;
  /** A token as the Bot Framework signs them, for what is sent to the bot. */
  readonly botToken: () => Promise<string>;
  /** Whether the token the bot came with (what follows `Bearer `) is good. */
  readonly acceptsBot: (bearer: string | undefined) => Promise<boolean>;
  /** `28:` and the app id. */
  readonly bot: { readonly id: string; readonly name: string };
  readonly tenantId: string;
  readonly team: { readonly id: string; readonly name: string; readonly groupId: string };
  readonly channels: readonly StandInChannel[];
  readonly people: readonly SamplePerson[];
  /** The region's clock: when a message says it was written. */
  readonly now: () => Date;
  /** The list server's address, shown on the start page: e.g. `http://127.0.0.1:3979/v1.0`. */
  readonly graphUrl?: () => string;
  /** The built pages. Default: `dist/local` in the project. */
  readonly pagesDir?: string;
}
