import { archivePackages } from '../../shared/archive/archive.list.ts';
import { cases } from '../../shared/case/case.list.ts';
import type { SeenPlace } from '../../shared/exempt/exempt.api.ts';
import type { ExemptContent } from '../../shared/exempt/exempt.list.ts';
import { second } from '../../shared/exempt/exempt.rules.ts';
import { attachments } from '../../shared/meeting/meeting.list.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';
import { listsThatSaid, relatedCases, wordsBeside } from './exempt.beside.ts';

/** A message as it was delivered, as far as it matters here. */
export interface Told {
  readonly key: string;
  readonly to: { readonly network: string } | { readonly person: string };
  readonly conversation: string;
  readonly sentAt: string;
}

const channelPosts = ['notice', 'decided', 'minutes'] as const;

/**
 * Every place where exempt content was seen while it was open, as far as rows and messages tell: the meeting's posts and the personal
 * messages that were sent between its making and its marking, packages for the archive, earlier versions in SharePoint, the file, and what
 * people wrote beside it. What was made exempt from the start was seen nowhere.
 */
export function seenPlaces(content: ExemptContent, told: readonly Told[], world: World): readonly SeenPlace[] {
  const { snapshot } = world;
  const item = content.kind === 'case' ? snapshot.of(cases).get(content.key) : undefined;
  const row = item ?? snapshot.of(attachments).get(content.key);
  const file: readonly SeenPlace[] = content.url === undefined ? [] : [{ kind: 'file', url: content.url }];
  if (!row || row.createdAt >= content.setAt) return file;
  // What was sent in the second of the marking was sent before.
  const before = (at: string): boolean => second(at) <= second(content.setAt);
  const between = told.filter(({ sentAt }) => second(row.createdAt) <= second(sentAt) && before(sentAt));
  const channel = (what: (typeof channelPosts)[number]): readonly SeenPlace[] => {
    const post = between.find(({ key }) => key === `${what}/${content.meeting}`);
    const network = networkTitle(content.network, world);
    return post ? [{ kind: 'channel', network, what, at: post.sentAt as ExemptContent['setAt'] }] : [];
  };
  const personal = between.filter(({ to }) => 'person' in to);
  const people = (kind: 'chat' | 'mail'): readonly SeenPlace[] => {
    const some = personal.filter(({ conversation }) => (conversation === 'mail') === (kind === 'mail'));
    const count = new Set(some.map(({ to }) => ('person' in to ? to.person : ''))).size;
    return count === 0 ? [] : [{ kind, people: count }];
  };
  const archived = (content.meeting === undefined ? [] : snapshot.of(archivePackages).where('meeting', content.meeting)).flatMap(
    ({ kind: what, deliveredAt: at }): readonly SeenPlace[] =>
      at !== undefined && row.createdAt <= at && before(at) ? [{ kind: 'archive', what, at }] : [],
  );
  const lists = item ? [cases.displayName, ...listsThatSaid(item, before, world)] : [attachments.displayName];
  return [
    ...channelPosts.flatMap(channel),
    ...people('chat'),
    ...people('mail'),
    ...archived,
    { kind: 'versions', lists },
    ...file,
    ...(item ? [...wordsBeside(item, before, world), ...relatedCases(item, before, world)] : []),
  ];
}
