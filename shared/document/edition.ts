import type { ExemptContent } from '../exempt/exempt.list.ts';
import type { Language } from '../text.ts';
import { meetingDocumentText } from './document.text.ts';
import { type Block, quiet } from './outline.ts';

/** Of what is exempt from public disclosure, `public` gives the provision alone, and `full` what whoever asks for it may read. */
export type Edition = 'public' | 'full';

/** What a full edition is filled in with, by the key of the case or attachment: what its reader may read, and nothing else. */
export type Disclosed = ReadonlyMap<
  string,
  Partial<Pick<ExemptContent, 'heading' | 'information' | 'proposal' | 'conclusion' | 'weighing' | 'url'>>
>;

/** How a document says which edition it is. */
export interface EditionMark {
  /** On every page; none where nothing is exempt: then there is one edition. */
  readonly mark: string | undefined;
  /** In the file's name. */
  readonly file: string | undefined;
  readonly why: readonly Block[];
}

/** The mark of a document of which something, or nothing, is exempt. */
export function editionMark(language: Language, holdsExempt: boolean, disclosed: Disclosed | undefined): EditionMark {
  const text = meetingDocumentText[language];
  if (!holdsExempt) return { mark: undefined, file: undefined, why: [] };
  return disclosed
    ? { mark: text.fullEdition, file: text.fullFile, why: [quiet(text.fullWhy)] }
    : { mark: text.publicEdition, file: text.publicFile, why: [quiet(text.publicWhy)] };
}
