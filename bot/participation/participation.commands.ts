import { mayChangeParticipation } from '../../shared/access.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { ChangeParticipation } from '../../shared/participation/participation.actions.ts';
import { municipalities } from '../../shared/seat/seat.list.ts';
import { command, done, refused } from '../command.ts';
import { standsFromNow } from '../participants.ts';
import { notFound, onlyOwnParticipation } from '../refusals.ts';

/** Says how a municipality stands to a measure from today on; the earlier word stays as history. */
export const changeParticipation = command(
  ChangeParticipation,
  (world, actor, { measure: key, municipality, state, reason, localCase }) => {
    const measure = world.snapshot.of(measures).get(key);
    if (!measure || !world.snapshot.of(municipalities).has(municipality)) return notFound;
    if (!mayChangeParticipation(actor, measure, municipality)) return onlyOwnParticipation;
    if (state === 'outside' && !reason) return reasonNeeded;
    const word = { state, reason: reason || undefined, localCase: localCase || undefined };
    return done(standsFromNow({ measure: key, municipality }, word, world));
  },
);

const reasonNeeded = refused('invalid', {
  nb: 'Skriv kort hvorfor kommunen står utenfor.',
  nn: 'Skriv kort kvifor kommunen står utanfor.',
  en: 'Write briefly why the municipality stays outside.',
});
