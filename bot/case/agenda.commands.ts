import { CarryOverCase, OrderCase, RestoreCase, WithdrawCase } from '../../shared/case/case.actions.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { carriedCaseOf, positionBefore } from '../../shared/case/case.rules.ts';
import { onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { command, done } from '../command.ts';
import { changedBy, notFound } from '../refusals.ts';
import { update, type Write } from '../write.ts';
import { alreadyTreated, caseToChange, exemptStays, fixedComesAgain, notOnAgenda, treatedThere } from './case.refusals.ts';
import { carriedOver } from './next-case.ts';

/** Gives a case its place. It is refused when the agenda is no longer in the order that the person saw. */
export const orderCase = command(OrderCase, (world, actor, { key, before, order }) => {
  const found = caseToChange(key, world, actor);
  if ('kind' in found) return found;
  const { item, meeting } = found;
  const agenda = onAgenda(world.snapshot.of(caseList).where('meeting', meeting.key));
  if (!agenda.includes(item)) return notOnAgenda;
  const others = agenda.filter((one) => one !== item);
  if (before !== null && !others.some((one) => one.key === before)) return notFound;
  const wanted = before === null ? others.length : others.findIndex((one) => one.key === before);
  if (agenda.indexOf(item) === wanted) return done([]);
  if (agenda.map((one) => one.key).join('\n') !== order.join('\n')) return changedBy(agenda.reduce(latestOf));
  const position = positionBefore(others, before);
  if (position !== undefined) return done([update(caseList, item, { position })]);
  return done(others.toSpliced(wanted, 0, item).flatMap((one, index) => placed(one, index + 1)));
});

const latestOf = (a: Case, b: Case): Case => (a.modifiedAt > b.modifiedAt ? a : b);

const placed = (item: Case, position: number): Write[] => (item.position === position ? [] : [update(caseList, item, { position })]);

/** Takes a case off the agenda, with the reason. */
export const withdrawCase = command(WithdrawCase, (world, actor, { key, seen, reason }) => {
  const found = caseToChange(key, world, actor);
  if ('kind' in found) return found;
  const { item } = found;
  if (item.state === 'withdrawn' && item.stateReason === reason) return done([]);
  if (seen !== undefined && seen !== item.etag) return changedBy(item);
  if (item.state === 'treated') return alreadyTreated;
  if (item.state !== 'scheduled' && item.state !== 'withdrawn') return notOnAgenda;
  return done([update(caseList, item, { state: 'withdrawn', stateReason: reason })]);
});

/** Puts a case back on its agenda. What it went on in is withdrawn then, unless it has been treated there. */
export const restoreCase = command(RestoreCase, (world, actor, { key, seen }) => {
  const found = caseToChange(key, world, actor);
  if ('kind' in found) return found;
  const { item } = found;
  if (item.state === 'scheduled') return done([]);
  if (seen !== undefined && seen !== item.etag) return changedBy(item);
  if (item.state !== 'withdrawn' && item.state !== 'postponed') return notOnAgenda;
  const further = world.snapshot.of(caseList).get(carriedCaseOf(key));
  if (further?.state === 'treated' || further?.state === 'postponed') return treatedThere;
  return done([
    ...(further && further.state !== 'withdrawn' ? [update(caseList, further, { state: 'withdrawn', stateReason: item.stateReason })] : []),
    update(caseList, item, { state: 'scheduled', stateReason: undefined }),
  ]);
});

/** A case that was not reached goes on in the network's next coming meeting, or waits in its backlog. */
export const carryOverCase = command(CarryOverCase, (world, actor, { key, seen, reason, to }) => {
  const found = caseToChange(key, world, actor);
  if ('kind' in found) return found;
  const { item, meeting } = found;
  if (item.fixed) return fixedComesAgain;
  if (item.exempt) return exemptStays;
  if (item.state === 'treated') return alreadyTreated;
  if (item.state === 'postponed' && item.stateReason === reason) return done(carriedOver({ item, meeting, to, reason }, world));
  if (seen !== undefined && seen !== item.etag) return changedBy(item);
  if (item.state !== 'scheduled' && item.state !== 'postponed') return notOnAgenda;
  return done([...carriedOver({ item, meeting, to, reason }, world), update(caseList, item, { state: 'postponed', stateReason: reason })]);
});
