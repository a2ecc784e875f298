import { openValues, sampleValues } from '../../appPackage/app-package.ts';
import { readConfig } from '../../bot/config.ts';
import { listsPage } from '../../docs/lists.ts';
import { jsonOf, textOf } from './files.ts';

/** What App Service and Node take for themselves. */
const notOurs = ['NODE_ENV', 'SCM_DO_BUILD_DURING_DEPLOYMENT', 'WEBSITE_RUN_FROM_PACKAGE'];

describe('what an administrator deploys', () => {
  let bicep: string;
  let config: string;
  const settings = () => {
    const block = /name: 'appsettings'\n {2}properties: \{\n([\s\S]*?)\n {2}\}/.exec(bicep)?.[1] ?? '';
    return [...block.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name!);
  };
  const configured = () => [...config.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!);
  beforeAll(async () => {
    bicep = await textOf('../infra/azure.bicep');
    config = await textOf('../bot/config.ts');
  });

  it('sets nothing that Veven does not read', () => {
    expect(settings().filter((name) => !configured().includes(name) && !notOurs.includes(name))).toEqual([]);
  });

  it('sets everything that Veven needs in a tenant', () => {
    const read = readConfig({ VEVEN_MODE: 'tenant' });
    const needed = ('mistakes' in read ? read.mistakes : []).map((mistake) => mistake.split(' ')[0]!);

    expect(needed.length).toBeGreaterThan(5);
    expect(needed.filter((name) => !settings().includes(name))).toEqual([]);
  });

  it('gives every parameter of the template that has no value of its own, and no other', async () => {
    const { parameters } = (await jsonOf('../infra/azure.parameters.json')) as { parameters: Record<string, unknown> };
    const declared = [...bicep.matchAll(/^param (\w+) \w+( =)?/gm)].map(([, name, own]) => ({ name: name!, own: own !== undefined }));

    expect(Object.keys(parameters).filter((name) => !declared.some((one) => one.name === name))).toEqual([]);
    expect(declared.filter(({ name, own }) => !own && !(name in parameters))).toEqual([]);
  });

  it('keeps what is secret secret', () => {
    for (const name of ['clientSecret', 'databasePassword'])
      expect(bicep).toMatch(new RegExp(`@secure\\(\\)\\n@description\\([^\\n]*\\)\\nparam ${name} string\\n`));
    expect(bicep).not.toMatch(/output \w+ string = .*(secret|password)/i);
  });

  it('uses no value that neither a step before makes nor the guide names', async () => {
    const steps = await textOf('../teamsapp.yml');
    const guide = await textOf('../docs/tenant.md');
    const files = await Promise.all(['manifest.json', '../infra/azure.parameters.json', '../infra/entra.manifest.json'].map(textOf));
    const used = [steps, ...files].flatMap(openValues);
    const made = [...steps.matchAll(/: ([A-Z_]+)$/gm), ...bicep.matchAll(/^output (\w+)/gm)].map(([, name]) => name!);
    const toolkits = ['TEAMSFX_ENV', 'AAD_APP_ACCESS_AS_USER_PERMISSION_ID'];

    expect(used.filter((name) => !made.includes(name) && !toolkits.includes(name) && !guide.includes(name))).toEqual([]);
  });
});

describe('the guide', () => {
  it('names every setting that a tenant takes', async () => {
    const guide = await textOf('../docs/tenant.md');
    const config = await textOf('../bot/config.ts');
    const tenant =
      config.slice(config.indexOf('const Common'), config.indexOf('const Local')) + config.slice(config.indexOf('const Tenant'));
    const names = [...tenant.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!);

    expect(names).toContain('SITE_PATH');
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('names every value that the app package takes', async () => {
    const guide = await textOf('../docs/tenant.md');

    expect(Object.keys(sampleValues).filter((name) => !guide.includes(name))).toEqual([]);
  });

  it('describes the lists as they are now: npm run docs:lists', async () => {
    expect(await textOf('../docs/lists.md')).toBe(await listsPage());
  });
});
