import { readFile } from 'node:fs/promises';
import PDFDocument from 'pdfkit';
import type { Block, Outline } from '../../../shared/minutes/minutes.outline.ts';
import { locales, paragraphsOf, written } from './wording.ts';

/** Points. A4 with margins of 25 mm. */
const margin = 71;
const sizes = { 1: 20, 2: 15, 3: 12.5, 4: 10 } as const;
const before = { 2: 20, 3: 16, 4: 8 } as const;
const normal = 10.5;
const small = 9.5;
/** Room from a heading down: it does not stand alone at the foot of a page, nor with nothing but a case's small print. */
const together = { 2: 150, 3: 120, 4: 50 } as const;
/** How a table's width is shared. */
const shares = [3, 4, 5];
const ink = { text: '#1b1b1b', quiet: '#595959', line: '#bfbfbf', mark: '#5b5fc7' };

interface Fonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

let fonts: Promise<Fonts> | undefined;
const font = (name: string) => readFile(new URL(`fonts/OpenSans-${name}.ttf`, import.meta.url));

async function readFonts(): Promise<Fonts> {
  const [regular, bold] = await Promise.all([font('Regular'), font('Bold')]);
  return { regular, bold };
}

/** A tagged PDF/A-2a: headings, lists and tables as such for those who have it read aloud, its fonts within, for archives. */
export async function pdf(outline: Outline): Promise<Uint8Array> {
  fonts ??= readFonts();
  const { regular, bold } = await fonts;
  const { language, title, at, blocks } = outline;
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    subset: 'PDF/A-2a',
    pdfVersion: '1.7',
    tagged: true,
    lang: locales[language],
    displayTitle: true,
    bufferPages: true,
    info: { Title: written(title), Creator: 'Veven', Producer: 'Veven', ...(at && { CreationDate: new Date(at) }) },
    // No standard font: they are not embedded, and PDF/A takes none of them.
    font: '',
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.once('end', resolve).once('error', reject));
  document.registerFont('regular', Buffer.from(regular)).registerFont('bold', Buffer.from(bold)).font('regular');
  new Writer(document).write(title, blocks);
  numberPages(document, outline);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

type Document = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Document['struct']>;

/** Writes blocks down the pages, each in its place in the structure. */
class Writer {
  readonly #document: Document;
  readonly #root: Element;

  constructor(document: Document) {
    this.#document = document;
    this.#root = document.struct('Document');
    document.addStructure(this.#root);
  }

  write(title: string, blocks: readonly Block[]): void {
    this.#text('H1', title, { size: sizes[1], bold: true, after: 8 });
    for (const block of blocks) this.#block(block);
    this.#root.end();
  }

  #block(block: Block): void {
    switch (block.kind) {
      case 'heading':
        this.#heading(block);
        break;
      case 'text':
        if (block.look === 'marked') this.#marked(paragraphsOf(block.text));
        else
          for (const line of paragraphsOf(block.text))
            this.#text('P', line, block.look === 'quiet' ? { size: small, color: ink.quiet } : {});
        break;
      case 'facts':
        for (const fact of block.facts) this.#fact(fact);
        break;
      case 'list':
        this.#list(block.items);
        break;
      case 'table':
        this.#table(block);
        break;
    }
  }

  #heading({ level, text }: Extract<Block, { kind: 'heading' }>): void {
    const document = this.#document;
    document.y += before[level];
    if (document.y + together[level] > this.#bottom) document.addPage();
    this.#text(`H${level}`, text, { size: sizes[level], bold: true, after: 3, color: level === 4 ? ink.quiet : ink.text });
  }

  /** With a line beside it, on each of its pages. */
  #marked(lines: readonly string[]): void {
    const document = this.#document;
    const [page, top] = [this.#page, document.y];
    for (const line of lines) this.#text('P', line, { indent: 12 });
    const [lastPage, bottom] = [this.#page, document.y];
    for (let index = page; index <= lastPage; index += 1) {
      document.switchToPage(index);
      const from = index === page ? top : margin;
      const to = index === lastPage ? bottom - 5 : this.#bottom;
      this.#drawn(() => document.rect(margin, from + 1, 2.5, Math.max(0, to - from)).fill(ink.mark));
    }
    document.y = bottom;
  }

  #fact([name, value]: readonly [string, string]): void {
    const document = this.#document;
    this.#root.add(
      document.struct('P', {}, () => {
        document
          .font('bold')
          .fontSize(normal)
          .fillColor(ink.text)
          .text(`${this.#drawable(name)}: `, margin, document.y, { continued: true });
        document.font('regular').text(this.#drawable(value));
      }),
    );
    document.y += 1;
  }

