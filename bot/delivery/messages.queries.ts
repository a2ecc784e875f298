import { absences } from '../../shared/absence/absence.list.ts';
import { nextSendingDay } from '../../shared/calendar.ts';
import { addDays, dayOf, type Instant, osloInstant } from '../../shared/day.ts';
import type { CardPreview, ComingView, Messages, MyMessages, SentView, UnreachableView } from '../../shared/delivery/messages.api.ts';
import { people } from '../../shared/seat/seat.list.ts';
import { settings } from '../../shared/setting/setting.list.ts';
import { settingsOf } from '../../shared/setting/setting.rules.ts';
import { VevenError } from '../error.ts';
import type { Query } from '../feature.ts';
import type { Directory } from '../ports.ts';
import { channelHours, type WantedPost } from '../post.ts';
import { onlySecretariat } from '../refusals.ts';
import type { World } from '../world.ts';
import { attention } from './attention.ts';
import { mailTo } from './carrier.ts';
import type { Coming } from './coming.ts';
import { monthOf } from './counts.ts';
import type { Delivered, DeliveredStore, Word } from './delivered.ts';
import { receiverOf, seatsOf } from './receiver.ts';
import type { Rehearser, Week } from './rehearser.ts';
import { countsByChannel, countsByPerson, mine, useDays, useOf } from './use.ts';

export interface MessagesParts {
  readonly rehearser: Rehearser;
  readonly store: DeliveredStore;
  readonly directory: Pick<Directory, 'all'>;
}

/** For how many days back what was sent is shown. */
const sentDays = 30;

/** What the secretariat asks about messages, and what everybody may ask about their own. */
export function messagesQueries({ rehearser, store, directory }: MessagesParts): readonly Query[] {
  return [
    {
      path: '/messages',
      answer: async (world, actor): Promise<Messages> => {
        mustBe(actor.secretariat);
        const [week, sent, conversations] = await Promise.all([
          rehearser.week(world),
          store.sentSince(daysAgo(useDays, world)),
          directory.all(),
        ]);
        const held = week.coming.flatMap(({ wanted, state }) =>
          state === 'nowhere' && 'network' in wanted.to ? [{ wanted, why: state }] : [],
        );
        const troubled = attention({ delivered: week.delivered, held }, world, actor.language);
        const set = settingsOf(world.snapshot.of(settings).all);
        return {
          coming: week.coming.map((post) => comingView(post, week, { world, rehearser })),
          sent: sentViews(sent, rehearser.wantedAt(world.now, world), world),
          uncertain: troubled.uncertain,
          failed: [
            ...troubled.failed.map((post) => ({ ...post, settles: true })),
            ...troubled.nowhere.map((post) => ({ ...post, settles: false })),
          ],
          unreachable: unreachable(week, conversations, world),
          people: countsByPerson(sent, world, set),
          channels: countsByChannel(sent, world, set),
          use: useOf(sent, world.today),
        };
      },
    },
    {
      path: '/messages/mine',
      answer: async (world, actor): Promise<MyMessages | undefined> => {
        const person = world.snapshot.of(people).get(actor.person);
        if (!person) return undefined;
        const set = settingsOf(world.snapshot.of(settings).all);
        const sent = await store.sentSince(monthOf(world.now).start, { person: person.key });
        return { ...mine(person, sent, world, set), absences: absencesOf(person.key, world) };
      },
    },
    {
      path: '/messages/card/:key',
      answer: async (world, actor, { key = '' }): Promise<CardPreview | undefined> => {
        mustBe(actor.secretariat);
        const week = await rehearser.week(world);
        const post = week.coming.find(({ wanted }) => wanted.key === key);
        const wanted = post?.wanted ?? rehearser.wantedAt(world.now, world).find((one) => one.key === key);
        return wanted && preview(wanted, post?.at, week, world);
      },
    },
  ];
}

function mustBe(secretariat: boolean): void {
  if (!secretariat) throw new VevenError('not-allowed', 'only the secretariat sees what is sent', { userText: onlySecretariat.text });
}

/** A person's own that are not over and not taken back, the earliest first. */
const absencesOf = (person: string, { snapshot, today }: World): MyMessages['absences'] =>
  snapshot
    .of(absences)
    .where('person', person)
    .filter(({ withdrawn, to }) => !withdrawn && to >= today)
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .map(({ key, from, to }) => ({ key, from, to }));

