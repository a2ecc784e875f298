import { dayOf, type Instant } from '../day.ts';
import { longDay, sentence, timeOfDay } from '../format.ts';
import type { Language } from '../text.ts';
import type { Dissent, MinutedCase, MinutesBody } from './minutes.body.ts';
import { documentText } from './minutes.text.ts';

/** One part of a document. The page, Word and PDF all show these, so that they say the same. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string }
  /** A line break starts a new paragraph. */
  | { readonly kind: 'text'; readonly text: string; readonly look: 'plain' | 'quiet' | 'marked' }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** A document as headings and text, in order. */
export interface Outline {
  readonly language: Language;
  readonly title: string;
  /** The file's name without its ending. */
  readonly fileName: string;
  /** A short word that stands on every page of what does not count yet: «Utkast». */
  readonly mark: string | undefined;
  /** When it was made, where that is known: then its file has the same bytes whenever it is made again. */
  readonly at?: Instant;
  readonly blocks: readonly Block[];
  /** «Side 1 av 4» */
  pageNumber(page: number, of: number): string;
}

/** Which minutes these are: a draft, or a version with what was corrected in it. */
export type Edition = 'draft' | { readonly version: number; readonly note: string | undefined };

/** Minutes as a document: head, attendance, cases. Headings in the network's language, what people wrote as they wrote it. */
export function outlineOf(body: MinutesBody, edition: Edition): Outline {
  const { language, network, startsAt } = body;
  const text = documentText[language];
  const draft = edition === 'draft';
  const version = edition !== 'draft' && edition.version > 1 ? edition : undefined;
  const fileName = [text.file, network, dayOf(startsAt), draft ? text.draftFile : version && text.version(version.version)];
  return {
    language,
    title: text.title(network),
    fileName: fileName.filter(Boolean).join(' '),
    mark: draft ? text.draft : undefined,
    blocks: [
      ...(draft ? [quiet(text.draftWhy)] : []),
      ...(version ? [marked(text.corrected(version.version, version.note ?? ''))] : []),
      head(body),
      ...attendance(body),
      ...programme(body),
      ...(body.cases.length > 0 ? [heading(2, text.cases), ...body.cases.flatMap((item) => caseBlocks(item, language))] : []),
    ],
    pageNumber: text.page,
  };
}

const heading = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text });
const plain = (text: string): Block => ({ kind: 'text', text, look: 'plain' });
const quiet = (text: string): Block => ({ kind: 'text', text, look: 'quiet' });
const marked = (text: string): Block => ({ kind: 'text', text, look: 'marked' });

function head({ language, startsAt, endsAt, place, chair, minuteTaker }: MinutesBody): Block {
  const text = documentText[language];
  const facts: (readonly [string, string | undefined])[] = [
    [text.date, sentence(longDay(dayOf(startsAt), language))],
    [text.time, `${timeOfDay(startsAt, language)}–${timeOfDay(endsAt, language)}`],
    [text.place, place],
    [text.chair, chair],
    [text.minuteTaker, minuteTaker],
  ];
  return { kind: 'facts', facts: facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])) };
}

function attendance({ language, attendance: seats }: MinutesBody): Block[] {
  const text = documentText[language];
  if (seats.length === 0) return [];
  const rows = seats.map(({ municipality, state, who, outOf }) => [
    municipality,
    [text[state], who].filter(Boolean).join(': '),
    sentence(outOf.map((one) => text.outOf(one.case, one.provision)).join('; ')),
  ]);
  // A column with nothing in it is noise to whoever has it read aloud.
  const width = rows.some(([, , remark]) => remark !== '') ? 3 : 2;
  const head = [text.municipality, text.tookPart, text.outOfTitle];
  return [heading(2, text.attendance), { kind: 'table', head: head.slice(0, width), rows: rows.map((row) => row.slice(0, width)) }];
}

function programme({ language, programme: items }: MinutesBody): Block[] {
  if (items.length === 0) return [];
  const lines = items.map(({ at, title, by }) => [at.replace(':', language === 'en' ? ':' : '.'), title, by && `(${by})`].filter(Boolean));
  return [heading(2, documentText[language].programme), { kind: 'list', items: lines.map((line) => line.join(' ')) }];
}

/** A case's heading: its number and title, or for an exempt one its number and the provision. */
export function caseHeading(item: MinutedCase, language: Language): string {
  const title = item.kind === 'exempt' ? documentText[language].exempt(item.provision) : item.title;
  return [item.number, title].filter(Boolean).join(' ');
}

function caseBlocks(item: MinutedCase, language: Language): Block[] {
  const text = documentText[language];
  const title = heading(3, caseHeading(item, language));
  if (item.kind === 'exempt') return [title];
  const about = [
    text[item.kind],
    item.measure,
    item.officer && text.officer(item.officer),
    item.earlier.length > 0 && text.earlier(item.earlier.join(', ')),
  ];
  return [
    title,
    quiet(about.filter(Boolean).join(' · ')),
    ...part(text.proposal, item.proposal && plain(item.proposal)),
    ...outcome(item, language),
    ...part(text.weighing, item.weighing && plain(item.weighing)),
    ...part(text.dissent, item.dissent.length > 0 && { kind: 'list', items: item.dissent.map((one) => dissentLine(one, language)) }),
    ...part(text.followUp, item.followUp && plain(followUpLine(item.followUp, language))),
  ];
}

const part = (title: string, block: Block | false | '' | undefined): Block[] => (block ? [heading(4, title), block] : []);

function outcome(item: Exclude<MinutedCase, { kind: 'exempt' }>, language: Language): Block[] {
  const text = documentText[language];
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
  const text = documentText[language];
  const what = ended(one.what);
  if (one.kind === 'disagreement') return text.disagreement(one.municipality, what);
  return text.reservation(one.municipality, what, one.body, longDay(one.until, language));
}

/** A sentence of its own, whether or not somebody has put the full stop. */
const ended = (words: string): string => (/[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`);

function followUpLine({ by, dueOn }: { by: 'secretariat' | 'network' | 'municipalities'; dueOn?: string | undefined }, language: Language) {
  const text = documentText[language];
  return by === 'municipalities' ? text.municipalities(dueOn && longDay(dueOn as Parameters<typeof longDay>[0], language)) : text[by];
}
