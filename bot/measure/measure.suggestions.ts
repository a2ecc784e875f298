import { cases as caseList } from '../../shared/case/case.list.ts';
import { addDays, type Day, dayOf, type Instant, osloInstant } from '../../shared/day.ts';
import { isOver, staleDays } from '../../shared/draft/draft.rules.ts';
import { draftText } from '../../shared/draft/draft.text.ts';
import { shortDay } from '../../shared/format.ts';
import { type HistoryEntry, history } from '../../shared/history/history.list.ts';
import { type Measure, measures } from '../../shared/measure/measure.list.ts';
import { hasStatus } from '../../shared/measure/measure.rules.ts';
import { phaseText, statusText } from '../../shared/measure/measure.text.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { type Language, phrase } from '../../shared/text.ts';
import { measureName } from '../queries.ts';
import type { Background, Suggestion, Suggests } from '../suggestion.ts';

/** The network's own measures that have turned since its last meeting, and those of which nobody has said for long how they go. */
export const measureSuggestions: Suggests = (meeting, background) =>
  background.snapshot
    .of(measures)
    .where('network', meeting.network)
    .flatMap((measure) => {
      const news = turned(measure, background) ?? stale(measure, background);
      return news ? [suggestion(measure, news, background)] : [];
    });

interface News {
  readonly cause: 'turned' | 'stale';
  readonly since: Day;
  why(language: Language, day: string): string;
}

/** Another status, else another phase, than at the last meeting. */
function turned({ key, status, phase }: Measure, { snapshot, last, today }: Background): News | undefined {
  const since = last?.startsAt ?? osloInstant(addDays(today, -staleDays), '00:00');
  const changes = snapshot
    .of(history)
    .where('measure', key)
    .filter(({ listName, at, before }) => listName === measures.name && at > since && before !== null)
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.key.localeCompare(b.key));
  const statusAt = status && turnedAt(changes, 'status', status);
  if (status && statusAt)
    return { cause: 'turned', since: statusAt, why: (language, day) => draftText[language].newStatus(statusText[language][status], day) };
  const phaseAt = turnedAt(changes, 'phase', phase);
  if (phaseAt)
    return { cause: 'turned', since: phaseAt, why: (language, day) => draftText[language].newPhase(phaseText[language][phase], day) };
  return undefined;
}

/** When a value became what it is now, if it was another before these changes: what went to and fro has not turned. */
function turnedAt(changes: readonly HistoryEntry[], name: 'status' | 'phase', now: string): Day | undefined {
  const told = changes.filter(({ before }) => before !== null && name in before);
  if (told[0]?.before?.[name] === now) return undefined;
  const change = told.findLast(({ before, after }) => after[name] === now && before?.[name] !== now);
  return change && dayOf(change.at);
}

/** A status that nobody has renewed, of a measure that has not been up in a meeting, for so long that it says little. */
function stale(measure: Measure, background: Background): News | undefined {
  const since = measure.statusSince ?? measure.phaseSince ?? dayOf(measure.createdAt);
  const oldest = addDays(background.today, -staleDays);
  if (!hasStatus(measure.phase) || since >= oldest) return undefined;
  if (wasUp(measure, osloInstant(oldest, '00:00'), background)) return undefined;
  return { cause: 'stale', since, why: (language, day) => draftText[language][measure.status ? 'oldStatus' : 'noStatus'](day) };
}

const wasUp = ({ key, network }: Measure, since: Instant, { snapshot, now }: Background): boolean =>
  snapshot
    .of(caseList)
    .where('measure', key)
    .some((item) => {
      if (item.network !== network || item.state !== 'treated' || item.meeting === undefined) return false;
      const meeting = snapshot.of(meetings).get(item.meeting);
      return meeting !== undefined && isOver(meeting, now) && meeting.startsAt >= since;
    });

function suggestion({ key, itemId }: Measure, { cause, since, why }: News, background: Background): Suggestion {
  const { language, today } = background;
  const title = draftText[language].statusOf(measureName(key, language, background) ?? key);
  return {
    key: `measure/${itemId}`,
    cause,
    since,
    because: phrase((of) => why(of, shortDay(since, of, today))),
    title,
    // SharePoint's longest.
    values: { title: title.slice(0, 255), measure: key },
  };
}
