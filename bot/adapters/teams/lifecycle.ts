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
      return { kind: 'news', news: { closed: { of: wholeOf(conversation), why: 'shut-out' } } };
    default:
      return nothing;
  }
}

/** `conversationUpdate`: what happens to chats, channels and teams. What is not known passes. */
export function newsOf(activity: Activity, conversation: LearntConversation | undefined, by: Sender): Inbound {
  if (!conversation) return nothing;
  const isVeven = (members: Activity['membersAdded']) => members?.some(({ id }) => id === activity.recipient?.id) === true;
  if (isVeven(activity.membersAdded)) return { kind: 'installed', conversation, by };
  const { eventType } = activity.channelData ?? {};
  const removed = isVeven(activity.membersRemoved);
  if (removed) {
    const of = eventType === 'channelMemberRemoved' ? { conversation: conversation.id } : wholeOf(conversation);
    return { kind: 'news', news: { closed: { of, why: 'shut-out' } } };
  }
  const about = eventType == null || !Object.hasOwn(events, eventType) ? undefined : events[eventType];
  return about ? { kind: 'news', news: about(conversation) } : nothing;
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
