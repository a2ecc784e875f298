import { Link } from 'wouter';
import type { ComingView, Messages } from '../../shared/delivery/messages.api.ts';
import { useGet } from '../api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Columns, Page } from '../ui/page.tsx';
import { goes, nameOf } from './coming.words.ts';
import { ComingPanel } from './coming-panel.tsx';
import { HowMuch } from './how-much.tsx';
import { messagesText } from './messages.text.ts';
import { NeedsWord } from './needs-word.tsx';
import { SentPanel } from './sent-panel.tsx';

/** *Meldinger*: what is Veven sending now? Answered in one sentence, then what needs a word, what is coming, what was sent, and how much. */
export function MessagesPage() {
  const text = useText(messagesText);
  const { secretariat } = useReader();
  if (secretariat) return <Read />;
  return (
    <Page title={text.title}>
      <Empty action={<Link href="/meg">{text.toMe}</Link>}>{text.refused}</Empty>
    </Page>
  );
}

function Read() {
  const text = useText(messagesText);
  const messages = useGet<Messages>('/messages');
  return (
    <Loaded
      query={messages}
      cards={[
        [30, 90, 60],
        [25, 80, 70, 80, 70],
        [25, 60, 60],
      ]}
    >
      {(data) => (
        <Page title={text.title} lead={<Next coming={data.coming} />}>
          <Columns
            main={
              <>
                <NeedsWord messages={data} />
                <ComingPanel coming={data.coming} />
              </>
            }
            below={<SentPanel sent={data.sent} />}
            side={<HowMuch messages={data} />}
          />
        </Page>
      )}
    </Loaded>
  );
}

/** The answer to the page's one question. */
function Next({ coming }: { coming: readonly ComingView[] }) {
  const text = useText(messagesText);
  const format = useFormat();
  const going = coming.filter(goes);
  const [first] = going;
  if (!first) return <p>{text.nothingNext}</p>;
  const together = going.filter(({ at, to }) => at === first.at && to.kind === 'person');
  const who = first.to.kind === 'person' && together.length > 1 ? text.people(together.length) : nameOf(first.to);
  const posts = going.filter(({ to }) => to.kind === 'channel').length;
  return (
    <p>
      {text.next(who, format.longTime(first.at))} {text.count(posts, going.length - posts)}.
    </p>
  );
}
