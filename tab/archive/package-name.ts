import type { PackageView } from '../../shared/archive/archive.api.ts';
import { dayOf } from '../../shared/day.ts';
import { useFormat, useText } from '../reader.tsx';
import { archiveText } from './archive.text.ts';

/** A package in one line, for names that are read aloud: «Innkalling, HR-nettverket, 10. desember». */
export function useNameOf({ kind, version, networkTitle, meeting }: PackageView): string {
  const text = useText(archiveText);
  const format = useFormat();
  return [
    text[kind],
    version !== undefined && version > 1 && text.version(version),
    networkTitle,
    meeting && format.shortDay(dayOf(meeting.startsAt)),
  ]
    .filter(Boolean)
    .join(', ');
}
