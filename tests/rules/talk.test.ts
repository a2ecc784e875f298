import { readFileSync } from 'node:fs';
import { talkText, understand } from '../../bot/talk.ts';
import { networks } from '../../shared/region/networks.ts';
import { networkNamed } from '../../shared/seat/seat.rules.ts';

describe('what somebody writes', () => {
  it.each([
    ['', 'help'],
    ['   ', 'help'],
    ['hjelp', 'help'],
    ['Hjelp!', 'help'],
    ['HELP', 'help'],
    ['?', 'help'],
    ['hei', 'help'],
    ['mine saker', 'mine'],
    ['Mine  saker.', 'mine'],
    ['my matters', 'mine'],
    ['innsjekk', 'mine'],
    ['Sjeldnere', 'rarer'],
    ['stopp!', 'rarer'],
    ['vedta budsjettet', 'unknown'],
    ['hjelp meg med noe helt annet', 'unknown'],
    ['koble til', 'bind'],
    ['koblet til HR', 'unknown'],
    ['<script>alert(1)</script>', 'unknown'],
  ])('%p is understood as %s', (text, kind) => {
    expect(understand(text).kind).toBe(kind);
  });

  it.each([
    ['koble til HR', 'HR'],
    ['Koble til hr.', 'HR'],
    ['kople til Teknisk nettverk', 'TEKNISK'],
    ['connect KDU', 'KDU'],
    ['koble til  Rådmannsutvalget!', 'KDU'],
  ])('%p connects the channel to %s', (text, network) => {
    const wish = understand(text);
    const known = networks.map(({ key, title, formerNames }) => ({ key, title: title.nb, formerNames }));
    expect(wish.kind === 'bind' && networkNamed(known as never, wish.network)?.key).toBe(network);
  });

  it('may be any command that Teams lists, in every language', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../appPackage/manifest.json', import.meta.url), 'utf8'));
    const listed = manifest.bots[0].commandLists.flatMap((list: { commands: { title: string }[] }) =>
      list.commands.map(({ title }) => title),
    );
    const translated = ['nn', 'en'].flatMap((language) =>
      Object.entries(JSON.parse(readFileSync(new URL(`../../appPackage/${language}.json`, import.meta.url), 'utf8')))
        .filter(([key]) => /^bots.*commands\[\d+\]\.title$/.test(key))
        .map(([, title]) => String(title)),
    );

    const kinds = [...listed, ...translated].map((title) => [title, understand(title).kind]);

    expect(kinds).toHaveLength(15);
    expect(kinds.filter(([, kind]) => kind === 'unknown')).toEqual([]);
    expect(understand('Koble til …')).toEqual({ kind: 'bind', network: '' });
  });

  it('is answered in short sentences, and real nynorsk', () => {
    const said = Object.values(talkText.nn).map((text) =>
      typeof text === 'string' ? text : (text as (...of: unknown[]) => string)('HR', '/'),
    );

    expect(said.filter((text) => /\b(ikke|hvordan|hva|kommunene|ledere|noen|fra|uke|jeg)\b/i.test(text))).toEqual([]);
  });

  it('may be very long', () => {
    expect(understand('x '.repeat(40_000)).kind).toBe('unknown');
    expect(understand(`koble til ${' '.repeat(40_000)}`)).toEqual({ kind: 'bind', network: '' });
  });
});
