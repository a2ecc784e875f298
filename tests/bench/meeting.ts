import { docx } from '../../bot/adapters/documents/docx.ts';
import { pdf } from '../../bot/adapters/documents/pdf.ts';
import { norway } from '../../bot/calendar.ts';
import { draft } from '../../bot/draft/draft.ts';
import { features } from '../../bot/features.ts';
import { minutesOf } from '../../bot/minutes/minutes.body.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import { cases } from '../../shared/case/case.list.ts';
import { dayOf, type Instant, osloInstant } from '../../shared/day.ts';
import type { RowMeta } from '../../shared/list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { outlineOf } from '../../shared/minutes/minutes.outline.ts';
import { firstLoad } from '../support/first-load.ts';
import { after, heldMeeting, heldRows, nextMeeting, type Rows, regionOf } from './meeting-region.ts';

const runs = 15;
const calendar = norway();
const sources = features.flatMap(({ suggests }) => suggests ?? []);

/**
 * Milliseconds to draft an agenda from a region of ten years, as after a change in every list; over a plain pass over the same rows that
 * sorts each by its network; and how the cost of a row grows from one year to ten. The minutes of fifteen
 * cases, from the rows to Word and PDF. KB gz of the planning page's first load.
 */
export async function meeting(): Promise<Record<string, number>> {
  const load = await firstLoad();
  // Code that has not run yet is slow in the first size that runs it.
  drafting(1);
  const [one, ten] = [drafting(1), drafting(10)];
  return {
    'meeting.rows': ten.rows,
    'meeting.draft.ms': ten.draft,
    'meeting.draft.ratio': ten.draft / ten.plain,
    'meeting.draft.growth.ratio': ten.draft / ten.rows / (one.draft / one.rows),
    ...(await minuting()),
    'meeting.plan.kb': await load.kilobytes('meeting/meetings.tsx', 'schedule/plan-page.tsx'),
  };
}

function drafting(years: number): { rows: number; draft: number; plain: number } {
  const rows = regionOf(years);
  const next = nextMeeting(years);
  if (years === 10 && (rows.get(meetings)?.length !== 601 || rows.get(cases)?.length !== 6000))
    throw new Error('the region is not of its size');
  const draftMs = median(() => {
    const world = worldOf(rows, osloInstant(after(years), '09:00'));
    return () => {
      const { length } = draft(next, world, sources);
      if (length < 5) throw new Error(`the draft of ${years} years has ${length} suggestions`);
    };
  });
  const all = [...rows.values()].flat() as readonly (RowMeta & { readonly network?: string })[];
  const plainMs = median(() => () => {
    const { size } = Map.groupBy(all, ({ network }) => network);
    if (size < 2) throw new Error('the rows have no networks');
  });
  return { rows: all.length, draft: draftMs, plain: plainMs };
}

/** Code that has not run yet is slow: the first two are not counted. */
async function minuting(): Promise<Record<string, number>> {
  const took: { word: number; both: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const world = worldOf(heldRows, heldMeeting.endsAt);
    const began = performance.now();
    const outline = outlineOf(minutesOf(heldMeeting, world), 'draft');
    const word = await docx(outline);
    const between = performance.now();
    const paper = await pdf(outline);
    if (Math.min(word.length, paper.length) < 5_000) throw new Error('the minutes are empty');
    took.push({ word: between - began, both: performance.now() - began });
  }
  return {
    'meeting.minutes.ms': middle(took.slice(2).map(({ both }) => both)),
    'meeting.minutes.docx.ms': middle(took.slice(2).map(({ word }) => word)),
  };
}

/** Of several runs, each prepared anew: what tables have sorted by column is not kept from run to run. */
function median(prepare: () => () => void): number {
  const took = Array.from({ length: runs }, () => {
    const run = prepare();
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return middle(took);
}

const middle = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;

function worldOf(rows: Rows, now: Instant): World {
  const tables = new Map([...rows].map(([{ name }, of]) => [name, new Table(of)]));
  return { snapshot: new Snapshot(tables), now, today: dayOf(now), calendar, link: (path) => path };
}
