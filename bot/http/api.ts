import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Actor } from '../../shared/access.ts';
import type { Veven } from '../app.ts';
import type { Outcome } from '../command.ts';
import { VevenError } from '../error.ts';
import type { Query } from '../feature.ts';
import { type Documents, downloadRoutes } from './downloads.ts';
import { sendProblem } from './problem.ts';

export interface ApiParts {
  readonly veven: Veven;
  readonly queries: readonly Query[];
  /** Without it nothing can be saved as a file. */
  readonly documents: Documents | undefined;
  /** Whose a token is (`tid/oid`); throws `not-signed-in`. */
  verify(token: string): Promise<string>;
  /** Commands about what is no row in use, posts and edits that are set aside: by verb. */
  readonly ownCommands: Readonly<Record<string, (actor: Actor, input: unknown) => Promise<Outcome>>>;
  /** A person looks at Veven: their latest message was of use. */
  opened(person: string): void;
}

/** A request's body is small: a conclusion, an answer. */
const largestBody = '100kb';

const Parameters = z.record(z.string(), z.string());

/** What stands after the question mark, where each name is said once. */
const asked = (query: unknown) => Parameters.catch({}).parse(query);

/** The tab's requests. Each knows who asks before anything else. */
export function apiRoutes({ veven, queries, documents, verify, ownCommands, opened }: ApiParts): Router {
  const router = Router();
  router.use(async (request, response, next) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new VevenError('not-signed-in', 'a request without a token');
    const actor = veven.actor(await verify(token));
    if (!actor) throw new VevenError('not-known', 'a person Veven does not know');
    response.locals['actor'] = actor;
    veven.seen();
    opened(actor.person);
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  for (const { path, answer } of queries) {
    router.get(path, async (request: Request, response: Response) => {
      const found = await answer(veven.world(), actorOf(response), { ...asked(request.query), ...Parameters.parse(request.params) });
      if (found === undefined) throw new VevenError('not-found', `nothing at ${path}`);
      response.json(found);
    });
  }
  if (documents) router.use(downloadRoutes(veven, documents));
  router.post(
    '/commands/:feature/:action',
    express.json({ limit: largestBody }),
    async (request: Request, response: Response, _next: NextFunction) => {
      const verb = `${request.params['feature']}/${request.params['action']}`;
      const actor = actorOf(response);
      const own = Object.hasOwn(ownCommands, verb) ? ownCommands[verb] : undefined;
      const outcome = await (own ? own(actor, request.body) : veven.command(verb, actor, request.body, 'tab'));
      if (outcome.kind === 'refused') sendProblem(response, outcome, actor.language);
      else {
        if (outcome.writes.length > 0) await veven.followRules();
        response.json({ ok: true });
      }
    },
  );
  router.use(() => {
    throw new VevenError('not-found', 'no such address');
  });
  return router;
}

const actorOf = (response: Response): Actor => response.locals['actor'] as Actor;
