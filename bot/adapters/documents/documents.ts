import type { Documents } from '../../http/downloads.ts';

/** Word, PDF and packages of them. What makes them is loaded when somebody asks for the first one: all are large. */
export const documents: Documents = {
  docx: async (outline) => {
    const [{ docx }, { settled }] = await Promise.all([import('./docx.ts'), import('./settled.ts')]);
    return settled(await docx(outline), outline);
  },
  pdf: async (outline) => (await import('./pdf.ts')).pdf(outline),
  zip: async (of) => (await import('./zip.ts')).zip(of, documents),
};
