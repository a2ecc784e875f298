import { understand } from '../../bot/talk.ts';
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

  it('may be very long', () => {
    expect(understand('x '.repeat(40_000)).kind).toBe('unknown');
    expect(understand(`koble til ${' '.repeat(40_000)}`)).toEqual({ kind: 'bind', network: '' });
  });
});
