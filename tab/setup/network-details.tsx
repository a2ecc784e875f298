import { Button } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import type { NetworkView, SeatView, TermView } from '../../shared/setup/setup.api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Facts } from '../ui/facts.tsx';
import { Mark } from '../ui/mark.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { useKnown } from './known.tsx';
import { Appoint, BindChannel, EditNetwork, EndTerm } from './lazy-forms.ts';
import { networkText } from './network.text.ts';
import { Openers } from './opened.tsx';
import css from './setup.module.css';
import { setupText } from './setup.text.ts';
import { holds } from './term.ts';

/** One network: its channel, language and days, then seat by seat who holds it and who is to come. */
export function NetworkDetails({ network }: { network: NetworkView }) {
  const text = useText(setupText);
  const words = useText(networkText);
  const { noticeDays, hearingDays, askDays, language, seats } = network;
  return (
    <>
      <Facts
        facts={[
          [text.language, text[language]],
          [words.notice, words.dayCountBeforeMeeting(noticeDays)],
          [words.hearing, words.dayCountBeforeMeeting(hearingDays)],
          [words.ask, words.dayCountBeforeDue(askDays)],
        ]}
      />
      <Openers
        openers={[
          { name: 'channel', label: words.chooseChannel, form: (onDone) => <BindChannel network={network.key} onDone={onDone} /> },
          { name: 'edit', label: words.edit, form: (onDone) => <EditNetwork network={network} onDone={onDone} /> },
        ]}
      />
      {seats.length === 0 ? (
        <p>{words.noSeats}</p>
      ) : (
        <ul className={css['seats']} aria-label={words.seats}>
          {seats.map((seat) => (
            <li key={seat.key}>
              <Seat seat={seat} network={network} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const parts: readonly TermView['part'][] = ['chair', 'representative', 'deputy'];

/** Who holds a part now stands before who is to come. */
const byPart = (a: TermView, b: TermView) => parts.indexOf(a.part) - parts.indexOf(b.part) || a.from.localeCompare(b.from);

function Seat({ seat, network }: { seat: SeatView; network: NetworkView }) {
  const words = useText(networkText);
  const format = useFormat();
  const { today } = useReader();
  const [appointing, setAppointing] = useState(false);
  const opener = useReturnFocus(appointing);
  const span = seat.from > today ? words.seatFrom(format.shortDay(seat.from)) : seat.to && words.seatTo(format.shortDay(seat.to));
  const filled = seat.terms.some((term) => term.part === 'representative' && holds(term, today));
  return (
    <div className={css['seat']}>
      <div>
        <h4 className={css['place']}>{seat.municipality}</h4>
        {span && <p className={css['quiet']}>{span}</p>}
      </div>
      <ul className={css['terms']}>
        {!filled && (
          <li>
            <Mark shape="triangle" tone="watch">
              {words.empty}
            </Mark>
          </li>
        )}
        {seat.terms.toSorted(byPart).map((term) => (
          <li key={term.key}>
            <Term term={term} />
          </li>
        ))}
      </ul>
      <Button
        ref={opener}
        size="small"
        className={css['appoint'] ?? ''}
        aria-expanded={appointing}
        aria-label={words.appointIn(words.seatIn(seat.municipality, network.title))}
        onClick={() => setAppointing(!appointing)}
      >
        {words.appoint}
      </Button>
      {appointing && (
        <div className={css['wide']}>
          <Suspense>
            <Appoint seat={seat.key} onDone={() => setAppointing(false)} />
          </Suspense>
        </div>
      )}
    </div>
  );
}

/** Who, as what, and from when or until when as far as that is still to come. */
function Term({ term }: { term: TermView }) {
  const text = useText(setupText);
  const words = useText(networkText);
  const format = useFormat();
  const { today } = useReader();
  const name = useKnown().nameOf(term.person);
  const [ending, setEnding] = useState(false);
  const opener = useReturnFocus(ending);
  const { from, to } = term;
  const days = [from > today && words.comes(format.shortDay(from)), to && words.until(format.shortDay(to))].filter(Boolean).join(' ');
  return (
    <>
      <div className={css['term']}>
        <span className={css['part']}>{text[term.part]}</span>
        <span>
          {name}
          {days && <span className={css['quiet']}> {days}</span>}
        </span>
        <Button
          ref={opener}
          size="small"
          appearance="subtle"
          aria-expanded={ending}
          aria-label={words.endOf(name)}
          onClick={() => setEnding(!ending)}
        >
          {words.end}
        </Button>
      </div>
      {ending && (
        <Suspense>
          <EndTerm term={term} onDone={() => setEnding(false)} />
        </Suspense>
      )}
    </>
  );
}
