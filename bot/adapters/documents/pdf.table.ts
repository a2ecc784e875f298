import type { Block } from '../../../shared/document/outline.ts';
import { type Element, ink, margin, type Sheet, sizes } from './pdf.sheet.ts';

/** How a table's width is shared. */
const shares = [3, 4, 5];

/** The heading comes again on every page, where it is there for the eye alone. */
export function writeTable(sheet: Sheet, { head, rows }: Extract<Block, { kind: 'table' }>): void {
  const { document } = sheet;
  const table = document.struct('Table');
  sheet.add(table);
  writeRow(sheet, table, { cells: head, scope: 'Column' });
  for (const row of rows) {
    if (document.y + heightOf(sheet, row) > sheet.bottom) {
      document.addPage();
      sheet.drawn(() => drawCells(sheet, head, (_cell, draw) => draw('bold')));
    }
    writeRow(sheet, table, { cells: row, scope: 'Row' });
  }
  table.end();
  document.y += 6;
}

interface Row {
  readonly cells: readonly string[];
  /** What its headings name: the table's first row its columns, the first cell of any other its row. */
  readonly scope: 'Column' | 'Row';
}

function writeRow(sheet: Sheet, table: Element, { cells, scope }: Row): void {
  const { document } = sheet;
  const row = document.struct('TR');
  table.add(row);
  drawCells(sheet, cells, (index, draw) => {
    const isHead = scope === 'Column' || index === 0;
    const draws = () => draw(scope === 'Column' ? 'bold' : 'regular');
    row.add(isHead ? document.struct('TH', { scope } as object, draws) : document.struct('TD', {}, draws));
  });
  row.end();
}

function drawCells(sheet: Sheet, cells: readonly string[], cell: (index: number, draw: (font: 'regular' | 'bold') => void) => void): void {
  const { document } = sheet;
  const [top, height] = [document.y, heightOf(sheet, cells)];
  let left = margin;
  cells.forEach((text, index) => {
    const [x, width] = [left, widthOf(sheet, index, cells.length)];
    const draw = (font: 'regular' | 'bold') =>
      void document
        .font(font)
        .fontSize(sizes.normal)
        .fillColor(ink.text)
        .text(sheet.drawable(text), x, top + 3, { width: width - 8 });
    cell(index, draw);
    left += width;
  });
  sheet.drawn(() => document.rect(margin, top + height - 0.5, sheet.width, 0.5).fill(ink.line));
  document.y = top + height;
  document.x = margin;
}

function widthOf({ width }: Sheet, index: number, of: number): number {
  const sum = shares.slice(0, of).reduce((total, share) => total + share, 0);
  return (width * (shares[index] ?? 1)) / sum;
}

function heightOf(sheet: Sheet, cells: readonly string[]): number {
  const document = sheet.document.font('bold').fontSize(sizes.normal);
  const heights = cells.map((text, index) =>
    document.heightOfString(sheet.drawable(text), { width: widthOf(sheet, index, cells.length) - 8 }),
  );
  return Math.max(...heights) + 7;
}
