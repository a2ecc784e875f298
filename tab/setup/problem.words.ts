import type { SetupProblem } from '../../shared/setup/setup.api.ts';
import type { useFormat } from '../reader.tsx';
import type { Known } from './known.tsx';
import type { problemText } from './problem.text.ts';

type Words = (typeof problemText)['nb'];

interface Told {
  readonly what: string;
  readonly todo: string;
}

/** A problem in a sentence, and in another what to do. */
export function told(problem: SetupProblem, known: Known, { words, format }: { words: Words; format: ReturnType<typeof useFormat> }): Told {
  const listed = (names: readonly string[]) => names.join(` ${words.and} `);
  const seatOf = (key: string) => {
    const { seat, network } = known.seat(key) ?? {};
    // A seat that is over is on no page; its key is its network and its municipality.
    const [of = '', municipality = ''] = key.split('/');
    return words.seatIn(seat?.municipality ?? municipality, network?.title ?? known.titleOf(of));
  };
  const channelOf = (id: string) => known.channel(id)?.name ?? id;

  switch (problem.kind) {
    case 'stranger': {
      const stranger = known.setup.strangers.find(({ identity }) => identity === problem.identity);
      return {
        what: stranger ? words.stranger(accountName(problem.identity, known), format.shortTime(stranger.wroteAt)) : words.someone,
        todo: stranger?.guesses.length ? words.strangerDo : words.strangerNobody,
      };
    }
    case 'seat-empty': {
      const { seat, network } = known.seat(problem.seat) ?? {};
      const [of = '', municipality = ''] = problem.seat.split('/');
      return { what: words.seatEmpty(seat?.municipality ?? municipality, network?.title ?? known.titleOf(of)), todo: words.seatEmptyDo };
    }
    case 'left-channel':
      return { what: words.left(known.nameOf(problem.person), channelOf(problem.channel), seatOf(problem.seat)), todo: words.leftDo };
    case 'identity-twice':
      return { what: words.identityTwice(listed(problem.people.map(known.nameOf))), todo: words.identityTwiceDo };
    case 'no-channel':
      return {
        what: words.noChannel(known.titleOf(problem.network)),
        todo: (known.setup.channels.length > 0 ? words.noChannelDo : words.noChannelNone)(problem.network),
      };
    case 'channel-closed': {
      const [what, todo] = {
        'shut-out': [words.shutOut, words.shutOutDo] as const,
        deleted: [words.deleted, words.deletedDo] as const,
        archived: [words.archived, words.archivedDo] as const,
      }[problem.closed];
      const network = known.titleOf(problem.network);
      // Most channels bear the name of their network, and of one that Veven is not in nothing is known.
      const { name = network } = known.channel(problem.channel) ?? {};
      return { what: what(network, name === network ? '' : words.called(name)), todo };
    }
    case 'channel-twice':
      return {
        what: words.channelTwice(channelOf(problem.channel), listed(problem.networks.map(known.titleOf))),
        todo: words.channelTwiceDo,
      };
    case 'unreachable':
      return { what: words.unreachable(known.nameOf(problem.person)), todo: words.unreachableDo };
    case 'term-outside-seat': {
      const seat = known.seat(problem.seat)?.seat;
      const term = seat?.terms.find(({ key }) => key === problem.term);
      const from = seat ? format.shortDay(seat.from) : '';
      const span = seat?.to ? words.span(from, format.shortDay(seat.to)) : words.sinceDay(from);
      return { what: words.outside(term ? known.nameOf(term.person) : words.someone, seatOf(problem.seat)), todo: words.outsideDo(span) };
    }
    case 'two-representatives':
      return {
        what: words.twoRepresentatives(listed(problem.people.map(known.nameOf)), seatOf(problem.seat)),
        todo: words.twoRepresentativesDo,
      };
    case 'exempt-due': {
      const { of, number, provision = '', reviewOn, networkTitle, meeting, askOf } = problem;
      const which = [of === 'attachment' ? words.attachmentTo(number) : (number ?? words.unnumbered), provision].filter(Boolean).join(', ');
      return {
        what: words.exemptDue(which, format.shortDay(reviewOn)),
        todo: askOf === undefined ? (meeting === undefined ? words.exemptNoMeeting : words.exemptDo)(networkTitle) : words.exemptAsk(askOf),
      };
    }
    case 'exempt-due-many':
      return { what: words.exemptMany(problem.count, format.shortDay(problem.since)), todo: words.exemptManyDo };
  }
}

/** What the account of somebody who wrote is called, as far as Teams has told. */
const accountName = (identity: string, { setup, member }: Known): string | undefined =>
  setup.strangers.find((one) => one.identity === identity)?.name ?? member(identity)?.name;

export const strangerName = (identity: string, known: Known, words: Words): string => accountName(identity, known) ?? words.someone;

/** The same problem keeps its place on the page while others come and go. */
export const keyOf = ({ kind, ...of }: SetupProblem): string => [kind, ...Object.values(of)].join(' ');
