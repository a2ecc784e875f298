import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { dayOf } from '../../shared/day.ts';
import type { ExemptView } from '../../shared/exempt/exempt.api.ts';
import { useCommand, useGet } from '../api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Actions, Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Mark } from '../ui/mark.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { ChangeExempt } from './change-exempt.tsx';
import css from './exempt.module.css';
import { exemptText } from './exempt.text.ts';
import { Places } from './places.tsx';
import { ReviewAgain } from './review-again.tsx';

/** What the reader may do in the meeting. */
interface May {
  readonly keepAgenda: boolean;
  readonly conclude: boolean;
}

/** Exempt content, asked for only when somebody who may read it opens it. */
export function ExemptContent({ of, may }: { of: string; may: May }) {
  const query = useGet<ExemptView>(`/exempt/${encodeURIComponent(of)}`);
  return (
    <Loaded query={query} cards={[[60, 90, 40]]}>
      {(view) => <Content view={view} may={may} />}
    </Loaded>
  );
}

function Content({ view, may }: { view: ExemptView; may: May }) {
  const text = useText(exemptText);
  const format = useFormat();
  const { today } = useReader();
  const announce = useAnnounce();
  const [form, setForm] = useState<'change' | 'conclude' | 'review'>();
  const changer = useReturnFocus(form === 'change');
  const concluder = useReturnFocus(form === 'conclude');
  const reviewer = useReturnFocus(form === 'review');
  const close = () => setForm(undefined);
  const lift = useCommand('exempt/lift');
  const title = view.heading ?? '';
  const due = view.reviewOn <= today;
  const papers = (['information', 'proposal', 'conclusion'] as const).filter((part) => view[part]);
  if (form === 'change') return <ChangeExempt view={view} onDone={close} />;
  return (
    <div className={css['content']}>
      <p className={css['heading']}>{view.heading}</p>
      {papers.map((part) => (
        <div key={part}>
          <h4 className={css['part']}>{text[part]}</h4>
          <p className={css['words']}>{view[part]}</p>
        </div>
      ))}
      {view.url && (
        <p>
          <a href={view.url} target="_blank" rel="noreferrer">
            {text.open}
          </a>
        </p>
      )}
      <p className={css['aside']}>
        {text.setBy(view.setBy, format.longDay(dayOf(view.setAt)))} {!due && text.review(format.longDay(view.reviewOn))}
      </p>
      {due && (
        <p>
          <Mark shape="clock" tone="watch">
            {text.reviewDue(format.longDay(view.reviewOn))}
          </Mark>
        </p>
      )}
      <Places places={view.places} />
      {lift.error && <ProblemNotice problem={lift.error.problem} />}
      {may.keepAgenda && (
        <>
          {form === 'conclude' && <Conclude view={view} onDone={close} />}
          {form === 'review' && <ReviewAgain view={view} onDone={close} />}
          <Actions>
            {may.conclude && view.url === undefined && form === undefined && (
              <Button
                ref={concluder}
                size="small"
                appearance="primary"
                onClick={() => setForm('conclude')}
                aria-label={text.concludeOf(title)}
              >
                {text.conclusion}
              </Button>
            )}
            {form !== 'review' && (
              <Button
                ref={reviewer}
                size="small"
                appearance={due ? 'primary' : 'secondary'}
                onClick={() => setForm('review')}
                aria-label={text.againOf(title)}
              >
                {text.again}
              </Button>
            )}
            <Button ref={changer} size="small" onClick={() => setForm('change')} aria-label={text.changeOf(title)}>
              {text.change}
            </Button>
            <Button
              size="small"
              appearance="subtle"
              aria-label={text.openOf(title)}
              aria-describedby={`lift-${view.key}`}
              onClick={() => lift.mutate({ key: view.key, seen: view.etag }, { onSuccess: () => announce(text.lifted) })}
            >
              {text.lift}
            </Button>
          </Actions>
          <p id={`lift-${view.key}`} className={css['aside']}>
            {text.liftSure}
          </p>
        </>
      )}
    </div>
  );
}

/** The conclusion is written where the content lies; the proposed one stands there to begin with. */
function Conclude({ view, onDone }: { view: ExemptView; onDone: () => void }) {
  const text = useText(exemptText);
  const announce = useAnnounce();
  const [opened] = useState(view);
  const [conclusion, setConclusion] = useState(view.conclusion ?? view.proposal ?? '');
  const conclude = useCommand('exempt/conclude');
  const conflict = conclude.error?.problem.code === 'conflict';
  const save = () =>
    conclusion.trim() &&
    conclude.mutate(
      { key: view.key, seen: conflict ? view.etag : opened.etag, conclusion: conclusion.trim() },
      {
        onSuccess: () => {
          announce(text.concluded);
          onDone();
        },
      },
    );
  return (
    <Form label={text.concludeOf(view.heading ?? '')} submit={text.conclude} onSubmit={save} onCancel={onDone} busy={conclude.isPending}>
      {conclude.error && <Conflict problem={conclude.error.problem} onTakeNew={() => setConclusion(view.conclusion ?? '')} />}
      <TextArea label={text.conclusion} value={conclusion} onChange={setConclusion} />
    </Form>
  );
}
