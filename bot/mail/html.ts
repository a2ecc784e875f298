/** A piece of a page whose every value has been escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const letters: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

type Value = string | Html | undefined | readonly Html[];

/** A page, or a piece of one: what is put in is text and stays text, unless it is such a piece itself. */
export function html(pieces: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(pieces.map((piece, index) => piece + written(values[index])).join(''));
}

function written(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (letter) => letters[letter] ?? letter);
  return value.map(({ text }) => text).join('');
}
