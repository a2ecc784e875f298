import { ReferCase } from '../../shared/case/case.actions.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { council, referredCaseOf } from '../../shared/case/case.rules.ts';
import type { NewRow } from '../../shared/list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { command, done, refused } from '../command.ts';
import { networkTitle } from '../queries.ts';
import { changedBy } from '../refusals.ts';
import { create, update } from '../write.ts';
import { caseToChange } from './case.refusals.ts';

/**
 * Sends a case on once it has been treated: another network gets it as a proposed case, with what was concluded and the case it comes
 * from; that it went to the council of mayors is noted. Sent to the same once more it is nothing new.
 */
export const referCase = command(ReferCase, (world, actor, { key, seen, to, note }) => {
  const found = caseToChange(key, world, actor);
  if ('kind' in found) return found;
  const { item } = found;
  const { snapshot, now } = world;
  if (to !== council && !snapshot.of(networks).has(to)) return noSuchNetwork(to);
  if (to === item.network) return toItself;
  if (item.exempt) return exempt;
  if (item.state !== 'treated') return notTreated;
  const sent = { nb: 'Saken er sendt.', nn: 'Saka er send.', en: 'The case is sent on.' };
  const referredKey = referredCaseOf(key, to);
  if (item.referredTo === to && (to === council || snapshot.of(caseList).has(referredKey))) return done([], sent);
  if (seen !== undefined && seen !== item.etag) return changedBy(item);
  const marked = update(caseList, item, { referredTo: to, referredAt: now });
  if (to === council || snapshot.of(caseList).has(referredKey)) return done([marked], sent);
  // The case there first: what is marked as sent and is nowhere would be lost.
  return done(
    [create(caseList, referred(item, referredKey, to, { note, by: actor.person, from: networkTitle(item.network, world) })), marked],
    sent,
  );
});

interface Sent {
  readonly note: string | undefined;
  readonly by: string;
  readonly from: string;
}

const referred = (
  { key: from, title, measure, officer, conclusion, earlier = [], number }: Case,
  key: string,
  network: string,
  sent: Sent,
): NewRow<typeof caseList> => ({
  key,
  title,
  network,
  numberKey: key,
  unnumbered: false,
  position: 1,
  kind: 'decision',
  followUpBy: 'nobody',
  measure,
  officer,
  earlier: [...earlier, from],
  information: [[sent.from, number].filter(Boolean).join(' '), conclusion, sent.note].filter(Boolean).join('\n\n').slice(0, 8000),
  state: 'proposed',
  proposedBy: sent.by,
  addedLate: false,
  exempt: false,
});

const noSuchNetwork = (key: string) =>
  refused('invalid', {
    nb: `Nettverket ${key} finnes ikke. Velg et fra lista.`,
    nn: `Nettverket ${key} finst ikkje. Vel eit frå lista.`,
    en: `There is no network ${key}. Choose one from the list.`,
  });

const toItself = refused('invalid', {
  nb: 'Saken er alt i dette nettverket. Velg et annet, eller før den videre til neste møte.',
  nn: 'Saka er alt i dette nettverket. Vel eit anna, eller før ho vidare til neste møte.',
  en: 'The case is in this network already. Choose another, or carry it over to the next meeting.',
});

const exempt = refused('invalid', {
  nb: 'Saken er unntatt offentlighet. Send den videre i saksbehandlingssystemet.',
  nn: 'Saka er unnateken offentlegheit. Send ho vidare i saksbehandlingssystemet.',
  en: 'The case is exempt from public disclosure. Send it on in your case system.',
});

const notTreated = refused('invalid', {
  nb: 'Skriv konklusjonen først. Den følger med saken.',
  nn: 'Skriv konklusjonen først. Han følgjer med saka.',
  en: 'Write the conclusion first. It goes with the case.',
});
