import type { Language } from '../../shared/text.ts';
import type { SamplePerson } from '../sample/directory.ts';
import type { StandInChannel } from './options.ts';
import type { Json, JsonObject } from './posts.ts';
import { threadId, type World } from './world.ts';

export type Activity = JsonObject & { conversation: { id: string } & JsonObject };

/** Where something is said: in a channel, under a root message if there is one, or in the person's chat. */
export type Where = { readonly channel: StandInChannel; readonly root?: string | undefined } | 'chat';

const locales: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

interface Said {
  readonly here: World;
  readonly by: SamplePerson;
  readonly where: Where;
  readonly id: string;
  readonly at: Date;
}

/** What every activity from Teams carries: who, where, when, and where to answer. */
function envelope({ here, by, where, id, at }: Said): Activity {
  const { bot, tenantId, team } = here;
  const locale = locales[by.language];
  const conversation =
    where === 'chat'
      ? { id: here.chatOf(by), conversationType: 'personal', tenantId }
      : {
          id: where.root ? threadId(where.channel.id, where.root) : where.channel.id,
          conversationType: 'channel',
          isGroup: true,
          tenantId,
        };
  const channelData: JsonObject =
    where === 'chat'
      ? { tenant: { id: tenantId } }
      : {
          teamsChannelId: where.channel.id,
          teamsTeamId: team.id,
          channel: { id: where.channel.id },
          team: { id: team.id, aadGroupId: team.groupId, name: team.name },
          tenant: { id: tenantId },
        };
  return {
    id,
    channelId: 'msteams',
    serviceUrl: here.serviceUrl(),
    timestamp: at.toISOString(),
    localTimestamp: at.toISOString(),
    localTimezone: 'Europe/Oslo',
    locale,
    from: { id: here.idOf(by), name: by.name, aadObjectId: by.oid },
    recipient: { id: bot.id, name: bot.name },
    conversation,
    channelData,
    entities: [{ type: 'clientInfo', locale, country: 'NO', platform: 'Web', timezone: 'Europe/Oslo' }],
  };
}

const withData = (activity: Activity, more: JsonObject): Activity => ({
  ...activity,
  channelData: { ...(activity['channelData'] as JsonObject), ...more },
});

/** Someone writes; in a channel the bot hears only what mentions it, and the mention is part of the text. */
export function messageActivity(said: Said & { text: string; mention: boolean }): Activity {
  const base = envelope(said);
  const { bot } = said.here;
  const at = `<at>${bot.name}</at>`;
  const entities: Json[] = said.mention ? [{ type: 'mention', text: at, mentioned: { id: bot.id, name: bot.name } }] : [];
  return {
    ...base,
    type: 'message',
    textFormat: 'plain',
    text: said.mention ? `${at} ${said.text}` : said.text,
    entities: [...entities, ...(base['entities'] as Json[])],
  };
}

/** Someone presses Action.Execute on a card. */
export function pressActivity(said: Said & { post: string; action: JsonObject }): Activity {
  return {
    ...envelope(said),
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: said.post,
    value: { action: said.action, trigger: 'manual' },
  };
}

/** Someone presses Action.Submit on a card: a message without text. */
export function submitActivity(said: Said & { post: string; value: JsonObject }): Activity {
  return { ...envelope(said), type: 'message', replyToId: said.post, value: said.value };
}

/** The app is installed, in the team or with one person. */
export function installationActivity(said: Said): Activity {
  const base = envelope(said);
  const team = said.where === 'chat' ? {} : { eventType: 'add', settings: { selectedChannel: { id: said.where.channel.id } } };
  return { ...withData(base, { ...team, source: { name: 'message' } }), type: 'installationUpdate', action: 'add' };
}

/** The bot has come to a channel, or to someone's chat. */
export function arrivalActivity(said: Said): Activity {
  const base = envelope(said);
  const { bot } = said.here;
  const more: JsonObject =
    said.where === 'chat' ? {} : { eventType: 'channelMemberAdded', channel: { id: said.where.channel.id, name: said.where.channel.name } };
  return { ...withData(base, more), type: 'conversationUpdate', membersAdded: [{ id: bot.id, name: bot.name }] };
}
