import type { NetworkView } from '../../shared/setup/setup.api.ts';
import { useText } from '../reader.tsx';
import { Mark } from '../ui/mark.tsx';
import { useKnown } from './known.tsx';
import { networkText } from './network.text.ts';

/** The channel of a network, and whether Veven can write there. */
export function ChannelMark({ network: { kind, channel: id } }: { network: NetworkView }) {
  const words = useText(networkText);
  const channel = useKnown().channel(id);
  // A group may well meet in its network's channel.
  const needsOne = kind === 'steering' || kind === 'leader';
  if (id === undefined)
    return (
      <Mark shape={needsOne ? 'triangle' : 'dash'} tone={needsOne ? 'watch' : 'quiet'}>
        {words.noChannel}
      </Mark>
    );
  if (!channel)
    return (
      <Mark shape="ring" tone="quiet">
        {words.unknownChannel}
      </Mark>
    );
  const closed = { 'shut-out': words.closedShutOut, deleted: words.closedDeleted, archived: words.closedArchived };
  const more = channel.closed ? closed[channel.closed] : channel.shared ? words.shared : undefined;
  return (
    <Mark shape={channel.closed ? 'triangle' : 'check'} tone={channel.closed ? 'bad' : 'good'}>
      {words.inChannel(more ? `${channel.name}, ${more}` : channel.name)}
    </Mark>
  );
}
