import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Outline } from '../../../shared/document/outline.ts';
import { locales, paragraphsOf } from './wording.ts';

/** Twentieths of a point; half-points for the size of letters. A4 with margins of 25 mm. */
const page = { width: 11906, height: 16838, margin: 1417 };
const width = page.width - 2 * page.margin;
/** How a table's width is shared. */
const shares = [3, 4, 5];
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** A document for Word: real headings, table headings that are repeated, language and title set. */
export async function docx(outline: Outline): Promise<Uint8Array> {
  const { language, title, mark, blocks } = outline;
  const document = new Document({
    title,
    creator: 'Veven',
    lastModifiedBy: 'Veven',
    description: '',
    styles: styles(locales[language]),
    numbering: { config: [{ reference: 'list', levels: [bullet] }] },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        ...(mark && {
          headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, text: mark, style: 'Quiet' })] }) },
        }),
        footers: { default: footer(outline) },
        children: [new Paragraph({ heading: HeadingLevel.HEADING_1, text: title }), ...blocks.flatMap(blockOf)],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const headings = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

function blockOf(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: headings[block.level], text: block.text, keepNext: true })];
    case 'text':
      return paragraphsOf(block.text).map((text) => new Paragraph({ text, ...looks[block.look] }));
    case 'facts':
      return block.facts.map(
        ([name, value]) => new Paragraph({ style: 'Fact', children: [new TextRun({ text: `${name}: `, bold: true }), new TextRun(value)] }),
      );
    case 'list':
      return block.items.map((text) => new Paragraph({ text, numbering: { reference: 'list', level: 0 } }));
    case 'table':
      return [tableOf(block), new Paragraph({ style: 'Fact' })];
  }
}

const looks: Readonly<Record<Extract<Block, { kind: 'text' }>['look'], IParagraphOptions>> = {
  plain: {},
  quiet: { style: 'Quiet' },
  marked: { style: 'Marked' },
};

/** The first column names the row; the heading comes again on every page. */
function tableOf({ head, rows }: Extract<Block, { kind: 'table' }>): Table {
  const sum = shares.slice(0, head.length).reduce((total, share) => total + share, 0);
  const columns = head.map((_, index) => Math.floor((width * (shares[index] ?? 1)) / sum));
  const row = (cells: readonly string[], tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            width: { size: columns[index] ?? 0, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 0, right: 120 },
            children: [new Paragraph({ style: 'Cell', children: [new TextRun({ text, bold: tableHeader })] })],
          }),
      ),
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    borders: { top: none, left: none, right: none, insideVertical: none, bottom: rule, insideHorizontal: rule },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

/** «Side 1 av 4»: the numbers are Word's own. */
function footer({ pageNumber }: Outline): Footer {
  const [before = '', between = '', after = ''] = pageNumber(1, 2).split(/[12]/);
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        style: 'Quiet',
        children: [new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] })],
      }),
    ],
  });
}

const bullet = {
  level: 0,
  format: LevelFormat.BULLET,
  text: '•',
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 360, hanging: 260 }, spacing: { after: 80 } } },
} as const;

const styles = (locale: string) => {
  const head = (size: number, before: number, color = '1B1B1B') => ({
    run: { size, bold: true, color, font: 'Calibri' },
    paragraph: { spacing: { before, after: 80 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 22, language: { value: locale } },
        paragraph: { spacing: { after: 120, line: 276 } },
      },
      heading1: head(36, 0),
      heading2: head(28, 360),
      heading3: head(24, 300),
      heading4: head(20, 140, '595959'),
    },
    paragraphStyles: [
      { id: 'Quiet', name: 'Quiet', basedOn: 'Normal', run: { color: '595959', size: 20 } },
      { id: 'Fact', name: 'Fact', basedOn: 'Normal', paragraph: { spacing: { after: 20 } } },
      { id: 'Cell', name: 'Cell', basedOn: 'Normal', paragraph: { spacing: { after: 0 } } },
      {
        id: 'Marked',
        name: 'Marked',
        basedOn: 'Normal',
        paragraph: { indent: { left: 180 }, border: { left: { style: BorderStyle.SINGLE, size: 18, color: '5B5FC7', space: 8 } } },
      },
    ],
  };
};
