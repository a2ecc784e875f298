import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { FollowUpBy } from '../../shared/case/case.list.ts';
import type { DecisionPage } from '../../shared/decision/decision.api.ts';
import type { Manner } from '../../shared/decision/decision.list.ts';
import { useCommand } from '../api.ts';
import { caseWords } from '../meeting/case.words.ts';
import { useReader, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Choice, DayField, TextArea } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { uiText } from '../ui/ui.text.ts';
import css from './follow-up.module.css';
import { followingText } from './follow-up.text.ts';

/** Who follows a decision up, by when, whom it concerns, and when it is looked at again. */
export function ChangeDecision({ page, onDone }: { page: DecisionPage; onDone: () => void }) {
  const { decision, etag, choosable, networks } = page;
  const text = useText(followingText);
  const ui = useText(uiText);
  const words = useText(caseWords);
  const { today } = useReader();
  const announce = useAnnounce();
  const change = useCommand('decision/change');
  const [opened] = useState(etag);
  const [followUpBy, setFollowUpBy] = useState<FollowUpBy>(decision.followUpBy);
  const [dueOn, setDueOn] = useState<string>(decision.dueOn ?? '');
  const [askOn, setAskOn] = useState<string>(page.askOn ?? '');
  const [concerns, setConcerns] = useState(page.concerns ?? '');
  const [manner, setManner] = useState<Manner | ''>(page.manner ?? '');
  const [reviewOn, setReviewOn] = useState<string>(page.reviewOn ?? '');
  const [chosen, setChosen] = useState(page.chosen);
  const [assignedTo, setAssignedTo] = useState(page.assignedTo?.key ?? '');
  const [cooperating, setCooperating] = useState(page.cooperating.map(({ key }) => key));
  const [tried, setTried] = useState(false);
  const municipal = followUpBy === 'municipalities';
  const assigned = followUpBy === 'network';
  const conflict = change.error?.problem.code === 'conflict';

  function submit() {
    setTried(true);
    if (assigned && !assignedTo) return;
    change.mutate(
      {
        key: decision.key,
        seen: conflict ? etag : opened,
        followUpBy,
        concerns: concerns.trim(),
        manner: manner || null,
        reviewOn: reviewOn || null,
        ...((municipal || assigned) && dueOn && { dueOn }),
        ...(municipal && {
          askOn: askOn && askOn !== page.askOn ? askOn : dueOn === decision.dueOn && askOn ? askOn : null,
          municipalities: [...chosen],
        }),
        assignedTo: assigned ? assignedTo : null,
        cooperating: assigned ? cooperating.filter((key) => key !== assignedTo) : [],
      },
      {
        onSuccess: () => {
          announce(text.changed);
          onDone();
        },
      },
    );
  }

  return (
    <Form label={text.changeTitle} onSubmit={submit} onCancel={onDone} busy={change.isPending}>
      {change.error && <Conflict problem={change.error.problem} onTakeNew={onDone} />}
      <Row>
        <Choice
          label={text.followedBy}
          value={followUpBy}
          onChange={setFollowUpBy}
          options={Object.entries(words.followUpBys) as [FollowUpBy, string][]}
        />
        {(municipal || assigned) && (
          <DayField label={municipal ? text.dueOn : text.reportOn} min={today} value={dueOn} onChange={setDueOn} />
        )}
        {municipal && <DayField label={text.askOn} hint={text.askOnHint} value={askOn} onChange={setAskOn} />}
      </Row>
      {assigned && (
        <>
          <Choice
            label={text.assignedTo}
            required
            value={assignedTo}
            onChange={setAssignedTo}
            options={[['', text.choose], ...networks.map(({ key, title }) => [key, title] as const)]}
            wrong={tried && !assignedTo ? ui.needed : undefined}
          />
          <Checks
            label={text.cooperating}
            of={networks.filter(({ key }) => key !== assignedTo).map(({ key, title }) => [key, title])}
            chosen={cooperating}
            onChange={setCooperating}
          />
        </>
      )}
      {municipal && (
        <Checks
          label={text.onlyThese}
          hint={text.onlyTheseHint}
          of={choosable.map((name) => [name, name])}
          chosen={chosen}
          onChange={setChosen}
        />
      )}
      <TextArea label={text.concerns} hint={text.concernsHint} rows={2} value={concerns} onChange={setConcerns} />
      <Row>
        <Choice
          label={text.manner}
          value={manner}
          onChange={setManner}
          options={[
            ['', text.noManner],
            ['together', text.together],
            ['separately', text.separately],
          ]}
        />
        <DayField label={text.reviewOn} hint={text.reviewHint} min={today} value={reviewOn} onChange={setReviewOn} />
      </Row>
    </Form>
  );
}

interface ChecksProps {
  readonly label: string;
  readonly hint?: string;
  readonly of: readonly (readonly [key: string, title: string])[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** Any number of a few. */
function Checks({ label, hint, of, chosen, onChange }: ChecksProps) {
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{label}</legend>
      {hint && <p className={css['hint']}>{hint}</p>}
      <div className={css['checks']}>
        {of.map(([key, title]) => (
          <Checkbox
            key={key}
            label={title}
            checked={chosen.includes(key)}
            onChange={(_, { checked }) => onChange(checked === true ? [...chosen, key] : chosen.filter((one) => one !== key))}
          />
        ))}
      </div>
    </fieldset>
  );
}
