import { z } from 'zod';
import type { Inbound, MessageText, Sender } from '../../inbound.ts';
import type { LearntConversation } from '../../ports.ts';
import type { Activity } from './activity.ts';

const steps: Readonly<Record<string, 'open' | 'submit'>> = {
  'composeExtension/fetchTask': 'open',
  'composeExtension/submitAction': 'submit',
};

/** A command beside a message. Source: «Respond to the modal», the invokes of action commands. */
export const isOfMessage = ({ name }: Activity): boolean => name !== undefined && Object.hasOwn(steps, name);

/** The message as Teams gives it. Who wrote it and whom it mentions is left where it is. */
const Message = z.looseObject({
  subject: z.string().max(1000).nullish(),
  linkToMessage: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullish()
    .catch(undefined),
  body: z.looseObject({ contentType: z.string().nullish(), content: z.string().max(200_000).nullish() }).nullish(),
});

const Value = z.looseObject({
  commandId: z.string().max(100),
  data: z.unknown().optional(),
  messagePayload: Message.nullish().catch(undefined),
});

export function dialogOf({ name = '', value }: Activity, conversation: LearntConversation | undefined, from: Sender): Inbound {
  const parsed = Value.safeParse(value);
  return {
    kind: 'dialog',
    step: steps[name] ?? 'open',
    command: parsed.success ? parsed.data.commandId : '',
    data: parsed.success ? parsed.data.data : undefined,
    message: parsed.success ? messageOf(parsed.data.messagePayload) : undefined,
    channel: conversation?.kind === 'channel' ? conversation.id : undefined,
    from,
  };
}

function messageOf(message: z.infer<typeof Message> | null | undefined): MessageText | undefined {
  if (!message) return undefined;
  const { subject, linkToMessage, body } = message;
  const content = body?.content ?? '';
  return {
    subject: subject?.trim() || undefined,
    text: body?.contentType === 'text' ? content.trim() : plainText(content),
    link: linkToMessage ?? undefined,
  };
}

/** What a message says, without its marks, pictures and mentions. No expression here looks past the next mark, however long the text. */
export function plainText(html: string): string {
  return html
    .replaceAll(/<at\b[^<>]*>[^<]*<\/at>/gi, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<li\b[^<>]*>/gi, '\n– ')
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/blockquote|\/ul|\/ol)\b[^<>]*>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(nbsp|amp|lt|gt|quot|apos));/gi, (_, decimal, hex, name) => character(decimal, hex, name))
    .split('\n')
    .map((line) => line.replaceAll(/[ \u00a0]+/g, ' ').trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const named: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function character(decimal: string | undefined, hex: string | undefined, name: string | undefined): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? '';
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
