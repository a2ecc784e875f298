import { Button } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { useText } from '../reader.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { uiText } from '../ui/ui.text.ts';
import css from './messages.module.css';
import { messagesText } from './messages.text.ts';

/** The renderer of cards is large: it comes with the first card that is looked at. */
const CardPreviewPanel = lazy(() => import('./card-preview.tsx').then((module) => ({ default: module.CardPreviewPanel })));

/** The button that shows a post's card in place, beside what else can be done with it. */
export function CardToggle({ post, to, children }: { post: string; to: string; children?: ReactNode }) {
  const text = useText(messagesText);
  const { loading } = useText(uiText);
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className={css['actions']}>
        <Button
          size="small"
          aria-expanded={open}
          aria-controls={id}
          aria-label={`${open ? text.hideCard : text.showCard}: ${to}`}
          onClick={() => setOpen(!open)}
        >
          {open ? text.hideCard : text.showCard}
        </Button>
        {children}
      </div>
      <div id={id}>
        {open && (
          <Suspense fallback={<Skeleton cards={[[60, 90, 80]]} label={loading} />}>
            <CardPreviewPanel post={post} to={to} />
          </Suspense>
        )}
      </div>
    </>
  );
}
