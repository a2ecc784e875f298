import { Checkbox } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { AttachmentView, CaseView } from '../../shared/case/case.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { type Refusal, useCommand } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Choice, TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { uiText } from '../ui/ui.text.ts';
import { caseFormText } from './case-form.text.ts';
import { useDraft } from './drafts.ts';
import { ReferCase } from './refer-case.tsx';

/** What is done to a case beside changing it: a small form in place. */
export type Tool = 'move' | 'withdraw' | 'carry' | 'refer' | 'attach' | AttachmentView;

export interface ToolProps {
  readonly page: MeetingPage;
  readonly item: CaseView;
  readonly onDone: () => void;
}

export function CaseTool({ tool, move, ...props }: ToolProps & { tool: Tool; move: (item: CaseView, before: string | null) => void }) {
  if (tool === 'move') return <MoveCase {...props} move={move} />;
  if (tool === 'withdraw') return <WithdrawCase {...props} />;
  if (tool === 'carry') return <CarryOver {...props} />;
  if (tool === 'refer') return <ReferCase {...props} />;
  return <Attachment {...props} {...(tool !== 'attach' && { attachment: tool })} />;
}

/** The other way to order an agenda than by dragging: by saying where. */
function MoveCase({ page, item, onDone, move }: ToolProps & { move: (item: CaseView, before: string | null) => void }) {
  const text = useText(caseFormText);
  const others = page.cases.filter(({ key }) => key !== item.key);
  const [before, setBefore] = useState(others[0]?.key ?? '');
  return (
    <Form
      label={text.moveTitle(item.title)}
      submit={text.move}
      onSubmit={() => {
        move(item, before || null);
        onDone();
      }}
      onCancel={onDone}
    >
      <Choice
        label={text.place}
        value={before}
        onChange={setBefore}
        options={[
          ...others.map(({ key, number, title }) => [key, text.before([number, title].filter(Boolean).join(' '))] as const),
          ['', text.last],
        ]}
      />
    </Form>
  );
}

