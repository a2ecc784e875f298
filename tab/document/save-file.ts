import { useMutation } from '@tanstack/react-query';
import { type Refusal, useApi } from '../api.ts';
import { useText } from '../reader.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { documentText } from './document.text.ts';

/** Saves what lies at a path under /api: it is fetched with the reader's own token, which a plain link would not carry. */
export function useSaveFile() {
  const text = useText(documentText);
  const api = useApi();
  const announce = useAnnounce();
  return useMutation<{ readonly blob: Blob; readonly name: string }, Refusal, string>({
    mutationFn: (path) => api.file(path),
    onSuccess: ({ blob, name }) => {
      save(blob, name);
      announce(text.saved(name));
    },
  });
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken it over when the click has been dealt with.
  window.setTimeout(() => URL.revokeObjectURL(link.href));
}
