import type { Query } from '../feature.ts';
import { declined } from './invitation.rules.ts';
import type { KeptInvitations } from './invited.ts';

/** How the events of coming meetings stand, for the secretariat: what Graph will not have, and who has declined without a word to Veven. */
export const invitationQueries = (kept: KeptInvitations): readonly Query[] => [
  {
    path: '/invitations',
    answer: async (world, actor) => {
      if (!actor.secretariat) return undefined;
      const coming = (await kept.all()).filter(({ startsAt }) => startsAt > world.now);
      return coming.map(({ key, state, error, joinUrl, answers }) => ({
        meeting: key,
        state,
        error,
        joinUrl,
        declined: declined(key, answers, world),
      }));
    },
  },
];
