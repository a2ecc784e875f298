import { type CaseKind, cases as caseList } from '../../shared/case/case.list.ts';
import { causes } from '../../shared/draft/draft.rules.ts';
import { draftText } from '../../shared/draft/draft.text.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { nextPosition, onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { papersTo } from '../papers.ts';
import type { Suggestion } from '../suggestion.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';
import { newKey } from './draft.ts';

export const kindOf = ({ cause, values }: Suggestion): CaseKind => values.kind ?? causes[cause].kind;
export const minutesOf = ({ cause, values }: Suggestion): number => values.minutes ?? causes[cause].minutes;

/** Puts suggestions on an agenda, after what stands there and before the fixed last ones. The papers go first: a case that is there is not suggested again. */
export function taken(chosen: readonly Suggestion[], meeting: Meeting, world: World): Write[] {
  const first = nextPosition(onAgenda(world.snapshot.of(caseList).where('meeting', meeting.key)));
  const addedLate = meeting.noticeAt <= world.now;
  const cases = chosen.flatMap((suggestion, index) => {
    const place = { meeting: meeting.key, position: first + index, state: 'scheduled', minutes: minutesOf(suggestion), addedLate } as const;
    if (suggestion.moves) return [update(caseList, suggestion.moves, { ...place, stateReason: undefined })];
    const key = newKey(meeting, suggestion);
    const made = create(caseList, {
      title: suggestion.title,
      network: meeting.network,
      followUpBy: 'nobody',
      unnumbered: false,
      exempt: false,
      ...suggestion.values,
      ...place,
      key,
      numberKey: key,
      kind: kindOf(suggestion),
    });
    return [...left(suggestion, world), made];
  });
  const carried = chosen.flatMap((suggestion) => {
    const from = (suggestion.moves ?? suggestion.values).carriedFrom;
    return suggestion.cause === 'carried' && from !== undefined ? [{ from, to: suggestion.moves?.key ?? newKey(meeting, suggestion) }] : [];
  });
  return [...papersTo(meeting, carried, world), ...cases];
}

/** Before the new case is made, so that it is suggested again should that go wrong. What stands in minutes that are sent is let be. */
function left({ leaves }: Suggestion, { snapshot }: World): Write[] {
  const meeting = leaves?.meeting === undefined ? undefined : snapshot.of(meetings).get(leaves.meeting);
  if (!leaves || !meeting || meeting.state === 'minutesSent' || meeting.state === 'approved') return [];
  const language = snapshot.of(networks).get(meeting.network)?.language ?? 'nb';
  return [update(caseList, leaves, { state: 'postponed', stateReason: draftText[language].notReachedReason })];
}
