import { dayOf } from '../day.ts';
import { duration, longDay, sentence, timeOfDay } from '../format.ts';
import type { Block, Outline } from '../minutes/minutes.outline.ts';
import type { Language } from '../text.ts';
import { holdsExempt, type NoticeBody, type NoticedAttachment, type NoticedCase, type OpenNoticedCase } from './notice.body.ts';
import { noticeText } from './notice.text.ts';

/** The notice as a document: head, programme or cases. Headings in the network's language, what people wrote as they wrote it. */
export function noticeOutline(body: NoticeBody): Outline {
  const { language, network, kind, state, startsAt, noticeAt, cases } = body;
  const text = noticeText[language];
  const draft = state === 'draft';
  const isPublic = holdsExempt(body);
  return {
    language,
    title: text[kind](network),
    fileName: [text.file, network, dayOf(startsAt), draft && text.draftFile].filter(Boolean).join(' '),
    mark: [draft && text.draft, isPublic && text.publicEdition].filter(Boolean).join(' · ') || undefined,
    at: noticeAt,
    blocks: [
      ...(draft ? [quiet(text.draftWhy)] : []),
      ...(isPublic ? [quiet(text.publicWhy)] : []),
      ...(state === 'cancelled' ? [marked(text.cancelled)] : []),
      head(body),
      ...(kind === 'gathering' || body.programme.length > 0 ? programme(body) : []),
      ...(kind === 'gathering' && cases.length === 0 ? [] : agenda(body)),
    ],
    pageNumber: text.page,
  };
}

const heading = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text });
const plain = (text: string): Block => ({ kind: 'text', text, look: 'plain' });
const quiet = (text: string): Block => ({ kind: 'text', text, look: 'quiet' });
const marked = (text: string): Block => ({ kind: 'text', text, look: 'marked' });
const part = (title: string, block: Block | false | '' | undefined): Block[] => (block ? [heading(4, title), block] : []);

function head({ language, startsAt, endsAt, place, chair, minuteTaker }: NoticeBody): Block {
  const text = noticeText[language];
  const facts: (readonly [string, string | undefined])[] = [
    [text.date, sentence(longDay(dayOf(startsAt), language))],
    [text.time, `${timeOfDay(startsAt, language)}–${timeOfDay(endsAt, language)}`],
    [text.place, place],
    [text.chair, chair],
    [text.minuteTaker, minuteTaker],
  ];
  return { kind: 'facts', facts: facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])) };
}

function programme({ language, programme: items }: NoticeBody): Block[] {
  const text = noticeText[language];
  const lines = items.map(({ at, title, by }) => [at.replace(':', language === 'en' ? ':' : '.'), title, by && `(${by})`].filter(Boolean));
  return [
    heading(2, text.programme),
    lines.length > 0 ? { kind: 'list', items: lines.map((line) => line.join(' ')) } : plain(text.noProgramme),
  ];
}

function agenda({ language, cases }: NoticeBody): Block[] {
  const text = noticeText[language];
  return [heading(2, text.cases), ...(cases.length > 0 ? cases.flatMap((item) => caseBlocks(item, language)) : [plain(text.noCases)])];
}

function caseBlocks(item: NoticedCase, language: Language): Block[] {
  const text = noticeText[language];
  const title = item.kind === 'exempt' ? text.exempt(item.provision ?? '') : item.title;
  const top = heading(3, [item.number, title].filter(Boolean).join(' '));
  if (item.kind === 'exempt') return [top];
  if (item.withdrawn) return [top, plain(text.withdrawn)];
  const papers = item.attachments.map((one) => text.attachment(one.number, paper(one, language)));
  return [
    top,
    quiet(about(item, language)),
    ...(item.addedLate ? [quiet(text.addedLate)] : []),
    ...part(text.informationTitle, item.information && plain(item.information)),
    ...part(text.proposal, item.proposal && marked(item.proposal)),
    ...part(text.attachments, papers.length > 0 && { kind: 'list', items: papers }),
  ];
}

function about(item: OpenNoticedCase, language: Language): string {
  const text = noticeText[language];
  const parts = [
    text[item.kind],
    item.minutes !== undefined && duration(item.minutes, language),
    item.expectedAt && text.about(timeOfDay(item.expectedAt, language)),
    item.measure,
    item.presenter && text.presenter(item.presenter),
    item.officer && text.officer(item.officer),
    item.earlier.length > 0 && text.earlier(item.earlier.join(', ')),
  ];
  return parts.filter(Boolean).join(' · ');
}

function paper(one: NoticedAttachment, language: Language): string {
  const text = noticeText[language];
  if (one.exempt) return text.exemptAttachment(one.provision ?? '');
  const named = one.sentLater && !one.url ? `${one.title} (${text.sentLater})` : one.title;
  return [named, one.url].filter(Boolean).join(' – ');
}
