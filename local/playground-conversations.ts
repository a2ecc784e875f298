import type { Conversation } from '../bot/ports.ts';
import { channels, samplePerson, tenantId } from './sample/directory.ts';

/** Where the Playground's connector listens. */
const serviceUrl = 'http://localhost:56150/_connector';

/** The Playground tells a bot of no channel before somebody writes there: what its generated configuration says is taken as told. */
export function playgroundConversations(as: string): readonly Conversation[] {
  const person = samplePerson(as === 'secretariat' ? { role: 'secretariat' } : { seat: as });
  const channel = channels.find(({ network }) => network === (person?.seat?.network ?? 'HR'));
  return [
    ...(channel ? [{ id: channel.id, serviceUrl, tenantId, kind: 'channel' as const, identity: undefined }] : []),
    ...(person
      ? [{ id: 'personal-chat-veven', serviceUrl, tenantId, kind: 'personal' as const, identity: `${tenantId}/${person.oid}` }]
      : []),
  ];
}
