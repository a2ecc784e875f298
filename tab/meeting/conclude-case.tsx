import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CaseView } from '../../shared/case/case.api.ts';
import type { FollowUpBy, Hearing } from '../../shared/case/case.list.ts';
import { caseText } from '../../shared/case/case.text.ts';
import type { ComingMeeting } from '../../shared/meeting/meeting.api.ts';
import { useCommand } from '../api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Choice, DayField, TextArea } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { uiText } from '../ui/ui.text.ts';
import { caseWords } from './case.words.ts';
import { useDraft } from './drafts.ts';
import css from './meeting.module.css';
import { meetingText } from './meeting.text.ts';

interface ConcludeProps {
  readonly item: CaseView;
  readonly meeting: string;
  readonly defaultDueOn: string;
  readonly coming: readonly ComingMeeting[];
}

/** Writes a case's conclusion; for a decision who follows it up and by when, for a discussion whether it is to be decided later. */
export function ConcludeCase({ item, meeting, defaultDueOn, coming, onDone }: ConcludeProps & { onDone: () => void }) {
  const text = useText(meetingText);
  const ui = useText(uiText);
  const words = useText(caseWords);
  const { today } = useReader();
  const [draft, change, forget] = useDraft(`conclude ${item.key}`, () => ({
    etag: item.etag,
    before: item.conclusion ?? '',
    conclusion: item.conclusion ?? '',
    followUpBy: item.decision?.followUpBy ?? item.followUpBy,
    dueOn: item.decision?.dueOn ?? defaultDueOn,
    weighing: item.weighing ?? '',
    next: nextOf(item),
  }));
  const { conclusion, followUpBy, dueOn, weighing, next } = draft;
  const [tried, setTried] = useState(false);
  const { conclude, save } = useConclude(item, meeting);
  const conflict = conclude.error?.problem.code === 'conflict';
  const isDecision = item.kind === 'decision' && !item.fixed;
  const heard = (item.line?.heard ?? 0) > 0;
  const differs = Boolean(item.proposal) && conclusion.trim() !== '' && conclusion.trim() !== item.proposal;
  const unweighed = differs && heard && !weighing.trim();

  function close() {
    forget();
    onDone();
  }

  function submit() {
    setTried(true);
    if (!conclusion.trim() || unweighed || (isDecision && followUpBy === 'municipalities' && !dueOn)) return;
    save(
      {
        conclusion: conclusion.trim(),
        followUpBy: isDecision ? followUpBy : 'nobody',
        dueOn,
        weighing: weighing.trim(),
        ...(item.kind === 'discussion' && next.hearing && { next: { ...next, hearing: next.hearing } }),
        seen: conflict ? item.etag : draft.etag,
      },
      close,
    );
  }

  return (
    <div hidden={conclude.isPending}>
      <Form
        label={text.concludeCase(item.title)}
        onSubmit={submit}
        onCancel={close}
        more={
          item.proposal &&
          conclusion !== item.proposal && (
            <Button appearance="subtle" onClick={() => change({ conclusion: item.proposal ?? '' })}>
              {text.takeProposal}
            </Button>
          )
        }
      >
        {conclude.error && <Conflict problem={conclude.error.problem} onTakeNew={close} />}
        {conflict && item.conclusion && item.conclusion !== draft.before && (
          <div className={css['theirs']}>
            <p className={css['paperTitle']}>{text.conclusion}</p>
            <p className={css['paper']}>{item.conclusion}</p>
          </div>
        )}
        <TextArea
          label={text.conclusion}
          required
          rows={4}
          value={conclusion}
          onChange={(value) => change({ conclusion: value })}
          wrong={tried && !conclusion.trim() ? ui.needed : undefined}
        />
        {(differs || heard || weighing) && (
          <TextArea
            label={text.weighing}
            hint={text.weighingHint}
            required={differs && heard}
            rows={2}
            value={weighing}
            onChange={(value) => change({ weighing: value })}
            wrong={tried && unweighed ? text.weighingNeeded : undefined}
          />
        )}
        {isDecision && (
          <Row>
            <Choice
              label={text.followUp}
              value={followUpBy}
              onChange={(value) => change({ followUpBy: value })}
              options={Object.entries(words.followUpBys) as [FollowUpBy, string][]}
            />
            {followUpBy === 'municipalities' && (
              <DayField
                label={text.dueOn}
                hint={text.dueHint}
                required
                min={today}
                value={dueOn}
                onChange={(value) => change({ dueOn: value })}
                wrong={dueOn ? undefined : ui.neededDay}
              />
            )}
          </Row>
        )}
        {item.kind === 'discussion' && !item.fixed && (
          <ToBeDecided next={next} coming={coming} onChange={(some) => change({ next: { ...next, ...some } })} />
        )}
      </Form>
    </div>
  );
}

