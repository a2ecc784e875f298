import { Link } from 'wouter';
import { dayOf } from '../../shared/day.ts';
import type { SeenPlace } from '../../shared/exempt/exempt.api.ts';
import { useFormat, useText } from '../reader.tsx';
import css from './exempt.module.css';
import { exemptText } from './exempt.text.ts';

/** Where it has been seen: what nobody can call back, and what others may have written of it. */
export function Places({ places }: { places: readonly SeenPlace[] }) {
  const text = useText(exemptText);
  if (places.length === 0) return <p className={css['aside']}>{text.nowhere}</p>;
  const isBeside = ({ kind }: SeenPlace) => kind === 'words' || kind === 'related';
  return (
    <>
      <Listed title={text.places} places={places.filter((place) => !isBeside(place))} why={text.cannotForget} />
      <Listed title={text.beside} places={places.filter(isBeside)} why={text.besideWhy} />
    </>
  );
}

function Listed({ title, places, why }: { title: string; places: readonly SeenPlace[]; why: string }) {
  const words = useWords();
  if (places.length === 0) return null;
  return (
    <div>
      <h4 className={css['part']}>{title}</h4>
      <ul className={css['places']}>
        {places.map((place) => (
          <li key={place.kind === 'related' ? place.key : words(place)}>
            {place.kind === 'related' ? <Link href={`/meetings/${encodeURIComponent(place.meeting)}`}>{words(place)}</Link> : words(place)}
          </li>
        ))}
      </ul>
      <p className={css['aside']}>{why}</p>
    </div>
  );
}

/** A place in words. */
function useWords(): (place: SeenPlace) => string {
  const text = useText(exemptText);
  const format = useFormat();
  return (place) => {
    switch (place.kind) {
      case 'channel':
        return text.channel(place.network, text[place.what], format.longDay(dayOf(place.at)));
      case 'archive':
        return text.archive(text[place.what], format.longDay(dayOf(place.at)));
      case 'versions':
        return text.versions(place.lists.join(', '));
      case 'words':
        return text[place.what](place.count, format.longDay(dayOf(place.last)));
      case 'related':
        return text.related(place.number, place.networkTitle, format.longDay(place.day));
      case 'file':
        return text.file;
      default:
        return text[place.kind](place.people);
    }
  };
}
