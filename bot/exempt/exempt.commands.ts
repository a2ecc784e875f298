import { type Actor, mayKeepAgenda } from '../../shared/access.ts';
import { type Case, cases } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { checklists } from '../../shared/checklist/checklist.list.ts';
import { addDays } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { ChangeExempt, LiftExempt, MarkExempt } from '../../shared/exempt/exempt.actions.ts';
import { type ExemptContent, exemptContents, type Readers } from '../../shared/exempt/exempt.list.ts';
import { mayReadExempt, neutralTitle, reviewDays } from '../../shared/exempt/exempt.rules.ts';
import { provisions } from '../../shared/exempt/provisions.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { history } from '../../shared/history/history.list.ts';
import { type Attachment, attachments, attendances, meetings } from '../../shared/meeting/meeting.list.ts';
import { minutes } from '../../shared/minutes/minutes.list.ts';
import { command, done, type Refusal } from '../command.ts';
import { changedBy, notFound, onlyAgendaKeepers } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, says, update, type Write } from '../write.ts';
import { alreadyExempt, notExempt, notForYou, ofExemptCase, reviewInThePast } from './exempt.refusals.ts';

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

/** Changes exempt content, or on which grounds and for whom it is exempt. */
export const changeExempt = command(ChangeExempt, (world, actor, { key, seen, provision, ...changes }) => {
  const found = toMark(key, world, actor);
  if ('code' in found) return found;
  const content = world.snapshot.of(exemptContents).get(key);
  if (!content || content.liftedAt !== undefined) return notExempt;
  if (!mayReadExempt(actor, content)) return notForYou;
  if (changes.reviewOn !== undefined && changes.reviewOn <= world.today) return reviewInThePast;
  if (seen !== content.etag && !says(content, changes)) return changedBy(content);
  const words = provision && provisions[provision];
  return done([
    ...(says(content, changes) ? [] : [update(exemptContents, content, changes)]),
    ...(words === undefined || words === found.row.provision ? [] : regrounded(found, words, world)),
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

interface Ground {
  readonly provision: string;
  readonly readers: Readers;
  readonly reviewOn: ExemptContent['reviewOn'];
}

type Found = { readonly of: 'case'; readonly row: Case } | { readonly of: 'attachment'; readonly row: Attachment };

function toMark(key: string, { snapshot }: World, actor: Actor): Found | Refusal {
  const item = snapshot.of(cases).get(key);
  const attachment = item ? undefined : snapshot.of(attachments).get(key);
  const found: Found | undefined = item ? { of: 'case', row: item } : attachment && { of: 'attachment', row: attachment };
  if (!found) return notFound;
  const meeting = found.row.meeting === undefined ? undefined : snapshot.of(meetings).get(found.row.meeting);
  if (meeting ? !mayKeepAgenda(actor, meeting) : !actor.secretariat) return onlyAgendaKeepers;
  return found;
}

/** The content is laid in the restricted site first; what hangs on the case forgets its words; the case last. */
function caseMarked(item: Case, ground: Ground, actor: Actor, world: World): Write[] {
  const { snapshot } = world;
  const { information, proposal, conclusion, weighing } = item;
  const neutral = openTitle({ ...item, exempt: true, provision: ground.provision });
  const decided = snapshot.of(decisions).where('caseKey', item.key);
  return [
    laid(
      {
        kind: 'case',
        ...place(item),
        heading: item.title,
        information,
        proposal,
        conclusion,
        weighing: withDissent(item, weighing, world),
      },
      item.key,
      ground,
      actor,
      world,
    ),
    ...snapshot
      .of(attachments)
      .where('caseKey', item.key)
      .filter(({ exempt }) => !exempt)
      .flatMap((attachment) => attachmentMarked(attachment, ground, actor, world)),
    ...renamed(item, { title: neutral, text: undefined }, world),
    ...reservationsTaken(item, world),
    ...minutesSilenced(item, ground.provision, world),
    ...historyRetitled([item.key, ...decided.map(({ key }) => key)], neutral, world),
    ...decided.flatMap(({ key }) =>
      snapshot
        .of(followUps)
        .where('decision', key)
        .flatMap((one) => historyRetitled([one.key], `${one.municipality}: ${neutral}`, world)),
    ),
    update(cases, item, {
      ...{ title: neutralTitle, information: undefined, proposal: undefined, conclusion: undefined, weighing: undefined },
      ...{ exempt: true, provision: ground.provision, stateReason: undefined },
    }),
  ];
}

function attachmentMarked(attachment: Attachment, ground: Ground, actor: Actor, world: World): Write[] {
  const { key, title, url } = attachment;
  const network = world.snapshot.of(cases).get(attachment.caseKey)?.network ?? '';
  return [
    laid({ kind: 'attachment', network, meeting: attachment.meeting, heading: title, url }, key, ground, actor, world),
    ...historyRetitled([key], neutralTitle, world),
    update(attachments, attachment, { title: neutralTitle, url: undefined, exempt: true, provision: ground.provision }),
  ];
}

/** Minutes that were sent while it was open say number and provision alone, in every version. */
const minutesSilenced = ({ key, number, title, meeting }: Case, provision: string, { snapshot }: World): Write[] =>
  (meeting === undefined ? [] : snapshot.of(minutes).where('meeting', meeting))
    .filter(({ body }) => body.cases.some((one) => one.key === key && one.kind !== 'exempt'))
    .map((row) =>
      update(minutes, row, {
        body: {
          ...row.body,
          cases: row.body.cases.map((one) => (one.key === key ? { key, kind: 'exempt' as const, number, provision } : one)),
          attendance: row.body.attendance.map((one) => ({
            ...one,
            outOf: one.outOf.filter(({ case: name }) => name !== title && name !== number),
          })),
        },
      }),
    );

const place = ({ network, meeting }: Case) => ({ network, meeting });

type Content = Pick<ExemptContent, 'kind' | 'network' | 'meeting' | 'heading'> & Partial<ExemptContent>;

function laid(content: Content, key: string, { readers, reviewOn }: Ground, actor: Actor, { snapshot, now }: World): Write {
  const values = { ...content, readers, reviewOn, setBy: actor.person, setAt: now, liftedAt: undefined };
  const known = snapshot.of(exemptContents).get(key);
  return known ? update(exemptContents, known, values) : create(exemptContents, { ...values, key, title: neutralTitle });
}

/** What is made of a case says what it says: the decision its text, and everything its heading, as their rules make them. */
function renamed(
  { key: caseKey }: Case,
  said: { readonly title: string; readonly text?: string | undefined },
  { snapshot }: World,
): Write[] {
  const { title } = said;
  const decided = snapshot.of(decisions).where('caseKey', caseKey);
  return [
    ...decided.filter((row) => !says(row, said)).map((row) => update(decisions, row, said)),
    ...decided
      .flatMap(({ key }) => snapshot.of(followUps).where('decision', key))
      .map((row) => ({ row, own: `${row.municipality}: ${title}` }))
      .filter(({ row, own }) => row.title !== own)
      .map(({ row, own }) => update(followUps, row, { title: own })),
    ...snapshot
      .of(checklists)
      .where('cause', caseKey)
      .filter((row) => row.title !== title)
      .map((row) => update(checklists, row, { title })),
  ];
}

/** What seats have reserved or disagreed about in a case, by municipality. */
const dissentIn = ({ key, meeting }: Case, { snapshot }: World) =>
  (meeting === undefined ? [] : snapshot.of(attendances).where('meeting', meeting)).flatMap((row) => {
    const own = (row.reservations ?? []).filter((one) => one.case === key);
    return own.length === 0 ? [] : [{ row, own }];
  });

/** It tells what the case is about: it is laid with the rest of the content, a line each. */
function withDissent(item: Case, weighing: string | undefined, world: World): string | undefined {
  const lines = dissentIn(item, world).flatMap(({ row, own }) => own.map(({ what }) => `${row.seat.split('/')[1]}: ${what}`));
  return [weighing, ...lines].filter(Boolean).join('\n') || undefined;
}

const reservationsTaken = (item: Case, world: World): Write[] =>
  dissentIn(item, world).map(({ row }) =>
    update(attendances, row, { reservations: (row.reservations ?? []).filter((one) => one.case !== item.key) }),
  );

/** History keeps no words, but the heading that a row had. */
const historyRetitled = (keys: readonly string[], title: string, { snapshot }: World): Write[] =>
  keys.flatMap((key) =>
    snapshot
      .of(history)
      .where('rowKey', key)
      .filter((entry) => entry.title !== title)
      .map((entry) => update(history, entry, { title })),
  );

/** Exempt on other grounds: everything that names them. */
function regrounded(found: Found, provision: string, world: World): Write[] {
  if (found.of === 'attachment') return [update(attachments, found.row, { provision })];
  return [...renamed(found.row, { title: openTitle({ ...found.row, provision }) }, world), update(cases, found.row, { provision })];
}

function opened(found: Found, { heading, information, proposal, conclusion, weighing, url }: ExemptContent, world: World): Write[] {
  const open = { title: heading ?? found.row.title, exempt: false, provision: undefined };
  if (found.of === 'attachment') return [update(attachments, found.row, { ...open, url })];
  return [
    update(cases, found.row, { ...open, information, proposal, conclusion, weighing }),
    ...renamed(found.row, { title: open.title, text: conclusion }, world),
  ];
}

const emptied = (content: ExemptContent, { now }: World): Write =>
  update(exemptContents, content, {
    ...{ heading: undefined, information: undefined, proposal: undefined, conclusion: undefined, weighing: undefined, url: undefined },
    liftedAt: now,
  });

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
