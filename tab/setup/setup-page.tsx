import { Link } from 'wouter';
import type { Setup } from '../../shared/setup/setup.api.ts';
import { useGet } from '../api.ts';
import { useText } from '../reader.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { addressOf, parts, useAddress } from './address.ts';
import { Away } from './away.tsx';
import { KnownProvider } from './known.tsx';
import { Networks } from './networks.tsx';
import { People } from './people.tsx';
import { Problems } from './problems.tsx';
import { Settings } from './settings.tsx';
import css from './setup.module.css';
import { setupText } from './setup.text.ts';

const shown = { networks: Networks, people: People, away: Away, settings: Settings };

/** Does what Veven writes reach everyone it should? First what is wrong, then everything that can be set. */
export function SetupPage() {
  const setup = useGet<Setup>('/setup');
  const text = useText(setupText);
  return (
    <Loaded
      query={setup}
      cards={[
        [60, 45, 60, 45],
        [30, 80, 80, 80, 80],
      ]}
    >
      {(data) => (
        <KnownProvider setup={data}>
          <Page title={text.title} lead={<p>{text.question}</p>}>
            <Problems />
            <Parts />
          </Page>
        </KnownProvider>
      )}
    </Loaded>
  );
}

/** One part at a time, chosen above it and kept in the address. */
function Parts() {
  const text = useText(setupText);
  const [{ part }] = useAddress();
  const Part = shown[part];
  return (
    <>
      <nav aria-label={text.parts}>
        <ul className={css['parts']}>
          {parts.map((one) => (
            <li key={one}>
              <Link href={addressOf(one)} replace className={css['choice']} aria-current={one === part ? 'true' : undefined}>
                {text[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Part key={part} />
    </>
  );
}
