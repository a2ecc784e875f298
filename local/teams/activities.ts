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

/** A post as Teams gives it to a command beside it: who wrote it stands there too. */
export interface BesideMessage {
  readonly id: string;
  readonly text: string;
  readonly author: string;
}

/** Someone chooses a command beside a message, or sends its dialog. */
export function extensionActivity(said: Said & { message: BesideMessage; command: string; data?: JsonObject | undefined }): Activity {
  const { here, where, message, command, data, by } = said;
  const channel = where === 'chat' ? here.chatOf(by) : where.channel.id;
  const { tenantId, team } = here;
  const linkToMessage = `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${message.id}?${new URLSearchParams({ tenantId, groupId: team.groupId })}`;
  return {
    ...envelope(said),
    type: 'invoke',
    name: `composeExtension/${data ? 'submitAction' : 'fetchTask'}`,
    value: {
      commandId: command,
      commandContext: 'message',
      context: { theme: 'default' },
      ...(data && { data }),
      messagePayload: {
        id: message.id,
        messageType: 'message',
        linkToMessage,
        from: { user: { userIdentityType: 'aadUser', displayName: message.author } },
        body: { contentType: 'html', content: html(message.text) },
        attachments: [],
        mentions: [],
        reactions: [],
      },
    },
  };
}

const html = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');

/** Someone presses Action.Submit on a card: a message without text. */
export function submitActivity(said: Said & { post: string; value: JsonObject }): Activity {
  return { ...envelope(said), type: 'message', replyToId: said.post, value: said.value };
}

/** The app is installed in the team or with one person, upgraded, or removed. */
export function installationActivity(said: Said & { action: 'add' | 'add-upgrade' | 'remove' }): Activity {
  const base = envelope(said);
  const team = said.where === 'chat' ? {} : { eventType: said.action, settings: { selectedChannel: { id: said.where.channel.id } } };
  return { ...withData(base, { ...team, source: { name: 'message' } }), type: 'installationUpdate', action: said.action };
}

/** The bot has come to a channel, or to someone's chat. */
export function arrivalActivity(said: Said): Activity {
  const { bot } = said.here;
  if (said.where !== 'chat')
    return channelActivity({ ...said, channel: said.where.channel, eventType: 'channelMemberAdded', added: [bot.id] });
  return { ...envelope(said), type: 'conversationUpdate', membersAdded: [{ id: bot.id, name: bot.name }] };
}

type Came = { readonly added?: readonly string[]; readonly removed?: readonly string[] };

const cameAndWent = ({ added, removed }: Came): JsonObject => ({
  ...(added && { membersAdded: added.map((id) => ({ id })) }),
  ...(removed && { membersRemoved: removed.map((id) => ({ id })) }),
});

/** Something has happened to a channel, or somebody has come to it or left it. */
export function channelActivity(said: Omit<Said, 'where'> & Came & { channel: StandInChannel; eventType: string }): Activity {
  const { channel, eventType } = said;
  const base = withData(envelope({ ...said, where: { channel } }), { eventType, channel: { id: channel.id, name: channel.name } });
  return { ...base, ...cameAndWent(said), type: 'conversationUpdate' };
}

/** Something has happened to the whole team, or somebody has come to it or left it: told in General, whose id is the team's. */
export function teamActivity(said: Omit<Said, 'where'> & Came & { eventType: string; name?: string }): Activity {
  const { here, eventType, name = here.team.name } = said;
  const { id, groupId } = here.team;
  const base = envelope({ ...said, where: { channel: { id, name, network: '' } } });
  const channelData: JsonObject = { eventType, team: { id, aadGroupId: groupId, name }, tenant: { id: here.tenantId } };
  return { ...base, ...cameAndWent(said), channelData, type: 'conversationUpdate' };
}
