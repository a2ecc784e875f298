import { badRequest, invalidRequest, notFound } from './errors.ts';
import { findGroup } from './groups.ts';
import { requireCapability } from './identity.ts';
import { allowOnly, parseExpand } from './query.ts';
import { type Call, linkTo, param, type Route, type World } from './router.ts';

/** A message in a channel, or an answer to one, as who provides it knows it. */
export type ChannelMessage = {
  id: string;
  /** ISO 8601, UTC. */
  createdDateTime: string;
  /** Set when it has been deleted. */
  deletedDateTime?: string;
  from: { user: { id: string; displayName: string } } | { application: { id: string; displayName: string } };
  body: { contentType: 'text' | 'html'; content: string };
  /** Newest first. */
  replies?: readonly ChannelMessage[];
};

const DEFAULT_TOP = 20;
const MAX_TOP = 50;

async function messagePage(call: Call, world: World): Promise<Record<string, unknown>> {
  requireCapability(call.identity, 'channelMessages');
  allowOnly(call.query, 'top', 'expand', 'skiptoken');
  const group = findGroup(world, param(call, 'team'));
  const channel = param(call, 'channel');
  const all = group.messages ? await group.messages(channel) : [];
  if (!all) throw notFound(`There is no channel '${channel}' in the team.`);
  const expand = parseExpand(call.query.get('expand'));
  const unknown = [...expand.keys()].find((name) => name !== 'replies');
  if (unknown)
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.chatMessage'.`,
    );

  const token = call.query.get('skiptoken');
  const from = token === undefined ? 0 : all.findIndex(({ id }) => id === token) + 1;
  if (token !== undefined && from === 0) throw invalidRequest('The skip token is not valid.');
  const page = all.slice(from, from + top(call));
  const last = page.at(-1);
  const next = last && last !== all.at(-1) ? { '@odata.nextLink': linkTo(call, world, ['skiptoken', last.id]) } : {};
  const url = `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}`;
  const value = page.map((message) => ({
    ...messageJson(message, null, url),
    ...(expand.has('replies') && { replies: (message.replies ?? []).map((reply) => messageJson(reply, message.id, url)) }),
  }));
  const context = `${world.publicBase}/$metadata#teams('${group.id}')/channels('${encodeURIComponent(channel)}')/messages`;
  return { '@odata.context': context, ...next, value };
}

function top({ query }: Call): number {
  const sent = query.get('top') ?? String(DEFAULT_TOP);
  const size = /^\d{1,9}$/.test(sent) ? Number(sent) : 0;
  if (size < 1 || size > MAX_TOP) throw badRequest(`Invalid page size specified: '${sent}'. Must be between 1 and ${MAX_TOP} inclusive.`);
  return size;
}

function messageJson(message: ChannelMessage, replyToId: string | null, url: string): Record<string, unknown> {
  const { id, createdDateTime, deletedDateTime = null, from, body } = message;
  return {
    id,
    replyToId,
    etag: id,
    messageType: 'message',
    createdDateTime,
    lastModifiedDateTime: deletedDateTime ?? createdDateTime,
    deletedDateTime,
    webUrl: `${url}/${id}`,
    from,
    body,
  };
}

/** `teams/{team}/channels/{channel}/messages`, for those who may read them. */
export const channelRoutes: Route[] = [
  {
    method: 'GET',
    path: 'teams/{team}/channels/{channel}/messages',
    run: async (call, world) => ({ status: 200, body: await messagePage(call, world) }),
  },
];
