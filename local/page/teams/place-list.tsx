import { useText } from '../ui/language.tsx';
import mark from '../ui/veven.svg';
import type { Place } from './places.ts';
import styles from './teams.module.css';
import { texts } from './text.ts';

interface Props {
  readonly team: string;
  readonly places: readonly Place[];
  readonly open: Place | undefined;
  readonly unread: ReadonlySet<string>;
  readonly onChoose: (place: Place) => void;
}

/** The list at the left: the chat with the bot, and the team's channels. */
export function PlaceList({ team, places, open, unread, onChoose }: Props) {
  const text = useText(texts);
  const group = (kind: Place['kind']) => (
    <ul className={styles['places']}>
      {places
        .filter((place) => place.kind === kind)
        .map((place) => {
          const isNew = place.conversation !== undefined && unread.has(place.conversation);
          return (
            <li key={place.key}>
              <button
                type="button"
                className={styles['place']}
                aria-current={place === open ? 'page' : undefined}
                data-unread={isNew}
                onClick={() => onChoose(place)}
              >
                {kind === 'chat' ? (
                  <img className={styles['placeMark']} src={mark} alt="" />
                ) : (
                  <span className={styles['hash']} aria-hidden="true">
                    #
                  </span>
                )}
                <span className={styles['placeName']}>{place.name}</span>
                {isNew && <span className={styles['dot']}>{text.unread}</span>}
              </button>
            </li>
          );
        })}
    </ul>
  );
  return (
    <nav className={styles['list']} aria-label={text.places}>
      <h2 className={styles['listHeading']}>{text.chat}</h2>
      {group('chat')}
      <h2 className={styles['listHeading']}>{team}</h2>
      {group('channel')}
    </nav>
  );
}
