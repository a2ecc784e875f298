import { Checkbox } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { SuggestionView } from '../../shared/draft/draft.api.ts';
import { sentence } from '../../shared/format.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { useCommand } from '../api.ts';
import { CaseMark } from '../meeting/case-mark.tsx';
import { useFormat, useText } from '../reader.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Tag } from '../ui/tag.tsx';
import css from './draft.module.css';
import { draftText } from './draft.text.ts';

interface SuggestionsProps {
  readonly page: MeetingPage;
  readonly suggestions: readonly SuggestionView[];
  readonly onDone: () => void;
}

/** Every suggestion with its reason, all chosen until somebody says otherwise, and what they come to beside the meeting's time. */
export function Suggestions({ page: { meeting, cases }, suggestions, onDone }: SuggestionsProps) {
  const text = useText(draftText);
  const format = useFormat();
  const announce = useAnnounce();
  const take = useCommand('draft/take');
  // What is suggested meanwhile comes chosen too.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosenWithout = (without: ReadonlySet<string>) => suggestions.filter(({ key }) => !without.has(key));
  const sumOf = (of: readonly { readonly minutes: number | undefined }[]) => of.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
  const chosenWords = (of: readonly SuggestionView[]) => text.chosen(of.length, suggestions.length, format.duration(sumOf(of)));
  const chosen = chosenWithout(left);
  const length = (Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt)) / 60_000;
  const sum = sumOf(chosen) + sumOf(cases);

  function toggle(key: string, on: boolean) {
    const without = new Set(left);
    if (on) without.delete(key);
    else without.add(key);
    setLeft(without);
    announce(chosenWords(chosenWithout(without)));
  }

  function add() {
    take.mutate(
      { meeting: meeting.key, suggestions: chosen.map(({ key }) => key) },
      {
        onSuccess: () => {
          announce(text.added(chosen.length));
          onDone();
        },
      },
    );
  }

  return (
    <Form
      label={text.title}
      submit={text.add(chosen.length)}
      onSubmit={add}
      onCancel={onDone}
      busy={take.isPending || chosen.length === 0}
      inset={false}
    >
      {take.error && <ProblemNotice problem={take.error.problem} />}
      <p className={css['note']}>{text.note}</p>
      <ul className={css['suggestions']}>
        {suggestions.map((suggestion) => (
          <Suggestion
            key={suggestion.key}
            suggestion={suggestion}
            chosen={!left.has(suggestion.key)}
            onChoose={(on) => toggle(suggestion.key, on)}
          />
        ))}
      </ul>
      <p className={css['sum']}>
        <strong>{chosenWords(chosen)}</strong>
        <span>{text.withAgenda(format.duration(sum), format.duration(length))}</span>
        {sum > length && <strong className={css['over']}>{text.over(format.duration(sum - length))}</strong>}
      </p>
    </Form>
  );
}

interface SuggestionProps {
  readonly suggestion: SuggestionView;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

function Suggestion({ suggestion: { title, because, kind, minutes, measure }, chosen, onChoose }: SuggestionProps) {
  const text = useText(draftText);
  const id = useId();
  return (
    <li className={css['suggestion']}>
      <Checkbox
        className={css['choice'] ?? ''}
        label={{ children: title, className: css['title'] ?? '' }}
        checked={chosen}
        aria-describedby={id}
        onChange={(_, { checked }) => onChoose(checked === true)}
      />
      <div id={id} className={css['why']}>
        <p>{sentence(because)}.</p>
        <p className={css['facts']}>
          <CaseMark kind={kind} />
          <span>{text.minutes(minutes)}</span>
          {measure && <Tag>{measure}</Tag>}
        </p>
      </div>
    </li>
  );
}
