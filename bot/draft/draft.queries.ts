import { mayKeepAgenda } from '../../shared/access.ts';
import type { DraftResponse, SuggestionView } from '../../shared/draft/draft.api.ts';
import { isComing } from '../../shared/draft/draft.rules.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import type { Language } from '../../shared/text.ts';
import { VevenError } from '../error.ts';
import type { Query } from '../feature.ts';
import { onlyAgendaKeepers } from '../refusals.ts';
import type { Suggestion, Suggests } from '../suggestion.ts';
import { draft } from './draft.ts';
import { kindOf, minutesOf } from './taken.ts';

/** What may be put on a meeting's agenda, and why. */
export const draftQuery = (sources: () => readonly Suggests[]): Query => ({
  path: '/meetings/:key/draft',
  answer: (world, actor, { key = '' }): DraftResponse | undefined => {
    const meeting = world.snapshot.of(meetings).get(key);
    if (!meeting) return undefined;
    if (!mayKeepAgenda(actor, meeting))
      throw new VevenError('not-allowed', 'a draft is for those who keep the agenda', { userText: onlyAgendaKeepers.text });
    if (!isComing(meeting, world.now)) return { suggestions: [] };
    return { suggestions: draft(meeting, world, sources()).map((suggestion) => suggestionView(suggestion, actor.language)) };
  },
});

const suggestionView = (suggestion: Suggestion, language: Language): SuggestionView => ({
  key: suggestion.key,
  title: suggestion.title,
  kind: kindOf(suggestion),
  minutes: minutesOf(suggestion),
  measure: suggestion.values.measure,
  because: suggestion.because[language],
});
