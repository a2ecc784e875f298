import type { Router } from 'express';
import { type BotAnswer, botClient } from './bot-client.ts';
import { connectorRouter } from './connector.ts';
import { type Control, faults } from './faults.ts';
import { type Happening, happenings } from './happen.ts';
import { installer } from './install.ts';
import type { StandInOptions } from './options.ts';
import { pagesRouter } from './pages.ts';
import { type Post, postStore } from './posts.ts';
import { type Beside, type Press, talk, type Writing } from './talk.ts';
import { views } from './views.ts';
import { world } from './world.ts';

export interface TeamsStandIn {
  /** The connector's protocol, as the bot calls it: mount where `serviceUrl` points. */
  readonly connector: Router;
  /** `/`, `/local/teams`, `/local/outbox`, `/local/host`, `/local/page/*` and `/local/api/teams/*`: mount at the root, behind a guard. */
  readonly pages: Router;
  /** Makes the schema `local_teams` where it is missing. */
  start(): Promise<void>;
  /** Tells the bot that it is installed in the team, its channels and with each person; what it has been told before is not told again. */
  install(): Promise<void>;
  /** Something happens to a channel, the team or the app in it, and the bot is told. */
  happen(happening: Happening): Promise<BotAnswer>;
  /** Someone writes in a channel or in their chat with the bot. */
  write(writing: Writing): Promise<{ readonly id: string; readonly answer: BotAnswer | undefined }>;
  /** Someone presses a button on a card; the bot's answer to that person. */
  press(press: Press): Promise<BotAnswer>;
  /** Someone chooses the app's command beside a message, or sends its dialog. */
  beside(beside: Beside): Promise<BotAnswer>;
  /** What stands in a channel or chat now, oldest first, replies among them. */
  posts(conversation: string): Promise<Post[]>;
  /** The id of a person's chat with the bot. */
  chatOf(person: string): string;
  /** Calls back at every new, changed or removed message, until the returned function is called. */
  listen(heard: (conversation: string, what: 'new' | 'changed') => void): () => void;
  /** For tests: let calls fail, and count them and what was taken. */
  readonly control: Control;
  /** Closes the pages' open streams. */
  stop(): void;
}

/** Teams on one machine: channels and chats that speak the Bot Framework connector's protocol with the bot, and pages to look at them. */
export function teamsStandIn(options: StandInOptions): TeamsStandIn {
  const here = world(options);
  const store = postStore(options.pool, options.now);
  const seenBy = views();
  const bot = botClient(options);
  const control = faults();
  const { write, press, beside } = talk({ here, store, bot, seenBy, now: options.now });
  const { router: pages, close } = pagesRouter({ here, store, seenBy, write, press, beside, pagesDir: options.pagesDir });
  return {
    connector: connectorRouter({ here, store, seenBy, control, acceptsBot: options.acceptsBot }),
    pages,
    start: () => store.prepare(),
    install: installer({ here, store, bot, now: options.now }),
    happen: happenings({ here, bot, now: options.now }),
    write,
    press,
    beside,
    posts: (conversation) => store.list(conversation),
    chatOf: (person) => here.chatOf(here.person(person)),
    listen: store.listen,
    control,
    stop: close,
  };
}
