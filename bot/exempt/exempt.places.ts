import { cases } from '../../shared/case/case.list.ts';
import type { SeenPlace } from '../../shared/exempt/exempt.api.ts';
import type { ExemptContent } from '../../shared/exempt/exempt.list.ts';
import { attachments } from '../../shared/meeting/meeting.list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import type { World } from '../world.ts';

/** A message as it was delivered, as far as it matters here. */
export interface Told {
  readonly key: string;
  readonly to: { readonly network: string } | { readonly person: string };
  readonly conversation: string;
  readonly sentAt: string;
}

/** A list keeps whole seconds: what was sent in the second of the marking was sent before. */
const second = (at: string): string => at.slice(0, 19);

const channelPosts = ['notice', 'decided', 'minutes'] as const;

/**
 * Every place where exempt content was seen while it was open: the meeting's posts and the personal messages that were sent between its
 * making and its marking, earlier versions in SharePoint, the file. What was made exempt from the start was seen nowhere.
 */
export function seenPlaces(content: ExemptContent, told: readonly Told[], { snapshot }: World): readonly SeenPlace[] {
  const row = content.kind === 'case' ? snapshot.of(cases).get(content.key) : snapshot.of(attachments).get(content.key);
  const file: readonly SeenPlace[] = content.url === undefined ? [] : [{ kind: 'file', url: content.url }];
  if (!row || row.createdAt >= content.setAt) return file;
  const between = told.filter(({ sentAt }) => second(row.createdAt) <= second(sentAt) && second(sentAt) <= second(content.setAt));
  const channel = (what: (typeof channelPosts)[number]): readonly SeenPlace[] => {
    const post = between.find(({ key }) => key === `${what}/${content.meeting}`);
    const network = snapshot.of(networks).get(content.network)?.title ?? content.network;
    return post ? [{ kind: 'channel', network, what, at: post.sentAt as ExemptContent['setAt'] }] : [];
  };
  const personal = between.filter(({ to }) => 'person' in to);
  const people = (kind: 'chat' | 'mail'): readonly SeenPlace[] => {
    const some = personal.filter(({ conversation }) => (conversation === 'mail') === (kind === 'mail'));
    const count = new Set(some.map(({ to }) => ('person' in to ? to.person : ''))).size;
    return count === 0 ? [] : [{ kind, people: count }];
  };
  const list = content.kind === 'case' ? cases : attachments;
  return [...channelPosts.flatMap(channel), ...people('chat'), ...people('mail'), { kind: 'versions', list: list.displayName }, ...file];
}
