import { z } from 'zod';
import type { Actor } from '../../shared/access.ts';
import { codes } from '../../shared/action.ts';
import { caseKinds } from '../../shared/case/case.list.ts';
import { mayPropose } from '../../shared/proposed-case/proposed-case.rules.ts';
import { proposedCaseText } from '../../shared/proposed-case/proposed-case.text.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { type Phrase, phrase } from '../../shared/text.ts';
import type { AdaptiveCard } from '../card.ts';
import type { MessageText } from '../inbound.ts';
import { madeKey } from '../made-key.ts';
import type { World } from '../world.ts';
import { longestInformation, messageForm, type Typed, type Where } from './proposed-case.card.ts';
import { onlyMembers } from './proposed-case.commands.ts';
import { openIn } from './proposed-case.rooms.ts';

/** The command beside a message in Teams that makes a case of it, as the manifest has it. */
export const messageCommand = 'proposeCase';

/** Meetings that are offered of the channel's own network. */
const mostMeetings = 3;

/** A title that is suggested is no longer than one line. */
const longestTitle = 100;

/** What the dialog sends back. */
const Sent = z.looseObject({
  row: z.string().min(1).max(250),
  link: z.string().max(2000).optional(),
  'in.where': z.string().max(1000).default(''),
  'in.title': z.string().max(1000).default(''),
  'in.kind': z.enum(codes(caseKinds)).catch('discussion'),
  'in.information': z.string().max(20_000).default(''),
});
type Sent = z.infer<typeof Sent>;

const Place = z.object({ network: z.string().min(1), meeting: z.string().optional() });

interface Opened {
  /** The channel's id, where the message stands in one. */
  readonly channel: string | undefined;
  readonly message: MessageText | undefined;
}

/** The form with the message's text in it, or why there is none for this person. */
export function openedDialog({ channel, message }: Opened, world: World, actor: Actor): { card: AdaptiveCard } | { refused: Phrase } {
  const found = wheresOf(channel, world, actor);
  if ('refused' in found) return found;
  const key = madeKey(message?.link ?? message?.text ?? '', actor.person, world.now);
  const form = { key, wheres: found.wheres, link: message?.link, typed: suggested(message), today: world.today };
  return { card: messageForm(form, actor.language) };
}

/** What `case/propose` is asked, from what the dialog sent. */
export function proposalIn(data: unknown): Record<string, unknown> | undefined {
  const sent = Sent.safeParse(data);
  if (!sent.success) return undefined;
  const { row: key, link: message, 'in.title': title, 'in.kind': kind, 'in.information': information } = sent.data;
  const place = placeIn(sent.data);
  return place && { key, ...place, title, kind, ...(information && { information }), ...(message && { message }) };
}

/** The form again, with what was typed and why it was not taken: nothing is lost. */
export function dialogAgain(data: unknown, refused: Phrase, world: World, actor: Actor): AdaptiveCard | undefined {
  const sent = Sent.safeParse(data);
  if (!sent.success) return undefined;
  const { row: key, link, 'in.where': where, 'in.title': title, 'in.kind': kind, 'in.information': information } = sent.data;
  const { language } = actor;
  const wheres = everywhere(world, actor);
  const typed = { title, kind, information, where: where || undefined };
  return wheres.length === 0
    ? undefined
    : messageForm({ key, wheres, link, typed, refused: refused[language], today: world.today }, language);
}

function placeIn({ 'in.where': where }: Sent): z.infer<typeof Place> | undefined {
  try {
    return Place.parse(JSON.parse(where));
  } catch {
    return undefined;
  }
}

/** The channel's own network where it is one, else those the person takes part in. */
function wheresOf(channel: string | undefined, world: World, actor: Actor): { wheres: readonly Where[] } | { refused: Phrase } {
  const network = channel === undefined ? undefined : world.snapshot.of(networks).where('channelId', channel).at(0);
  if (network && !mayPropose(actor, network.key)) return { refused: onlyMembers(network, actor, world).text };
  const wheres = network ? [...placesIn(network, mostMeetings, world)] : everywhere(world, actor);
  return wheres.length > 0 ? { wheres } : { refused: nowhere };
}

const everywhere = (world: World, actor: Actor): readonly Where[] =>
  world.snapshot
    .of(networks)
    .all.filter(({ key }) => mayPropose(actor, key))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'nb'))
    .flatMap((network) => placesIn(network, 1, world));

const placesIn = (network: Where['network'], most: number, world: World): readonly Where[] => [
  ...openIn(network.key, world)
    .slice(0, most)
    .map((open) => ({ network, open })),
  { network, open: undefined },
];

/** The first line as title, and the whole as information where it says more. */
function suggested(message: MessageText | undefined): Typed {
  const text = message?.text ?? '';
  const [line = ''] = text.split('\n');
  const title = shortened((message?.subject || line).trim());
  return { title, information: text === title ? undefined : text.slice(0, longestInformation) };
}

/** As many whole words as a title takes. */
function shortened(line: string): string {
  if (line.length <= longestTitle) return line;
  const cut = line.slice(0, longestTitle);
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).trimEnd()} …`;
}

export const dialogTitle: Phrase = phrase((language) => proposedCaseText[language].dialog);

const nowhere: Phrase = {
  nb: 'Du er ikke med i noe nettverk, og kan ikke melde inn en sak. Spør sekretariatet.',
  nn: 'Du er ikkje med i noko nettverk, og kan ikkje melde inn ei sak. Spør sekretariatet.',
  en: 'You do not take part in any network, so you cannot propose a case. Ask the secretariat.',
};
