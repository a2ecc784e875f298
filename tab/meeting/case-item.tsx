import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AttachmentView, CaseView } from '../../shared/case/case.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { FollowedUp, Standing } from '../decision/decision-item.tsx';
import { useFormat, useText } from '../reader.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Actions } from '../ui/form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { Tag } from '../ui/tag.tsx';
import { caseWords } from './case.words.ts';
import { CaseMark } from './case-mark.tsx';
import { ConcludeCase, useConclude } from './conclude-case.tsx';
import { EditCase } from './edit-case.tsx';
import { LineTick } from './line-tick.tsx';
import css from './meeting.module.css';
import { meetingText } from './meeting.text.ts';

/** A case on an agenda: read by all, changed in place by those who keep the agenda, concluded in the meeting. */
export function CaseItem({ item, page }: { item: CaseView; page: MeetingPage }) {
  const { meeting, may, defaultDueOn } = page;
  const text = useText(meetingText);
  const [form, setForm] = useState<'edit' | 'conclude'>();
  const edit = useReturnFocus(form === 'edit');
  const conclude = useReturnFocus(form === 'conclude');
  const close = () => setForm(undefined);
  const asProposed = useConclude(item, meeting.key);
  const mayEdit = may.keepAgenda && item.state === 'scheduled';
  return (
    <li className={css['case']}>
      <p className={css['caseNumber']}>{item.number}</p>
      <div className={css['caseBody']}>
        <Head item={item} />
        {item.line && <LineTick item={item} line={item.line} meeting={meeting.key} tickFor={may.tickFor} />}
        <Attachments attachments={item.attachments} />
        <Papers item={item} open={may.conclude} />
        <Outcome item={item} />
        {asProposed.conclude.error && <ProblemNotice problem={asProposed.conclude.error.problem} />}
        {form === 'edit' && <EditCase item={item} meeting={meeting.key} onDone={close} />}
        {form === 'conclude' && <ConcludeCase item={item} meeting={meeting.key} defaultDueOn={defaultDueOn} onDone={close} />}
        {!form && (mayEdit || may.conclude) && (
          <Actions>
            {may.conclude && !item.conclusion && item.proposal && (
              <Button
                size="small"
                appearance="primary"
                aria-label={`${text.takeProposal}: ${item.title}`}
                onClick={() =>
                  asProposed.save({
                    conclusion: item.proposal ?? '',
                    followUpBy: item.kind === 'decision' ? item.followUpBy : 'nobody',
                    dueOn: defaultDueOn,
                    seen: item.etag,
                  })
                }
              >
                {text.takeProposal}
              </Button>
            )}
            {may.conclude && (
              <Button
                ref={conclude}
                size="small"
                onClick={() => setForm('conclude')}
                aria-label={`${item.conclusion ? text.concludeAgain : text.conclude}: ${item.title}`}
              >
                {item.conclusion ? text.concludeAgain : text.conclude}
              </Button>
            )}
            {mayEdit && (
              <Button
                ref={edit}
                size="small"
                appearance="subtle"
                className={css['edit']}
                onClick={() => setForm('edit')}
                aria-label={`${text.edit}: ${item.title}`}
              >
                {text.edit}
              </Button>
            )}
          </Actions>
        )}
      </div>
      <Time item={item} />
    </li>
  );
}

function Head({ item: { title, measure, kind, state, addedLate, exempt } }: { item: CaseView }) {
  const text = useText(meetingText);
  const words = useText(caseWords);
  return (
    <>
      <h3 className={css['caseTitle']}>
        {title} {measure && <Tag to={`/measures/${measure}`}>{measure}</Tag>}
      </h3>
      <p className={css['caseMeta']}>
        <CaseMark kind={kind} />
        {(state === 'postponed' || state === 'withdrawn') && <span>{words.caseStates[state]}</span>}
        {addedLate && <span>{text.addedLate}</span>}
        {exempt && <span>{text.exempt(exempt)}</span>}
      </p>
    </>
  );
}

function Time({ item: { minutes, expectedAt } }: { item: CaseView }) {
  const text = useText(meetingText);
  const format = useFormat();
  return (
    <p className={css['caseTime']}>
      <span>{minutes === undefined ? text.noMinutes : text.minutes(minutes)}</span>
      {expectedAt && <span className={css['expected']}>{text.about(format.time(expectedAt))}</span>}
    </p>
  );
}

function Attachments({ attachments }: { attachments: readonly AttachmentView[] }) {
  const text = useText(meetingText);
  if (attachments.length === 0) return null;
  return (
    <ul className={css['attachments']}>
      {attachments.map(({ number, title, url, sentLater, exempt }) => (
        <li key={number}>
          <span className={css['attachmentNumber']}>{text.attachment(number)}</span>{' '}
          {url && !exempt ? (
            <a href={url} target="_blank" rel="noreferrer">
              {title}
            </a>
          ) : (
            title
          )}
          {sentLater && <span className={css['aside']}> · {text.sentLater}</span>}
          {exempt && <span className={css['aside']}> · {text.exempt(exempt)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What is to be read before the case, behind a press. */
function Papers({ item: { information, proposal, conclusion }, open }: { item: CaseView; open: boolean }) {
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
function Outcome({ item: { conclusion, decision } }: { item: CaseView }) {
  const text = useText(meetingText);
  if (!conclusion) return null;
  return (
    <div className={css['outcome']}>
      <Paper title={text.conclusion} words={conclusion} />
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
