import { cases } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { ticks } from '../../shared/checklist/checklist.list.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import type { HistoryValues } from '../../shared/history/history.list.ts';
import { markOf } from '../../shared/history/history.rules.ts';
import type { List, RowMeta, RowOf } from '../../shared/list.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { attachments, meetings } from '../../shared/meeting/meeting.list.ts';
import { participations } from '../../shared/participation/participation.list.ts';
import { seatTerms } from '../../shared/seat/seat.list.ts';

/** What people follow in a list. Nothing exempt, nothing a person wrote about a person: neither here nor in the heading. */
export interface Watched {
  readonly list: List;
  /** The values of a row whose change is worth a line. */
  valuesOf(row: RowMeta): HistoryValues;
  /** What the row is called. */
  titleOf(row: RowMeta): string;
  /** Whether a row without any line is as it was made by rule, by the dozen: then its first change is its first line. */
  isUnsaid(row: RowMeta): boolean;
}

interface What<L extends List> {
  readonly values: readonly (keyof RowOf<L> & string)[];
  /** Texts whose change is told without their words, by the name it is told under. */
  readonly texts?: Readonly<Record<string, readonly (keyof RowOf<L>)[]>>;
  readonly titleOf?: (row: RowOf<L>) => string;
  readonly isUnsaid?: (row: RowOf<L>) => boolean;
}

function watch<L extends List>(list: L, { values, texts = {}, titleOf, isUnsaid }: What<L>): Watched {
  const made = new WeakMap<RowMeta, HistoryValues>();
  const read = (row: RowOf<L>): HistoryValues => ({
    ...Object.fromEntries(values.map((value) => [value, (row[value] as HistoryValues[string] | undefined) ?? null])),
    ...Object.fromEntries(Object.entries(texts).map(([name, columns]) => [name, markOf(columns.map((column) => row[column]))])),
  });
  return {
    list,
    // Rows do not change, and all are looked at in every plan.
    valuesOf: (row) => made.get(row) ?? remember(made, row, read(row as RowOf<L>)),
    titleOf: (row) => titleOf?.(row as RowOf<L>) ?? row.title,
    isUnsaid: (row) => isUnsaid?.(row as RowOf<L>) ?? false,
  };
}

function remember<K extends object, V>(memory: WeakMap<K, V>, key: K, value: V): V {
  memory.set(key, value);
  return value;
}

/** As Veven itself has made it, from the catalogue or a file. */
const isMadeByVeven = ({ editor, changedVia }: RowMeta): boolean => editor.app && changedVia === 'veven';

/** Which lists have a history. Who is in *Personer* is nobody's to follow. */
export const watched: readonly Watched[] = [
  watch(measures, {
    values: ['phase', 'status', 'form', 'network'],
    texts: { title: ['title', 'titleNn', 'titleEn'], description: ['descriptionNb', 'descriptionNn', 'descriptionEn'] },
  }),
  watch(participations, { values: ['state'] }),
  watch(cases, {
    values: ['state', 'number', 'kind', 'followUpBy', 'meeting', 'exempt'],
    texts: { title: ['title'], conclusion: ['conclusion'], proposal: ['proposal'], information: ['information'] },
    titleOf: openTitle,
    isUnsaid: (row) => row.fixed === true && isMadeByVeven(row),
  }),
  watch(decisions, { values: ['state', 'followUpBy', 'dueOn', 'askOn'], texts: { text: ['text'] } }),
  // Until a municipality has answered, its dates are its decision's.
  watch(followUps, { values: ['state', 'dueOn', 'askOn'], isUnsaid: ({ state }) => state === 'unanswered' }),
  watch(ticks, { values: ['state'] }),
  watch(meetings, { values: ['state', 'startsAt', 'endsAt', 'noticeAt', 'chair'], texts: { place: ['place'] } }),
  watch(attachments, {
    values: ['number', 'sentLater', 'exempt'],
    texts: { title: ['title'], url: ['url'] },
    titleOf: openTitle,
    isUnsaid: isMadeByVeven,
  }),
  watch(seatTerms, { values: ['part', 'from', 'to'], titleOf: ({ seat }) => seat, isUnsaid: isMadeByVeven }),
];
