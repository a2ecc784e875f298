import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CaseReference, CaseView } from '../../shared/case/case.api.ts';
import type { CaseKind, FollowUpBy, Hearing } from '../../shared/case/case.list.ts';
import type { Day } from '../../shared/day.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { type Commands, useCommand } from '../api.ts';
import { useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Choice, NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { uiText } from '../ui/ui.text.ts';
import { caseWords } from './case.words.ts';
import { caseFormText } from './case-form.text.ts';
import { useDraft } from './drafts.ts';
import { meetingText } from './meeting.text.ts';
import { MoreFields } from './more-fields.tsx';
import { Theirs } from './theirs.tsx';

/** A case as its form has it: what is not said is an empty text. */
export interface CaseValues {
  readonly title: string;
  readonly kind: CaseKind;
  readonly minutes: string;
  readonly followUpBy: FollowUpBy;
  readonly presenter: string;
  readonly officer: string;
  readonly measure: string;
  readonly earlier: readonly CaseReference[];
  readonly information: string;
  readonly proposal: string;
  readonly hearing: Hearing | '';
  readonly hearBy: string;
}

const valuesOf = (item: CaseView | undefined): CaseValues => ({
  title: item?.title ?? '',
  kind: item?.kind ?? 'discussion',
  minutes: String(item?.minutes ?? ''),
  followUpBy: item?.followUpBy ?? 'nobody',
  presenter: item?.presenter ?? '',
  officer: item?.officer ?? '',
  measure: item?.measure ?? '',
  earlier: item?.earlier ?? [],
  information: item?.information ?? '',
  proposal: item?.proposal ?? '',
  hearing: item?.hearing ?? '',
  hearBy: item?.hearBy ?? '',
});

interface CaseFormProps {
  readonly page: MeetingPage;
  /** The case to change; a new one without it. */
  readonly item?: CaseView;
  readonly onDone: () => void;
}

/** A case in place, new or changed. Only what was changed is sent; what was typed stays when it is refused or somebody else was first. */
export function CaseForm({ page, item, onDone }: CaseFormProps) {
  const text = useText(caseFormText);
  const meetingWords = useText(meetingText);
  const ui = useText(uiText);
  const words = useText(caseWords);
  const announce = useAnnounce();
  const meeting = page.meeting.key;
  const [draft, change, forget] = useDraft(item ? `edit ${item.key}` : `add ${meeting}`, () => ({
    ...valuesOf(item),
    // Made here, so that a retry finds the same case.
    key: item?.key ?? crypto.randomUUID(),
    opened: valuesOf(item),
    etag: item?.etag ?? '',
  }));
  const [tried, setTried] = useState(false);
  const [more, setMore] = useState(false);
  const add = useCommand('case/add', (shown, data) => shown.meeting(meeting, (old) => ({ ...old, cases: withNew(old.cases, data) })));
  const edit = useCommand('case/edit', (shown, data) =>
    shown.meeting(meeting, (old) => ({ ...old, cases: old.cases.map((one) => (one.key === data.key ? edited(one, data) : one)) })),
  );
  const problem = (add.error ?? edit.error)?.problem;
  const conflict = problem?.code === 'conflict';
  const pending = add.isPending || edit.isPending;
  const length = draft.minutes === '' ? null : Number(draft.minutes);
  const lengthIsWrong = length !== null && !(Number.isInteger(length) && length >= 1 && length <= 480);
  const untitled = tried && !draft.title.trim();

  function close() {
    forget();
    onDone();
  }

  function save() {
    setTried(true);
    if (!draft.title.trim() || lengthIsWrong) return;
    const title = draft.title.trim();
    const onSuccess = () => {
      announce((item ? meetingWords.saved : meetingWords.added)(title));
      close();
    };
    if (!item) return add.mutate({ key: draft.key, meeting, ...asNew(draft, length) }, { onSuccess });
    // After a conflict the new row has been seen: then it may be replaced.
    edit.mutate({ key: item.key, seen: conflict ? item.etag : draft.etag, ...changesOf(draft, length) }, { onSuccess });
  }

  return (
    <div hidden={pending}>
      <Form
        label={item ? text.editCase(draft.opened.title) : text.addCase}
        submit={item ? ui.save : text.add}
        onSubmit={save}
        onCancel={close}
        more={
          <Button appearance="subtle" aria-expanded={more} onClick={() => setMore(!more)}>
            {more ? text.fewer : text.more}
          </Button>
        }
      >
        {problem && <Conflict problem={problem} onTakeNew={close} />}
        {conflict && item && <Theirs opened={draft.opened} now={valuesOf(item)} />}
        <TextField
          label={text.caseTitle}
          required
          value={draft.title}
          onChange={(title) => change({ title })}
          wrong={untitled || (item && !draft.title.trim()) ? ui.needed : undefined}
        />
        <Row>
          <Choice
            label={text.kind}
            value={draft.kind}
            onChange={(kind) => change({ kind })}
            options={Object.entries(words.caseKinds) as [CaseKind, string][]}
          />
          <NumberField
            label={text.caseMinutes}
            value={draft.minutes}
            onChange={(minutes) => change({ minutes })}
            min={1}
            max={480}
            wrong={lengthIsWrong ? text.minutesRange : undefined}
          />
          {draft.kind === 'decision' && !item?.fixed && (
            <Choice
              label={meetingWords.followUp}
              value={draft.followUpBy}
              onChange={(followUpBy) => change({ followUpBy })}
              options={Object.entries(words.followUpBys) as [FollowUpBy, string][]}
            />
          )}
        </Row>
        <TextArea label={meetingWords.proposal} value={draft.proposal} onChange={(proposal) => change({ proposal })} />
        {more && <MoreFields page={page} own={item?.key} draft={draft} change={change} />}
      </Form>
    </div>
  );
}

const keysOf = (earlier: readonly CaseReference[]) => earlier.map(({ key }) => key);

/** A new case, with what was said of it. */
function asNew(draft: CaseValues, minutes: number | null) {
  const said = <K extends string>(name: K, value: string) => (value.trim() ? ({ [name]: value.trim() } as Record<K, string>) : {});
  return {
    title: draft.title.trim(),
    kind: draft.kind,
    ...(minutes !== null && { minutes }),
    ...(draft.kind === 'decision' && { followUpBy: draft.followUpBy }),
    ...said('presenter', draft.presenter),
    ...said('officer', draft.officer),
    ...said('measure', draft.measure),
    ...said('information', draft.information),
    ...said('proposal', draft.proposal),
    ...(draft.earlier.length > 0 && { earlier: keysOf(draft.earlier) }),
    ...(draft.hearing && { hearing: draft.hearing }),
    ...(draft.hearBy && { hearBy: draft.hearBy }),
  };
}

/** What was changed since the form was opened. */
function changesOf(draft: CaseValues & { readonly opened: CaseValues }, minutes: number | null) {
  const { opened } = draft;
  const text = <K extends 'title' | 'presenter' | 'officer' | 'measure' | 'information' | 'proposal'>(name: K) =>
    draft[name].trim() === opened[name] ? {} : ({ [name]: draft[name].trim() } as Record<K, string>);
  return {
    ...text('title'),
    ...text('presenter'),
    ...text('officer'),
    ...text('measure'),
    ...text('information'),
    ...text('proposal'),
    ...(draft.kind !== opened.kind && { kind: draft.kind }),
    ...(draft.minutes !== opened.minutes && { minutes }),
    ...(draft.followUpBy !== opened.followUpBy && { followUpBy: draft.followUpBy }),
    ...(keysOf(draft.earlier).join() !== keysOf(opened.earlier).join() && { earlier: keysOf(draft.earlier) }),
    ...(draft.hearing !== opened.hearing && { hearing: draft.hearing || null }),
    ...(draft.hearBy !== opened.hearBy && { hearBy: draft.hearBy || null }),
  };
}

/** The case as it will stand. */
function edited(item: CaseView, { title, kind, minutes, proposal, information, followUpBy }: Commands['case/edit']): CaseView {
  return {
    ...item,
    ...(title !== undefined && { title }),
    ...(kind !== undefined && { kind }),
    ...(proposal !== undefined && { proposal }),
    ...(information !== undefined && { information }),
    ...(followUpBy !== undefined && { followUpBy }),
    ...(minutes !== undefined && { minutes: minutes ?? undefined }),
  };
}

/** The cases with a new one where the server will put it: after the others, before the fixed last ones. */
function withNew(cases: readonly CaseView[], data: Commands['case/add']): readonly CaseView[] {
  const last = cases.findIndex(({ fixed, position }) => fixed && position > 900);
  return cases.toSpliced(last < 0 ? cases.length : last, 0, added(data));
}

/** The case until the server has given it its place. */
const added = ({ key, title, kind, minutes, proposal, information, followUpBy = 'nobody' }: Commands['case/add']): CaseView => ({
  key,
  etag: '',
  number: undefined,
  position: 0,
  title,
  kind,
  fixed: false,
  followUpBy,
  minutes,
  expectedAt: undefined,
  measure: undefined,
  presenter: undefined,
  officer: undefined,
  earlier: [],
  information,
  proposal,
  conclusion: undefined,
  weighing: undefined,
  hearing: undefined,
  hearBy: undefined as Day | undefined,
  state: 'scheduled',
  stateReason: undefined,
  addedLate: false,
  exempt: undefined,
  attachments: [],
  line: undefined,
  next: undefined,
  decision: undefined,
  referred: undefined,
});
