import type { MyMessages } from '../../shared/delivery/messages.api.ts';
import { useGet } from '../api.ts';
import { OwnProposals } from '../proposed-case/own-proposals.tsx';
import { useReader, useText } from '../reader.tsx';
import { OwnRhythm } from '../setup/own-rhythm.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { monthOf } from './coming.words.ts';
import { messagesText } from './messages.text.ts';

/** One's own page: how many messages one has had this month, how often they may come, and when one is away. */
export function MePage() {
  const text = useText(messagesText);
  const { today, language } = useReader();
  const mine = useGet<MyMessages>('/messages/mine');
  // The first of the secretariat may have no row of their own: then nothing is sent to them.
  const unknown = mine.error?.problem.code === 'not-found';
  return (
    <Page title={text.me}>
      {unknown ? (
        <Empty>{text.mineUnknown}</Empty>
      ) : (
        <Loaded query={mine} cards={[[30, 80, 60]]}>
          {({ count, most, rhythm, absences }) => (
            <Panel title={text.mine}>
              <p>{most === 0 && count === 0 ? text.mineUnknown : text.mineCount(count, most, monthOf(today, language))}</p>
              <OwnRhythm rhythm={rhythm} absences={absences} />
            </Panel>
          )}
        </Loaded>
      )}
      <OwnProposals />
    </Page>
  );
}
