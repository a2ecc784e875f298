import { randomUUID } from 'node:crypto';
import type { SamplePerson } from '../sample/directory.ts';
import { extensionActivity, messageActivity, pressActivity, submitActivity, type Where } from './activities.ts';
import type { BotAnswer, BotClient } from './bot-client.ts';
import { ConnectorError } from './connector-error.ts';
import type { JsonObject, PostStore } from './posts.ts';
import type { Views } from './views.ts';
import type { World } from './world.ts';

export interface Writing {
  /** Key of the person who writes. */
  readonly as: string;
  /** A channel's id, or the person's own chat with the bot. */
  readonly conversation: string;
  /** In a channel: the root message to answer under. */
  readonly thread?: string | undefined;
  readonly text: string;
  /** In a channel the bot hears only what mentions it. */
  readonly mention?: boolean | undefined;
}

export interface Press {
  /** Key of the person who presses. */
  readonly as: string;
  /** A channel's id, `personal`, or the id of that person's chat. */
  readonly conversation: string;
  /** The message with the card. */
  readonly activityId: string;
  readonly action: {
    readonly type: 'Action.Execute' | 'Action.Submit';
    readonly verb?: string | undefined;
    readonly id?: string | undefined;
    readonly data?: JsonObject | undefined;
  };
  /** What stands in the card's inputs, by id. */
  readonly inputs?: JsonObject | undefined;
}

export interface Beside {
  /** Key of the person who chooses the command. */
  readonly as: string;
  readonly conversation: string;
  /** The message that it stands beside. */
  readonly activityId: string;
  readonly command: string;
  /** What its dialog sends; without it the dialog opens. */
  readonly data?: JsonObject | undefined;
}

interface Parts {
  readonly here: World;
  readonly store: PostStore;
  readonly bot: BotClient;
  readonly seenBy: Views;
  readonly now: () => Date;
}

const forbidden = (why: string) => new ConnectorError(403, 'ForbiddenOperationException', why);

/** What people do in Teams: they write, and they press. */
export function talk({ here, store, bot, seenBy, now }: Parts) {
  /** Where the person stands when they act in a conversation; refused where they are not. */
  function standing(by: SamplePerson, conversation: string): { base: string; channel: Exclude<Where, 'chat'>['channel'] | undefined } {
    const channel = here.channel(conversation);
    if (channel && !here.isIn(by, channel)) throw forbidden(`${by.name} is not in ${channel.name}.`);
    if (channel) return { base: channel.id, channel };
    const chat = here.chatOf(by);
    if (conversation !== 'personal' && conversation !== chat)
      throw new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
    if (!here.hasInstalled(by)) throw forbidden(`${by.name} has not installed ${here.bot.name}.`);
    return { base: chat, channel: undefined };
  }

  async function existing(base: string, id: string) {
    const post = await store.find(base, id);
    if (!post) throw new ConnectorError(404, 'ActivityNotFoundInConversation', 'The message is not there.');
    return post;
  }

  return {
    async write({ as, conversation, thread, text, mention = false }: Writing): Promise<{ id: string; answer: BotAnswer | undefined }> {
      const by = here.person(as);
      const { base, channel } = standing(by, conversation);
      const root = channel && thread ? (await existing(base, thread)).id : undefined;
      const shown = channel && mention ? `@${here.bot.name} ${text}` : text;
      const id = await store.add({ conversation: base, root, author: by.key, content: { text: shown, cards: [] } });
      if (channel && !mention) return { id, answer: undefined };
      const where: Where = channel ? { channel, root: root ?? id } : 'chat';
      return { id, answer: await bot(messageActivity({ here, by, where, id, at: now(), text, mention: channel !== undefined })) };
    },

    async beside({ as, conversation, activityId, command, data }: Beside): Promise<BotAnswer> {
      const by = here.person(as);
      const { base, channel } = standing(by, conversation);
      const { id, root, text = '', author } = await existing(base, activityId);
      const where: Where = channel ? { channel, root: root ?? id } : 'chat';
      const message = { id, text, author: author === undefined ? here.bot.name : here.person(author).name };
      return bot(extensionActivity({ here, by, where, id: `f:${randomUUID()}`, at: now(), message, command, data }));
    },

    async press({ as, conversation, activityId, action, inputs = {} }: Press): Promise<BotAnswer> {
      const by = here.person(as);
      const { base, channel } = standing(by, conversation);
      const post = await existing(base, activityId);
      const where: Where = channel ? { channel, root: post.root ?? post.id } : 'chat';
      const said = { here, by, where, id: `f:${randomUUID()}`, at: now(), post: post.id };
      const data = { ...action.data, ...inputs };
      if (action.type === 'Action.Submit') return bot(submitActivity({ ...said, value: data }));
      const { type, id, verb } = action;
      const answer = await bot(pressActivity({ ...said, action: { type, ...(id ? { id } : {}), ...(verb ? { verb } : {}), data } }));
      const card = cardOf(answer);
      if (card) {
        seenBy.show(base, post.id, by.key, card);
        store.tell(base, 'changed');
      }
      return answer;
    },
  };
}

/** The card in an invoke response, which is for the one who pressed. */
function cardOf({ status, body }: BotAnswer): JsonObject | undefined {
  if (status !== 200 || typeof body !== 'object' || body === null) return undefined;
  const answer = body as { type?: unknown; value?: unknown };
  const isCard = answer.type === 'application/vnd.microsoft.card.adaptive' && typeof answer.value === 'object' && answer.value !== null;
  return isCard ? (answer.value as JsonObject) : undefined;
}
