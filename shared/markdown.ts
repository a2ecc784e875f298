/** The little markdown that Teams shows in a card: bold, italic, lists, links. Everything else, HTML too, is shown as it is written. */
export function markdownHtml(text: string): string {
  return blocks(text)
    .map(({ kind, lines }) => {
      if (kind === 'text') return `<p>${inline(lines.join(' '))}</p>`;
      const start = kind === 'ol' && lines[0] ? ` start="${Number.parseInt(lines[0], 10)}"` : '';
      return `<${kind}${start}>${lines.map((line) => `<li>${inline(line.replace(marker, ''))}</li>`).join('')}</${kind}>`;
    })
    .join('');
}

const bullet = /^\s*[-*+]\s+/;
const number = /^\s*\d{1,9}[.)]\s+/;
const marker = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;

interface Block {
  readonly kind: 'text' | 'ul' | 'ol';
  readonly lines: string[];
}

const kindOf = (line: string): Block['kind'] => (bullet.test(line) ? 'ul' : number.test(line) ? 'ol' : 'text');

/** Paragraphs stand between empty lines; list items follow one another. */
function blocks(text: string): Block[] {
  const found: Block[] = [];
  let open = false;
  for (const line of text.split(/\r?\n|\r/)) {
    if (line.trim() === '') {
      open = false;
      continue;
    }
    const last = found.at(-1);
    const kind = kindOf(line);
    if (open && last?.kind === kind) last.lines.push(line);
    else found.push({ kind, lines: [line] });
    open = true;
  }
  return found;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** A character with a backslash before it is meant as it stands: it waits in the private use area while marks are read. */
const privateUse = 0xe000;
const hide = (text: string) =>
  text.replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, (_all, character: string) => String.fromCharCode(privateUse + character.charCodeAt(0)));
const reveal = (text: string) =>
  text.replace(/[\ue000-\ue07f]/g, (character) => escaped(String.fromCharCode(character.charCodeAt(0) - privateUse)));

function inline(text: string): string {
  const withoutLinks: string[] = [];
  const kept = escaped(hide(text)).replace(/\[([^\]]+)\]\(((?:https?:|mailto:|\/)[^\s)]*)\)/g, (_all, words: string, href: string) => {
    withoutLinks.push(`<a href="${href}">${emphasis(words)}</a>`);
    return `\ue100${withoutLinks.length - 1}\ue101`;
  });
  return reveal(emphasis(kept).replace(/\ue100(\d+)\ue101/g, (_all, index: string) => withoutLinks[Number(index)] ?? ''));
}

function emphasis(text: string): string {
  return text
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)(.+?)(?<=\S)__(?![\p{L}\p{N}_])/gu, '<strong>$1</strong>')
    .replace(/\*(?=\S)([^*]+?)(?<=\S)\*/g, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '<em>$1</em>');
}
