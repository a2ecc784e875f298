import { useCommand } from '../api.ts';
import { useText } from '../reader.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { exemptText } from './exempt.text.ts';
import { Ground, useGround } from './ground.tsx';

interface MarkExemptProps {
  /** A case or attachment. */
  readonly of: { readonly key: string; readonly title: string; readonly etag: string };
  readonly onDone: () => void;
}

/** Marks a case or attachment as exempt. */
export function MarkExempt({ of: { key, title, etag }, onDone }: MarkExemptProps) {
  const text = useText(exemptText);
  const announce = useAnnounce();
  const ground = useGround();
  const mark = useCommand('exempt/mark');
  function save() {
    const wish = ground.take();
    if (!wish) return;
    const onSuccess = () => {
      announce(text.marked(title));
      onDone();
    };
    mark.mutate({ key, seen: etag, ...wish }, { onSuccess });
  }
  return (
    <Form label={text.markOf(title)} submit={text.mark} onSubmit={save} onCancel={onDone} busy={mark.isPending}>
      {mark.error && <ProblemNotice problem={mark.error.problem} />}
      <Ground fields={ground.fields} />
    </Form>
  );
}
