import type { SampleChannel, SamplePerson } from '../../local/sample/directory.ts';
import type { BotAnswer } from '../../local/teams/bot-client.ts';
import type { JsonObject, Post } from '../../local/teams/posts.ts';
import type { TeamsStandIn } from '../../local/teams/stand-in.ts';
import { buttonsOf, inputsOf, textOf } from './teams-card.ts';

/** Who someone is: a seat's representative or deputy, a role, or the key of a person. */
export type Who =
  | { readonly seat: string; readonly part?: 'representative' | 'deputy' }
  | { readonly role: 'secretariat' | 'member' }
  | string;

/** A card as a person sees it, and can press. */
export interface SeenCard {
  readonly card: JsonObject;
  /** All visible text, a line each. */
  readonly text: string;
  /** The titles of the buttons, in order. */
  readonly buttons: readonly string[];
  /** The ids of the inputs and what stands in them. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Presses the button with this title. */
  press(title: string, by: { readonly as: Who; readonly inputs?: Readonly<Record<string, string>> }): Promise<PressAnswer>;
}

/** A post, and what stands in it. */
export interface SeenPost extends SeenCard {
  readonly post: Post;
  readonly id: string;
  readonly edits: number;
}

/** What the bot answered to a press: a card for that person, a message, or an error. */
export interface PressAnswer extends BotAnswer {
  readonly card: SeenCard | undefined;
  /** The text of a message or an error. */
  readonly message: string | undefined;
}

export interface SeenConversation {
  readonly id: string;
  /** Everything that stands there, oldest first. */
  posts(): Promise<SeenPost[]>;
  /** The latest post with this text; fails with what stands there instead. */
  post(text: string | RegExp): Promise<SeenPost>;
  /** Waits until a post with this text stands there. */
  sees(text: string | RegExp, withinMs?: number): Promise<SeenPost>;
  /** Writes there; in a channel with a mention of the bot unless told otherwise. */
  write(text: string, by: { readonly as: Who; readonly mention?: boolean; readonly thread?: string }): Promise<BotAnswer | undefined>;
}

export interface Teams {
  readonly standIn: TeamsStandIn;
  /** The channel of a network: `KDU`. */
  channel(network: string): SeenConversation;
  /** A person's chat with the bot. */
  chat(who: Who): SeenConversation;
  person(who: Who): SamplePerson;
}

/** Channels and chats, told the way a person would tell them. */
export function teamsOf(
  standIn: TeamsStandIn,
  { people, channels }: { people: readonly SamplePerson[]; channels: readonly SampleChannel[] },
): Teams {
  function person(who: Who): SamplePerson {
    const found = people.find(({ key, seat, role }) => {
      if (typeof who === 'string') return key === who;
      return 'seat' in who ? seat?.key === who.seat && seat.part === (who.part ?? 'representative') : role === who.role;
    });
    if (!found) throw new Error(`Nobody is ${JSON.stringify(who)}.`);
    return found;
  }

  function seenCard(card: JsonObject, conversation: string, activityId: string): SeenCard {
    const inputs = inputsOf(card);
    return {
      card,
      text: textOf(card),
      buttons: buttonsOf(card).map(({ title }) => title),
      inputs,
      async press(title, { as, inputs: given = {} }) {
        const unknown = Object.keys(given).filter((id) => !(id in inputs));
        if (unknown.length > 0)
          throw new Error(`No input "${unknown.join('", "')}" on the card, only "${Object.keys(inputs).join('", "')}".`);
        const action = buttonsOf(card).find((button) => button.title === title && /^Action\.(Execute|Submit)$/.test(button.type));
        if (!action)
          throw new Error(
            `No button "${title}" to press, only "${buttonsOf(card)
              .map((button) => button.title)
              .join('", "')}".`,
          );
        const { type, id, verb, data, takesInputs } = action;
        const answer = await standIn.press({
          as: person(as).key,
          conversation,
          activityId,
          action: { type: type as 'Action.Execute' | 'Action.Submit', id, verb, data },
          inputs: takesInputs ? { ...inputs, ...given } : {},
        });
        return { ...answer, ...answerOf(answer, conversation, activityId) };
      },
    };
  }

  function answerOf({ body }: BotAnswer, conversation: string, activityId: string): Pick<PressAnswer, 'card' | 'message'> {
    const { type = '', value } = (body ?? {}) as { type?: string; value?: unknown };
    if (type === 'application/vnd.microsoft.card.adaptive')
      return { card: seenCard(value as JsonObject, conversation, activityId), message: undefined };
    const message = typeof value === 'string' ? value : (value as { message?: string } | undefined)?.message;
    return { card: undefined, message };
  }

  const seenPost = (post: Post): SeenPost => {
    const seen = seenCard(post.card ?? {}, post.conversation, post.id);
    return { ...seen, text: [post.text, seen.text].filter(Boolean).join('\n'), post, id: post.id, edits: post.edits };
  };

  function conversation(id: string): SeenConversation {
    const posts = async () => (await standIn.posts(id)).map(seenPost);
    const matching = (all: SeenPost[], text: string | RegExp) =>
      all.findLast((post) => (typeof text === 'string' ? post.text.includes(text) : text.test(post.text)));
    const nothing = (all: SeenPost[], text: string | RegExp) =>
      new Error(
        `No post with ${text}. There ${all.length === 1 ? 'stands' : 'stand'}:\n${all.map((post) => post.text).join('\n---\n') || 'nothing'}`,
      );
    return {
      id,
      posts,
      async post(text) {
        const all = await posts();
        const found = matching(all, text);
        if (!found) throw nothing(all, text);
        return found;
      },
      async sees(text, withinMs = 10_000) {
        const { promise, resolve, reject } = Promise.withResolvers<SeenPost>();
        const look = async () => {
          const found = matching(await posts(), text);
          if (found) resolve(found);
        };
        const silence = standIn.listen((where) => void (where === id && look().catch(reject)));
        const late = setTimeout(() => void posts().then((all) => reject(nothing(all, text)), reject), withinMs);
        try {
          await look();
          return await promise;
        } finally {
          silence();
          clearTimeout(late);
        }
      },
      async write(text, { as, mention = true, thread }) {
        return (await standIn.write({ as: person(as).key, conversation: id, text, mention, thread })).answer;
      },
    };
  }

  return {
    standIn,
    person,
    channel(network) {
      const found = channels.find((channel) => channel.network === network);
      if (!found) throw new Error(`No channel of the network "${network}".`);
      return conversation(found.id);
    },
    chat: (who) => conversation(standIn.chatOf(person(who).key)),
  };
}
