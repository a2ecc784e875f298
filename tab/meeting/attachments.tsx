import { Button } from '@fluentui/react-components';
import { Suspense } from 'react';
import type { AttachmentView, CaseView } from '../../shared/case/case.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { useCommand } from '../api.ts';
import { useText } from '../reader.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ExemptCase } from './lazy-forms.ts';
import css from './meeting.module.css';
import { meetingText } from './meeting.text.ts';

/** A case's papers, by the notice's numbers; with `onEdit` they can be changed and taken away. */
export function Attachments({ item, page, onEdit }: { item: CaseView; page: MeetingPage; onEdit?: (paper: AttachmentView) => void }) {
  const text = useText(meetingText);
  const announce = useAnnounce();
  const remove = useCommand('attachment/remove');
  if (item.attachments.length === 0) return null;
  return (
    <>
      {remove.error && <ProblemNotice problem={remove.error.problem} />}
      <ul className={css['attachments']}>
        {item.attachments.map((paper) => (
          <li key={paper.key}>
            <span className={css['attachmentNumber']}>{text.attachment(paper.number)}</span> <Title paper={paper} />
            {paper.sentLater && <span className={css['aside']}> · {text.sentLater}</span>}
            {paper.exempt !== undefined && <span className={css['aside']}> · {text.exempt(paper.exempt)}</span>}
            {onEdit && paper.exempt === undefined && (
              <Button
                size="small"
                appearance="subtle"
                aria-label={`${text.edit}: ${text.attachment(paper.number)}`}
                onClick={() => onEdit(paper)}
              >
                {text.edit}
              </Button>
            )}
            {onEdit && (
              <Button
                size="small"
                appearance="subtle"
                disabledFocusable={remove.isPending}
                aria-label={`${text.removeAttachment}: ${text.attachment(paper.number)}`}
                onClick={() => remove.mutate({ key: paper.key }, { onSuccess: () => announce(text.removed(paper.number)) })}
              >
                {text.removeAttachment}
              </Button>
            )}
            {(paper.exempt !== undefined || onEdit) && (
              <Suspense>
                <ExemptCase of={{ ...paper, title: text.attachment(paper.number) }} meeting={page.meeting.key} may={page.may} />
              </Suspense>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Title({ paper: { title, url, exempt } }: { paper: AttachmentView }) {
  if (!url || exempt !== undefined) return title;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {title}
    </a>
  );
}
