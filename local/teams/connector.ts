import { setTimeout as wait } from 'node:timers/promises';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { ConnectorError } from './connector-error.ts';
import { type Call, type Faults, type Operation, refusalOf } from './faults.ts';
import type { Content, JsonObject, PostStore } from './posts.ts';
import type { Views } from './views.ts';
import { placeOf, threadId, type World } from './world.ts';

interface Parts {
  readonly here: World;
  readonly store: PostStore;
  readonly seenBy: Views;
  readonly control: Faults;
  readonly acceptsBot: (bearer: string | undefined) => Promise<boolean>;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

type Handler = (request: Request) => Promise<Answer> | Answer;

const card = z.record(z.string(), z.json()).transform((value): JsonObject => value);

const Activity = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
});
type Activity = z.infer<typeof Activity>;

const NewConversation = z.union([
  z.object({
    isGroup: z.literal(true),
    channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }) }),
    activity: Activity,
  }),
  z.object({
    isGroup: z.literal(false).optional(),
    members: z.array(z.looseObject({ id: z.string() })).length(1),
    activity: Activity.optional(),
  }),
]);

const cardType = 'application/vnd.microsoft.card.adaptive';

/** A message with everything in it, counted as Teams does: in UTF-16. */
const mostBytes = 100 * 1024;

function checked<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const { data, success, error } = schema.safeParse(body);
  if (!success) throw new ConnectorError(400, 'BadArgument', z.prettifyError(error));
  return data;
}

/** What Teams keeps of an activity, or why it does not take it. */
function contentOf(body: unknown): Content {
  const activity = checked(Activity, body);
  if (JSON.stringify(activity).length * 2 > mostBytes) throw new ConnectorError(413, 'MessageSizeTooBig', 'Message size too large.');
  const cards = (activity.attachments ?? []).map(({ contentType, content }) => {
    if (contentType !== cardType)
      throw new ConnectorError(400, 'BadArgument', `Expected an attachment of type ${cardType}, got ${contentType}.`);
    return checked(card, content);
  });
  if (!activity.text && cards.length === 0) throw new ConnectorError(400, 'BadArgument', 'Expected a text or a card, got neither.');
  return { text: activity.text, summary: activity.summary, cards };
}

/** A conversation may be made without a first message, and typing is none. */
const isNewMessage = ({ operation }: Call, { body }: Answer): boolean => {
  const { id, activityId } = (body ?? {}) as { id?: string; activityId?: string };
  return (operation === 'create' && activityId !== undefined) || (operation === 'send' && id !== '');
};

const pause = async (milliseconds: number): Promise<void> => {
  if (milliseconds > 0) await wait(milliseconds, undefined, { ref: false });
};

/** Typing and the like pass, and leave no trace. */
const leavesNoTrace = ({ type }: Activity) => type !== 'message';

const parameter = (request: Request, name: string): string => String(request.params[name] ?? '');

