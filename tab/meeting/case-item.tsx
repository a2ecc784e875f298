import { Button } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import type { CaseView } from '../../shared/case/case.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Actions } from '../ui/form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { Tag } from '../ui/tag.tsx';
import { Attachments } from './attachments.tsx';
import { caseWords } from './case.words.ts';
import { CaseMark } from './case-mark.tsx';
import { Earlier, Next, Outcome, Papers } from './case-papers.tsx';
import type { Tool } from './case-tools.tsx';
import { ConcludeCase, useConclude } from './conclude-case.tsx';
import { useDraft } from './drafts.ts';
import { CaseForm, CaseTool, ExemptCase } from './lazy-forms.ts';
import { LineTick } from './line-tick.tsx';
import css from './meeting.module.css';
import { meetingText } from './meeting.text.ts';
import type { Movable } from './ordering.tsx';
import { useRestore } from './restore.ts';

interface CaseItemProps {
  readonly item: CaseView;
  readonly page: MeetingPage;
  readonly move: (item: CaseView, before: string | null) => void;
  /** Where the reader may put the agenda in order. */
  readonly movable?: Movable;
}

type Opened = 'edit' | 'conclude' | { readonly tool: Tool };

/** A case on an agenda: read by all, changed in place by those who keep the agenda, concluded in the meeting. */
export function CaseItem({ item, page, move, movable }: CaseItemProps) {
  const { meeting, may, defaultDueOn } = page;
  const text = useText(meetingText);
  // Kept beside the row: it is drawn anew when what orders the rows has come, and when one has been elsewhere.
  const [{ form }, change] = useDraft<{ readonly form: Opened | undefined }>(`open ${item.key}`, () => ({ form: undefined }));
  const setForm = (next: Opened | undefined) => change({ form: next });
  const [more, setMore] = useState(false);
  const edit = useReturnFocus(form === 'edit');
  const conclude = useReturnFocus(form === 'conclude');
  const tools = useReturnFocus(typeof form === 'object');
  const close = () => setForm(undefined);
  const asProposed = useConclude(item, meeting.key);
  const { restore, putBack } = useRestore(item);
  const mayEdit = may.keepAgenda && item.state === 'scheduled';
  const mayAttach = may.keepAgenda && !item.exempt && (item.state === 'scheduled' || item.state === 'treated');
  const side = movable?.mark && css[movable.mark];
  // Exempt cases have one title, and are told apart by their number or their place.
  const place = page.cases.findIndex(({ key }) => key === item.key) + 1;
  const name = item.exempt === undefined ? item.title : `${item.number ?? text.nth(place)} ${item.title}`;
  const problem = asProposed.conclude.error?.problem ?? restore.error?.problem;
  return (
    <li ref={movable?.ref} className={[css['case'], side, movable?.lifted && css['lifted']].filter(Boolean).join(' ')}>
      <div className={css['caseNumber']}>
        {movable?.handle}
        <span>{item.number}</span>
      </div>
      <div className={css['caseBody']}>
        <Head item={item} />
        {item.line && <LineTick item={item} line={item.line} meeting={meeting.key} tickFor={may.tickFor} />}
        <Attachments item={item} page={page} {...(more && mayAttach && { onEdit: (paper: Tool) => setForm({ tool: paper }) })} />
        <Papers item={item} open={may.conclude} />
        <Earlier item={item} />
        {(item.exempt !== undefined || (more && mayAttach && !item.fixed)) && (
          <Suspense>
            <ExemptCase of={{ ...item, title: name }} meeting={meeting.key} may={may} />
          </Suspense>
        )}
        <Outcome item={item} />
        <Next item={item} />
        {problem && <ProblemNotice problem={problem} />}
        <Suspense>
          {form === 'edit' && <CaseForm item={item} page={page} onDone={close} />}
          {typeof form === 'object' && <CaseTool tool={form.tool} item={item} page={page} move={move} onDone={close} />}
        </Suspense>
        {form === 'conclude' && (
          <ConcludeCase item={item} meeting={meeting.key} defaultDueOn={defaultDueOn} coming={page.coming} onDone={close} />
        )}
        {!form && (mayEdit || mayAttach || may.conclude) && (
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
            {may.conclude && item.exempt === undefined && (
              <Button
                ref={conclude}
                size="small"
                onClick={() => setForm('conclude')}
                aria-label={`${item.conclusion ? text.concludeAgain : text.conclude}: ${item.title}`}
              >
                {item.conclusion ? text.concludeAgain : text.conclude}
              </Button>
            )}
            {mayEdit && <Press forwarded={edit} label={text.edit} of={name} onPress={() => setForm('edit')} />}
            {(mayEdit || mayAttach) && (
              <Press forwarded={tools} label={more ? text.fewer : text.more} of={name} expanded={more} onPress={() => setMore(!more)} />
            )}
            {more && mayEdit && page.cases.length > 1 && <Press label={text.moveTo} of={name} onPress={() => setForm({ tool: 'move' })} />}
            {more && mayAttach && <Press label={text.attach} of={name} onPress={() => setForm({ tool: 'attach' })} />}
            {more && mayEdit && !item.fixed && <Press label={text.putOff} of={name} onPress={() => setForm({ tool: 'carry' })} />}
            {more && mayEdit && <Press label={text.withdraw} of={name} onPress={() => setForm({ tool: 'withdraw' })} />}
            {more && may.keepAgenda && item.state === 'treated' && item.exempt === undefined && (
              <Press label={text.refer} of={name} onPress={() => setForm({ tool: 'refer' })} />
            )}
            {may.keepAgenda && item.state === 'postponed' && <Press label={text.restore} of={name} onPress={putBack} />}
          </Actions>
        )}
      </div>
      <Time item={item} />
    </li>
  );
}

interface PressProps {
  readonly label: string;
  /** What the case is called. */
  readonly of: string;
  readonly onPress: () => void;
  readonly expanded?: boolean;
  readonly forwarded?: (button: HTMLElement | null) => void;
}

/** A quiet button of a case, read aloud with the case's title. */
function Press({ label, of, onPress, expanded, forwarded }: PressProps) {
  return (
    <Button
      {...(forwarded && { ref: forwarded })}
      {...(expanded !== undefined && { 'aria-expanded': expanded })}
      size="small"
      appearance="subtle"
      className={css['edit'] ?? ''}
      onClick={onPress}
      aria-label={`${label}: ${of}`}
    >
      {label}
    </Button>
  );
}

function Head({ item }: { item: CaseView }) {
  const { title, measure, kind, state, fixed, addedLate, presenter, officer, hearing, hearBy, stateReason } = item;
  const text = useText(meetingText);
  const words = useText(caseWords);
  const format = useFormat();
  return (
    <>
      <h3 className={css['caseTitle']}>
        {title} {measure && <Tag to={`/measures/${measure}`}>{measure}</Tag>}
      </h3>
      <p className={css['caseMeta']}>
        <CaseMark kind={kind} />
        {fixed && <span className={css['aside']}>{text.fixed}</span>}
        {state === 'postponed' && <span>{[words.caseStates[state], stateReason].filter(Boolean).join(': ')}</span>}
        {addedLate && <span>{text.addedLate}</span>}
        {presenter && <span>{text.presenter(presenter.split('/')[1] ?? presenter)}</span>}
        {officer && <span>{text.officer(officer)}</span>}
        {state === 'scheduled' && hearing === 'none' && <span>{text.notHeard}</span>}
        {state === 'scheduled' && hearing !== 'none' && hearBy && <span>{text.hearBy(format.shortDay(hearBy))}</span>}
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
