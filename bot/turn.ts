import type { Logger } from 'pino';
import type { Actor } from '../shared/access.ts';
import { CardData } from '../shared/action.ts';
import { ChosenPress } from '../shared/press.actions.ts';
import { networks } from '../shared/seat/seat.list.ts';
import { networkNamed } from '../shared/seat/seat.rules.ts';
import type { Language, Phrase } from '../shared/text.ts';
import type { Veven } from './app.ts';
import { type AdaptiveCard, choicePrefix, inputPrefix } from './card.ts';
import type { Outcome } from './command.ts';
import type { Delivered } from './delivery/delivered.ts';
import type { Inbound, Sender } from './inbound.ts';
import type { Conversation, Messenger } from './ports.ts';
import { unknownVerb } from './refusals.ts';
import { talkText, understand } from './talk.ts';
import { update } from './write.ts';

export interface TurnParts {
  readonly veven: Veven;
  readonly messenger: Messenger;
  readonly conversations: { learn(conversation: Conversation): Promise<boolean>; forget(id: string): Promise<void> };
  /** The delivered post that an activity is, so that a press is answered with that post as it stands now. */
  standingAs(activityId: string): Promise<Delivered | undefined>;
  readonly log: Logger;
}

export type Answer = { readonly card: AdaptiveCard } | { readonly message: string } | undefined;

/** One turn with Teams: what came in, what goes back. */
export async function takeTurn(inbound: Inbound, parts: TurnParts): Promise<Answer> {
  if (inbound.conversation && inbound.kind !== 'removed' && (await parts.conversations.learn(inbound.conversation))) parts.veven.poke();
  switch (inbound.kind) {
    case 'press':
      return press(inbound, parts);
    case 'message':
      await talk(inbound, parts);
      return undefined;
    case 'removed':
      await parts.conversations.forget(inbound.conversation.id);
      return undefined;
    case 'installed':
    case 'other':
      return undefined;
  }
}

async function press({ verb, data, from, messageId }: Extract<Inbound, { kind: 'press' }>, parts: TurnParts): Promise<Answer> {
  const actor = actorOf(from, parts);
  const language = actor?.language ?? languageOf(from.locale);
  if (!actor) return { message: talkText[language].unknownPerson };
  const presses = pressesIn(verb, data);
  if (presses.length === 0) return { message: verb === 'press/many' ? talkText[language].nothingChosen : unknownVerb.text[language] };
  const outcomes: Outcome[] = [];
  for (const one of presses) outcomes.push(await parts.veven.command(one.verb, actor, one.input, 'card'));
  const refused = outcomes.find((outcome) => outcome.kind === 'refused');
  if (refused) return { message: refused.text[language] };
  const last = outcomes.at(-1);
  if (last?.kind === 'done' && last.card) return { card: last.card };
  return (
    (await standingCard(messageId, parts)) ?? { message: (last?.kind === 'done' && last.said?.[language]) || talkText[language].saved }
  );
}

/** The commands of a press: one, or one for each question that was given an answer. */
function pressesIn(verb: string, data: unknown): readonly { verb: string; input: unknown }[] {
  const parsed = CardData.safeParse(data);
  if (!parsed.success) return [];
  const entries = Object.entries(parsed.data).filter(([, value]) => value !== '');
  if (verb === 'press/many') {
    return entries
      .filter(([name]) => name.startsWith(choicePrefix))
      .flatMap(([, value]) => {
        const chosen = ChosenPress.safeParse(parseJson(value));
        return chosen.success ? [{ verb: chosen.data.verb, input: chosen.data }] : [];
      });
  }
  const input = entries
    .filter(([name]) => name !== 'v' && name !== 'verb')
    .map(([name, value]) => [name.startsWith(inputPrefix) ? name.slice(inputPrefix.length) : name, value]);
  return [{ verb, input: Object.fromEntries(input) }];
}

function parseJson(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : undefined;
  } catch {
    return undefined;
  }
}

/** The pressed post as it should stand now: shown at once, before everybody's copy is updated. */
async function standingCard(messageId: string | undefined, { veven, standingAs }: TurnParts): Promise<Answer> {
  const post = messageId === undefined ? undefined : await standingAs(messageId);
  const wanted = post && veven.wanted(veven.world()).find(({ key }) => key === post.key);
  return wanted && { card: wanted.card.render() };
}

async function talk(
  { text, from, conversation, thread, activityId }: Extract<Inbound, { kind: 'message' }>,
  parts: TurnParts,
): Promise<void> {
  const actor = actorOf(from, parts);
  const language = actor?.language ?? languageOf(from.locale);
  const said = actor ? await reply(text, actor, conversation, parts) : phraseOf('unknownPerson');
  const result = await parts.messenger.say(
    { id: thread, serviceUrl: conversation.serviceUrl },
    said[language],
    conversation.kind === 'channel' ? activityId : undefined,
  );
  if (!result.ok) parts.log.warn({ code: result.code }, 'an answer could not be sent');
}

async function reply(text: string, actor: Actor, conversation: Conversation, { veven }: TurnParts): Promise<Phrase> {
  const wish = understand(text);
  const world = veven.world();
  switch (wish.kind) {
    case 'help':
      return phraseOf('help');
    case 'unknown':
      return phraseOf('unknownCommand');
    case 'mine': {
      const mine = veven.asks(world).filter(({ seat }) => actor.seats.some((part) => part.seat === seat));
      return each((language) => talkText[language].mine(mine.length, world.link('/')));
    }
    case 'bind': {
      const network = networkNamed(world.snapshot.of(networks).all, wish.network);
      if (conversation.kind !== 'channel') return phraseOf('bindInChannel');
      if (!actor.secretariat) return phraseOf('bindSecretariat');
      if (!network)
        return each((language) =>
          talkText[language].bindUnknown(
            world.snapshot
              .of(networks)
              .all.map(({ key }) => key)
              .join(', '),
          ),
        );
      const other = world.snapshot
        .of(networks)
        .where('channelId', conversation.id)
        .find(({ key }) => key !== network.key);
      if (other) return each((language) => talkText[language].bindTaken(other.title));
      await veven.change([update(networks, network, { channelId: conversation.id, channelTenant: conversation.tenantId })], actor);
      return each((language) => talkText[language].bound(network.title));
    }
  }
}

const each = (say: (language: Language) => string): Phrase => ({ nb: say('nb'), nn: say('nn'), en: say('en') });
const phraseOf = (name: 'help' | 'unknownCommand' | 'unknownPerson' | 'bindInChannel' | 'bindSecretariat'): Phrase =>
  each((language) => talkText[language][name]);
const actorOf = ({ identity }: Sender, { veven }: TurnParts): Actor | undefined =>
  identity === undefined ? undefined : veven.actor(identity);
const languageOf = (locale: string): Language => (locale.startsWith('nn') ? 'nn' : locale.startsWith('en') ? 'en' : 'nb');
