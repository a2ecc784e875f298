import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Actor } from '../shared/access.ts';
import { CardData } from '../shared/action.ts';
import { ChosenPress } from '../shared/press.actions.ts';
import { networks } from '../shared/seat/seat.list.ts';
import { networkNamed } from '../shared/seat/seat.rules.ts';
import type { Language, Phrase } from '../shared/text.ts';
import type { Veven } from './app.ts';
import { type AdaptiveCard, choicePrefix, inputPrefix, stamped } from './card.ts';
import type { Outcome } from './command.ts';
import type { DeliveredStore } from './delivery/delivered.ts';
import type { Inbound, Sender } from './inbound.ts';
import type { Conversation, Messenger } from './ports.ts';
import { unknownVerb } from './refusals.ts';
import { talkText, understand } from './talk.ts';
import { update } from './write.ts';

export interface TurnParts {
  readonly veven: Veven;
  readonly messenger: Messenger;
  readonly conversations: { learn(conversation: Conversation): Promise<boolean>; forget(id: string): Promise<void> };
  /** What has been delivered: a press is answered with the post it stands on, as it should stand now. */
  readonly store: Pick<DeliveredStore, 'standingAs' | 'adopt'>;
  readonly log: Logger;
}

export type Answer = { readonly card: AdaptiveCard } | { readonly message: string } | undefined;