  #list(items: readonly string[]): void {
    const document = this.#document;
    const list = document.struct('L');
    this.#root.add(list);
    for (const item of items) {
      const line = document.struct('LI');
      list.add(line);
      if (document.y + 30 > this.#bottom) document.addPage();
      const top = document.y;
      document.font('regular').fontSize(normal).fillColor(ink.text);
      line.add(document.struct('Lbl', {}, () => void document.text('•', margin + 4, top, { lineBreak: false })));
      line.add(
        document.struct(
          'LBody',
          {},
          () => void document.text(this.#drawable(item), margin + 16, top, { width: this.#width - 16, lineGap: 2 }),
        ),
      );
      line.end();
      document.y += 3;
      document.x = margin;
    }
    list.end();
  }

  /** The heading comes again on every page, where it is there for the eye alone. */
  #table({ head, rows }: Extract<Block, { kind: 'table' }>): void {
    const table = this.#document.struct('Table');
    this.#root.add(table);
    this.#row(table, head, 'Column');
    for (const row of rows) {
      if (this.#document.y + this.#heightOf(row) > this.#bottom) {
        this.#document.addPage();
        this.#drawn(() => this.#cells(head, (_cell, draw) => draw('bold')));
      }
      this.#row(table, row, 'Row');
    }
    table.end();
    this.#document.y += 6;
  }

  #row(table: Element, cells: readonly string[], scope: 'Column' | 'Row'): void {
    const document = this.#document;
    const row = document.struct('TR');
    table.add(row);
    this.#cells(cells, (index, draw) => {
      const isHead = scope === 'Column' || index === 0;
      const draws = () => draw(scope === 'Column' ? 'bold' : 'regular');
      row.add(isHead ? document.struct('TH', { scope } as object, draws) : document.struct('TD', {}, draws));
    });
    row.end();
  }

  #cells(cells: readonly string[], cell: (index: number, draw: (font: 'regular' | 'bold') => void) => void): void {
    const document = this.#document;
    const [top, height] = [document.y, this.#heightOf(cells)];
    let left = margin;
    cells.forEach((text, index) => {
      const [x, width] = [left, this.#widthOf(index, cells.length)];
      const draw = (font: 'regular' | 'bold') =>
        void document
          .font(font)
          .fontSize(normal)
          .fillColor(ink.text)
          .text(this.#drawable(text), x, top + 3, { width: width - 8 });
      cell(index, draw);
      left += width;
    });
    this.#drawn(() => document.rect(margin, top + height - 0.5, this.#width, 0.5).fill(ink.line));
    document.y = top + height;
    document.x = margin;
  }

  #widthOf(index: number, of: number): number {
    const sum = shares.slice(0, of).reduce((total, share) => total + share, 0);
    return (this.#width * (shares[index] ?? 1)) / sum;
  }

  #heightOf(cells: readonly string[]): number {
    const document = this.#document.font('bold').fontSize(normal);
    const heights = cells.map((text, index) =>
      document.heightOfString(this.#drawable(text), { width: this.#widthOf(index, cells.length) - 8 }),
    );
    return Math.max(...heights) + 7;
  }

  #text(
    tag: string,
    text: string,
    {
      size = normal,
      bold = false,
      color = ink.text,
      after = 5,
      indent = 0,
    }: Partial<Record<'size' | 'after' | 'indent', number>> & {
      bold?: boolean;
      color?: string;
    } = {},
  ): void {
    const document = this.#document;
    this.#root.add(
      document.struct(tag, {}, () => {
        document
          .font(bold ? 'bold' : 'regular')
          .fontSize(size)
          .fillColor(color)
          .text(this.#drawable(text), margin + indent, document.y, { width: this.#width - indent, lineGap: 2 });
      }),
    );
    document.y += after;
    document.x = margin;
  }

  /** Lines are for the eye: they are no part of what is read aloud. */
  #drawn(draw: () => void): void {
    this.#document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#document.endMarkedContent();
    this.#document.fillColor(ink.text);
  }

  /** A character that the font lacks may not stand in an archive: most have a plain sister, the others become a question mark. */
  #drawable(text: string): string {
    const { font: face } = (this.#document as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font;
    const has = (character: string) => face.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    return [...written(text)]
      .map((character) =>
        has(character) ? character : [...character.normalize('NFKD')].filter(has).join('') || (sisters[character] ?? '?'),
      )
      .join('');
  }

  get #page(): number {
    const { start, count } = this.#document.bufferedPageRange();
    return start + count - 1;
  }

  get #width(): number {
    return this.#document.page.width - 2 * margin;
  }

  get #bottom(): number {
    return this.#document.page.height - margin;
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

/** «Side 1 av 4» at the foot, and on a draft the mark at the head. */
function numberPages(document: Document, { pageNumber, mark }: Outline): void {
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index);
    document.markContent('Artifact', { type: 'Pagination' });
    const { bottom } = document.page.margins;
    document.page.margins.bottom = 0;
    const place = { width: document.page.width - 2 * margin, align: 'right', lineBreak: false } as const;
    document.font('regular').fontSize(small).fillColor(ink.quiet);
    document.text(pageNumber(index - start + 1, count), margin, document.page.height - margin + 24, place);
    if (mark) document.text(mark, margin, margin - 34, place);
    document.page.margins.bottom = bottom;
    document.endMarkedContent();
  }
}