interface NextValues {
  readonly hearing: Hearing | '';
  readonly hearBy: string;
  readonly on: string;
}

const nextOf = ({ next }: CaseView): NextValues => ({
  hearing: next ? (next.hearing ?? 'together') : '',
  hearBy: next?.hearBy ?? '',
  on: next?.meeting ?? '',
});

/** Whether a discussion is to be decided, and how its line is heard before. */
function ToBeDecided({
  next,
  coming,
  onChange,
}: {
  next: NextValues;
  coming: readonly ComingMeeting[];
  onChange: (some: Partial<NextValues>) => void;
}) {
  const text = useText(meetingText);
  const question = useText(caseText);
  const format = useFormat();
  const { today } = useReader();
  const answers: readonly (readonly [Hearing | '', string])[] = [
    ['', question.decideNot],
    ['together', question.decideTogether],
    ['separately', question.decideSeparately],
    ['none', question.decideUnheard],
  ];
  return (
    <Row>
      <Choice label={question.decideLater} value={next.hearing} onChange={(hearing) => onChange({ hearing })} options={answers} />
      {next.hearing && (
        <Choice
          label={text.nextIn}
          value={next.on}
          onChange={(on) => onChange({ on })}
          options={[['', text.nextFirst], ...coming.map(({ key, day }) => [key, format.longDay(day)] as const)]}
        />
      )}
      {next.hearing && next.hearing !== 'none' && (
        <DayField
          label={question.hearBy}
          hint={text.nextHearByHint}
          min={today}
          value={next.hearBy}
          onChange={(hearBy) => onChange({ hearBy })}
        />
      )}
    </Row>
  );
}

interface Conclusion {
  readonly conclusion: string;
  readonly followUpBy: FollowUpBy;
  readonly dueOn: string;
  readonly seen: string;
  readonly weighing?: string;
  readonly next?: NextValues & { readonly hearing: Hearing };
}

/** The command, with its effect on the agenda. */
export function useConclude(item: CaseView, meeting: string) {
  const text = useText(meetingText);
  const announce = useAnnounce();
  const conclude = useCommand('case/conclude', (shown, { conclusion, weighing, followUpBy = 'nobody' }) =>
    shown.meeting(meeting, (page) => ({
      ...page,
      cases: page.cases.map((one) =>
        one.key === item.key
          ? { ...one, conclusion, followUpBy, ...(weighing !== undefined && { weighing: weighing || undefined }), state: 'treated' }
          : one,
      ),
    })),
  );
  function save({ conclusion, followUpBy, dueOn, seen, weighing, next }: Conclusion, onDone?: () => void) {
    conclude.mutate(
      {
        key: item.key,
        seen,
        conclusion,
        followUpBy,
        ...(followUpBy === 'municipalities' && { dueOn }),
        ...(weighing !== undefined && { weighing }),
        ...(next && {
          next: {
            hearing: next.hearing,
            ...(next.on && { on: next.on }),
            ...(next.hearing !== 'none' && next.hearBy && { hearBy: next.hearBy }),
          },
        }),
      },
      {
        onSuccess: () => {
          announce(text.saved(item.title));
          onDone?.();
        },
      },
    );
  }
  return { conclude, save };
}
