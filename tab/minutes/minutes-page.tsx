import { Link, useSearch } from 'wouter';
import { dayOf } from '../../shared/day.ts';
import { sentence } from '../../shared/format.ts';
import type { MinutesView } from '../../shared/minutes/minutes.api.ts';
import { useGet } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { CorrectMinutes } from './correct-minutes.tsx';
import { minutesText } from './minutes.text.ts';
import { MinutesDocument } from './minutes-document.tsx';
import { MinutesStatus } from './minutes-status.tsx';

/** The minutes of one meeting: how far they have come, what is said to them, and the text as it is in Word and PDF. */
export function MinutesPage({ meeting }: { meeting: string }) {
  const version = new URLSearchParams(useSearch()).get('version');
  const minutes = useGet<MinutesView>(
    `/meetings/${encodeURIComponent(meeting)}/minutes${version ? `/${encodeURIComponent(version)}` : ''}`,
  );
  return (
    <Loaded query={minutes} cards={[[70], [40, 90, 75], [30, 90, 75, 90, 75, 90, 60]]}>
      {(view) => <Minutes view={view} />}
    </Loaded>
  );
}

function Minutes({ view }: { view: MinutesView }) {
  const text = useText(minutesText);
  const format = useFormat();
  const { meeting, state, comments, body, may } = view;
  const day = sentence(format.longDay(dayOf(meeting.startsAt)));
  return (
    <Page
      title={text.title}
      lead={`${meeting.networkTitle} · ${day}`}
      back={<Link href={`/meetings/${encodeURIComponent(meeting.key)}`}>{text.back}</Link>}
    >
      {state === 'none' && <Empty>{text.none}</Empty>}
      {state !== 'none' && <MinutesStatus view={view} />}
      {comments && state !== 'approved' && <CommentsPanel comments={comments} />}
      {may.correct && <CorrectMinutes view={view} />}
      {body && state !== 'none' && <MinutesDocument view={view} body={body} />}
    </Page>
  );
}
