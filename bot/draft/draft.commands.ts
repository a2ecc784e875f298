import { mayKeepAgenda } from '../../shared/access.ts';
import { TakeDraft } from '../../shared/draft/draft.actions.ts';
import { isComing } from '../../shared/draft/draft.rules.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { type Command, command, done, refused } from '../command.ts';
import { notFound, onlyAgendaKeepers } from '../refusals.ts';
import type { Suggests } from '../suggestion.ts';
import { draft } from './draft.ts';
import { taken } from './taken.ts';

/** Puts the chosen suggestions on the agenda. What is no longer suggested is on it, or no longer needed: taken twice, nothing is written. */
export const takeDraft = (sources: () => readonly Suggests[]): Command =>
  command(TakeDraft, (world, actor, { meeting: key, suggestions }) => {
    const meeting = world.snapshot.of(meetings).get(key);
    if (!meeting) return notFound;
    if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
    if (!isComing(meeting, world.now)) return over;
    const wanted = new Set(suggestions);
    const chosen = draft(meeting, world, sources()).filter((suggestion) => wanted.has(suggestion.key));
    return done(taken(chosen, meeting, world));
  });

const over = refused('invalid', {
  nb: 'Møtet er holdt eller avlyst. Velg et møte som kommer, og legg til sakene der.',
  nn: 'Møtet er halde eller avlyst. Vel eit møte som kjem, og legg til sakene der.',
  en: 'The meeting has been held or is cancelled. Choose a coming meeting and add the cases there.',
});
