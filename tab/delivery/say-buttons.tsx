import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ComingView } from '../../shared/delivery/messages.api.ts';
import { useCommand } from '../api.ts';
import { useText } from '../reader.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { nameOf } from './coming.words.ts';
import { messagesText } from './messages.text.ts';
import { Said } from './said.tsx';

type Word = ComingView['may'][number];

/** A word about a post that is coming; `stop` is what stopping it is called there. Once said it stands in the buttons' place until the page has read anew. */
export function SayButtons({ post: { key, to, summary, may }, stop }: { post: ComingView; stop: string }) {
  const text = useText(messagesText);
  const announce = useAnnounce();
  const say = useCommand('delivery/say');
  const [said, setSaid] = useState<Word>();
  const words = { stop, send: text.sendAnyway };
  const effects = { stop: text.stopping, send: text.sending };

  function press(word: Word) {
    setSaid(word);
    say.mutate(
      { key, word },
      { onSuccess: () => announce(`${nameOf(to)}, ${summary}: ${effects[word]}`), onError: () => setSaid(undefined) },
    );
  }

  if (said) return <Said post={key} word={effects[said]} />;
  return (
    <>
      {may.map((word) => (
        <Button key={word} size="small" aria-label={`${words[word]}: ${nameOf(to)}, ${summary}`} onClick={() => press(word)}>
          {words[word]}
        </Button>
      ))}
      {say.error && <ProblemNotice problem={say.error.problem} />}
    </>
  );
}
