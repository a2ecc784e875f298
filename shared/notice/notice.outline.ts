import { dayOf } from '../day.ts';
import { meetingDocumentText } from '../document/document.text.ts';
import { type Disclosed, editionMark } from '../document/edition.ts';
import { type Block, head, heading, marked, type Outline, part, plain, programme, quiet } from '../document/outline.ts';
import { duration, timeOfDay } from '../format.ts';
import type { Language } from '../text.ts';
import {
  type ExemptNoticedCase,
  exemptInNotice,
  type NoticeBody,
  type NoticedAttachment,
  type NoticedCase,
  type OpenNoticedCase,
} from './notice.body.ts';
import { noticeText } from './notice.text.ts';

/**
 * The notice as a document: head, programme or cases. Headings in the network's language, what people wrote as they wrote it. With
 * `disclosed` it is the full edition, for whoever may read that.
 */
export function noticeOutline(body: NoticeBody, disclosed?: Disclosed): Outline {
  const { language, network, kind, state, startsAt, noticeAt, cases } = body;
  const text = textIn(language);
  const draft = state === 'draft';
  const edition = editionMark(language, exemptInNotice(body).length > 0, disclosed);
  return {
    language,
    title: text[kind](network),
    fileName: [text.file, network, dayOf(startsAt), draft && text.draftFile, edition.file].filter(Boolean).join(' '),
    mark: [draft && text.draft, edition.mark].filter(Boolean).join(' · ') || undefined,
    at: noticeAt,
    blocks: [
      ...(draft ? [quiet(text.draftWhy)] : []),
      ...edition.why,
      ...(state === 'cancelled' ? [marked(text.cancelled)] : []),
      head(body),
      ...(kind === 'gathering' || body.programme.length > 0 ? programme(body.programme, language) : []),
      ...(kind === 'gathering' && cases.length === 0 ? [] : agenda(body, disclosed)),
    ],
    pageNumber: text.page,
  };
}

const textIn = (language: Language) => ({ ...meetingDocumentText[language], ...noticeText[language] });

function agenda({ language, cases }: NoticeBody, disclosed: Disclosed | undefined): Block[] {
  const text = textIn(language);
  const blocks = cases.flatMap((item) =>
    item.kind === 'exempt' ? exemptBlocks(item, language, disclosed) : openBlocks(item, language, disclosed),
  );
  return [heading(2, text.cases), ...(cases.length > 0 ? blocks : [plain(text.noCases)])];
}

const titled = (item: NoticedCase, title: string): Block => heading(3, [item.number, title].filter(Boolean).join(' '));

function openBlocks(item: OpenNoticedCase, language: Language, disclosed: Disclosed | undefined): Block[] {
  const text = textIn(language);
  const top = titled(item, item.title);
  if (item.withdrawn) return [top, plain(text.withdrawn)];
  return [
    top,
    quiet(about(item, language)),
    ...(item.addedLate ? [quiet(text.addedLate)] : []),
    ...part(text.informationTitle, item.information && plain(item.information)),
    ...part(text.proposal, item.proposal && marked(item.proposal)),
    ...papers(item, language, disclosed),
  ];
}

/** Its number and provision; in a full edition what its reader may read of it, with the provision beneath. */
function exemptBlocks(item: ExemptNoticedCase, language: Language, disclosed: Disclosed | undefined): Block[] {
  const text = textIn(language);
  const provision = text.exempt(item.provision);
  const content = disclosed?.get(item.key);
  const top = content ? [titled(item, content.heading ?? ''), quiet(provision)] : [titled(item, provision)];
  if (item.withdrawn) return [...top, plain(text.withdrawn)];
  return [
    ...top,
    ...part(text.informationTitle, content?.information && plain(content.information)),
    ...part(text.proposal, content?.proposal && marked(content.proposal)),
    ...papers(item, language, disclosed),
  ];
}

function about(item: OpenNoticedCase, language: Language): string {
  const text = textIn(language);
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

function papers({ attachments }: NoticedCase, language: Language, disclosed: Disclosed | undefined): Block[] {
  const text = textIn(language);
  const items = attachments.map((one) => text.attachment(one.number, paper(one, language, disclosed)));
  return part(text.attachments, items.length > 0 && { kind: 'list', items });
}

function paper(one: NoticedAttachment, language: Language, disclosed: Disclosed | undefined): string {
  const text = textIn(language);
  if (one.exempt) {
    const content = disclosed?.get(one.key);
    const provision = text.exemptAttachment(one.provision ?? '');
    return content ? [`${content.heading ?? ''} (${provision})`, content.url].filter(Boolean).join(' – ') : provision;
  }
  const named = one.sentLater && !one.url ? `${one.title} (${text.sentLater})` : one.title;
  return [named, one.url].filter(Boolean).join(' – ');
}
