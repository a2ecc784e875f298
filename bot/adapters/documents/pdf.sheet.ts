import type PDFDocument from 'pdfkit';
import { written } from './wording.ts';

export type Document = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Document['struct']>;

/** Points. A4 with margins of 25 mm. */
export const margin = 71;
export const sizes = { 1: 20, 2: 15, 3: 12.5, 4: 10, normal: 10.5, small: 9.5 } as const;
export const ink = { text: '#1b1b1b', quiet: '#595959', line: '#bfbfbf', mark: '#5b5fc7' };

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  /** Room after it. */
  readonly after?: number;
  readonly indent?: number;
}

/** The pages and their structure: where the next line goes, and what is read aloud. */
export class Sheet {
  readonly document: Document;
  readonly #root: Element;

  constructor(document: Document) {
    this.document = document;
    this.#root = document.struct('Document');
    document.addStructure(this.#root);
  }

  add(element: Element): void {
    this.#root.add(element);
  }

  end(): void {
    this.#root.end();
  }

  text(tag: string, text: string, { size = sizes.normal, bold = false, color = ink.text, after = 5, indent = 0 }: Look = {}): void {
    const { document } = this;
    this.add(
      document.struct(tag, {}, () => {
        document
          .font(bold ? 'bold' : 'regular')
          .fontSize(size)
          .fillColor(color)
          .text(this.drawable(text), margin + indent, document.y, { width: this.width - indent, lineGap: 2 });
      }),
    );
    document.y += after;
    document.x = margin;
  }

  /** Lines are for the eye: they are no part of what is read aloud. */
  drawn(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
    this.document.fillColor(ink.text);
  }

  /** A character that the font lacks may not stand in an archive: most have a plain sister, the others become a question mark. */
  drawable(text: string): string {
    const { font: face } = (this.document as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font;
    const has = (character: string) => face.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    return [...written(text)]
      .map((character) =>
        has(character) ? character : [...character.normalize('NFKD')].filter(has).join('') || (sisters[character] ?? '?'),
      )
      .join('');
  }

  get page(): number {
    const { start, count } = this.document.bufferedPageRange();
    return start + count - 1;
  }

  get width(): number {
    return this.document.page.width - 2 * margin;
  }

  get bottom(): number {
    return this.document.page.height - margin;
  }
}

const sisters: Readonly<Record<string, string>> = {
  '→': '->',
  '←': '<-',
  '●': '•',
  '◆': '•',
  '◇': '•',
  '■': '•',
  '▲': '•',
  '✓': 'v',
  '‑': '-',
};
