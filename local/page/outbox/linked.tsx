import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { SamplePerson } from '../../sample/directory.ts';
import { destinationOf } from '../links.ts';
import { hostAddress } from '../who.ts';

const address = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;

/** Plain text with its web addresses as links; those into the tab open it as the one who got the e-mail. */
export function linked(text: string, reader: SamplePerson | undefined): ReactNode[] {
  return text.split(address).map((piece, index) =>
    address.test(piece) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text stand where they stand
      <Link key={index} href={target(piece, reader)} title={piece} inline>
        {shown(piece)}
      </Link>
    ) : (
      piece
    ),
  );
}

/** A signed address is told by its beginning, so that the text around it can be read. */
const shown = (link: string): string => (link.length > longest ? `${link.slice(0, longest)}…` : link);
const longest = 60;

function target(link: string, reader: SamplePerson | undefined): string {
  const to = destinationOf(link, location.origin);
  return to?.kind === 'tab' && reader ? hostAddress(reader, { path: to.path, sub: to.sub, channel: to.channel }) : link;
}
