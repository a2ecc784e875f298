import type { RequestListener } from 'node:http';
import type { RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import type { Actor } from '../shared/access.ts';
import type { Calendar } from '../shared/calendar.ts';
import { Veven } from './app.ts';
import { asides } from './aside.ts';
import { attention } from './delivery/attention.ts';
import { type Conversations, Courier } from './delivery/courier.ts';
import type { DeliveredStore } from './delivery/delivered.ts';
import { mayEditIn } from './editors.ts';
import { lists as allLists, features } from './features.ts';
import { homeQueries } from './home/home.queries.ts';
import { apiRoutes } from './http/api.ts';
import { notificationRoutes } from './http/notifications.ts';
import { httpApp } from './http/server.ts';
import type { Inbound } from './inbound.ts';
import type { Clock, Conversation, Lists, Mail, Messenger } from './ports.ts';
import { Ear } from './snapshot/ear.ts';
import type { KeptLists } from './snapshot/kept.ts';
import type { Pace } from './snapshot/pace.ts';
import { type KeptSubscriptions, Subscriber, type Subscriptions } from './snapshot/subscriber.ts';
import { type Answer, takeTurn } from './turn.ts';
import type { World } from './world.ts';

/** What it takes to be told of changes in the lists. */
export interface Notifications {
  readonly subscriptions: Subscriptions;
  readonly kept: KeptSubscriptions;
  /** This machine's time in milliseconds. */
  machine?(): number;
  /** Milliseconds in which what comes together is gathered. */
  readonly gathers?: number;
}

export interface Notified {
  readonly subscriber: Subscriber;
  readonly routes: Router;
  stop(): Promise<void>;
}

/** What Veven needs from the world it runs in: a tenant or one machine. */
export interface Surroundings {
  readonly lists: Lists;
  readonly kept: KeptLists;
  /** Whether a row can be opened in SharePoint: on one machine there is none. */
  readonly listsHavePages: boolean;
  readonly pace: Pace;
  /** Where SharePoint is asked to tell of changes; without it the lists are looked at by timer alone. */
  readonly notifications?: Notifications;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly messenger: Messenger;
  readonly mail: Mail | undefined;
  readonly store: DeliveredStore;
  readonly conversations: Conversations & { learn(conversation: Conversation): Promise<boolean>; forget(id: string): Promise<void> };
  readonly log: Logger;
  link(path: string): string;
  /** Whose a tab's token is; throws `not-signed-in`. */
  verify(token: string): Promise<string>;
  /** The route for Teams' activities, which verifies them. */
  bot(takeTurn: (inbound: Inbound) => Promise<Answer>): RequestHandler;
  readonly frameAncestors: readonly string[];
  /** Proxies in front of the server, whose word for a request's address is taken. */
  readonly proxies: number;
  readonly teamsAppId: string | undefined;
  readonly firstSecretariat: string | undefined;
}

export interface Composed {
  readonly veven: Veven;
  /** To be started when our address answers; nothing where lists are looked at by timer alone. */
  readonly notified: Notified | undefined;
  app(local?: { guard: RequestHandler; routes: Router }): RequestListener;
}

/** Puts the parts together. What was being sent when the last process died becomes uncertain first. */
export async function compose(surroundings: Surroundings): Promise<Composed> {
  const {
    lists,
    kept,
    listsHavePages,
    pace,
    notifications,
    clock,
    calendar,
    messenger,
    mail,
    store,
    conversations,
    log,
    link,
    verify,
    bot,
    frameAncestors,
    proxies,
    teamsAppId,
    firstSecretariat,
  } = surroundings;
  const uncertain = await store.markUncertain();
  if (uncertain > 0) log.warn({ uncertain }, 'it is not known whether some posts stand');
  const courier = new Courier({ store, conversations, messenger, mail, log });
  const veven = new Veven({ features, lists, kept, pace, clock, calendar, store, courier, log, link, firstSecretariat });
  const posts = await attention({ veven, store, courier });
  const edits = asides(veven, { listsHavePages, mayEdit: mayEditIn(features) });
  const secretariat = (world: World, actor: Actor) => ({ ...posts.view(world, actor), ...edits.view(actor) });
  const queries = [...veven.queries(), ...homeQueries((world) => veven.asks(world), { secretariat })];
  const notified = notifications && notifiedBy(notifications, veven, log);
  const takeOne = (inbound: Inbound) => takeTurn(inbound, { veven, messenger, conversations, store, log });
  return {
    veven,
    notified,
    app: (local) =>
      httpApp({
        bot: bot(takeOne),
        api: apiRoutes({ veven, queries, verify, ownCommands: { 'delivery/resolve': posts.resolve, 'aside/settle': edits.settle } }),
        notifications: notified?.routes,
        local,
        frameAncestors,
        proxies,
        teamsAppId,
        log,
      }),
  };
}

/** Veven as it is told of changes: the lists are looked at by timer less often while that works. */
function notifiedBy({ gathers, ...parts }: Notifications, veven: Veven, log: Logger): Notified {
  const subscriber = new Subscriber({ ...parts, lists: allLists, log });
  const ear = new Ear({ mirror: veven.mirror, hear: (lists) => veven.hear(lists), log, ...(gathers !== undefined && { gathers }) });
  veven.hearFrom(subscriber.works);
  return {
    subscriber,
    routes: notificationRoutes({ subscriber, ear, log }),
    stop: async () => {
      await subscriber.stop();
      await ear.stop();
    },
  };
}
