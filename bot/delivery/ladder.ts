import type { Ask } from '../../shared/ask/ask.api.ts';
import { askText } from '../../shared/ask/ask.text.ts';
import { earliest, latest, osloInstant } from '../../shared/day.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { answeredSeats } from '../ask/ask.readers.ts';
import { card, openUrl, words } from '../card.ts';
import { type Address, channelHours, type WantedPost } from '../post.ts';
import type { World } from '../world.ts';

/**
 * The neutral mention, the rung of the ladder after chat and e-mail: for a seat that nobody answers for, or whose answering person is
 * reached by neither, one line under the channel post from which its questions come. Only of a first question: never a reminder,
 * never what is late, and not what is asked.
 */
export function mentionPosts(world: World, asks: readonly Ask[], reaches: (to: Address) => boolean): WantedPost[] {
  const { today } = world;
  const reached = new Set(
    answeredSeats(world)
      .filter(({ person }) => reaches({ person }))
      .map(({ seat }) => seat),
  );
  const first = asks.filter(({ askOn, dueOn, answered, seat }) => askOn <= today && today <= dueOn && !answered && !reached.has(seat));
  return [...Map.groupBy(first, ({ seat, post }) => `mention/${seat}/${post}`)].flatMap(([key, about]) => mention(key, about, world));
}

function mention(key: string, about: readonly Ask[], { snapshot, link }: World): WantedPost[] {
  const [ask] = about;
  const network = ask && snapshot.of(networks).get(ask.network);
  if (!network) return [];
  const { language } = network;
  const text = askText[language];
  const said = text.mention(ask.seat);
  return [
    {
      key,
      to: { network: network.key },
      under: ask.post,
      card: {
        data: { mentioned: ask.seat },
        language,
        render: () => card(language, [words(said)], [openUrl(text.openVeven, link('/'))]),
        summary: said,
      },
      // Once posted it stands; when nothing first waits there any more it is closed with a line.
      state: 'standing',
      from: about.map(({ askOn, since }) => latest(osloInstant(askOn, channelHours.from), since)).reduce(earliest),
      hours: channelHours,
    },
  ];
}
