import express, { type ErrorRequestHandler } from 'express';
import { z } from 'zod';
import type { GraphServer } from './server.ts';

const isPattern = (text: string) => {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
};

const Wish = z.discriminatedUnion(
  'control',
  [
    z.strictObject({
      control: z.literal('failNext'),
      args: z.strictObject({
        match: z.string().refine(isPattern, 'must be a regular expression'),
        times: z.int().min(1).exactOptional(),
        status: z.int().min(400).max(599),
        retryAfter: z.int().min(0).exactOptional(),
      }),
    }),
    z.strictObject({ control: z.literal('expireDeltaTokens'), args: z.strictObject({ listId: z.guid() }) }),
  ],
  { error: 'must be failNext or expireDeltaTokens' },
);

/** What makes a list server fail on purpose, over HTTP: `POST {"control": "failNext", "args": {…}}` gives 204, what is wrong 400 in words. */
export function controlApp(control: GraphServer['control']): express.Express {
  const app = express();
  app.disable('x-powered-by');
  // JSON only: a web page that somebody happens to have open cannot send that here unasked.
  app.post('/', express.json({ limit: '10kb' }), async (request, response) => {
    const { success, data, error } = Wish.safeParse(request.body);
    if (!success) {
      response
        .status(400)
        .json({ error: error.issues.map(({ path, message }) => `${path.join('.') || 'The body'} ${message}`).join('; ') });
      return;
    }
    if (data.control === 'failNext') control.failNext(data.args);
    else await control.expireDeltaTokens(data.args.listId);
    response.status(204).end();
  });
  app.use(refuse);
  return app;
}

/** What is no JSON is the sender's mistake. */
const refuse: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  response.status(400).json({ error: `Expected JSON: ${error instanceof Error ? error.message : String(error)}` });
};
