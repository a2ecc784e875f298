import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type Refusal, useApi } from '../api.ts';
import { useText } from '../reader.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { minutesText } from './minutes.text.ts';

/** Saves a document as a file: it is fetched with the reader's own token, which a plain link would not carry. */
export function Download({ path, ending, version }: { path: string; ending: 'docx' | 'pdf'; version: number | undefined }) {
  const text = useText(minutesText);
  const api = useApi();
  const announce = useAnnounce();
  const fetching = useMutation<{ blob: Blob; name: string }, Refusal>({
    mutationFn: () => api.file(`${path}.${ending}${version === undefined ? '' : `?version=${version}`}`),
    onSuccess: ({ blob, name }) => {
      save(blob, name);
      announce(text.saved(name));
    },
  });
  return (
    <>
      <Button disabledFocusable={fetching.isPending} onClick={() => fetching.mutate()}>
        {ending === 'docx' ? text.word : text.pdf}
      </Button>
      {fetching.error && <ProblemNotice problem={fetching.error.problem} />}
    </>
  );
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken it over when the click has been dealt with.
  window.setTimeout(() => URL.revokeObjectURL(link.href));
}
