import { randomUUID } from 'node:crypto';
import { type Activity, arrivalActivity, installationActivity } from './activities.ts';
import type { BotClient } from './bot-client.ts';
import type { PostStore } from './posts.ts';
import type { World } from './world.ts';

interface Install {
  readonly what: string;
  readonly activities: readonly Activity[];
}

/** Few at a time: the bot looks up the roster for each. */
const atOnce = 4;

/** Makes the telling of the bot that it is installed: what has been told is remembered, so that a stop in the middle is made good at the next start. */
export function installer({ here, store, bot, now }: { here: World; store: PostStore; bot: BotClient; now: () => Date }) {
  function installs(): Install[] {
    const [first] = here.channels;
    const secretariat = here.people.find(({ role }) => role === 'secretariat') ?? here.people[0];
    if (!first || !secretariat) return [];
    const said = (more: Pick<Parameters<typeof arrivalActivity>[0], 'by' | 'where'>) => ({
      here,
      id: `f:${randomUUID()}`,
      at: now(),
      ...more,
    });
    // The sample region has had Veven since before it was started here: nobody is greeted.
    const upgraded = (more: Parameters<typeof said>[0]) => installationActivity({ ...said(more), action: 'add-upgrade' });
    return [
      { what: 'team', activities: [upgraded({ by: secretariat, where: { channel: first } })] },
      ...here.channels.map((channel) => ({
        what: `channel ${channel.id}`,
        activities: [arrivalActivity(said({ by: secretariat, where: { channel } }))],
      })),
      ...here.people.filter(here.hasInstalled).map((by) => ({
        what: `chat ${by.key}`,
        activities: [upgraded({ by, where: 'chat' })],
      })),
    ];
  }

  async function tell({ what, activities }: Install): Promise<void> {
    for (const activity of activities) {
      const { status } = await bot(activity);
      if (status >= 300) throw new Error(`The bot answered ${status} when told that it is installed (${what}).`);
    }
    await store.rememberInstall(what);
  }

  return async function install(): Promise<void> {
    const told = await store.installs();
    const left = installs().filter(({ what }) => !told.has(what));
    const worker = async () => {
      for (let next = left.shift(); next; next = left.shift()) await tell(next);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  };
}
