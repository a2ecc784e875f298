import type { Messenger } from '../ports.ts';
import { rootless } from './carrier.ts';
import type { Later, Limits } from './limits.ts';

/** Milliseconds that the next page of a channel's members may wait: nobody waits for them. */
const longestForPage = 30_000;

/**
 * Answers to people, and the reading of members, keep to Teams' limits as the posts do. Where Teams wants to be left alone, nobody waits.
 */
export const polite = (messenger: Messenger, limits: Limits): Pick<Messenger, 'say' | 'members' | 'channels'> => ({
  say: async (to, text, replyTo) => {
    const place = rootless(to.id);
    const said = await limits.turn(place, async () => {
      const result = await messenger.say(to, text, replyTo);
      if (!result.ok && result.retry && result.afterSeconds !== undefined) limits.pause(place, result.afterSeconds);
      return result;
    });
    return isLater(said) ? { ok: false, retry: true, afterSeconds: said.laterSeconds, code: 'left alone' } : said;
  },
  members: (conversation) =>
    messenger.members(conversation, async (readPage) => {
      const page = await limits.turn(`members of ${conversation.id}`, readPage, longestForPage);
      return isLater(page) ? undefined : page;
    }),
  channels: async (team) => {
    const read = await limits.turn(`channels of ${team.teamId}`, () => messenger.channels(team));
    return isLater(read) ? [] : read;
  },
});

const isLater = (turned: unknown): turned is Later => typeof turned === 'object' && turned !== null && 'laterSeconds' in turned;
