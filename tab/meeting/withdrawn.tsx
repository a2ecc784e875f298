import { Button } from '@fluentui/react-components';
import type { CaseView } from '../../shared/case/case.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { useText } from '../reader.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import css from './meeting.module.css';
import { meetingText } from './meeting.text.ts';
import { useRestore } from './restore.ts';

/** A case that was taken off the agenda: its number is not used again, so that it is seen what became of it. */
export function Withdrawn({ item, page }: { item: CaseView; page: MeetingPage }) {
  const text = useText(meetingText);
  const { restore, putBack } = useRestore(item);
  return (
    <li className={css['withdrawn']}>
      <div>
        <p>{[item.number, item.title].filter(Boolean).join(' ')}</p>
        {item.stateReason && <p className={css['aside']}>{item.stateReason}</p>}
        {restore.error && <ProblemNotice problem={restore.error.problem} />}
      </div>
      {page.may.keepAgenda && (
        <Button size="small" disabledFocusable={restore.isPending} aria-label={`${text.restore}: ${item.title}`} onClick={putBack}>
          {text.restore}
        </Button>
      )}
    </li>
  );
}
