import { randomUUID } from 'node:crypto';
import { type Activity, channelActivity, installationActivity, teamActivity } from './activities.ts';
import type { BotAnswer, BotClient } from './bot-client.ts';
import type { StandInChannel } from './options.ts';
import type { World } from './world.ts';

/** What can happen in Teams that the bot is told of. `channel`: an id; `person`: the key of a sample person. */
export type Happening =
  | { readonly what: 'channelCreated'; readonly channel: StandInChannel }
  | { readonly what: 'channelRenamed'; readonly channel: string; readonly name: string }
  | { readonly what: 'channelDeleted' | 'channelRestored' | 'channelShared' | 'channelUnshared'; readonly channel: string }
  | { readonly what: 'channelMemberAdded' | 'channelMemberRemoved'; readonly channel: string; readonly person: string }
  | { readonly what: 'teamArchived' | 'teamUnarchived' | 'teamDeleted' | 'teamRestored' }
  | { readonly what: 'teamRenamed'; readonly name: string }
  /** The app is installed or removed: with a person, or in the team by way of a channel. */
  | { readonly what: 'appAdded' | 'appRemoved'; readonly of: { readonly person: string } | { readonly channel: StandInChannel } }
  /** Something that the bot may never have heard of. */
  | { readonly what: 'other'; readonly eventType: string };

/** Makes things happen, and tells the bot of them as Teams does. Lasts as long as the process. */
export function happenings({ here, bot, now }: { here: World; bot: BotClient; now: () => Date }) {
  function activityOf(happening: Happening): Activity {
    const by = here.people.find(({ role }) => role === 'secretariat') ?? here.people[0];
    if (!by) throw new Error('Nobody is in the team.');
    const said = { here, by, id: `f:${randomUUID()}`, at: now() };
    switch (happening.what) {
      case 'channelCreated':
        here.keepChannel(happening.channel);
        return channelActivity({ ...said, channel: happening.channel, eventType: happening.what });
      case 'channelRenamed': {
        const channel = { ...here.formerChannel(happening.channel), name: happening.name };
        here.keepChannel(channel);
        return channelActivity({ ...said, channel, eventType: happening.what });
      }
      case 'channelDeleted':
      case 'channelRestored':
      case 'channelShared':
      case 'channelUnshared': {
        const channel = here.formerChannel(happening.channel);
        if (happening.what === 'channelDeleted') here.deleteChannel(channel.id);
        if (happening.what === 'channelRestored') here.keepChannel(channel);
        return channelActivity({ ...said, channel, eventType: happening.what });
      }
      case 'channelMemberAdded':
      case 'channelMemberRemoved': {
        const channel = here.formerChannel(happening.channel);
        const person = here.person(happening.person);
        const comes = happening.what === 'channelMemberAdded';
        here.move(person, channel, comes);
        return channelActivity({ ...said, channel, eventType: happening.what, [comes ? 'added' : 'removed']: [here.idOf(person)] });
      }
      case 'teamRenamed':
        return teamActivity({ ...said, eventType: happening.what, name: happening.name });
      case 'appAdded':
      case 'appRemoved': {
        const added = happening.what === 'appAdded';
        const action = added ? 'add' : 'remove';
        if ('channel' in happening.of) {
          here.keepChannel(happening.of.channel);
          return installationActivity({ ...said, action, where: happening.of });
        }
        const person = here.person(happening.of.person);
        here.install(person, added);
        return installationActivity({ ...said, action, by: person, where: 'chat' });
      }
      case 'other':
        return teamActivity({ ...said, eventType: happening.eventType });
      default:
        return teamActivity({ ...said, eventType: happening.what });
    }
  }

  return (happening: Happening): Promise<BotAnswer> => bot(activityOf(happening));
}
