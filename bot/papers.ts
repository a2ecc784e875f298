import { attachments, type Meeting } from '../shared/meeting/meeting.list.ts';
import { standing } from '../shared/meeting/meeting.rules.ts';
import type { World } from './world.ts';
import { create, type Write } from './write.ts';

/** A paper's key: its number runs through the meeting's notice. */
export const attachmentKey = (meeting: string, number: number): string => `${meeting}/vedlegg/${number}`;

/** The number that a meeting's next paper gets. */
export const nextPaper = (meeting: string, { snapshot }: Pick<World, 'snapshot'>): number =>
  Math.max(
    0,
    ...snapshot
      .of(attachments)
      .where('meeting', meeting)
      .map(({ number }) => number),
  ) + 1;

/** The papers of cases go with those that carry them on, numbered through the notice they now belong to; what is there already does not. */
export function papersTo(
  meeting: Pick<Meeting, 'key'>,
  carried: readonly { readonly from: string; readonly to: string }[],
  world: Pick<World, 'snapshot'>,
): Write[] {
  const all = world.snapshot.of(attachments);
  const first = nextPaper(meeting.key, world);
  return carried
    .flatMap(({ from, to }) => {
      const there = all.where('caseKey', to);
      const isThere = (title: string, url: string | undefined) => there.some((paper) => paper.title === title && paper.url === url);
      return standing(all.where('caseKey', from))
        .filter(({ title, url }) => !isThere(title, url))
        .map((paper) => ({ paper, to }));
    })
    .map(({ paper: { title, url, sentLater, exempt, provision }, to }, index) =>
      create(attachments, {
        ...{ title, url, sentLater, exempt, provision },
        key: attachmentKey(meeting.key, first + index),
        meeting: meeting.key,
        caseKey: to,
        number: first + index,
      }),
    );
}