const daysAgo = (count: number, { today }: World): Instant => osloInstant(addDays(today, -count), '00:00');

/** Words that may be said of a post: of one to a person none, since it follows the questions. */
export function wordsFor({ wanted, state }: Pick<Coming, 'wanted' | 'state'>): readonly Word[] {
  if ('person' in wanted.to || state === 'nowhere') return [];
  if (state === 'full') return ['send', 'stop'];
  return state === 'stopped' ? ['send'] : ['stop'];
}

function comingView(post: Coming, week: Week, { world, rehearser }: { world: World; rehearser: Rehearser }): ComingView {
  const { wanted, at, state } = post;
  return {
    key: wanted.key,
    to: receiverOf(wanted.to, world),
    language: wanted.card.language,
    summary: wanted.card.summary,
    note: wanted.card.note,
    at,
    state,
    by: week.places(wanted.to)?.by,
    may: wordsFor(post),
    canWait: state === 'full' && isWantedNextMonth(wanted.key, world, rehearser),
  };
}

/** What will still be of use when the channel's next month has begun. */
function isWantedNextMonth(key: string, world: World, rehearser: Rehearser): boolean {
  const at = osloInstant(nextSendingDay(world.calendar, dayOf(monthOf(world.now).end)), channelHours.from);
  return rehearser.wantedAt(at, world).some((wanted) => wanted.key === key && wanted.state === 'standing');
}

/** What stands, or stood, of the last thirty days, the newest first. */
function sentViews(sent: readonly Delivered[], wanted: readonly WantedPost[], world: World): readonly SentView[] {
  const summaries = new Map(wanted.map(({ key, card }) => [key, card.summary]));
  const since = daysAgo(sentDays, world);
  return sent
    .flatMap(({ key, to, sentAt, state, conversation, occasion }): SentView[] =>
      sentAt >= since && (state === 'standing' || state === 'closed' || state === 'finished')
        ? [
            {
              key,
              to: receiverOf(to, world),
              at: sentAt,
              state,
              by: conversation === 'mail' ? 'mail' : 'chat',
              occasion,
              summary: 'network' in to ? summaries.get(key) : undefined,
            },
          ]
        : [],
    )
    .toReversed();
}

/** People to whom something should go now, and whom neither chat nor e-mail reaches. */
function unreachable(
  { coming, places, delivered }: Week,
  conversations: Awaited<ReturnType<Directory['all']>>,
  world: World,
): readonly UnreachableView[] {
  const keys = new Set(
    coming.flatMap(({ wanted: { to }, state }) => (state === 'nowhere' && 'person' in to && !places(to) ? [to.person] : [])),
  );
  return [...keys].flatMap((key): UnreachableView[] => {
    const person = world.snapshot.of(people).get(key);
    if (!person) return [];
    const chats = conversations.filter(
      ({ identity }) => identity !== undefined && (identity === person.identity || identity === person.identity2),
    );
    const isRefused = ({ state, serviceUrl }: Delivered) =>
      person.email !== undefined && state === 'failed' && serviceUrl === mailTo(person.email);
    const why = (): UnreachableView['why'] => {
      // An address by which nobody is reached: it was refused, or no e-mail is sent at all.
      if (person.email !== undefined) return delivered.some(isRefused) ? 'mail-refused' : 'mail-off';
      if (person.contact === 'email') return 'no-address';
      return chats.some(({ closed }) => closed !== undefined) ? 'shut-out' : 'no-chat';
    };
    return [{ person: key, name: person.title, seats: seatsOf(key, world), why: why() }];
  });
}

function preview(wanted: WantedPost, at: Instant | undefined, week: Week, world: World): CardPreview {
  const by = week.places(wanted.to)?.by;
  return {
    key: wanted.key,
    to: receiverOf(wanted.to, world),
    language: wanted.card.language,
    summary: wanted.card.summary,
    at,
    by,
    card: wanted.card.render(),
    // Whoever rehearses may read the questions, not answer them for somebody: the links open the tab.
    text: by === 'mail' ? wanted.card.text?.(() => world.link('/')) : undefined,
  };
}
