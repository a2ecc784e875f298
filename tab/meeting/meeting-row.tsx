import { dayOf } from '../../shared/day.ts';
import type { MeetingSummary } from '../../shared/meeting/meeting.api.ts';
import { useFormat, useText } from '../reader.tsx';
import { DateTile } from '../ui/date-tile.tsx';
import { Hidden } from '../ui/live.tsx';
import { RowLink } from '../ui/rows.tsx';
import { meetingWords } from './meeting.words.ts';
import css from './meeting-row.module.css';
import { meetingsText } from './meetings.text.ts';

/** A meeting in a list: the day as a leaf, then who, when, where and how much. */
export function MeetingRow({ meeting }: { meeting: MeetingSummary }) {
  const { key, networkTitle, startsAt, endsAt, state, kind, place, chair, cases, minutes } = meeting;
  const text = useText(meetingsText);
  const words = useText(meetingWords);
  const format = useFormat();
  const time = `${format.time(startsAt)}–${format.time(endsAt)}`;
  return (
    <div className={css['row']}>
      <DateTile on={dayOf(startsAt)} />
      <div className={css['rowWords']}>
        <p>
          <RowLink to={`/meetings/${encodeURIComponent(key)}`}>
            {networkTitle}
            <Hidden>, {format.longDay(dayOf(startsAt))}</Hidden>
          </RowLink>
          {kind !== 'meeting' && <span className={css['kind']}> {words.kinds[kind]}</span>}
        </p>
        <p className={css['rowMeta']}>{[time, place, chair && text.chair(chair)].filter(Boolean).join(' · ')}</p>
        <p className={css['rowMeta']}>
          {cases > 0 ? `${text.agenda(cases, format.duration(minutes))} · ` : state === 'planned' && `${text.noCases} · `}
          <span className={state === 'cancelled' ? css['cancelled'] : ''}>{words.states[state]}</span>
        </p>
      </div>
    </div>
  );
}
