import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { PackageView, ArchivePage as PageOf } from '../../shared/archive/archive.api.ts';
import { useGet } from '../api.ts';
import { useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Choice } from '../ui/fields.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { passFocus } from '../ui/pass-focus.ts';
import { Rows } from '../ui/rows.tsx';
import css from './archive.module.css';
import { archiveText } from './archive.text.ts';
import { type Begun, useBegun } from './begun.ts';
import { PackageRow } from './package-row.tsx';

/** Who has delivered a package stands at the next one when its row goes, or at the page's heading. */
const onward = passFocus(
  (row) =>
    (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('button') ?? row.closest('main')?.querySelector('h1') ?? null,
);

/** As many delivered ones as are shown at first, and for each press. */
const some = 20;

/** What is to be delivered to the archive, and what has been: for the secretariat. */
export function ArchivePage() {
  const text = useText(archiveText);
  const page = useGet<PageOf>('/archive');
  return (
    <Loaded
      query={page}
      cards={[
        [40, 80, 60, 80, 60],
        [40, 80],
      ]}
    >
      {(data) => (
        <Page title={text.title} lead={text.lead} back={<Link href="/meetings">{text.back}</Link>}>
          <Queue page={data} />
        </Page>
      )}
    </Loaded>
  );
}

function Queue({ page }: { page: PageOf }) {
  const text = useText(archiveText);
  const begun = useBegun();
  const [params, setParams] = useSearchParams();
  const [shown, show] = useState(some);
  const network = params.get('network') ?? '';
  const name = page.networks.find(({ key }) => key === network)?.title ?? network;
  const choose = (key: string) => setParams(key ? { network: key } : {}, { replace: true });
  const fits = (one: PackageView) => network === '' || one.network === network;
  const delivered = page.delivered.filter(fits);
  const changed = delivered.filter((one) => one.changed);
  const settled = delivered.filter((one) => !one.changed);
  const rows = (packages: readonly PackageView[]) =>
    packages.map((one) => (
      <li key={one.key} ref={onward}>
        <PackageRow row={one} begun={begun.of(one.key)} onBegun={(change: Begun) => begun.change(one.key, change)} />
      </li>
    ));
  return (
    <>
      <div className={css['filter']}>
        <Choice
          label={text.network}
          value={network}
          onChange={choose}
          options={[['', text.all], ...page.networks.map(({ key, title }) => [key, title] as const)]}
        />
      </div>
      <List
        title={text.waiting}
        items={rows(page.waiting.filter(fits))}
        empty={
          <Empty action={network && <Button onClick={() => choose('')}>{text.showAll}</Button>}>
            {network ? text.noneWaitingHere(name) : text.noneWaiting}
          </Empty>
        }
      />
      {changed.length > 0 && <List title={text.changed} items={rows(changed)} />}
      <List
        title={text.delivered}
        count={settled.length + (network ? 0 : page.more)}
        items={rows(settled.slice(0, shown))}
        empty={<Empty>{network ? text.noneDeliveredHere(name) : text.noneDelivered}</Empty>}
      >
        {settled.length > shown ? (
          <Button onClick={() => show(shown + some)}>{text.showMore(Math.min(some, settled.length - shown))}</Button>
        ) : (
          page.more > 0 && <p className={css['quiet']}>{text.older(page.more)}</p>
        )}
      </List>
    </>
  );
}

interface ListProps {
  readonly title: string;
  readonly items: readonly ReactNode[];
  readonly count?: number;
  readonly empty?: ReactNode;
  /** What comes after the rows. */
  readonly children?: ReactNode;
}

function List({ title, items, count = items.length, empty, children }: ListProps) {
  return (
    <Panel title={title} note={count > 0 ? String(count) : undefined} flush={items.length > 0}>
      {items.length === 0 ? empty : <Rows>{items}</Rows>}
      {items.length > 0 && children && <div className={css['after']}>{children}</div>}
    </Panel>
  );
}
