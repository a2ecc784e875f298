import { Link } from 'wouter';
import type { CaseView } from '../../shared/case/case.api.ts';
import { FollowedUp, Standing } from '../decision/decision-item.tsx';
import { useFormat, useText } from '../reader.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import css from './meeting.module.css';
import { meetingText } from './meeting.text.ts';

/** Where it has been before, with what came of it there. */
export function Earlier({ item: { earlier } }: { item: CaseView }) {
  const text = useText(meetingText);
  const format = useFormat();
  if (earlier.length === 0) return null;
  return (
    <Disclosure label={text.earlier(earlier.length)}>
      <ul className={css['papers']}>
        {earlier.map(({ key, number, title, networkTitle, meeting, day, conclusion }) => (
          <li key={key}>
            <p>
              {meeting ? (
                <Link href={`/meetings/${encodeURIComponent(meeting)}`}>{[number, title].filter(Boolean).join(' ')}</Link>
              ) : (
                [number, title].filter(Boolean).join(' ')
              )}
              <span className={css['aside']}> · {[networkTitle, day && format.shortDay(day)].filter(Boolean).join(' · ')}</span>
            </p>
            {conclusion && <p className={css['paper']}>{conclusion}</p>}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** Where it goes on: decided after this discussion, or treated after it was not reached. */
export function Next({ item: { next, state } }: { item: CaseView }) {
  const text = useText(meetingText);
  const format = useFormat();
  if (!next) return null;
  const put = state === 'postponed';
  const day = next.day && format.longDay(next.day);
  const words = day ? (put ? text.goesOn : text.decidedOn)(day) : put ? text.goesOnLater : text.decidedLater;
  return (
    <p className={css['caseMeta']}>
      {next.meeting ? <Link href={`/meetings/${encodeURIComponent(next.meeting)}`}>{words}</Link> : <span>{words}</span>}
      {!put && next.hearing === 'none' && <span>{text.notHeard}</span>}
      {!put && next.hearBy && <span>{text.hearBy(format.shortDay(next.hearBy))}</span>}
    </p>
  );
}

/** What is to be read before the case, behind a press. */
export function Papers({ item: { information, proposal, conclusion }, open }: { item: CaseView; open: boolean }) {
  const text = useText(meetingText);
  const differs = proposal !== conclusion ? proposal : undefined;
  // Who concludes sees the proposal beside the button that takes it.
  const beside = open && !conclusion ? proposal : undefined;
  const behind = beside ? undefined : differs;
  return (
    <>
      {(information || behind) && (
        <Disclosure label={information ? (behind ? text.details : text.information) : text.proposal}>
          <div className={css['papers']}>
            {information && <Paper title={text.information} words={information} />}
            {behind && <Paper title={text.proposal} words={behind} />}
          </div>
        </Disclosure>
      )}
      {beside && <Paper title={text.proposal} words={beside} />}
    </>
  );
}

function Paper({ title, words }: { title: string; words: string }) {
  return (
    <div>
      <h4 className={css['paperTitle']}>{title}</h4>
      <p className={css['paper']}>{words}</p>
    </div>
  );
}

/** What came of it. */
export function Outcome({ item: { conclusion, weighing, decision, referred } }: { item: CaseView }) {
  const text = useText(meetingText);
  const format = useFormat();
  if (!conclusion) return null;
  const sentOn = referred && text.referred(referred.network ?? text.council, referred.on ? format.shortDay(referred.on) : '');
  return (
    <div className={css['outcome']}>
      <Paper title={text.conclusion} words={conclusion} />
      {weighing && <Paper title={text.weighing} words={weighing} />}
      {referred && <p className={css['caseMeta']}>{sentOn}</p>}
      {decision && (
        <>
          <p className={css['caseMeta']}>
            <Standing decision={decision} />
          </p>
          <FollowedUp decision={decision} />
        </>
      )}
    </div>
  );
}
