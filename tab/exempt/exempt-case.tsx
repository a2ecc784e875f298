import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { ExemptOfMeeting } from '../../shared/exempt/exempt.api.ts';
import { useGet } from '../api.ts';
import { useText } from '../reader.tsx';
import { Actions } from '../ui/form.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { exemptText } from './exempt.text.ts';
import { opens } from './exempt-link.ts';

const ExemptContent = lazy(() => import('./exempt-content.tsx').then((module) => ({ default: module.ExemptContent })));
const MarkExempt = lazy(() => import('./mark-exempt.tsx').then((module) => ({ default: module.MarkExempt })));

interface ExemptCaseProps {
  /** A case or attachment of a meeting; `exempt` is its legal basis when it is so already. */
  readonly of: { readonly key: string; readonly title: string; readonly etag: string; readonly exempt: string | undefined };
  readonly meeting: string;
  readonly may: { readonly keepAgenda: boolean; readonly conclude: boolean };
}

/** What those who may read it see into, and what those who keep the agenda can make exempt. */
export function ExemptCase({ of, meeting, may }: ExemptCaseProps) {
  if (of.exempt !== undefined) return <SeeInto of={of} meeting={meeting} may={may} />;
  return may.keepAgenda ? <MakeExempt of={of} /> : null;
}

function SeeInto({ of: { key, title }, meeting, may }: ExemptCaseProps) {
  const text = useText(exemptText);
  const { data } = useGet<ExemptOfMeeting>(`/meetings/${encodeURIComponent(meeting)}/exempt`);
  const [params] = useSearchParams();
  const wanted = params.get(opens) === key;
  const [open, setOpen] = useState(wanted);
  const place = useRef<HTMLDivElement>(null);
  const readable = data?.readable.includes(key) === true;
  useEffect(() => {
    if (wanted && readable) place.current?.scrollIntoView({ block: 'center' });
  }, [wanted, readable]);
  if (!readable) return null;
  return (
    <div ref={place}>
      <Actions>
        <Button
          size="small"
          appearance="subtle"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          aria-label={`${open ? text.hide : text.show}: ${title}`}
        >
          {open ? text.hide : text.show}
        </Button>
      </Actions>
      {open && (
        <Suspense>
          <ExemptContent of={key} may={may} />
        </Suspense>
      )}
    </div>
  );
}

function MakeExempt({ of }: Pick<ExemptCaseProps, 'of'>) {
  const text = useText(exemptText);
  const [marking, setMarking] = useState(false);
  const opener = useReturnFocus(marking);
  if (marking)
    return (
      <Suspense>
        <MarkExempt of={of} onDone={() => setMarking(false)} />
      </Suspense>
    );
  return (
    <Actions>
      <Button ref={opener} size="small" appearance="subtle" onClick={() => setMarking(true)} aria-label={text.markOf(of.title)}>
        {text.mark}
      </Button>
    </Actions>
  );
}
