import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { VevenError } from '../error.ts';
import type { Ear } from '../snapshot/ear.ts';
import type { Subscriber } from '../snapshot/subscriber.ts';

/** Who takes what Graph tells. */
export interface NotificationParts {
  readonly subscriber: Pick<Subscriber, 'genuine' | 'look' | 'reauthorize'>;
  readonly ear: Pick<Ear, 'tell'>;
  readonly log: Logger;
}

/** A notification takes some 500 bytes, and one request may bring many. */
const largestBody = '256kb';

const Token = z.string().min(1).max(2048);
const told = { subscriptionId: z.string(), clientState: z.string().nullish() };
const Changes = z.object({ value: z.array(z.object(told)) });
const Lifecycle = z.object({ value: z.array(z.object({ ...told, lifecycleEvent: z.string() })) });

/**
 * Where Graph tells of changes in lists. Anybody can reach it, so that nothing in a notification is relied on: a genuine one says
 * which list to look at, no more. Everything is answered 202 at once: Graph waits three seconds, and others learn nothing.
 */
export function notificationRoutes({ subscriber, ear, log }: NotificationParts): Router {
  const router = Router();
  const taken =
    <T>(schema: z.ZodType<{ value: T[] }>, take: (value: readonly T[]) => Promise<void>): RequestHandler =>
    (request, response) => {
      response.status(202).end();
      const { data } = schema.safeParse(request.body);
      if (data) take(data.value).catch((error: unknown) => log.warn({ err: error }, 'notifications could not be taken in'));
    };
  router.post(['/notifications', '/lifecycle'], answerValidation, express.json({ limit: largestBody }));
  router.post(
    '/notifications',
    taken(Changes, async (value) => ear.tell((await subscriber.genuine(value)).map(({ list }) => list))),
  );
  router.post(
    '/lifecycle',
    taken(Lifecycle, async (value) => {
      for (const { list, lifecycleEvent, subscriptionId } of await subscriber.genuine(value)) {
        if (lifecycleEvent === 'reauthorizationRequired') await subscriber.reauthorize(subscriptionId);
        else if (lifecycleEvent === 'subscriptionRemoved') await subscriber.look();
        // Until just now something may have been left untold.
        ear.tell([list]);
      }
    }),
  );
  router.use(drop);
  return router;
}

/** Before Graph tells us anything, it sends a token that it wants back as it is. Plain text, so that it is nothing else to a browser. */
const answerValidation: RequestHandler = ({ query }, response, next) => {
  if (query['validationToken'] === undefined) return next();
  const token = Token.safeParse(query['validationToken']);
  if (!token.success) throw new VevenError('invalid', 'a validation token of another kind');
  response.status(200).type('text/plain').send(token.data);
};

/** What cannot be read is dropped like what is forged: Graph would only send it again. */
const drop: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof VevenError || response.headersSent) return next(error);
  response.status(202).end();
};
