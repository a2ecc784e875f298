import { readFile } from 'node:fs/promises';
import PDFDocument from 'pdfkit';
import type { Outline } from '../../../shared/document/outline.ts';
import { writeBlock } from './pdf.blocks.ts';
import { type Document, ink, margin, Sheet, sizes } from './pdf.sheet.ts';
import { locales, written } from './wording.ts';

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
  const sheet = new Sheet(document);
  sheet.text('H1', title, { size: sizes[1], bold: true, after: 8 });
  for (const block of blocks) writeBlock(sheet, block);
  sheet.end();
  numberPages(document, outline);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** «Side 1 av 4» at the foot, and the mark at the head of a draft or an edition. */
function numberPages(document: Document, { pageNumber, mark }: Outline): void {
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index);
    document.markContent('Artifact', { type: 'Pagination' });
    const { bottom } = document.page.margins;
    document.page.margins.bottom = 0;
    const place = { width: document.page.width - 2 * margin, align: 'right', lineBreak: false } as const;
    document.font('regular').fontSize(sizes.small).fillColor(ink.quiet);
    document.text(pageNumber(index - start + 1, count), margin, document.page.height - margin + 24, place);
    if (mark) document.text(mark, margin, margin - 34, place);
    document.page.margins.bottom = bottom;
    document.endMarkedContent();
  }
}
