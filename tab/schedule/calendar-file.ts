import { use, useState } from 'react';
import type { CalendarFile } from '../../shared/schedule/schedule.api.ts';
import { type Api, ApiContext, Refusal } from '../api.ts';

/** Fetches a calendar file with the reader's token and saves it: a link alone could not sign in. */
export function useCalendarFile(): {
  readonly save: (path: string, onSaved: () => void) => void;
  readonly busy: boolean;
  readonly error: Refusal | undefined;
} {
  const api = use(ApiContext);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Refusal>();
  async function fetchAndSave(from: Api, path: string, onSaved: () => void) {
    setBusy(true);
    setError(undefined);
    try {
      saveFile(await from.get<CalendarFile>(path));
      onSaved();
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      setError(cause);
    } finally {
      setBusy(false);
    }
  }
  return { save: (path, onSaved) => api && void fetchAndSave(api, path, onSaved), busy, error };
}

function saveFile({ name, content }: CalendarFile): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