/** One turn with Teams: what came in, what goes back. */
export async function takeTurn(inbound: Inbound, parts: TurnParts): Promise<Answer> {
  if (inbound.conversation && inbound.kind !== 'removed' && (await parts.conversations.learn(inbound.conversation))) parts.veven.poke();
  if (inbound.kind === 'press' || inbound.kind === 'message') parts.veven.seen();
  switch (inbound.kind) {
    case 'press': {
      const answer = await pressSafely(inbound, parts);
      if (inbound.answered === 'by message' && answer && 'message' in answer) await say(inbound, answer.message, parts);
      return answer;
    }
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

type Press = Extract<Inbound, { kind: 'press' }>;

/** Whoever pressed is told in words when something goes wrong: an error would show them a text of Teams' own. */
async function pressSafely(inbound: Press, parts: TurnParts): Promise<Answer> {
  try {
    return await press(inbound, parts);
  } catch (error) {
    const reference = randomUUID();
    parts.log.error({ err: error, reference, verb: inbound.verb }, 'a press failed');
    return { message: talkText[languageFor(inbound.from, parts)].failed(reference) };
  }
}

async function press(inbound: Press, parts: TurnParts): Promise<Answer> {
  const { verb, data, from } = inbound;
  const actor = actorOf(from, parts);
  const text = talkText[languageFor(from, parts)];
  if (!actor) return { message: text.unknownPerson };
  const presses = pressesIn(verb, data);
  if (presses.length === 0) return { message: verb === 'press/many' ? text.nothingChosen : unknownVerb.text[actor.language] };
  await adopt(inbound, parts);
  const outcomes: Outcome[] = [];
  for (const one of presses) outcomes.push(await parts.veven.command(one.verb, actor, one.input, 'card'));
  const refused = outcomes.find((outcome) => outcome.kind === 'refused');
  if (refused) {
    const others = outcomes.some(({ kind }) => kind === 'done') ? ` ${text.othersSaved}` : '';
    return { message: `${refused.text[actor.language]}${others}` };
  }
  const last = outcomes.at(-1);
  if (last?.kind !== 'done') return { message: text.saved };
  if (last.card) return { card: last.card };
  const said = last.said?.[actor.language] ?? text.saved;
  return last.insist ? { message: said } : ((await standingCard(inbound, actor, parts)) ?? { message: said });
}

/** A post whose answer was lost and that is pressed stands there after all. */
async function adopt({ data, messageId, thread }: Press, { store, veven }: TurnParts): Promise<void> {
  const parsed = Stamped.safeParse(data);
  if (!parsed.success || messageId === undefined) return;
  await store.adopt(parsed.data.post, { activityId: messageId, conversation: thread });
  veven.poke();
}

const Stamped = z.looseObject({ post: z.string().min(1) });

/** The commands of a press: one, or one for each question that was given an answer. */
function pressesIn(verb: string, data: unknown): readonly { verb: string; input: unknown }[] {
  const parsed = CardData.safeParse(data);
  if (!parsed.success) return [];
  // An empty input is no input; an empty `seen` says that nothing was seen.
  const entries = Object.entries(parsed.data).filter(
    ([name, value]) => value !== '' || !(name.startsWith(inputPrefix) || name.startsWith(choicePrefix)),
  );
  if (verb === 'press/many') {
    return entries
      .filter(([name]) => name.startsWith(choicePrefix))
      .flatMap(([, value]) => {
        const chosen = ChosenPress.safeParse(parseJson(value));
        return chosen.success ? [{ verb: chosen.data.verb, input: chosen.data }] : [];
      });
  }
  const input = entries
    .filter(([name]) => name !== 'v' && name !== 'verb' && name !== 'post')
    .map(([name, value]) => [name === 'row' ? 'key' : name.startsWith(inputPrefix) ? name.slice(inputPrefix.length) : name, value]);
  return [{ verb, input: Object.fromEntries(input) }];
}

function parseJson(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : undefined;
  } catch {
    return undefined;
  }
}

/** The pressed post as it should stand now: shown at once, before everybody's copy is updated. Never another person's. */
async function standingCard({ messageId, thread }: Press, actor: Actor, { veven, store }: TurnParts): Promise<Answer> {
  const post = messageId === undefined ? undefined : await store.standingAs({ activityId: messageId, conversation: thread });
  if (!post || ('person' in post.to && post.to.person !== actor.person)) return undefined;
  const wanted = veven.wanted(veven.world()).find(({ key }) => key === post.key);
  return wanted && { card: stamped(wanted.card.render(), wanted.key) };
}

async function talk(inbound: Extract<Inbound, { kind: 'message' }>, parts: TurnParts): Promise<void> {
  const actor = actorOf(inbound.from, parts);
  const said = actor ? await reply(inbound.text, actor, inbound.conversation, parts) : phraseOf('unknownPerson');
  await say(inbound, said[languageFor(inbound.from, parts)], parts);
}

/** Answers in the thread one was spoken to in. */
async function say(
  { conversation, thread }: { conversation: Conversation; thread: string },
  text: string,
  { messenger, log }: TurnParts,
): Promise<void> {
  const result = await messenger.say({ id: thread, serviceUrl: conversation.serviceUrl }, text, undefined);
  if (!result.ok) log.warn({ code: result.code }, 'an answer could not be sent');
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
      // How much waits on somebody is not for the whole channel.
      if (conversation.kind === 'channel') return each((language) => talkText[language].mineInChat(world.link('/')));
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
              .toSorted()
              .join(', '),
          ),
        );
      const other = world.snapshot
        .of(networks)
        .where('channelId', conversation.id)
        .find(({ key }) => key !== network.key);
      if (other) return each((language) => talkText[language].bindTaken(other.title));
      const bound = await veven.runner.change(
        [update(networks, network, { channelId: conversation.id, channelTenant: conversation.tenantId })],
        actor,
      );
      if (bound !== 'done') return bound.text;
      return each((language) => talkText[language].bound(network.title));
    }
  }
}

const each = (say: (language: Language) => string): Phrase => ({ nb: say('nb'), nn: say('nn'), en: say('en') });
const phraseOf = (name: 'help' | 'unknownCommand' | 'unknownPerson' | 'bindInChannel' | 'bindSecretariat'): Phrase =>
  each((language) => talkText[language][name]);
const actorOf = ({ identity }: Sender, { veven }: TurnParts): Actor | undefined =>
  identity === undefined ? undefined : veven.actor(identity);
/** The person's own language; of somebody unknown, that of their Teams. */
const languageFor = (from: Sender, parts: TurnParts): Language => actorOf(from, parts)?.language ?? languageOf(from.locale);
const languageOf = (locale: string): Language => (locale.startsWith('nn') ? 'nn' : locale.startsWith('en') ? 'en' : 'nb');
