import { type Actor, mayKeepAgenda } from '../../shared/access.ts';
import { cases } from '../../shared/case/case.list.ts';
import { addDays } from '../../shared/day.ts';
import { ChangeExempt, LiftExempt, MarkExempt } from '../../shared/exempt/exempt.actions.ts';
import { exemptContents } from '../../shared/exempt/exempt.list.ts';
import { mayReadExempt, reviewDays } from '../../shared/exempt/exempt.rules.ts';
import { provisions } from '../../shared/exempt/provisions.ts';
import { attachments, meetings } from '../../shared/meeting/meeting.list.ts';
import { command, done, type Refusal } from '../command.ts';
import { changedBy, notFound, onlyAgendaKeepers } from '../refusals.ts';
import type { World } from '../world.ts';
import { says, update } from '../write.ts';
import { alreadyExempt, notExempt, notForYou, ofExemptCase, reviewInThePast } from './exempt.refusals.ts';
import { attachmentMarked, caseMarked, emptied, type Found, opened, papersMarkedWith, regrounded } from './exempt.writes.ts';

/**
 * Marks a case or attachment as exempt: its content is laid in the restricted site before the open rows forget it, so that nothing is lost
 * when it breaks off between the two. SharePoint's earlier versions and what Teams has shown stay: `exempt/…`'s page names them.
 */
export const markExempt = command(
  MarkExempt,
  (world, actor, { key, seen, provision, readers, reviewOn = addDays(world.today, reviewDays) }) => {
    const found = toMark(key, world, actor);
    if ('code' in found) return found;
    if (reviewOn <= world.today) return reviewInThePast;
    const ground = { provision: provisions[provision], readers, reviewOn };
    if (found.row.exempt) return found.row.provision === ground.provision ? done([]) : alreadyExempt;
    if (seen !== found.row.etag) return changedBy(found.row);
    return done(
      found.of === 'case' ? caseMarked(found.row, ground, actor, world) : attachmentMarked(found.row, ground, actor, world),
      marked,
    );
  },
);

/** Changes exempt content, or on which grounds, for whom and until when it is exempt. Papers that were marked with their case follow it. */
export const changeExempt = command(ChangeExempt, (world, actor, { key, seen, provision, ...changes }) => {
  const found = toMark(key, world, actor);
  if ('code' in found) return found;
  const content = world.snapshot.of(exemptContents).get(key);
  if (!content || content.liftedAt !== undefined) return notExempt;
  if (!mayReadExempt(actor, content)) return notForYou;
  if (changes.reviewOn !== undefined && changes.reviewOn <= world.today) return reviewInThePast;
  if (seen !== content.etag && !says(content, changes)) return changedBy(content);
  const words = provision && provisions[provision];
  const { reviewOn } = changes;
  const papers = papersMarkedWith(content, world).filter((paper) => mayReadExempt(actor, paper));
  return done([
    ...(says(content, changes) ? [] : [update(exemptContents, content, changes)]),
    ...(reviewOn === undefined || reviewOn === content.reviewOn
      ? []
      : papers.filter((paper) => paper.reviewOn === content.reviewOn).map((paper) => update(exemptContents, paper, { reviewOn }))),
    ...(words === undefined || words === found.row.provision ? [] : regrounded(found, words, { papers, world })),
  ]);
});

/** Opens what need not be exempt any more: the open rows say it again, and then nothing of it lies in the restricted site. */
export const liftExempt = command(LiftExempt, (world, actor, { key, seen }) => {
  const found = toMark(key, world, actor);
  if ('code' in found) return found;
  const content = world.snapshot.of(exemptContents).get(key);
  if (!found.row.exempt) return done(content && content.liftedAt === undefined ? [emptied(content, world)] : []);
  if (!content || content.liftedAt !== undefined) return notExempt;
  if (!mayReadExempt(actor, content)) return notForYou;
  if (found.of === 'attachment' && world.snapshot.of(cases).get(found.row.caseKey)?.exempt) return ofExemptCase;
  if (seen !== content.etag) return changedBy(content);
  return done([...opened(found, content, world), emptied(content, world)], lifted);
});

function toMark(key: string, { snapshot }: World, actor: Actor): Found | Refusal {
  const item = snapshot.of(cases).get(key);
  const attachment = item ? undefined : snapshot.of(attachments).get(key);
  const found: Found | undefined = item ? { of: 'case', row: item } : attachment && { of: 'attachment', row: attachment };
  if (!found) return notFound;
  const meeting = found.row.meeting === undefined ? undefined : snapshot.of(meetings).get(found.row.meeting);
  if (meeting ? !mayKeepAgenda(actor, meeting) : !actor.secretariat) return onlyAgendaKeepers;
  return found;
}

const marked = {
  nb: 'Merket som unntatt offentlighet. Se hvor innholdet har vært vist: Teams kan ikke glemme det.',
  nn: 'Merkt som unnateke offentlegheit. Sjå kvar innhaldet har vore vist: Teams kan ikkje gløyme det.',
  en: 'Marked as exempt from public disclosure. See where the content has been shown: Teams cannot be made to forget it.',
};

const lifted = {
  nb: 'Innholdet er åpent igjen.',
  nn: 'Innhaldet er ope igjen.',
  en: 'The content is open again.',
};
