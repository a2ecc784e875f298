import type { CardPreview } from '../../shared/delivery/messages.api.ts';
import { useGet } from '../api.ts';
import { useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { AdaptiveCardView } from './adaptive-card.tsx';
import css from './messages.module.css';
import { messagesText } from './messages.text.ts';

/** A card as its receiver will see it, and the same as an e-mail for who is reached that way. */
export function CardPreviewPanel({ post, to }: { post: string; to: string }) {
  const text = useText(messagesText);
  const preview = useGet<CardPreview>(`/messages/card/${encodeURIComponent(post)}`);
  // A post that has gone meanwhile is told of calmly: it is nothing that went wrong.
  if (preview.error?.problem.code === 'not-found') return <Empty>{text.cardGone}</Empty>;
  return (
    <section className={css['preview']} aria-label={text.card(to)}>
      <Loaded query={preview} cards={[[60, 90, 80]]}>
        {({ card, language, text: mail }) =>
          mail === undefined ? (
            <>
              <AdaptiveCardView card={card} language={language} />
              <p className={css['meta']}>{text.inactive}</p>
            </>
          ) : (
            <>
              <h4 className={css['to']}>{text.asMail}</h4>
              <p className={css['mail']} lang={language}>
                {mail}
              </p>
            </>
          )
        }
      </Loaded>
    </section>
  );
}
