import { mayChangeMeasure } from '../../shared/access.ts';
import { ChangeMeasure } from '../../shared/measure/measure.actions.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { hasStatus } from '../../shared/measure/measure.rules.ts';
import { command, done, refused } from '../command.ts';
import { changedBy, notFound } from '../refusals.ts';
import { update } from '../write.ts';

/** Moves a measure to another phase or status. A status lives only from *utredes* to *i drift*; to lay aside needs a reason. */
export const changeMeasure = command(ChangeMeasure, ({ snapshot, today }, actor, { key, seen, phase, status, reason }) => {
  const measure = snapshot.of(measures).get(key);
  if (!measure) return notFound;
  if (!mayChangeMeasure(actor, measure)) return onlyLeadNetwork;
  if (seen !== measure.etag) return changedBy(measure);
  if (phase === 'shelved' && !reason) return reasonNeeded;
  const nextStatus = hasStatus(phase) ? (status ?? undefined) : undefined;
  if (measure.phase === phase && measure.status === nextStatus && (reason ?? measure.phaseReason) === measure.phaseReason) return done([]);
  return done([
    update(measures, measure, {
      phase,
      status: nextStatus,
      ...(reason !== undefined && { phaseReason: reason || undefined }),
      ...(phase !== measure.phase && { phaseSince: today }),
      ...(nextStatus !== measure.status && { statusSince: nextStatus && today }),
    }),
  ]);
});

const onlyLeadNetwork = refused('not-allowed', {
  nb: 'Bare sekretariatet og representantene i nettverket som leder tiltaket, kan endre det.',
  nn: 'Berre sekretariatet og representantane i nettverket som leier tiltaket, kan endre det.',
  en: 'Only the secretariat and the representatives of the lead network can change the measure.',
});

const reasonNeeded = refused('invalid', {
  nb: 'Skriv kort hvorfor tiltaket legges bort.',
  nn: 'Skriv kort kvifor tiltaket blir lagt bort.',
  en: 'Write briefly why the measure is shelved.',
});