/** A form with a reason, sent with what the person saw. */
interface ReasonProps {
  readonly label: string;
  readonly submit: string;
  readonly question: string;
  readonly draft: readonly [{ readonly reason: string }, (some: { readonly reason: string }) => void];
  readonly error: Refusal | null;
  readonly pending: boolean;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

function Reason({ label, submit, question, draft: [{ reason }, change], error, pending, onSubmit, onCancel, children }: ReasonProps) {
  const ui = useText(uiText);
  const [tried, setTried] = useState(false);
  return (
    <div hidden={pending}>
      <Form
        label={label}
        submit={submit}
        onCancel={onCancel}
        onSubmit={() => {
          setTried(true);
          if (reason.trim()) onSubmit(reason.trim());
        }}
      >
        {error && <Conflict problem={error.problem} onTakeNew={onCancel} />}
        <TextArea
          label={question}
          required
          rows={2}
          value={reason}
          onChange={(value) => change({ reason: value })}
          wrong={tried && !reason.trim() ? ui.needed : undefined}
        />
        {children}
      </Form>
    </div>
  );
}

function WithdrawCase({ item, onDone }: ToolProps) {
  const text = useText(caseFormText);
  const announce = useAnnounce();
  const [draft, change, forget] = useDraft(`withdraw ${item.key}`, () => ({ reason: '' }));
  // Shown when it is done: the form would go away with its case, and with what was typed if it is refused.
  const withdraw = useCommand('case/withdraw');
  function close() {
    forget();
    onDone();
  }
  return (
    <Reason
      label={text.withdrawTitle(item.title)}
      submit={text.withdraw}
      question={text.withdrawReason}
      draft={[draft, change]}
      error={withdraw.error}
      pending={withdraw.isPending}
      onCancel={close}
      onSubmit={(reason) =>
        withdraw.mutate(
          { key: item.key, seen: item.etag, reason },
          {
            onSuccess: () => {
              announce(text.withdrawn(item.title));
              close();
            },
          },
        )
      }
    />
  );
}

function CarryOver({ page, item, onDone }: ToolProps) {
  const text = useText(caseFormText);
  const format = useFormat();
  const announce = useAnnounce();
  const [next] = page.coming;
  const [to, setTo] = useState<'next' | 'backlog'>(next ? 'next' : 'backlog');
  const [draft, change, forget] = useDraft(`carry ${item.key}`, () => ({ reason: '' }));
  const carry = useCommand('case/carry-over', (shown, { reason }) =>
    shown.meeting(page.meeting.key, (old) => ({
      ...old,
      cases: old.cases.map((one) => (one.key === item.key ? { ...one, state: 'postponed', stateReason: reason } : one)),
    })),
  );
  function close() {
    forget();
    onDone();
  }
  return (
    <Reason
      label={text.carryTitle(item.title)}
      submit={text.carry}
      question={text.carryReason}
      draft={[draft, change]}
      error={carry.error}
      pending={carry.isPending}
      onCancel={close}
      onSubmit={(reason) =>
        carry.mutate(
          { key: item.key, seen: item.etag, reason, to },
          {
            onSuccess: () => {
              announce(text.carried(item.title));
              close();
            },
          },
        )
      }
    >
      <Choice
        label={text.carryTo}
        value={to}
        onChange={setTo}
        options={[...(next ? [['next', text.nextMeeting(format.longDay(next.day))] as const] : []), ['backlog', text.backlog] as const]}
      />
    </Reason>
  );
}

function Attachment({ page, item, attachment, onDone }: ToolProps & { attachment?: AttachmentView }) {
  const text = useText(caseFormText);
  const ui = useText(uiText);
  const announce = useAnnounce();
  const [draft, change, forget] = useDraft(`attach ${attachment?.key ?? item.key}`, () => ({
    title: attachment?.title ?? '',
    url: attachment?.url ?? '',
    sentLater: attachment?.sentLater ?? false,
  }));
  const [opened] = useState(attachment);
  const [tried, setTried] = useState(false);
  const show = (papers: (old: readonly AttachmentView[]) => readonly AttachmentView[]) => (old: MeetingPage) => ({
    ...old,
    cases: old.cases.map((one) => (one.key === item.key ? { ...one, attachments: papers(one.attachments) } : one)),
  });
  const add = useCommand('attachment/add');
  const edit = useCommand('attachment/edit', (shown, { key, title, sentLater }) =>
    shown.meeting(
      page.meeting.key,
      show((old) =>
        old.map((one) => (one.key === key ? { ...one, title: title ?? one.title, sentLater: sentLater ?? one.sentLater } : one)),
      ),
    ),
  );
  const problem = (add.error ?? edit.error)?.problem;

  function close() {
    forget();
    onDone();
  }

  function save() {
    setTried(true);
    const title = draft.title.trim();
    if (!title) return;
    const values = { title, url: draft.url.trim(), sentLater: draft.sentLater };
    const onSuccess = () => {
      announce(text.attached(title));
      close();
    };
    if (!opened) return add.mutate({ key: item.key, ...values }, { onSuccess });
    const now = item.attachments.find(({ key }) => key === opened.key);
    edit.mutate({ key: opened.key, seen: problem?.code === 'conflict' ? (now?.etag ?? '') : opened.etag, ...values }, { onSuccess });
  }

  return (
    <div hidden={add.isPending || edit.isPending}>
      <Form
        label={opened ? text.changeAttachment(opened.number) : text.attachTitle(item.title)}
        submit={opened ? ui.save : text.attach}
        onSubmit={save}
        onCancel={close}
      >
        {problem && <Conflict problem={problem} onTakeNew={close} />}
        <TextField
          label={text.attachmentTitle}
          required
          value={draft.title}
          onChange={(title) => change({ title })}
          wrong={tried && !draft.title.trim() ? ui.needed : undefined}
        />
        <TextField label={text.url} hint={text.urlHint} most={2000} value={draft.url} onChange={(url) => change({ url })} />
        <Checkbox label={text.sentLater} checked={draft.sentLater} onChange={(_, { checked }) => change({ sentLater: checked === true })} />
      </Form>
    </div>
  );
}
