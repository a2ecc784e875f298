import type { Documents } from '../../http/downloads.ts';

/** Word and PDF. What makes them is loaded when somebody asks for the first one: both are large. */
export const documents: Documents = {
  docx: async (outline) => (await import('./docx.ts')).docx(outline),
  pdf: async (outline) => (await import('./pdf.ts')).pdf(outline),
};
