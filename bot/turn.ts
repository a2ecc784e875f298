import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Actor } from '../shared/access.ts';
import { CardData } from '../shared/action.ts';
import { ChosenPress } from '../shared/press.actions.ts';
import { proposedCaseText } from '../shared/proposed-case/proposed-case.text.ts';
import { networks } from '../shared/seat/seat.list.ts';
import { networkNamed } from '../shared/seat/seat.rules.ts';
import { type Language, type Phrase, phrase } from '../shared/text.ts';
import type { Veven } from './app.ts';
import { answeredSeats } from './ask/ask.readers.ts';
import { absenceReply } from './attendance/absence.talk.ts';
import { type AdaptiveCard, choicePrefix, inputPrefix, stamped } from './card.ts';
import type { Outcome } from './command.ts';
import type { DeliveredStore } from './delivery/delivered.ts';
import type { Inbound, News, Sender } from './inbound.ts';
import type { Conversation, Directory, LearntConversation, Messenger } from './ports.ts';
import { dialogAgain, dialogTitle, messageCommand, openedDialog, proposalIn } from './proposed-case/proposed-case.dialog.ts';
import { unknownVerb } from './refusals.ts';
import type { SetupDesk } from './setup/desk.ts';
import { personOf } from './setup/directory-facts.ts';
import { takeIn } from './setup/news.ts';
import { talkText, understand } from './talk.ts';
import { inTime } from './within.ts';

export interface TurnParts {
  readonly veven: Veven;
  readonly messenger: Pick<Messenger, 'say'>;
  readonly directory: Directory;
  readonly desk: Pick<SetupDesk, 'changed' | 'readMembers'>;
  /** What has been delivered: a press is answered with the post it stands on, as it should stand now. */
  readonly store: Pick<DeliveredStore, 'standingAs' | 'adopt'>;
  /** A person has pressed: their latest message was of use. */
  opened(person: string): void;
  readonly log: Logger;
}

export type Answer =
  | { readonly card: AdaptiveCard }
  | { readonly message: string }
  /** A dialog that opens, or goes on with another card. */
  | { readonly dialog: { readonly title: string; readonly card: AdaptiveCard } }
  | undefined;

/** Milliseconds after which a dialog is answered in any case: Teams gives up after five seconds. */
const longestDialog = 3_500;

/** One turn with Teams: what came in, what goes back. */
export async function takeTurn(inbound: Inbound, parts: TurnParts): Promise<Answer> {
  if (inbound.kind === 'news') return await hear(inbound.news, parts);
  const learnt = inbound.kind !== 'dialog' && inbound.conversation ? await parts.directory.learn(inbound.conversation) : 'known';
  if (learnt !== 'known') await changed(parts);
  if (inbound.kind === 'press' || inbound.kind === 'message') parts.veven.seen();
  switch (inbound.kind) {
    case 'press': {
      const answer = await safely(inbound, parts, async () => press(await placed(inbound, parts), parts));
      if (inbound.answered === 'by message' && answer && 'message' in answer) await say(inbound, answer.message, parts);
      return answer;
    }
    case 'message': {
      const answer = await safely(inbound, parts, async () => talk(await placed(inbound, parts), parts));
      await say(inbound, answer.message, parts);
      return undefined;
    }
    case 'dialog':
      parts.veven.seen();
      return await safely(inbound, parts, async () => dialog(await placed(inbound, parts), parts));
    case 'installed':
      if (inbound.conversation.kind === 'channel') parts.desk.readMembers([inbound.conversation.id]);
      if (learnt === 'new') await greet(inbound, parts);
      return undefined;
    case 'other':
      return undefined;
  }
}

/** Somebody in a shared channel is from another tenant than the channel: where the activity does not say so, the channel's roster does. */
async function placed<I extends Asked>(inbound: I, { directory }: TurnParts): Promise<I> {
  const { from } = inbound;
  const channel = channelOf(inbound);
  if (from.memberId === undefined || channel === undefined) return inbound;
  const member = (await directory.roster(channel))?.find(({ id }) => id === from.memberId);
  return member?.identity === undefined ? inbound : { ...inbound, from: { ...from, identity: member.identity } };
}

/** What a person waits for an answer to. */
type Asked = Extract<Inbound, { kind: 'press' | 'message' | 'dialog' }>;

function channelOf(inbound: Asked): string | undefined {
  if (inbound.kind === 'dialog') return inbound.channel;
  return inbound.conversation.kind === 'channel' ? inbound.conversation.id : undefined;
}

/** Teams has told of a channel or a team. */
async function hear(news: News, parts: TurnParts): Promise<undefined> {
  const members = await takeIn(news, parts.directory);
  await changed(parts);
  parts.desk.readMembers(members);
}

/** What can be written to is another than before. */
async function changed({ desk, veven }: TurnParts): Promise<void> {
  await desk.changed();
  veven.poke();
}

type Press = Extract<Inbound, { kind: 'press' }>;

/** Whoever pressed or wrote is told in words when something goes wrong: an error would show them a text of Teams' own, or nothing. */
async function safely<A>(inbound: Asked, parts: TurnParts, answer: () => Promise<A>): Promise<A | { readonly message: string }> {
  try {
    return await answer();
  } catch (error) {
    const reference = randomUUID();
    const verb = inbound.kind === 'press' ? inbound.verb : undefined;
    parts.log.error({ err: error, reference, kind: inbound.kind, verb }, 'a press or a message failed');
    return { message: talkText[languageOf(inbound.from.locale)].failed(reference) };
  }
}

