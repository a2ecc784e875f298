import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { Link } from 'wouter';
import type { PackageView } from '../../shared/archive/archive.api.ts';
import { dayOf } from '../../shared/day.ts';
import { sentence } from '../../shared/format.ts';
import { useCommand } from '../api.ts';
import { useSaveFile } from '../document/save-file.ts';
import { useFormat, useText } from '../reader.tsx';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Mark } from '../ui/mark.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { Tag } from '../ui/tag.tsx';
import css from './archive.module.css';
import { archiveText } from './archive.text.ts';
import type { Begun } from './begun.ts';
import { DeliverForm } from './deliver-form.tsx';
import { useNameOf } from './package-name.ts';

interface Props {
  readonly row: PackageView;
  readonly begun: Begun;
  readonly onBegun: (change: Begun) => void;
}

/** One package: what it is, how it stands, and what can be done with it. */
export function PackageRow(props: Props) {
  const { row, begun } = props;
  const text = useText(archiveText);
  return (
    <div className={css['package']}>
      <Words row={row} />
      {begun.problem && <ProblemNotice problem={begun.problem} />}
      {row.state === 'delivered' ? (
        <Delivered {...props} />
      ) : row.contents === undefined ? (
        <p className={css['quiet']}>{text.gone}</p>
      ) : (
        <DeliverForm {...props} before={<DownloadPackage {...props} />} />
      )}
    </div>
  );
}

function Words({ row: { kind, version, networkTitle, meeting, madeAt, isPublicEdition } }: { row: PackageView }) {
  const text = useText(archiveText);
  const format = useFormat();
  const what = [text[kind], version !== undefined && text.version(version)].filter(Boolean).join(' ');
  return (
    <div>
      <p className={css['title']}>
        {what} · {networkTitle}
      </p>
      <p className={css['meta']}>
        {meeting ? (
          <Link href={`/meetings/${encodeURIComponent(meeting.key)}`}>{sentence(format.longDay(dayOf(meeting.startsAt)))}</Link>
        ) : (
          <span>{text.noMeeting}</span>
        )}
        <span>{text.ready(format.shortDay(dayOf(madeAt)))}</span>
        {isPublicEdition && <Tag>{text.publicEdition}</Tag>}
      </p>
    </div>
  );
}

/** Fetches the package, and remembers which contents that was: it is these that are delivered. */
function DownloadPackage({ row, onBegun }: Props) {
  const text = useText(archiveText);
  const name = useNameOf(row);
  const saving = useSaveFile();
  return (
    <Button
      aria-label={text.downloadOf(name)}
      disabledFocusable={saving.isPending}
      onClick={() =>
        saving.mutate(`/archive/${encodeURIComponent(row.key)}.zip`, {
          onSuccess: () => onBegun({ contents: row.contents, problem: undefined }),
          onError: ({ problem }) => onBegun({ problem }),
        })
      }
    >
      {text.download}
    </Button>
  );
}

/** Under which number, when and by whom; it can be given another number, or taken back. */
function Delivered(props: Props) {
  const { row, begun, onBegun } = props;
  const text = useText(archiveText);
  const format = useFormat();
  const announce = useAnnounce();
  const name = useNameOf(row);
  const undeliver = useCommand('archive/undeliver');
  const [wanted, want] = useState(false);
  // What was being written when somebody else delivered it stands here still.
  const isWriting = wanted || begun.number !== undefined;
  const opener = useReturnFocus(isWriting);
  const at = row.deliveredAt ? format.shortTime(row.deliveredAt) : '';
  const close = () => {
    want(false);
    onBegun({ number: undefined, problem: undefined });
  };
  const download = row.contents !== undefined && <DownloadPackage {...props} />;
  const takeBack = (
    <Button
      appearance="subtle"
      aria-label={text.undeliverOf(name)}
      disabledFocusable={undeliver.isPending}
      onClick={() =>
        undeliver.mutate(
          { key: row.key, seen: row.etag },
          {
            onSuccess: () => {
              onBegun({ number: row.archivedAs, contents: undefined, problem: undefined });
              announce(text.isUndelivered(name));
            },
            onError: ({ problem }) => onBegun({ problem }),
          },
        )
      }
    >
      {text.undeliver}
    </Button>
  );
  return (
    <>
      <p className={css['meta']}>
        <Mark shape="check" tone="good">
          {text.deliveredAs(row.archivedAs ?? '–', at)} {row.deliveredBy && text.by(row.deliveredBy)}
        </Mark>
        {row.changed && (
          <Mark shape="triangle" tone="watch">
            {text.deliverAgain}
          </Mark>
        )}
      </p>
      {row.contents === undefined && <p className={css['quiet']}>{text.gone}</p>}
      {row.contents !== undefined && (row.changed || isWriting) ? (
        <DeliverForm {...props} onDone={close} correcting={!row.changed} opened={wanted} before={download} more={row.changed && takeBack} />
      ) : (
        <Actions>
          {download}
          {download && (
            <Button ref={opener} appearance="subtle" aria-label={text.correctOf(name)} onClick={() => want(true)}>
              {text.correct}
            </Button>
          )}
          {takeBack}
        </Actions>
      )}
    </>
  );
}
