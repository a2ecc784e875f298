import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { channels, type SamplePerson, samplePeople, samplePerson, team, tenantId } from './sample/directory.ts';

/**
 * `npm run playground -- --as HR/Rollag`: Microsoft's own stand-in for Teams as a second look at the bot. It cannot sign what it
 * sends, so Veven runs without an app id here, on loopback only. It takes one user, who cannot be switched while it runs, five
 * others, and one channel beside General. It opens no browser by itself: where there is none, trying to would end it.
 */
const version = '0.2.28';
const port = 56_150;
const others = 5;

const { values } = parseArgs({ options: { as: { type: 'string', default: 'secretariat' } }, strict: true });
const user = samplePerson(values.as === 'secretariat' ? { role: 'secretariat' } : { seat: values.as });
if (!user) {
  console.error(`Nobody is «${values.as}». Write --as secretariat or a seat, for example --as HR/Rollag.`);
  process.exit(1);
}
const network = user.seat?.network ?? 'HR';
const channel = channels.find((candidate) => candidate.network === network);
if (!channel) throw new Error(`there is no channel of ${network}`);

const folder = join(process.env['DATA_DIR'] || '.veven', 'playground');
mkdirSync(join(folder, 'config'), { recursive: true });
writeFileSync(join(folder, 'config', '.m365agentsplayground.yml'), configuration(user));

const childOptions = { stdio: 'inherit', shell: process.platform === 'win32' } as const;
const veven = spawn(process.execPath, ['bot/main.ts'], {
  ...childOptions,
  env: { ...process.env, DATA_DIR: folder, VEVEN_PLAYGROUND: `${user.seat?.key ?? 'secretariat'}` },
});
const playground = spawn(
  'npx',
  [
    '--yes',
    `@microsoft/m365agentsplayground@${version}`,
    'start',
    '-e',
    `http://127.0.0.1:${process.env['PORT'] || 3978}/api/messages`,
    '-c',
    'msteams',
    '-p',
    String(port),
    '--disable-telemetry',
  ],
  {
    ...childOptions,
    cwd: join(folder, 'config'),
    env: { ...process.env, APPLICATION_INSIGHTS_NO_STATSBEAT: '1', TEAMSAPPTESTER_BROWSER: 'none' },
  },
);
console.log(
  `The Playground as ${user.name}: http://localhost:${port}. Its channel is ${channel.name}; the region's clock is on Veven's start page.`,
);

const stop = () => {
  playground.kill();
  veven.kill('SIGTERM');
};
process.once('SIGINT', stop).once('SIGTERM', stop);
for (const child of [veven, playground]) child.once('exit', stop);

/** What the Playground reads at start: who is there and which channels. JSON is YAML too. */
function configuration(current: SamplePerson): string {
  const account = (person: SamplePerson) => ({
    id: `29:${person.oid}`,
    name: person.name,
    userPrincipleName: person.email,
    aadObjectId: person.oid,
    givenName: person.name.split(', ').at(-1) ?? person.name,
    surname: person.name.split(', ')[0] ?? person.name,
    email: person.email,
  });
  return JSON.stringify(
    {
      version: '0.1.1',
      tenantId,
      bot: { id: '28:veven', name: 'Veven' },
      currentUser: account(current),
      users: samplePeople
        .filter((person) => person.key !== current.key && person.networks.includes(network))
        .slice(0, others)
        .map(account),
      personalChat: { id: 'personal-chat-veven' },
      groupChat: { id: 'group-chat-veven', name: 'Gruppechat' },
      team: { id: team.id, name: team.name, aadGroupId: team.groupId, channels: [{ id: channel?.id, name: channel?.name }] },
    },
    null,
    2,
  );
}
