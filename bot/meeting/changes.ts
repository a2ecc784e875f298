import { cases as caseList } from '../../shared/case/case.list.ts';
import { type Instant, latest } from '../../shared/day.ts';
import type { RowMeta } from '../../shared/list.ts';
import { attachments, type Meeting } from '../../shared/meeting/meeting.list.ts';
import type { World } from '../world.ts';

export interface Changes {
  readonly count: number;
  /** The latest of them. */
  readonly at: Instant;
}

/**
 * What people have changed in an agenda since its notice was due: each case once, whether it came late, was withdrawn, or has other
 * words or attachments than it had. What Veven does itself, as giving numbers, is no change.
 */
export function changesSinceNotice(
  meeting: Pick<Meeting, 'key' | 'noticeAt' | 'createdAt'>,
  { snapshot }: Pick<World, 'snapshot'>,
): Changes | undefined {
  const since = latest(meeting.noticeAt, meeting.createdAt);
  const isChanged = (row: RowMeta) => !isByRule(row) && row.modifiedAt > since;
  const changedPapers = Map.groupBy(snapshot.of(attachments).where('meeting', meeting.key).filter(isChanged), ({ caseKey }) => caseKey);
  const moments = snapshot
    .of(caseList)
    .where('meeting', meeting.key)
    .flatMap((item) => {
      const stands = item.state === 'scheduled' || item.state === 'treated' || item.state === 'postponed';
      const stood = item.state === 'withdrawn' && (item.number !== undefined || item.unnumbered);
      if (!stands && !stood) return [];
      const papers = changedPapers.get(item.key) ?? [];
      const at = [
        ...papers.map(({ modifiedAt }) => modifiedAt),
        ...(isChanged(item) || (item.addedLate && stands) ? [item.modifiedAt] : []),
      ];
      return at.length === 0 ? [] : [at.reduce(latest)];
    });
  return moments.length === 0 ? undefined : { count: moments.length, at: moments.reduce(latest) };
}

const isByRule = ({ editor, changedVia }: RowMeta): boolean => editor.app && changedVia === 'veven';