async function press(inbound: Press, parts: TurnParts): Promise<Answer> {
  const { verb, data, from } = inbound;
  const actor = actorOf(from, parts);
  if (!actor) return { message: await meet(from, parts) };
  parts.opened(actor.person);
  const text = talkText[actor.language];
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

/** A case is made of a message: the form, and what became of it. */
async function dialog({ step, command, data, message, channel, from }: Dialog, parts: TurnParts): Promise<Answer> {
  const actor = actorOf(from, parts);
  if (!actor) return { message: await meet(from, parts) };
  const { veven } = parts;
  parts.opened(actor.person);
  const { language } = actor;
  if (command !== messageCommand) return { message: unknownVerb.text[language] };
  const shown = (card: AdaptiveCard) => ({ dialog: { title: dialogTitle[language], card } });
  if (step === 'open') {
    const opened = openedDialog({ channel, message }, veven.world(), actor);
    return 'refused' in opened ? { message: opened.refused[language] } : shown(opened.card);
  }
  const wish = proposalIn(data);
  // What takes long goes on by itself: the same form sent once more finds the case.
  const outcome = await inTime(longestDialog, veven.command('case/propose', actor, wish, 'card'));
  if (outcome?.kind === 'done' && outcome.card) return shown(outcome.card);
  const why = outcome?.kind === 'refused' ? outcome.text : phrase((each) => proposedCaseText[each].slow);
  const again = dialogAgain(data, why, veven.world(), actor);
  return again ? shown(again) : { message: why[language] };
}

type Dialog = Extract<Inbound, { kind: 'dialog' }>;

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

async function talk(inbound: Extract<Inbound, { kind: 'message' }>, parts: TurnParts): Promise<{ readonly message: string }> {
  const actor = actorOf(inbound.from, parts);
  if (!actor) return { message: await meet(inbound.from, parts) };
  return { message: (await reply(inbound.text, actor, inbound.conversation, parts))[actor.language] };
}

/** Somebody Veven does not know is shown to the secretariat, who alone can say who it is. What is said to them. */
async function meet({ identity, name, locale }: Sender, parts: TurnParts): Promise<string> {
  const { veven, directory } = parts;
  const world = veven.world();
  if (identity !== undefined && !personOf(identity, world)) {
    await directory.meet({ identity, name, wroteAt: world.now });
    await parts.desk.changed();
  }
  return talkText[languageOf(locale)].unknownPerson;
}

/** The first word where Veven has been added. A channel whose network is known already has nothing to be told. */
async function greet({ conversation, by }: Extract<Inbound, { kind: 'installed' }>, parts: TurnParts): Promise<void> {
  const { veven } = parts;
  const actor = veven.knowsPeople() ? actorOf(by, parts) : undefined;
  const text = talkText[actor?.language ?? languageOf(by.locale)];
  const place = { conversation, thread: conversation.id };
  if (conversation.kind === 'personal') return say(place, actor ? text.greeting : `${text.greeting} ${text.addMeFirst}`, parts);
  const isBound = veven.world().snapshot.of(networks).where('channelId', conversation.id).length > 0;
  if (!isBound) await say(place, text.channelGreeting(actor?.name ?? by.name), parts);
}

/** Answers in the thread one was spoken to in. What cannot be said is no reason to fail: Teams would send the same once more. */
async function say(
  { conversation, thread }: { conversation: Conversation; thread: string },
  text: string,
  { messenger, log }: TurnParts,
): Promise<void> {
  const result = await messenger.say({ id: thread, serviceUrl: conversation.serviceUrl }, text, undefined).catch((error: unknown) => {
    log.warn({ err: error }, 'it is not known whether an answer was sent');
  });
  if (result && !result.ok) log.warn({ code: result.code }, 'an answer could not be sent');
}

async function reply(text: string, actor: Actor, conversation: LearntConversation, { veven }: TurnParts): Promise<Phrase> {
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
      const own = new Set(answeredSeats(world).flatMap(({ person, seat }) => (person === actor.person ? [seat] : [])));
      const mine = veven.asks(world).filter(({ seat, askOn }) => own.has(seat) && askOn <= world.today);
      return each((language) => talkText[language].mine(mine.length, world.link('/')));
    }
    case 'absence':
      return absenceReply(actor, world);
    case 'rarer':
      return each((language) => talkText[language].rarer(world.link('/meg')));
    case 'bind': {
      if (!actor.secretariat) return phraseOf('bindSecretariat');
      if (conversation.kind !== 'channel') return phraseOf('bindInChannel');
      const known = world.snapshot.of(networks).all;
      const network = networkNamed(known, wish.network);
      const names = known
        .map(({ key }) => key)
        .toSorted()
        .join(', ');
      if (!network) return each((language) => talkText[language][wish.network === '' ? 'bindWhich' : 'bindUnknown'](names));
      const { id: channel, teamId: team, tenantId: tenant } = conversation;
      const outcome = await veven.command('network/bind', actor, { key: network.key, channel, team, tenant }, 'card');
      return outcome.kind === 'refused' ? outcome.text : (outcome.said ?? phraseOf('saved'));
    }
  }
}

const each = (say: (language: Language) => string): Phrase => ({ nb: say('nb'), nn: say('nn'), en: say('en') });
const phraseOf = (name: 'help' | 'unknownCommand' | 'bindInChannel' | 'bindSecretariat' | 'saved'): Phrase =>
  each((language) => talkText[language][name]);
const actorOf = ({ identity }: Sender, { veven }: TurnParts): Actor | undefined =>
  identity === undefined ? undefined : veven.actor(identity);
/** The language of somebody's Teams, where Veven does not know the person's own. */
const languageOf = (locale: string): Language => (locale.startsWith('nn') ? 'nn' : locale.startsWith('en') ? 'en' : 'nb');
