import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { BotAnswer } from './bot-client.ts';
import { ConnectorError } from './connector-error.ts';
import type { JsonObject, Post, PostStore } from './posts.ts';
import type { Beside, Press, Writing } from './talk.ts';
import type { Views } from './views.ts';
import type { World } from './world.ts';

export interface PageParts {
  readonly here: World;
  readonly store: PostStore;
  readonly seenBy: Views;
  readonly write: (writing: Writing) => Promise<{ id: string; answer: BotAnswer | undefined }>;
  readonly press: (press: Press) => Promise<BotAnswer>;
  readonly beside: (beside: Beside) => Promise<BotAnswer>;
}

/** What the pages know of who there is and where. */
export interface WorldView {
  readonly tenantId: string;
  readonly appId: string;
  readonly bot: string;
  readonly graphUrl: string | undefined;
  readonly team: { readonly id: string; readonly name: string; readonly groupId: string };
  readonly channels: World['channels'];
  readonly people: readonly (World['people'][number] & { readonly chat: string | undefined })[];
}

/** A post as one person sees it. */
export interface PostView extends Post {
  /** The card that stands for this person alone, in place of the common one. */
  readonly mine: JsonObject | undefined;
}

const json = z.record(z.string(), z.json()).transform((value): JsonObject => value);
const place = { as: z.string(), conversation: z.string() };
const WritingBody = z.object({
  ...place,
  thread: z.string().optional(),
  text: z.string().trim().min(1).max(4000),
  mention: z.boolean().optional(),
});
const PressBody = z.object({
  ...place,
  activityId: z.string(),
  action: z.object({
    type: z.enum(['Action.Execute', 'Action.Submit']),
    verb: z.string().optional(),
    id: z.string().optional(),
    data: json.optional(),
  }),
  inputs: json.optional(),
});
const BesideBody = z.object({ ...place, activityId: z.string(), command: z.string(), data: json.optional() });
const PostBody = z.object({ ...place, activityId: z.string() });
const PlaceQuery = z.object(place);

function checked<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const { data, success, error } = schema.safeParse(body);
  if (!success) throw new ConnectorError(400, 'invalid', z.prettifyError(error));
  return data;
}

/** What the page of channels and chats asks for. */
export function pageApi({ here, store, seenBy, write, press, beside }: PageParts): { router: Router; close(): void } {
  const router = express.Router();
  const open = new Set<Response>();
  const body = express.json({ limit: '200kb' });

  router.get('/world', (_request: Request, response: Response) => {
    const { tenantId, bot, team, channels, graphUrl } = here;
    const people = here.people.map((person) => ({ ...person, chat: here.hasInstalled(person) ? here.chatOf(person) : undefined }));
    response.json({
      tenantId,
      appId: bot.id.replace(/^28:/, ''),
      bot: bot.name,
      graphUrl: graphUrl?.(),
      team,
      channels,
      people,
    } satisfies WorldView);
  });

  router.get('/posts', async (request: Request, response: Response) => {
    const { as, conversation } = checked(PlaceQuery, request.query);
    const person = here.person(as);
    if (!here.peopleIn(conversation).includes(person)) throw new ConnectorError(403, 'not-allowed', `${person.name} is not there.`);
    const posts = await store.list(conversation);
    response.json(posts.map((post): PostView => ({ ...post, mine: seenBy.card(conversation, post.id, as) })));
  });

  router.post('/write', body, async (request: Request, response: Response) => {
    const { id, answer } = await write(checked(WritingBody, request.body));
    response.json({ id, status: answer?.status });
  });

  router.post('/press', body, async (request: Request, response: Response) => {
    response.json(await press(checked(PressBody, request.body)));
  });

  router.post('/beside', body, async (request: Request, response: Response) => {
    response.json(await beside(checked(BesideBody, request.body)));
  });

  router.post('/common', body, (request: Request, response: Response) => {
    const { as, conversation, activityId } = checked(PostBody, request.body);
    seenBy.drop(conversation, activityId, as);
    response.status(204).end();
  });

  router.get('/events', (request: Request, response: Response) => {
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache, no-transform' });
    response.flushHeaders();
    const say = (event: string, data: unknown) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    say('hello', {});
    const silence = store.listen((conversation, what) => say('post', { conversation, what }));
    const beat = setInterval(() => response.write(': still here\n\n'), 20_000);
    beat.unref();
    open.add(response);
    request.on('close', () => {
      silence();
      clearInterval(beat);
      open.delete(response);
    });
  });

  return {
    router,
    close() {
      for (const response of open) response.end();
    },
  };
}
