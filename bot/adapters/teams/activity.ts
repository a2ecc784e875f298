import { z } from 'zod';
import type { Inbound, Sender } from '../../inbound.ts';
import type { LearntConversation } from '../../ports.ts';
import { installationOf, newsOf } from './lifecycle.ts';
import { dialogOf, isOfMessage } from './message-extension.ts';

const Account = z.looseObject({
  id: z.string().max(500),
  aadObjectId: z.string().max(100).optional(),
  tenantId: z.string().max(100).optional(),
  name: z.string().max(500).nullish(),
});

const Members = z.array(z.looseObject({ id: z.string() })).nullish();
const Named = z.looseObject({ id: z.string().max(1000), name: z.string().max(500).nullish() });

/** An activity as Teams sends it: what is needed of it, checked; the rest is let through unread. */
export const Activity = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(500).optional(),
  channelId: z.string().max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(500),
  name: z.string().max(200).optional(),
  action: z.string().max(100).optional(),
  text: z.string().max(100_000).nullish(),
  locale: z.string().max(50).nullish(),
  replyToId: z.string().max(500).nullish(),
  from: Account.optional(),
  recipient: Account.optional(),
  conversation: z.looseObject({
    id: z.string().min(1).max(1000),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      team: Named.nullish(),
      channel: Named.nullish(),
      eventType: z.string().nullish(),
      settings: z.looseObject({ selectedChannel: z.looseObject({ id: z.string() }).nullish() }).nullish(),
    })
    .nullish(),
  entities: z
    .array(z.looseObject({ type: z.string(), text: z.string().optional(), mentioned: z.looseObject({ id: z.string() }).optional() }))
    .nullish(),
  membersAdded: Members,
  membersRemoved: Members,
  value: z.unknown().optional(),
});
export type Activity = z.infer<typeof Activity>;

const Execute = z.looseObject({
  action: z.looseObject({ type: z.string(), verb: z.string().max(200).optional(), data: z.unknown().optional() }),
});
const Submit = z.looseObject({ verb: z.string().max(200) });

/** What an activity means to Veven. */
export function inboundOf(activity: Activity): Inbound {
  const conversation = conversationOf(activity);
  switch (activity.type) {
    case 'installationUpdate':
      return installationOf(activity, conversation, senderOf(activity));
    case 'conversationUpdate':
      return newsOf(activity, conversation, senderOf(activity));
    case 'invoke':
      if (isOfMessage(activity)) return dialogOf(activity, conversation, senderOf(activity));
      return conversation && activity.name === 'adaptiveCard/action' ? pressOf(activity, conversation) : { kind: 'other', conversation };
    case 'message':
      return conversation ? messageOf(activity, conversation) : { kind: 'other', conversation };
    default:
      return { kind: 'other', conversation };
  }
}

function pressOf(activity: Activity, conversation: LearntConversation): Inbound {
  const execute = Execute.safeParse(activity.value);
  const { verb = '', data } = execute.success ? execute.data.action : { data: undefined };
  return {
    kind: 'press',
    verb,
    data,
    from: senderOf(activity),
    conversation,
    thread: activity.conversation.id,
    messageId: activity.replyToId ?? undefined,
    answered: 'by invoke',
  };
}

/** An older client sends a press as a message with a value: the same press. */
function messageOf(activity: Activity, conversation: LearntConversation): Inbound {
  const submit = Submit.safeParse(activity.value);
  if (submit.success)
    return {
      kind: 'press',
      verb: submit.data.verb,
      data: activity.value,
      from: senderOf(activity),
      conversation,
      thread: activity.conversation.id,
      messageId: activity.replyToId ?? undefined,
      answered: 'by message',
    };
  return {
    kind: 'message',
    text: withoutMentions(activity),
    from: senderOf(activity),
    conversation,
    thread: activity.conversation.id,
  };
}

function withoutMentions({ text, entities, recipient }: Activity): string {
  const mentions = (entities ?? [])
    .filter(({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient?.id)
    .map((entity) => entity.text ?? '');
  return mentions.reduce((rest, mention) => rest.replace(mention, ''), text ?? '').trim();
}

function senderOf(activity: Activity): Sender {
  const tenantId = tenantOf(activity);
  const oid = activity.from?.aadObjectId;
  return {
    identity: oid && tenantId ? `${tenantId}/${oid}`.toLowerCase() : undefined,
    memberId: activity.from?.tenantId === undefined ? activity.from?.id : undefined,
    name: activity.from?.name || undefined,
    locale: activity.locale ?? 'nb-NO',
  };
}

/** Where one is from: someone in a shared channel has another tenant than the conversation. */
const tenantOf = ({ from, conversation, channelData }: Activity): string | undefined =>
  from?.tenantId ?? conversation.tenantId ?? channelData?.tenant?.id;

/** A thread's id carries its root; the channel is what stands before. General has its team's id and no name of its own. Group chats are not ours. */
function conversationOf(activity: Activity): LearntConversation | undefined {
  const { conversation, serviceUrl, channelData } = activity;
  const tenantId = conversation.tenantId ?? channelData?.tenant?.id;
  const { team, channel } = channelData ?? {};
  if (conversation.conversationType === 'channel' || channel || team) {
    const id = channel?.id ?? conversation.id.split(';messageid=')[0] ?? conversation.id;
    const name = channel?.name ?? (id === team?.id ? team.name : undefined);
    return { id, serviceUrl, tenantId, kind: 'channel', identity: undefined, teamId: team?.id, name: name || undefined };
  }
  if (conversation.conversationType === 'groupChat' || conversation.isGroup) return undefined;
  return { id: conversation.id, serviceUrl, tenantId, kind: 'personal', identity: senderOf(activity).identity };
}
