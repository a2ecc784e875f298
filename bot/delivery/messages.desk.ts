import type { Actor } from '../../shared/access.ts';
import { SayOfPost } from '../../shared/delivery/delivery.actions.ts';
import type { Home } from '../../shared/home/home.api.ts';
import type { Veven } from '../app.ts';
import { done, type Outcome, refused } from '../command.ts';
import type { Query } from '../feature.ts';
import type { Directory } from '../ports.ts';
import { notFound, onlySecretariat } from '../refusals.ts';
import type { World } from '../world.ts';
import { attention, resolvePost } from './attention.ts';
import type { DeliveredStore } from './delivered.ts';
import { messagesQueries, wordsFor } from './messages.queries.ts';
import { Rehearser, type RehearserParts } from './rehearser.ts';

export interface DeskParts extends RehearserParts {
  readonly veven: Pick<Veven, 'wanted' | 'rows' | 'readiness' | 'world' | 'poke'>;
  readonly store: DeliveredStore;
  readonly directory: Pick<Directory, 'all' | 'open'>;
}

export interface Desk {
  readonly queries: readonly Query[];
  readonly ownCommands: Readonly<Record<string, (actor: Actor, input: unknown) => Promise<Outcome>>>;
  /** What stands on the secretariat's first page. */
  view(world: World, actor: Actor): Promise<Pick<NonNullable<Home['secretariat']>, 'uncertain' | 'failed'>>;
}

/** *Meldinger*: what is coming, was sent, and needs a word of the secretariat, and that word. */
export function messagesDesk(parts: DeskParts): Desk {
  const { veven, store } = parts;
  const rehearser = new Rehearser(parts);

  /** A word about a post that is coming. The same word again changes nothing. */
  async function say(actor: Actor, input: unknown): Promise<Outcome> {
    if (!actor.secretariat) return onlySecretariat;
    const wish = SayOfPost.safeParse(input);
    if (!wish.success) return notFound;
    const { key, word } = wish.data;
    const { coming, manners } = await rehearser.week(veven.world());
    const post = coming.find(({ wanted }) => wanted.key === key);
    if (!post) return (await store.of(key)).length > 0 ? gone : notFound;
    if ('person' in post.wanted.to) return onlyChannels;
    // What goes by itself need not be let go.
    if (manners.words.get(key) === word || !wordsFor(post).includes(word)) return done([]);
    // What was stopped goes as it would have gone: at its own time, if that lies ahead.
    if (manners.words.get(key) === 'stop') await store.unsay(key);
    else await store.say(key, word);
    veven.poke();
    return done([]);
  }

  async function resolve(actor: Actor, input: unknown): Promise<Outcome> {
    const outcome = await resolvePost(actor, input, parts);
    if (outcome.kind === 'done') veven.poke();
    return outcome;
  }

  return {
    queries: messagesQueries({ ...parts, rehearser }),
    ownCommands: { 'delivery/say': say, 'delivery/resolve': resolve },
    view: async (world, { language }) => {
      const { uncertain, failed, nowhere } = attention(await rehearser.now(world), world, language);
      return { uncertain, failed: [...failed, ...nowhere] };
    },
  };
}

const gone = refused('conflict', {
  nb: 'Innlegget er alt sendt. Rett det i lista eller i fanen: da oppdateres det der det står.',
  nn: 'Innlegget er alt sendt. Rett det i lista eller i fana: då blir det oppdatert der det står.',
  en: 'The post has gone out already. Change it in the list or in the tab, and it is updated where it stands.',
});

const onlyChannels = refused('invalid', {
  nb: 'Bare innlegg i kanaler kan stoppes. Denne meldingen går til én person, og den endrer seg med spørsmålene.',
  nn: 'Berre innlegg i kanalar kan stoppast. Denne meldinga går til éin person, og ho endrar seg med spørsmåla.',
  en: 'Only posts in channels can be stopped. This message goes to one person, and follows the questions.',
});
