import { jest } from '@jest/globals';
import { unzipSync } from 'fflate';
import { appPackage, openValues, sampleValues, type Values, zip } from '../../appPackage/app-package.ts';
import { fileOf, jsonOf } from './files.ts';

const filled = async (values: Values = sampleValues) => {
  const made = await appPackage(values);
  if ('mistakes' in made) throw new Error(made.mistakes.join('\n'));
  return made.files;
};
const mistakes = async (values: Values) => {
  const made = await appPackage(values);
  return 'mistakes' in made ? made.mistakes : [];
};

describe('the app package', () => {
  const online = globalThis.fetch;
  const offline = jest.fn(() => Promise.reject(new Error('there is no net'))) as unknown as typeof fetch;
  beforeAll(() => {
    globalThis.fetch = offline;
  });
  afterAll(() => {
    globalThis.fetch = online;
  });

  it('is valid, with every language, and asks nobody on the net', async () => {
    expect(await mistakes(sampleValues)).toEqual([]);
    expect(offline).not.toHaveBeenCalled();
  });

  it('holds the manifest, both icons and the languages beside bokmål, and nothing else', async () => {
    const entries = unzipSync(zip(await filled()));

    expect(Object.keys(entries).toSorted()).toEqual(['color.png', 'en.json', 'manifest.json', 'nn.json', 'outline.png']);
    expect(entries['outline.png']).toEqual(new Uint8Array(await fileOf('outline.png')));
  });

  it('is the same bytes every time it is made', async () => {
    expect(zip(await filled())).toEqual(zip(await filled()));
  });

  it('leaves no value open', async () => {
    const { 'manifest.json': manifest } = await filled();

    expect(openValues(new TextDecoder().decode(manifest))).toEqual([]);
  });

  it('names every value that is missing, at once', async () => {
    const told = await mistakes({});

    expect(told).toHaveLength(Object.keys(sampleValues).length);
    for (const name of Object.keys(sampleValues)) expect(told).toContain(`${name} is missing in the environment`);
  });

  it('says what is wrong with a value, and where', async () => {
    const told = await mistakes({ ...sampleValues, CLIENT_ID: 'veven', PRIVACY_URL: 'veven.example' });

    expect(told.some((mistake) => mistake.startsWith('manifest.json/bots/0/botId'))).toBe(true);
    expect(told.some((mistake) => mistake.startsWith('manifest.json/developer/privacyUrl'))).toBe(true);
  });

  it('keeps a quotation mark in a name', async () => {
    const { 'manifest.json': manifest } = await filled({ ...sampleValues, DEVELOPER_NAME: 'Samarbeidet «Veven" AS' });

    expect(JSON.parse(new TextDecoder().decode(manifest))).toMatchObject({ developer: { name: 'Samarbeidet «Veven" AS' } });
  });

  it('has the version of the project', async () => {
    expect(await jsonOf('manifest.json')).toMatchObject({ version: (await jsonOf('../package.json'))['version'] });
  });
});
