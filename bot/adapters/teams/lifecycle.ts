import type { Inbound, News, Scope, Sender } from '../../inbound.ts';
import type { LearntConversation } from '../../ports.ts';
import type { Activity } from './activity.ts';

const nothing: Inbound = { kind: 'other', conversation: undefined };

/**
 * `installationUpdate`: added to a team (told in the channel that was picked), to a channel or to a person, or removed. An upgrade removes
 * nothing: it comes as `remove-upgrade` and `add-upgrade`, and greets nobody.
 */
export function installationOf(activity: Activity, conversation: LearntConversation | undefined, by: Sender): Inbound {
  if (!conversation) return nothing;
  switch (activity.action) {
    case 'add':
      return { kind: 'installed', conversation, by };
    case 'add-upgrade':
      if (conversation.kind === 'personal') return { kind: 'other', conversation };
      return { kind: 'news', news: { learnt: conversation, members: one(conversation) } };
    case 'remove':
      return { kind: 'news', news: { closed: { of: removedFrom(activity, conversation), why: 'shut-out' } } };
    default:
      return nothing;
  }
}

/** `conversationUpdate`: what happens to chats, channels and teams. What is not known passes. */
export function newsOf(activity: Activity, conversation: LearntConversation | undefined, by: Sender): Inbound {
  if (!conversation) return nothing;
  const isVeven = (members: Activity['membersAdded']) => members?.some(({ id }) => id === activity.recipient?.id) === true;
  if (isVeven(activity.membersAdded)) return { kind: 'installed', conversation, by };
  if (isVeven(activity.membersRemoved))
    return { kind: 'news', news: { closed: { of: removedFrom(activity, conversation), why: 'shut-out' } } };
  const { eventType } = activity.channelData ?? {};
  const about = eventType == null || !Object.hasOwn(events, eventType) ? undefined : events[eventType];
  return about ? { kind: 'news', news: about(conversation) } : nothing;
}

/**
 * What Veven has been removed from: the team where that is told of the team itself, in General or in the channel that was picked when it was
 * added; else the one channel, private or shared, that had let it in. Source: «Installation update event», «Conversation events».
 */
function removedFrom({ channelData }: Activity, conversation: LearntConversation): Scope {
  const { eventType, settings } = channelData ?? {};
  if (eventType === 'channelMemberRemoved') return one(conversation);
  const ofTeam = eventType === 'teamMemberRemoved' || [conversation.teamId, settings?.selectedChannel?.id].includes(conversation.id);
  return ofTeam ? wholeOf(conversation) : one(conversation);
}

/** Whoever is removed from a team is removed from its channels too. */
const wholeOf = ({ id, teamId }: LearntConversation): Scope => (teamId === undefined ? { conversation: id } : { team: teamId });

const one = ({ id }: LearntConversation): Scope => ({ conversation: id });

/** The events of channels and teams. Source: Teams' own list of `eventType`, «Conversation events». */
const events: Readonly<Record<string, (told: LearntConversation) => News>> = {
  channelCreated: (learnt) => ({ learnt }),
  channelRenamed: (learnt) => ({ learnt }),
  channelRestored: (learnt) => ({ learnt, members: one(learnt) }),
  channelDeleted: (told) => ({ closed: { of: one(told), why: 'deleted' } }),
  channelShared: (told) => ({ learnt: { ...told, shared: true }, members: one(told) }),
  channelUnshared: (told) => ({ learnt: { ...told, shared: false }, members: one(told) }),
  channelMemberAdded: (learnt) => ({ learnt, members: one(learnt) }),
  channelMemberRemoved: (learnt) => ({ learnt, members: one(learnt) }),
  teamRenamed: (learnt) => ({ learnt }),
  teamMemberAdded: (told) => ({ members: wholeOf(told) }),
  teamMemberRemoved: (told) => ({ members: wholeOf(told) }),
  teamArchived: (told) => ({ closed: { of: wholeOf(told), why: 'archived' } }),
  teamUnarchived: (told) => ({ opened: { of: wholeOf(told), after: 'archived' } }),
  teamDeleted: (told) => ({ closed: { of: wholeOf(told), why: 'deleted' } }),
  teamHardDeleted: (told) => ({ closed: { of: wholeOf(told), why: 'deleted' } }),
  teamRestored: (told) => ({ opened: { of: wholeOf(told), after: 'deleted' } }),
};
