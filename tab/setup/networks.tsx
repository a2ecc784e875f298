import type { Day } from '../../shared/day.ts';
import type { NetworkView, SeatView } from '../../shared/setup/setup.api.ts';
import { useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import { useAddress } from './address.ts';
import { ChannelMark } from './channel-mark.tsx';
import { useKnown } from './known.tsx';
import { networkText } from './network.text.ts';
import { NetworkDetails } from './network-details.tsx';
import css from './setup.module.css';
import { setupText } from './setup.text.ts';
import { holds } from './term.ts';
import { Unfold } from './unfold.tsx';

/** Every network: where it meets, and whether its seats are filled. */
export function Networks() {
  const text = useText(setupText);
  const words = useText(networkText);
  const { setup } = useKnown();
  return (
    <Panel title={text.networks} flush={setup.networks.length > 0}>
      {setup.networks.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <Rows>
          {setup.networks.map((network) => (
            <li key={network.key}>
              <NetworkRow network={network} />
            </li>
          ))}
        </Rows>
      )}
    </Panel>
  );
}

function NetworkRow({ network }: { network: NetworkView }) {
  const words = useText(networkText);
  const { today } = useReader();
  const [{ open }, go] = useAddress();
  const seats = network.seats.filter(({ from, to }) => from <= today && (to ?? today) >= today);
  const filled = seats.filter((seat) => isFilled(seat, today)).length;
  const isOpen = open === network.key;
  return (
    <Unfold
      title={network.title}
      open={isOpen}
      onToggle={() => go({ open: isOpen ? '' : network.key })}
      facts={
        <>
          <span className={css['fact']}>
            <ChannelMark network={network} />
          </span>
          <span className={css['fact']}>
            <Mark shape={filled === seats.length ? 'check' : 'triangle'} tone={filled === seats.length ? 'good' : 'watch'}>
              {words.filled(filled, seats.length)}
            </Mark>
          </span>
        </>
      }
    >
      <NetworkDetails network={network} />
    </Unfold>
  );
}

const isFilled = ({ terms }: SeatView, today: Day) => terms.some((term) => term.part === 'representative' && holds(term, today));
