import { messageCommand } from '../../bot/proposed-case/proposed-case.dialog.ts';
import { understand, type Wish } from '../../bot/talk.ts';
import { jsonOf } from './files.ts';

interface Manifest {
  name: { short: string; full: string };
  description: { short: string; full: string };
  staticTabs: { name: string }[];
  composeExtensions: { commands: { id: string; title: string; description: string; context: string[]; fetchTask: boolean }[] }[];
  bots: { commandLists: { scopes: string[]; commands: { title: string; description: string }[] }[] }[];
}

/** The manifest's own texts by the keys that a language file has for them. */
function texts({ name, description, staticTabs, bots, composeExtensions }: Manifest): Record<string, string> {
  const commands = bots[0]!.commandLists.flatMap((list, at) =>
    list.commands.flatMap(({ title, description: about }, index): [string, string][] => [
      [`bots[0].commandLists[${at}].commands[${index}].title`, title],
      [`bots[0].commandLists[${at}].commands[${index}].description`, about],
    ]),
  );
  const beside = composeExtensions[0]!.commands.flatMap(({ title, description: about }, index): [string, string][] => [
    [`composeExtensions[0].commands[${index}].title`, title],
    [`composeExtensions[0].commands[${index}].description`, about],
  ]);
  return {
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
    ...Object.fromEntries(staticTabs.map((tab, index) => [`staticTabs[${index}].name`, tab.name])),
    ...Object.fromEntries([...commands, ...beside]),
  };
}

/** The title of a command that is written to the bot, as people see it in its list. */
const isWritten = (key: string) => key.startsWith('bots') && key.endsWith('.title');

const languages = ['nb', 'nn', 'en'] as const;

describe('the manifest', () => {
  const said: Record<string, Record<string, string>> = {};
  let manifest: Manifest;
  beforeAll(async () => {
    manifest = (await jsonOf('manifest.json')) as unknown as Manifest;
    said['nb'] = texts(manifest);
    for (const language of ['nn', 'en']) {
      const { $schema: _, ...own } = await jsonOf(`${language}.json`);
      said[language] = own as Record<string, string>;
    }
  });

  it.each(['nn', 'en'])('says in %s everything that it says in nb', (language) => {
    expect(Object.keys(said[language]!).toSorted()).toEqual(Object.keys(said['nb']!).toSorted());
  });

  it('is not the same in two languages', () => {
    for (const key of ['name.full', 'description.short', 'description.full']) {
      expect(new Set(languages.map((language) => said[language]![key])).size).toBe(3);
    }
  });

  it.each(languages)('offers no command in %s that the bot does not understand', (language) => {
    const titles = Object.entries(said[language]!).filter(([key]) => isWritten(key));

    expect(titles).toHaveLength(5);
    for (const [, title] of titles) expect([title, understand(title).kind]).not.toEqual([title, 'unknown']);
  });

  it('means the same by a command in every language', () => {
    const wishes = (language: string): Wish['kind'][] =>
      Object.entries(said[language]!)
        .filter(([key]) => isWritten(key))
        .map(([, title]) => understand(title).kind);

    expect(wishes('nb')).toEqual(['mine', 'help', 'mine', 'bind', 'help']);
    expect(wishes('nn')).toEqual(wishes('nb'));
    expect(wishes('en')).toEqual(wishes('nb'));
  });

  it('offers beside a message the one command that the bot answers there', () => {
    const [extension] = manifest.composeExtensions;

    expect(extension!.commands.map(({ id, context, fetchTask }) => ({ id, context, fetchTask }))).toEqual([
      { id: messageCommand, context: ['message'], fetchTask: true },
    ]);
  });

  it('offers help wherever the bot can be written to', () => {
    const [bot] = manifest.bots;

    expect(bot!.commandLists.map(({ scopes }) => scopes)).toEqual([['personal'], ['team']]);
  });
});
