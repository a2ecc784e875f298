import { dayOf } from '../day.ts';
import { meetingDocumentText } from '../document/document.text.ts';
import { type Disclosed, editionMark } from '../document/edition.ts';
import { type Block, head, heading, marked, type Outline, part, plain, programme, quiet } from '../document/outline.ts';
import { longDay, sentence } from '../format.ts';
import type { Language } from '../text.ts';
import type { Dissent, MinutedCase, MinutesBody } from './minutes.body.ts';
import { documentText } from './minutes.text.ts';

export type { Block, Outline } from '../document/outline.ts';

/** Which minutes these are: a draft, or a version with what was corrected in it. */
export type MinutesVersion = 'draft' | { readonly version: number; readonly note: string | undefined };

/**
 * Minutes as a document: head, attendance, cases. Headings in the network's language, what people wrote as they wrote it. With
 * `disclosed` it is the full edition, for whoever may read that.
 */
export function outlineOf(body: MinutesBody, which: MinutesVersion, disclosed?: Disclosed): Outline {
  const { language, network, startsAt, cases } = body;
  const text = textIn(language);
  const draft = which === 'draft';
  const version = which !== 'draft' && which.version > 1 ? which : undefined;
  const edition = editionMark(language, exemptInMinutes(body).length > 0, disclosed);
  const fileName = [text.file, network, dayOf(startsAt), draft ? text.draftFile : version && text.version(version.version), edition.file];
  return {
    language,
    title: text.title(network),
    fileName: fileName.filter(Boolean).join(' '),
    mark: [draft && text.draft, edition.mark].filter(Boolean).join(' · ') || undefined,
    blocks: [
      ...(draft ? [quiet(text.draftWhy)] : []),
      ...edition.why,
      ...(version ? [marked(text.corrected(version.version, version.note ?? ''))] : []),
      head(body),
      ...attendance(body),
      ...(body.programme.length > 0 ? programme(body.programme, language) : []),
      ...(cases.length > 0 ? [heading(2, text.cases), ...cases.flatMap((item) => caseBlocks(item, language, disclosed))] : []),
    ],
    pageNumber: text.page,
  };
}

const textIn = (language: Language) => ({ ...meetingDocumentText[language], ...documentText[language] });

function attendance({ language, attendance: seats }: MinutesBody): Block[] {
  const text = textIn(language);
  if (seats.length === 0) return [];
  const rows = seats.map(({ municipality, state, who, outOf }) => [
    municipality,
    [text[state], who].filter(Boolean).join(': '),
    sentence(outOf.map((one) => text.outOf(one.case, one.provision)).join('; ')),
  ]);
  // A column with nothing in it is noise to whoever has it read aloud.
  const width = rows.some(([, , remark]) => remark !== '') ? 3 : 2;
  const columns = [text.municipality, text.tookPart, text.outOfTitle];
  return [heading(2, text.attendance), { kind: 'table', head: columns.slice(0, width), rows: rows.map((row) => row.slice(0, width)) }];
}

/** The cases in them that are exempt from public disclosure, by key. With none there is one edition of them. */
export const exemptInMinutes = ({ cases }: Pick<MinutesBody, 'cases'>): readonly string[] =>
  cases.flatMap(({ key, kind }) => (kind === 'exempt' ? [key] : []));

/** A case's heading: its number and title, or for an exempt one its number and the provision. */
export function caseHeading(item: MinutedCase, language: Language): string {
  const title = item.kind === 'exempt' ? textIn(language).exempt(item.provision) : item.title;
  return [item.number, title].filter(Boolean).join(' ');
}

function caseBlocks(item: MinutedCase, language: Language, disclosed: Disclosed | undefined): Block[] {
  if (item.kind === 'exempt') return exemptBlocks(item, language, disclosed);
  const text = textIn(language);
  const about = [
    text[item.kind],
    item.measure,
    item.officer && text.officer(item.officer),
    item.earlier.length > 0 && text.earlier(item.earlier.join(', ')),
  ];
  return [
    heading(3, caseHeading(item, language)),
    quiet(about.filter(Boolean).join(' · ')),
    ...part(text.proposal, item.proposal && plain(item.proposal)),
    ...outcome(item, language),
    ...part(text.weighing, item.weighing && plain(item.weighing)),
    ...part(text.dissent, item.dissent.length > 0 && { kind: 'list', items: item.dissent.map((one) => dissentLine(one, language)) }),
    ...part(text.followUp, item.followUp && plain(followUpLine(item.followUp, language))),
  ];
}

/** Its number and provision; in a full edition what its reader may read of it, with the provision beneath. */
function exemptBlocks(item: Extract<MinutedCase, { kind: 'exempt' }>, language: Language, disclosed: Disclosed | undefined): Block[] {
  const text = textIn(language);
  const content = disclosed?.get(item.key);
  if (!content) return [heading(3, caseHeading(item, language))];
  const { proposal, conclusion, weighing } = content;
  const asProposed = conclusion !== undefined && conclusion === proposal;
  return [
    heading(3, [item.number, content.heading].filter(Boolean).join(' ')),
    quiet(text.exempt(item.provision)),
    ...part(text.proposal, !asProposed && proposal && plain(proposal)),
    ...part(text.conclusion, conclusion && marked(conclusion)),
    ...(asProposed ? [quiet(text.asProposed)] : []),
    ...part(text.weighing, weighing && plain(weighing)),
  ];
}

function outcome(item: Exclude<MinutedCase, { kind: 'exempt' }>, language: Language): Block[] {
  const text = textIn(language);
  const ended = item.outcome === 'postponed' ? text.postponed(item.reason) : item.outcome === 'withdrawn' && text.withdrawn(item.reason);
  if (item.conclusion === undefined) return [plain(ended || text.noConclusion)];
  return [
    heading(4, text.conclusion),
    marked(item.conclusion),
    ...(item.asProposed ? [quiet(text.asProposed)] : []),
    ...(ended ? [plain(ended)] : []),
  ];
}

function dissentLine(one: Dissent, language: Language): string {
  const text = textIn(language);
  const what = ended(one.what);
  if (one.kind === 'disagreement') return text.disagreement(one.municipality, what);
  return text.reservation(one.municipality, what, one.body, longDay(one.until, language));
}

/** A sentence of its own, whether or not somebody has put the full stop. */
const ended = (words: string): string => (/[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`);

function followUpLine({ by, dueOn }: { by: 'secretariat' | 'network' | 'municipalities'; dueOn?: string | undefined }, language: Language) {
  const text = textIn(language);
  return by === 'municipalities' ? text.municipalities(dueOn && longDay(dueOn as Parameters<typeof longDay>[0], language)) : text[by];
}