/** The Bot Framework's connector, version 3, as far as a Teams bot uses it. */
export function connectorRouter({ here, store, seenBy, control, acceptsBot }: Parts): Router {
  const router = express.Router();

  async function post(conversation: string, replyTo: string | undefined, body: unknown): Promise<Answer> {
    const activity = checked(Activity, body);
    const { base, root } = placeOf(conversation);
    here.peopleIn(base);
    if (root && !(await store.find(base, root))) throw new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
    const answered = replyTo ? await existing(base, replyTo) : undefined;
    if (leavesNoTrace(activity)) return { status: 201, body: { id: '' } };
    const inThread = here.channel(base) ? (root ?? answered?.root ?? answered?.id) : undefined;
    return { status: 201, body: { id: await store.add({ conversation: base, root: inThread, content: contentOf(body) }) } };
  }

  async function existing(base: string, id: string) {
    const found = await store.find(base, id);
    if (!found) throw new ConnectorError(404, 'ActivityNotFoundInConversation', 'Activity not found in conversation.');
    return found;
  }

  async function own(request: Request) {
    const { base } = placeOf(parameter(request, 'conversation'));
    here.peopleIn(base);
    const found = await existing(base, parameter(request, 'activity'));
    if (found.author) throw new ConnectorError(403, 'NotEnoughPermissions', 'The bot can change only its own messages.');
    return found;
  }

  const create: Handler = async ({ body }) => {
    const wanted = checked(NewConversation, body);
    if (wanted.isGroup) {
      const channel = here.channel(wanted.channelData.channel.id);
      if (!channel) throw new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
      const id = await store.add({ conversation: channel.id, content: contentOf(wanted.activity) });
      return { status: 201, body: { id: threadId(channel.id, id), activityId: id } };
    }
    const person = here.known(wanted.members[0]?.id ?? '');
    if (!person || !here.hasInstalled(person)) {
      throw new ConnectorError(403, 'ForbiddenOperationException', 'The app is not installed for this user.');
    }
    const id = here.chatOf(person);
    if (!wanted.activity) return { status: 201, body: { id } };
    return { status: 201, body: { id, activityId: await store.add({ conversation: id, content: contentOf(wanted.activity) }) } };
  };

  const members = (request: Request) => here.peopleIn(placeOf(parameter(request, 'conversation')).base).map(here.member);

  const member: Handler = (request) => {
    const wanted = parameter(request, 'member');
    const found = members(request).find(({ id, aadObjectId }) => id === wanted || aadObjectId === wanted);
    if (!found) throw new ConnectorError(404, 'MemberNotFoundInConversation', 'The member is not in the conversation.');
    return { status: 200, body: found };
  };

  const pagedMembers: Handler = (request) => {
    const size = Math.min(500, Math.max(50, Number(request.query['pageSize']) || 200));
    const from = Number(request.query['continuationToken']) || 0;
    const all = members(request);
    const more = from + size < all.length ? { continuationToken: String(from + size) } : {};
    return { status: 200, body: { members: all.slice(from, from + size), ...more } };
  };

  function teamOf(request: Request) {
    if (parameter(request, 'team') !== here.team.id) throw new ConnectorError(404, 'ConversationNotFound', 'Team not found.');
    return here.team;
  }

  /** The channel, chat or team that a call is about. */
  function conversationIn({ params, body }: Request): string | undefined {
    const named = params['conversation'] ?? params['team'];
    if (typeof named === 'string') return placeOf(named).base;
    const { data } = NewConversation.safeParse(body);
    if (data?.isGroup) return data.channelData.channel.id;
    const person = data && here.known(data.members[0]?.id ?? '');
    return person && here.chatOf(person);
  }

  /** What the connector says to a call that has been let in; a fault may let it wait for the answer. */
  async function answerTo(call: Call, delayMs: number, handle: () => Promise<Answer> | Answer): Promise<Answer> {
    const answered = control.enter(call);
    try {
      const answer = await handle();
      if (isNewMessage(call, answer)) control.took(call);
      await pause(delayMs);
      return answer;
    } finally {
      answered();
    }
  }

  const route = (operation: Operation, handler: Handler) => async (request: Request, response: Response) => {
    const { method, path, body } = request;
    const call = { operation, method, path, conversation: conversationIn(request), body };
    const fault = control.meet(call);
    const refusal = fault && refusalOf(fault);
    const delayMs = fault?.delayMs ?? 0;
    if (fault?.dropBefore || refusal) await pause(delayMs);
    if (fault?.dropBefore) return void request.socket.destroy();
    if (refusal) throw refusal;
    const answer = await answerTo(call, delayMs, () => handler(request));
    if (fault?.dropAfter) return void request.socket.destroy();
    response.status(answer.status);
    if (answer.body === undefined) response.end();
    else response.json(answer.body);
  };

  router.use(async (request: Request, _response: Response, next: NextFunction) => {
    const bearer = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
    if (!(await acceptsBot(bearer))) throw new ConnectorError(401, 'BotNotRegistered', 'The bot is not registered: no good token.');
    next();
  });
  router.use(express.json({ limit: '1mb' }));

  router.post('/v3/conversations', route('create', create));
  router.post(
    '/v3/conversations/:conversation/activities',
    route('send', (request) => post(parameter(request, 'conversation'), undefined, request.body)),
  );
  router.post(
    '/v3/conversations/:conversation/activities/:activity',
    route('send', (request) => post(parameter(request, 'conversation'), parameter(request, 'activity'), request.body)),
  );
  router.put(
    '/v3/conversations/:conversation/activities/:activity',
    route('update', async (request) => {
      const { conversation, id } = await own(request);
      await store.change(conversation, id, contentOf(request.body));
      seenBy.dropAll(conversation, id);
      return { status: 200, body: { id } };
    }),
  );
  router.delete(
    '/v3/conversations/:conversation/activities/:activity',
    route('delete', async (request) => {
      const { conversation, id } = await own(request);
      await store.remove(conversation, id);
      return { status: 200 };
    }),
  );
  router.get(
    '/v3/conversations/:conversation/members',
    route('members', (request) => ({ status: 200, body: members(request) })),
  );
  router.get('/v3/conversations/:conversation/members/:member', route('members', member));
  router.get('/v3/conversations/:conversation/pagedmembers', route('members', pagedMembers));
  router.get(
    '/v3/teams/:team',
    route('team', (request) => {
      const { id, name, groupId } = teamOf(request);
      const counts = { channelCount: here.channels.length, memberCount: here.peopleIn(id).length };
      return { status: 200, body: { id, name, aadGroupId: groupId, tenantId: here.tenantId, ...counts } };
    }),
  );
  router.get(
    '/v3/teams/:team/conversations',
    route('team', (request) => {
      teamOf(request);
      return { status: 200, body: { conversations: here.channels.map(({ id, name }) => ({ id, name, type: 'standard' })) } };
    }),
  );
  router.use((_request: Request) => {
    throw new ConnectorError(404, 'NotFound', 'The connector has no such address.');
  });
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const known = asConnectorError(error);
    if (!known || response.headersSent) return next(error);
    if (known.retryAfter !== undefined) response.set('Retry-After', String(known.retryAfter));
    response.status(known.status).json(known.body());
  });
  return router;
}

/** Ours, or one of the body parser's. */
function asConnectorError(error: unknown): ConnectorError | undefined {
  if (error instanceof ConnectorError) return error;
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
  if (status === 413) return new ConnectorError(413, 'MessageSizeTooBig', 'Message size too large.');
  if (status !== undefined && status < 500) return new ConnectorError(400, 'BadArgument', 'Expected a JSON body.');
  return undefined;
}
