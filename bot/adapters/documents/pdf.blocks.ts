import type { Block } from '../../../shared/document/outline.ts';
import { ink, margin, type Sheet, sizes } from './pdf.sheet.ts';
import { writeTable } from './pdf.table.ts';
import { paragraphsOf } from './wording.ts';

const before = { 2: 20, 3: 16, 4: 8 } as const;
/** Room from a heading down: it does not stand alone at the foot of a page, nor with nothing but a case's small print. */
const together = { 2: 150, 3: 120, 4: 50 } as const;

/** Writes one part of a document where the last one ended. */
export function writeBlock(sheet: Sheet, block: Block): void {
  switch (block.kind) {
    case 'heading':
      writeHeading(sheet, block);
      break;
    case 'text':
      writeText(sheet, block);
      break;
    case 'facts':
      for (const fact of block.facts) writeFact(sheet, fact);
      break;
    case 'list':
      writeList(sheet, block.items);
      break;
    case 'table':
      writeTable(sheet, block);
      break;
  }
}

function writeHeading(sheet: Sheet, { level, text }: Extract<Block, { kind: 'heading' }>): void {
  const { document } = sheet;
  document.y += before[level];
  if (document.y + together[level] > sheet.bottom) document.addPage();
  sheet.text(`H${level}`, text, { size: sizes[level], bold: true, after: 3, color: level === 4 ? ink.quiet : ink.text });
}

function writeText(sheet: Sheet, { look, text }: Extract<Block, { kind: 'text' }>): void {
  const lines = paragraphsOf(text);
  if (look === 'marked') writeMarked(sheet, lines);
  else for (const line of lines) sheet.text('P', line, look === 'quiet' ? { size: sizes.small, color: ink.quiet } : {});
}

/** With a line beside it, on each of its pages. */
function writeMarked(sheet: Sheet, lines: readonly string[]): void {
  const { document } = sheet;
  const [page, top] = [sheet.page, document.y];
  for (const line of lines) sheet.text('P', line, { indent: 12 });
  const [lastPage, bottom] = [sheet.page, document.y];
  for (let index = page; index <= lastPage; index += 1) {
    document.switchToPage(index);
    const from = index === page ? top : margin;
    const to = index === lastPage ? bottom - 5 : sheet.bottom;
    sheet.drawn(() => document.rect(margin, from + 1, 2.5, Math.max(0, to - from)).fill(ink.mark));
  }
  document.y = bottom;
}

function writeFact(sheet: Sheet, [name, value]: readonly [string, string]): void {
  const { document } = sheet;
  sheet.add(
    document.struct('P', {}, () => {
      document
        .font('bold')
        .fontSize(sizes.normal)
        .fillColor(ink.text)
        .text(`${sheet.drawable(name)}: `, margin, document.y, { continued: true });
      document.font('regular').text(sheet.drawable(value));
    }),
  );
  document.y += 1;
}

function writeList(sheet: Sheet, items: readonly string[]): void {
  const { document } = sheet;
  const list = document.struct('L');
  sheet.add(list);
  for (const item of items) {
    const line = document.struct('LI');
    list.add(line);
    if (document.y + 30 > sheet.bottom) document.addPage();
    const top = document.y;
    document.font('regular').fontSize(sizes.normal).fillColor(ink.text);
    const body = () => void document.text(sheet.drawable(item), margin + 16, top, { width: sheet.width - 16, lineGap: 2 });
    line.add(document.struct('Lbl', {}, () => void document.text('•', margin + 4, top, { lineBreak: false })));
    line.add(document.struct('LBody', {}, body));
    line.end();
    document.y += 3;
    document.x = margin;
  }
  list.end();
}
