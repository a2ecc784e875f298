import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { complaints, type Exception, type Source } from './support/import-rules.ts';

const root = new URL('..', import.meta.url).pathname;

/** What the rules forbid and is right all the same, each with its reason. */
const exceptions: readonly Exception[] = [
  { path: 'local/playground.ts', may: 'reads process.env', because: 'starts another process with the environment it was started with' },
];

function sourcesIn(wing: string): Source[] {
  return readdirSync(join(root, wing), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => ({ path: `${wing}/${name.split(sep).join('/')}`, text: readFileSync(join(root, wing, name), 'utf8') }));
}

describe('the architecture', () => {
  const sources = ['shared', 'bot', 'tab', 'local'].flatMap(sourcesIn);

  it('has files in every wing', () => {
    const wings = Map.groupBy(sources, ({ path }) => path.split('/')[0]);
    expect([...wings].filter(([, files]) => files.length > 10).map(([wing]) => wing)).toEqual(['shared', 'bot', 'tab', 'local']);
  });

  it('lets imports run one way', () => {
    expect(complaints(sources, exceptions)).toEqual([]);
  });
});

describe('the rules about imports', () => {
  const broken: readonly (readonly [what: string, path: string, text: string, complaint: string])[] = [
    [
      'shared that reads a file',
      'shared/day.ts',
      `import { readFileSync } from 'node:fs';`,
      'imports node:fs: shared imports only shared and zod',
    ],
    [
      'shared that knows the bot',
      'shared/case/case.rules.ts',
      `import type { World } from '../../bot/world.ts';`,
      'imports bot/world.ts: shared imports only',
    ],
    [
      'shared that looks at the clock',
      'shared/day.ts',
      `export const today = () => new Date().toISOString();`,
      'asks the machine what time it is',
    ],
    [
      'a type of the bot in the tab',
      'tab/api.ts',
      `import type { World } from '../bot/world.ts';`,
      'imports bot/world.ts: the tab imports only',
    ],
    [
      'a type of the bot in the tab, written in place',
      'tab/api.ts',
      `export type W = import('../bot/world.ts').World;`,
      'imports bot/world.ts: the tab imports only',
    ],
    [
      'a package the tab does not have',
      'tab/home/home-page.tsx',
      `import { z } from 'moment';\nexport const Page = () => <div>{z}</div>;`,
      'imports moment: the tab imports only',
    ],
    ['the file system in the tab', 'tab/app.tsx', `const fs = await import('node:fs');`, 'imports node:fs: the tab imports only'],
    [
      'one feature in another',
      'bot/meeting/meeting.posts.ts',
      `import { decidedCard } from '../decision/decision.card.ts';`,
      'imports bot/decision/decision.card.ts: a feature imports its own',
    ],
    [
      'a feature that is re-exported by another',
      'bot/meeting/meeting.posts.ts',
      `export * from '../decision/decision.card.ts';`,
      'imports bot/decision/decision.card.ts: a feature imports its own',
    ],
    [
      'an adapter in a feature',
      'bot/case/case.commands.ts',
      `import { GraphSite } from '../adapters/graph/lists.ts';`,
      'imports bot/adapters/graph/lists.ts: only what puts the parts together',
    ],
    [
      'an SDK in a feature',
      'bot/case/case.commands.ts',
      `import type { Pool } from 'pg';`,
      'imports pg: an SDK is known only under bot/adapters and local',
    ],
    [
      'an SDK in the engine',
      'bot/turn.ts',
      `import { TurnContext } from 'botbuilder';`,
      'imports botbuilder: an SDK is known only under bot/adapters and local',
    ],
    [
      'Graph’s client beside its adapter',
      'bot/app.ts',
      `import { Client } from '@microsoft/microsoft-graph-client';`,
      'imports @microsoft/microsoft-graph-client: an SDK',
    ],
    [
      'an adapter in the engine',
      'bot/app.ts',
      `import { Connector } from './adapters/teams/connector.ts';`,
      'imports bot/adapters/teams/connector.ts: only what puts',
    ],
    [
      'local mode in the engine',
      'bot/compose.ts',
      `const { startLocal } = await import('../local/start.ts');`,
      'imports local/start.ts: only bot/main.ts',
    ],
    ['the environment elsewhere', 'bot/http/server.ts', `const port = process.env['PORT'];`, 'reads process.env: only bot/config.ts does'],
    ['the clock in a feature', 'bot/ask/ask.posts.ts', `export const now = Date.now();`, 'asks the machine what time it is'],
    [
      'a test that something leans on',
      'local/start.ts',
      `import { startVeven } from '../tests/support/veven.ts';`,
      'imports tests/support/veven.ts: nothing that runs imports tests',
    ],
    ['a file without a name', 'shared/utils.ts', '', 'is called utils'],
    ['a barrel', 'tab/home/index.tsx', '', 'is called index'],
  ];

  it.each(broken)('notice %s', (_what, path, text, complaint) => {
    expect(complaints([{ path, text }]).join('\n')).toContain(`${path} ${complaint}`);
  });

  const fine: readonly (readonly [what: string, path: string, text: string])[] = [
    [
      'an import that is only written about',
      'shared/day.ts',
      `// import fs from 'node:fs'\nexport const text = "import 'pg'; process.env; Date.now()";`,
    ],
    ['a date made of something', 'shared/day.ts', `export const noon = new Date('2026-11-23T12:00:00Z');`],
    [
      'an adapter and its SDK',
      'bot/adapters/teams/bot-framework.ts',
      `import { CloudAdapter } from 'botbuilder';\nimport { VevenError } from '../../error.ts';`,
    ],
    ['the machinery’s own clock', 'bot/delivery/courier.ts', `const until = Date.now() + 1000;`],
    [
      'style sheets and icons of the tab',
      'tab/home/home-page.tsx',
      `import css from './home.module.css';\nimport { Home } from '@fluentui/react-icons/svg/home';`,
    ],
  ];

  it.each(fine)('let %s be', (_what, path, text) => {
    expect(complaints([{ path, text }])).toEqual([]);
  });

  it('take an exception for one file and one thing, and notice when it is not needed any more', () => {
    const exception = { path: 'bot/tenant.ts', may: 'imports pg', because: 'of this test' };
    const text = `import { Pool } from 'pg';`;

    expect(complaints([{ path: 'bot/tenant.ts', text }], [exception])).toEqual([]);
    expect(complaints([{ path: 'bot/app.ts', text }], [exception])).toEqual([
      expect.stringContaining('bot/app.ts imports pg'),
      'bot/tenant.ts no longer imports pg: the exception is not needed',
    ]);
  });
});
