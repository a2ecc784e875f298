import { destinationOf } from '../../local/page/links.ts';
import { markdownHtml } from '../../shared/markdown.ts';

describe('markdown on a card', () => {
  it.each([
    ['Felles **mottak** og _kurs_', '<p>Felles <strong>mottak</strong> og <em>kurs</em></p>'],
    ['*a* og __b__', '<p><em>a</em> og <strong>b</strong></p>'],
    ['ett\n\nto', '<p>ett</p><p>to</p>'],
    ['ett\nto', '<p>ett to</p>'],
    ['- ett\n- to', '<ul><li>ett</li><li>to</li></ul>'],
    ['Før\n- ett\n\nEtter', '<p>Før</p><ul><li>ett</li></ul><p>Etter</p>'],
    ['3. tre\n4. fire', '<ol start="3"><li>tre</li><li>fire</li></ol>'],
    ['[Åpne](https://a.example/x_y_z?a=1&b=2)', '<p><a href="https://a.example/x_y_z?a=1&amp;b=2">Åpne</a></p>'],
    ['snake_case_name og 2 * 3 * 4', '<p>snake_case_name og 2 * 3 * 4</p>'],
  ])('reads %j', (written, html) => {
    expect(markdownHtml(written)).toBe(html);
  });

  it.each([
    ['<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
    ['[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
    ['[a](https://x.example/"onclick="b)', '<p><a href="https://x.example/&quot;onclick=&quot;b">a</a></p>'],
    ['**<b>**', '<p><strong>&lt;b&gt;</strong></p>'],
    ['\\*ikke kursiv\\* \\<b\\> \\[a\\]', '<p>*ikke kursiv* \\&lt;b&gt; [a]</p>'],
    ['# Overskrift', '<p># Overskrift</p>'],
  ])('shows %j as it is written', (written, html) => {
    expect(markdownHtml(written)).toBe(html);
  });
});

describe('a link on a card', () => {
  const here = 'http://127.0.0.1:3978';

  it.each([
    [`${here}/tab/meetings/1?a=b`, { kind: 'tab', path: '/tab/meetings/1?a=b', sub: undefined, channel: undefined }],
    [
      `https://teams.microsoft.com/l/entity/app/home?webUrl=${encodeURIComponent(`${here}/tab/x`)}&context=${encodeURIComponent('{"subEntityId":"/x","channelId":"19:c"}')}`,
      { kind: 'tab', path: '/tab/x', sub: '/x', channel: '19:c' },
    ],
    [
      'https://teams.microsoft.com/l/entity/app/home?webUrl=https%3A%2F%2Fevil.example%2Ftab%2Fx',
      { kind: 'tab', path: undefined, sub: undefined, channel: undefined },
    ],
    [`${here}/local/host?path=%2Ftab%2Fmeasures%2FT5&channel=HR`, { kind: 'tab', path: '/tab/measures/T5', sub: undefined, channel: 'HR' }],
    [`${here}/local/host?path=https%3A%2F%2Fevil.example%2Ftab%2Fx`, { kind: 'tab', path: undefined, sub: undefined, channel: undefined }],
    ['https://teams.microsoft.com/l/channel/19%3Ac/HR', { kind: 'teams' }],
    ['https://example.org/a', { kind: 'web', url: 'https://example.org/a' }],
    ['javascript:alert(1)', undefined],
  ])('leads from %s', (link, destination) => {
    expect(destinationOf(link, here)).toEqual(destination);
  });
});
