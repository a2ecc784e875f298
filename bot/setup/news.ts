import type { News, Scope } from '../inbound.ts';
import type { Directory, KnownConversation } from '../ports.ts';

/** Writes what Teams tells into the directory. The channels whose members may be others now. */
export async function takeIn({ learnt, closed, opened, members }: News, directory: Directory): Promise<readonly string[]> {
  if (learnt) await directory.learn(learnt);
  const all = await directory.all();
  if (closed) for (const { id } of inScope(all, closed.of)) await directory.close(id, closed.why);
  if (opened) for (const { id, closed: why } of inScope(all, opened.of)) if (why === opened.after) await directory.open(id);
  return members ? inScope(all, members).map(({ id }) => id) : [];
}

const inScope = (all: readonly KnownConversation[], of: Scope): readonly KnownConversation[] =>
  all.filter(({ id, teamId, kind }) => ('team' in of ? kind === 'channel' && teamId === of.team : id === of.conversation));
