import type { Actor } from '../../shared/access.ts';
import { ResolvePost } from '../../shared/delivery/delivery.actions.ts';
import type { Home, PostView } from '../../shared/home/home.api.ts';
import { people } from '../../shared/seat/seat.list.ts';
import { catalogue, type Language } from '../../shared/text.ts';
import { done, type Outcome } from '../command.ts';
import type { Directory } from '../ports.ts';
import type { Address } from '../post.ts';
import { notFound, onlySecretariat } from '../refusals.ts';
import type { World } from '../world.ts';
import { rootless } from './carrier.ts';
import type { Delivered, DeliveredStore } from './delivered.ts';
import type { Held } from './manners.ts';

/** Posts that need the secretariat: those whose answer was lost, those that Teams refused, and those with nowhere to go. */
export interface Attention extends Pick<NonNullable<Home['secretariat']>, 'uncertain' | 'failed'> {
  readonly nowhere: Attention['failed'];
}

export function attention(
  { delivered, held }: { delivered: readonly Delivered[]; held: readonly Pick<Held, 'wanted' | 'why'>[] },
  world: World,
  language: Language,
): Attention {
  const toView = ({ key, to, sentAt }: Pick<Delivered, 'key' | 'to' | 'sentAt'>): PostView => ({
    key,
    to: nameOf(to, world),
    at: sentAt,
  });
  const text = attentionText[language];
  const nowhere = held.filter(({ why }) => why === 'nowhere');
  return {
    uncertain: delivered.filter(({ state, to }) => state === 'uncertain' && 'network' in to).map(toView),
    failed: delivered.filter(({ state }) => state === 'failed').map((post) => ({ ...toView(post), why: whyOf(post.error, language) })),
    nowhere: nowhere.map(({ wanted: { key, to } }) => ({ ...toView({ key, to, sentAt: world.now }), why: text.nowhere })),
  };
}

/** Settles a post whose answer was lost, or that was refused: it is sent again, or it stands (or need not). */
export async function resolvePost(
  actor: Actor,
  input: unknown,
  { store, directory }: { store: DeliveredStore; directory: Pick<Directory, 'open'> },
): Promise<Outcome> {
  if (!actor.secretariat) return onlySecretariat;
  const wish = ResolvePost.safeParse(input);
  const posts = wish.success ? await store.of(wish.data.key) : [];
  const post = posts.findLast(({ state }) => state === 'uncertain' || state === 'failed');
  // A message to a person is not repeated: the next one asks again.
  if (!wish.success || !post || (post.state === 'uncertain' && 'person' in post.to)) return notFound;
  if (wish.data.choice === 'again') {
    // Whoever has it sent again has seen to it that Veven is let in there.
    await directory.open(rootless(post.conversation));
    // What stands there and could not be edited is edited; only what is not there is sent.
    if (post.activityId !== undefined && !isGone(post.error)) await store.change(post.id, { state: 'standing', hash: '' });
    else await store.forget(post.id);
  } else await store.change(post.id, { state: post.state === 'uncertain' ? 'closed' : 'finished' });
  return done([]);
}

const isGone = (code: string | undefined): boolean => code?.startsWith('404') === true;

const nameOf = (to: Address, { snapshot }: World): string =>
  'network' in to ? to.network : (snapshot.of(people).get(to.person)?.title ?? '');

/** The connector's code in words; the code itself stays for whoever helps. */
function whyOf(code: string | undefined, language: Language): string {
  const text = attentionText[language];
  const status = Number(code?.slice(0, 3));
  const why = status === 403 ? text.shutOut : status === 404 ? text.gone : status === 413 ? text.tooLarge : text.refused;
  return code ? `${why} (${code})` : why;
}

const attentionText = catalogue(
  {
    nowhere: 'Veven vet ikke hvor dette skal sendes. Legg til Veven i kanalen eller hos personen, eller skriv inn en e-postadresse.',
    shutOut: 'Veven er ikke lagt til der lenger, eller er blokkert.',
    gone: 'Meldingen eller samtalen er slettet.',
    tooLarge: 'Meldingen er for lang for Teams.',
    refused: 'Teams tok ikke imot meldingen.',
  },
  {
    nowhere: 'Veven veit ikkje kvar dette skal sendast. Legg til Veven i kanalen eller hos personen, eller skriv inn ei e-postadresse.',
    shutOut: 'Veven er ikkje lagt til der lenger, eller er blokkert.',
    gone: 'Meldinga eller samtalen er sletta.',
    tooLarge: 'Meldinga er for lang for Teams.',
    refused: 'Teams tok ikkje imot meldinga.',
  },
  {
    nowhere: 'Veven does not know where to send this. Add Veven to the channel or for the person, or give an e-mail address.',
    shutOut: 'Veven is no longer added there, or is blocked.',
    gone: 'The message or conversation has been deleted.',
    tooLarge: 'The message is too long for Teams.',
    refused: 'Teams did not take the message.',
  },
);
