import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useState } from 'react';
import type { JsonObject } from '../../teams/posts.ts';
import { toldOf } from '../ui/ask.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { Card } from './adaptive-card.tsx';
import { beside, type PressResult } from './data.ts';
import styles from './teams.module.css';
import { texts } from './text.ts';

/** The command as the app's manifest has it. */
const command = 'proposeCase';

interface Props {
  readonly at: { readonly as: string; readonly conversation: string; readonly activityId: string };
  readonly onOpen: (url: string) => void;
}

/** What stands in the dialog: a card, or a sentence. */
interface Shown {
  readonly title: string;
  readonly card?: JsonObject;
  readonly words?: string;
}

/** The app's command beside a message, with the dialog that it opens. */
export function MakeCase({ at, onOpen }: Props) {
  const text = useText(texts);
  const { language } = useLanguage();
  const [shown, show] = useState<Shown>();
  const [busy, setBusy] = useState(false);

  async function ask(data?: JsonObject): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      show(shownOf(await beside({ ...at, command, ...(data && { data }) }), text.makeCase, text.failed));
    } catch (error) {
      show({ title: text.makeCase, words: toldOf(error, language) });
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button className={styles['beside'] ?? ''} appearance="transparent" size="small" onClick={() => void ask()}>
        {text.makeCase}
      </Button>
      <Dialog open={shown !== undefined} onOpenChange={(_event, { open }) => !open && show(undefined)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{shown?.title}</DialogTitle>
            <DialogContent aria-busy={busy}>
              {shown?.card && <Card card={shown.card} onPress={({ data }) => void ask(data ?? {})} onOpen={onOpen} />}
              {shown?.words && <p>{shown.words}</p>}
            </DialogContent>
            <DialogActions>
              <Button onClick={() => show(undefined)}>{text.close}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}

interface Task {
  readonly type?: string;
  readonly value?: string | { readonly title?: string; readonly card?: { readonly content?: JsonObject } };
}

/** The bot's answer to the invoke, as Teams reads it. */
function shownOf({ status, body }: PressResult, title: string, failed: (status: number) => string): Shown {
  const { type, value } = (body as { task?: Task } | undefined)?.task ?? {};
  if (status >= 300 || value === undefined) return { title, words: failed(status) };
  if (type === 'message' || typeof value === 'string') return { title, words: String(value) };
  return { title: value.title ?? title, ...(value.card?.content && { card: value.card.content }) };
}
