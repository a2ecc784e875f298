import { mayChangeParticipation } from '../../shared/access.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { ChangeParticipation } from '../../shared/participation/participation.actions.ts';
import { participationStates, participations } from '../../shared/participation/participation.list.ts';
import { standing, stateOf } from '../../shared/participation/participation.rules.ts';
import { municipalities } from '../../shared/seat/seat.list.ts';
import { command, done, refused } from '../command.ts';
import { notFound } from '../refusals.ts';
import { create, update } from '../write.ts';

/** Says how a municipality stands to a measure from today on; the earlier word stays as history. */
export const changeParticipation = command(
  ChangeParticipation,
  ({ snapshot, today }, actor, { measure: key, municipality, state, reason, localCase }) => {
    const measure = snapshot.of(measures).get(key);
    if (!measure || !snapshot.of(municipalities).has(municipality)) return notFound;
    if (!mayChangeParticipation(actor, measure, municipality)) return onlyOwn;
    if (state === 'outside' && !reason) return reasonNeeded;
    const before = standing(snapshot.of(participations).where('measure', key), key, municipality, today);
    const word = { state, reason: reason || undefined, localCase: localCase || undefined };
    if (stateOf(before) === state && before?.reason === word.reason && before?.localCase === word.localCase) return done([]);
    if (before?.since === today) return done([update(participations, before, word)]);
    return done([
      create(participations, {
        key: `${key}/${municipality}/${today}`,
        title: `${key} ${municipality}: ${participationStates[state]}`,
        measure: key,
        municipality,
        since: today,
        ...word,
      }),
    ]);
  },
);

const onlyOwn = refused('not-allowed', {
  nb: 'Bare kommunen selv og sekretariatet kan si om kommunen er med.',
  nn: 'Berre kommunen sjølv og sekretariatet kan seie om kommunen er med.',
  en: 'Only the municipality itself and the secretariat can say whether it takes part.',
});

const reasonNeeded = refused('invalid', {
  nb: 'Skriv kort hvorfor kommunen står utenfor.',
  nn: 'Skriv kort kvifor kommunen står utanfor.',
  en: 'Write briefly why the municipality stays outside.',
});
