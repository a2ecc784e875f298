import type { RequestListener } from 'node:http';
import type { RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import type { Calendar } from '../shared/calendar.ts';
import { ResolvePost } from '../shared/delivery/delivery.actions.ts';
import { Veven } from './app.ts';
import { done, type Outcome } from './command.ts';
import { type Conversations, Courier } from './delivery/courier.ts';
import type { Delivered, DeliveredStore } from './delivery/delivered.ts';
import { features } from './features.ts';
import { homeQueries } from './home/home.queries.ts';
import { apiRoutes } from './http/api.ts';
import { httpApp } from './http/server.ts';
import type { Inbound } from './inbound.ts';
import type { Clock, Conversation, Lists, Mail, Messenger } from './ports.ts';
import { notFound, onlySecretariat } from './refusals.ts';
import { type Answer, takeTurn } from './turn.ts';
import type { World } from './world.ts';

/** What Veven needs from the world it runs in: a tenant or one machine. */
export interface Surroundings {
  readonly lists: Lists;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly messenger: Messenger;
  readonly mail: Mail | undefined;
  readonly store: DeliveredStore & { standingAs(activityId: string): Promise<Delivered | undefined> };
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
  app(local?: { guard: RequestHandler; routes: Router }): RequestListener;
}

/** Puts the parts together. What was being sent when the last process died becomes uncertain first. */
export async function compose(surroundings: Surroundings): Promise<Composed> {
  const {
    lists,
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
  const veven = new Veven({ features, lists, clock, calendar, store, courier, log, link, firstSecretariat });
  const posts = await postsFor(veven, store);
  const queries = [...veven.queries(), ...homeQueries((world) => veven.asks(world), { secretariat: posts.view })];
  const takeOne = (inbound: Inbound) =>
    takeTurn(inbound, { veven, messenger, conversations, standingAs: (id) => store.standingAs(id), log });
  return {
    veven,
    app: (local) =>
      httpApp({
        bot: bot(takeOne),
        api: apiRoutes({ veven, queries, verify, postCommands: { 'delivery/resolve': posts.resolve } }),
        local,
        frameAncestors,
        proxies,
        teamsAppId,
        log,
      }),
  };
}

/** Posts that need the secretariat: those whose answer was lost, and those that Teams refused. */
async function postsFor(veven: Veven, store: DeliveredStore) {
  let current = await store.current();
  const refresh = async () => {
    current = await store.current();
  };
  veven.afterEachPlan(refresh);
  const toView = ({ key, to, sentAt }: Delivered) => ({ key, to: 'network' in to ? to.network : '', at: sentAt });
  return {
    view: (_world: World) => ({
      uncertain: current.filter(({ state, to }) => state === 'uncertain' && 'network' in to).map(toView),
      failed: current.filter(({ state }) => state === 'failed').map((post) => ({ ...toView(post), why: post.error ?? '' })),
      spoiled: veven.spoiled(),
    }),
    resolve: async (actor: { secretariat: boolean }, input: unknown): Promise<Outcome> => {
      if (!actor.secretariat) return onlySecretariat;
      const wish = ResolvePost.safeParse(input);
      const post = wish.success
        ? (await store.current()).find(({ key, state }) => key === wish.data.key && (state === 'uncertain' || state === 'failed'))
        : undefined;
      if (!wish.success || !post) return notFound;
      if (wish.data.choice === 'again') await store.forget(post.id);
      else await store.change(post.id, { state: 'closed' });
      await refresh();
      veven.poke();
      return done([]);
    },
  };
}
