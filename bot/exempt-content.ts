import type { Actor } from '../shared/access.ts';
import type { Disclosed, Edition } from '../shared/document/edition.ts';
import { type ExemptContent, exemptContents } from '../shared/exempt/exempt.list.ts';
import { mayReadExempt } from '../shared/exempt/exempt.rules.ts';
import { VevenError } from './error.ts';
import { NotReliable } from './snapshot/snapshot.ts';
import type { World } from './world.ts';

/** The exempt content of a case or attachment for whoever may read it; nothing for others, and while the restricted site cannot be read. */
export function exemptContentOf(key: string, actor: Actor, { snapshot }: Pick<World, 'snapshot'>): ExemptContent | undefined {
  const content = unlessUnread(() => snapshot.of(exemptContents).get(key));
  return content && content.liftedAt === undefined && mayReadExempt(actor, content) ? content : undefined;
}

function unlessUnread<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotReliable) return undefined;
    throw error;
  }
}

/** The editions that a reader may have of a document, by the keys of what is exempt in it: with none there is nothing to choose. */
export function editionsOf(exempt: readonly string[], actor: Actor, world: Pick<World, 'snapshot'>): readonly Edition[] {
  if (exempt.length === 0) return [];
  return exempt.some((key) => exemptContentOf(key, actor, world)) ? ['public', 'full'] : ['public'];
}

/**
 * What a document is filled in with for whoever asks for this edition; nothing for the public one, which is what one gets without asking.
 * Who may read nothing of it is refused the full one: a public one in its place would be taken for the whole.
 */
export function disclosedIn(
  { edition, exempt }: { readonly edition: string | undefined; readonly exempt: readonly string[] },
  actor: Actor,
  world: Pick<World, 'snapshot'>,
): Disclosed | undefined {
  if (edition !== undefined && edition !== 'public' && edition !== 'full') throw new VevenError('not-found', 'there is no such edition');
  if (edition !== 'full' || exempt.length === 0) return undefined;
  const readable = exempt.flatMap((key) => exemptContentOf(key, actor, world) ?? []);
  if (readable.length === 0) throw new VevenError('not-allowed', 'nothing exempt in it is for this reader', { userText: nothingForYou });
  return new Map(readable.map((content) => [content.key, content]));
}

const nothingForYou = {
  nb: 'Du kan ikke lese noe av det som er unntatt offentlighet her. Last ned den offentlige utgaven, eller spør sekretariatet.',
  nn: 'Du kan ikkje lese noko av det som er unnateke offentlegheit her. Last ned den offentlege utgåva, eller spør sekretariatet.',
  en: 'You cannot read any of what is exempt from public disclosure here. Download the public edition, or ask the secretariat.',
};
