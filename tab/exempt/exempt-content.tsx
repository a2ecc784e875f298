import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { dayOf } from '../../shared/day.ts';
import type { ExemptView, SeenPlace } from '../../shared/exempt/exempt.api.ts';
import { useCommand, useGet } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Actions, Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import css from './exempt.module.css';
import { exemptText } from './exempt.text.ts';

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
  const announce = useAnnounce();
  const [form, setForm] = useState<'change' | 'conclude'>();
  const changer = useReturnFocus(form === 'change');
  const concluder = useReturnFocus(form === 'conclude');
  const close = () => setForm(undefined);
  const lift = useCommand('exempt/lift');
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
        {text.setBy(view.setBy, format.longDay(dayOf(view.setAt)))} {text.review(format.longDay(view.reviewOn))}
      </p>
      <Places places={view.places} />
      {lift.error && <ProblemNotice problem={lift.error.problem} />}
      {may.keepAgenda && (
        <>
          {form === 'conclude' && <Conclude view={view} onDone={close} />}
          <Actions>
            {may.conclude && view.url === undefined && form === undefined && (
              <Button ref={concluder} size="small" appearance="primary" onClick={() => setForm('conclude')}>
                {text.conclusion}
              </Button>
            )}
            <Button ref={changer} size="small" onClick={() => setForm('change')}>
              {text.change}
            </Button>
            <Button
              size="small"
              appearance="subtle"
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

/** Where it has been seen: a list of what nobody can call back. */
function Places({ places }: { places: readonly SeenPlace[] }) {
  const text = useText(exemptText);
  const format = useFormat();
  if (places.length === 0) return <p className={css['aside']}>{text.nowhere}</p>;
  const words = (place: SeenPlace): string => {
    if (place.kind === 'channel') return text.channel(place.network, text[place.what], format.longDay(dayOf(place.at)));
    if (place.kind === 'versions') return text.versions(place.list);
    return place.kind === 'file' ? text.file : text[place.kind](place.people);
  };
  return (
    <div>
      <h4 className={css['part']}>{text.places}</h4>
      <ul className={css['places']}>
        {places.map((place) => (
          <li key={words(place)}>{words(place)}</li>
        ))}
      </ul>
      <p className={css['aside']}>{text.cannotForget}</p>
    </div>
  );
}

/** Changes the exempt words in place; what was typed stays when somebody else was first. */
function ChangeExempt({ view, onDone }: { view: ExemptView; onDone: () => void }) {
  const text = useText(exemptText);
  const announce = useAnnounce();
  const [opened] = useState(view);
  const [heading, setHeading] = useState(view.heading ?? '');
  const [information, setInformation] = useState(view.information ?? '');
  const [proposal, setProposal] = useState(view.proposal ?? '');
  const change = useCommand('exempt/change');
  const conflict = change.error?.problem.code === 'conflict';
  const save = () =>
    heading.trim() &&
    change.mutate(
      {
        key: view.key,
        seen: conflict ? view.etag : opened.etag,
        ...(heading.trim() !== opened.heading && { heading: heading.trim() }),
        ...(information.trim() !== (opened.information ?? '') && { information: information.trim() }),
        ...(proposal.trim() !== (opened.proposal ?? '') && { proposal: proposal.trim() }),
      },
      {
        onSuccess: () => {
          announce(text.changed);
          onDone();
        },
      },
    );
  return (
    <Form label={text.changeOf(opened.heading ?? '')} onSubmit={save} onCancel={onDone} busy={change.isPending}>
      {change.error && <Conflict problem={change.error.problem} onTakeNew={onDone} />}
      <TextField label={text.heading} required value={heading} onChange={setHeading} />
      <TextArea label={text.information} value={information} onChange={setInformation} />
      <TextArea label={text.proposal} value={proposal} onChange={setProposal} />
    </Form>
  );
}
