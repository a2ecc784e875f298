import type { Language } from '../../../shared/text.ts';
import type { WorldView } from '../../teams/page-api.ts';
import type { Look } from '../ui/look.ts';

const locales: Record<Language, string> = { nb: 'nb-no', nn: 'nn-no', en: 'en-gb' };

export interface Hosted {
  readonly world: WorldView;
  readonly person: WorldView['people'][number];
  readonly channel: WorldView['channels'][number] | undefined;
  readonly look: Look;
  /** What a deep link points at inside the tab. */
  readonly sub: string | undefined;
}

/** What Teams tells the tab, in the flat shape in which it crosses the frame; teams-js makes app, page, user of it. */
export function contextOf({ world, person, channel, look, sub }: Hosted): Record<string, unknown> {
  const { tenantId, appId, team } = world;
  const inChannel = channel && {
    channelId: channel.id,
    channelName: channel.name,
    channelType: 'Regular',
    teamId: team.id,
    teamName: team.name,
    groupId: team.groupId,
    hostTeamGroupId: team.groupId,
    hostTeamTenantId: tenantId,
  };
  return {
    ...inChannel,
    theme: look,
    locale: locales[person.language],
    entityId: 'home',
    ...(sub && { subEntityId: sub }),
    frameContext: 'content',
    hostName: 'Teams',
    hostClientType: 'web',
    sessionId: 'local-session',
    appSessionId: 'local-app-session',
    appId,
    userObjectId: person.oid,
    tid: tenantId,
    loginHint: person.email,
    upn: person.email,
    userPrincipalName: person.email,
    userDisplayName: person.name,
    isFullScreen: false,
  };
}

/** What Teams' web client says it can do, as far as this page does it. */
export const runtime = JSON.stringify({
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: {
    app: { lifecycle: {} },
    pages: { appButton: {}, backStack: {}, config: {}, currentApp: {}, tabs: {} },
    chat: {},
    people: {},
    sharing: {},
    teamsCore: {},
  },
});
