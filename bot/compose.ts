import type { RequestListener } from 'node:http';
import type { RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import type { Actor } from '../shared/access.ts';
import type { Calendar } from '../shared/calendar.ts';
import { addDays, dayOf } from '../shared/day.ts';
import { settings } from '../shared/setting/setting.list.ts';
import { settingsOf } from '../shared/setting/setting.rules.ts';
import { Veven } from './app.ts';
import { asides } from './aside.ts';
import { Carrier, type CarrierParts } from './delivery/carrier.ts';
import type { DeliveredStore } from './delivery/delivered.ts';
import { Dispatcher } from './delivery/dispatcher.ts';
import { Limits } from './delivery/limits.ts';
import { messagesDesk } from './delivery/messages.desk.ts';
import { openedBy } from './delivery/opened.ts';
import { polite } from './delivery/polite.ts';
import { mayEditIn } from './editors.ts';
import { exemptQueries } from './exempt/exempt.queries.ts';
import { lists as allLists, features } from './features.ts';
import { homeQueries } from './home/home.queries.ts';
import { apiRoutes } from './http/api.ts';
import type { Documents } from './http/downloads.ts';
import { notificationRoutes } from './http/notifications.ts';
import { httpApp } from './http/server.ts';
import type { Inbound } from './inbound.ts';
import { invitationQueries } from './invitation/invitation.queries.ts';
import type { KeptInvitations } from './invitation/invited.ts';
import { Inviter } from './invitation/inviter.ts';
import { answerRoutes } from './mail/answer.routes.ts';
import type { Links } from './mail/link.ts';
import type { Clock, Directory, EventCalendar, Leadership, Lists, Mail, Messenger, Queue, Whispers } from './ports.ts';
import { setupDesk } from './setup/desk.ts';
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
  /** The way e-mail goes out, and what makes and reads the links in it. Without it people whom the chat does not reach get none. */
  readonly mail: { readonly way: Mail; readonly links: Links } | undefined;
  /** The calendar from which people are invited to meetings; without it they are not. */
  readonly invitations?: { readonly calendar: EventCalendar; readonly kept: KeptInvitations };
  readonly store: DeliveredStore;
  readonly directory: Directory;
  readonly queue: Queue;
  readonly leadership: Leadership;
  readonly whispers: Whispers;
  /** Makes files of documents; without it nothing can be saved as a file. */
  readonly documents?: Documents;
  readonly log: Logger;
  link(path: string): string;
  /** Whose a tab's token is; throws `not-signed-in`. */
  verify(token: string): Promise<string>;
  /** The route for Teams' activities, which verifies them. */
  bot(takeTurn: (inbound: Inbound) => Promise<Answer>): RequestHandler;
  readonly frameAncestors: readonly string[];
  /** Proxies in front of the server, whose word for a request's address is taken. */
  readonly proxies: number;
  /** Requests that are taken from one address. */
  readonly requestsPerMinute: number;
  readonly teamsAppId: string | undefined;
  readonly firstSecretariat: string | undefined;
}

export interface Composed {
  readonly veven: Veven;
  /** To be started when our address answers; nothing where lists are looked at by timer alone. */
  readonly notified: Notified | undefined;
  readonly inviter: Inviter | undefined;
  app(local?: { guard: RequestHandler; routes: Router }): RequestListener;
  /** Lets what runs come to its end, and starts nothing more. */
  stop(): Promise<void>;
}

/** Puts the parts together. */
export async function compose(surroundings: Surroundings): Promise<Composed> {
  const { lists, kept, listsHavePages, pace, clock, calendar, link, firstSecretariat, log } = surroundings;
  const { messenger, mail, store, directory, queue, leadership, whispers, notifications } = surroundings;
  const answerLink: CarrierParts['answerLink'] = ({ ask, person, now }) => {
    const days = settingsOf(veven.world().snapshot.of(settings).all).linkDays;
    return mail?.links.answerLink({ ask, person, until: addDays(dayOf(now), days) }) ?? link('/');
  };
  const limits = new Limits();
  const carrier = new Carrier({ store, directory, messenger, mail: mail?.way, log, answerLink });
  const dispatcher = new Dispatcher({ store, directory, queue, carrier, limits, mail: mail !== undefined, log });
  const veven = new Veven({ features, lists, kept, pace, clock, calendar, dispatcher, leadership, whispers, log, link, firstSecretariat });
  const considerate = polite(messenger, limits);
  const setup = await setupDesk({
    veven,
    directory,
    messenger: considerate,
    mail: mail !== undefined,
    log,
    leads: () => leadership.leads(),
    tell: () => whispers.tell({ directory: true }),
  });
  veven.knowMembers(setup.isIn);
  veven.onHearing({ directory: () => setup.refresh() });
  const inviter = surroundings.invitations && inviterBy(surroundings.invitations, veven, log);
  const messages = messagesDesk({ veven, dispatcher, store, directory });
  const edits = asides(veven, { listsHavePages, mayEdit: mayEditIn(features) });
  const opened = openedBy(store, { log });
  const secretariat = async (world: World, actor: Actor) => ({ ...(await messages.view(world, actor)), ...edits.view(actor) });
  const queries = [
    ...veven.queries(),
    ...homeQueries((world) => veven.asks(world), { secretariat }),
    ...setup.queries,
    ...messages.queries,
    ...exemptQueries({ store }),
    ...(surroundings.invitations ? invitationQueries(surroundings.invitations.kept) : []),
  ];
  const ownCommands = { ...messages.ownCommands, ...setup.ownCommands, 'aside/settle': edits.settle };
  const notified = notifications && notifiedBy(notifications, veven, log);
  const takeOne = (inbound: Inbound) => takeTurn(inbound, { veven, messenger: considerate, directory, store, desk: setup, opened, log });
  const { verify, bot, documents, frameAncestors, proxies, requestsPerMinute, teamsAppId } = surroundings;
  return {
    veven,
    notified,
    inviter,
    app: (local) =>
      httpApp({
        bot: bot(takeOne),
        api: apiRoutes({ veven, queries, documents, verify, ownCommands, opened }),
        answers: mail && answerRoutes({ veven, links: mail.links, opened, log }),
        notifications: notified?.routes,
        local,
        frameAncestors,
        proxies,
        requestsPerMinute,
        teamsAppId,
        log,
      }),
    stop: async () => {
      await notified?.stop();
      await inviter?.stop();
      await setup.idle();
      await veven.stop();
    },
  };
}

/** Invites people to meetings beside every plan, which does not wait for it. */
function inviterBy(parts: NonNullable<Surroundings['invitations']>, veven: Veven, log: Logger): Inviter {
  const world = () => {
    const all = veven.world();
    return { ...all, snapshot: all.snapshot.without(veven.readiness.listsOff()) };
  };
  const inviter = new Inviter({
    ...parts,
    world,
    write: (writes) => veven.write(writes),
    leads: () => veven.leads(),
    machine: Date.now,
    log,
  });
  veven.afterEachPlan(async () => inviter.poke());
  return inviter;
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
