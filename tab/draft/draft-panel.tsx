import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { DraftResponse } from '../../shared/draft/draft.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { useGet } from '../api.ts';
import { useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Panel } from '../ui/panel.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { draftText } from './draft.text.ts';
import { Suggestions } from './suggestions.tsx';

/** A first draft of the agenda, with reasons: for those who keep it, until the notice is out. */
export function DraftPanel({ page }: { page: MeetingPage }) {
  const text = useText(draftText);
  const id = useId();
  const [open, setOpen] = useState(false);
  const opener = useReturnFocus(open);
  const { meeting, may } = page;
  if (!may.keepAgenda || meeting.noticeOut || meeting.kind !== 'meeting') return null;
  return (
    <>
      <div>
        <Button ref={opener} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {text.suggest}
        </Button>
      </div>
      <div id={id} hidden={!open}>
        {open && <Draft page={page} onDone={() => setOpen(false)} />}
      </div>
    </>
  );
}

function Draft({ page, onDone }: { page: MeetingPage; onDone: () => void }) {
  const text = useText(draftText);
  const draft = useGet<DraftResponse>(`/meetings/${encodeURIComponent(page.meeting.key)}/draft`);
  return (
    <Panel title={text.title}>
      <Loaded query={draft} cards={[[70, 40, 60, 40]]}>
        {({ suggestions }) =>
          suggestions.length === 0 ? (
            <Empty action={<Button onClick={onDone}>{text.close}</Button>}>{text.none}</Empty>
          ) : (
            <Suggestions page={page} suggestions={suggestions} onDone={onDone} />
          )
        }
      </Loaded>
    </Panel>
  );
}
