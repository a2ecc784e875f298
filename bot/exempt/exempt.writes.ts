import type { Actor } from '../../shared/access.ts';
import { type Case, cases } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { checklists } from '../../shared/checklist/checklist.list.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { type ExemptContent, exemptContents, type Readers } from '../../shared/exempt/exempt.list.ts';
import { isMarkedWith, neutralTitle } from '../../shared/exempt/exempt.rules.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { history } from '../../shared/history/history.list.ts';
import { type Attachment, attachments, attendances } from '../../shared/meeting/meeting.list.ts';
import { minutes } from '../../shared/minutes/minutes.list.ts';
import type { World } from '../world.ts';
import { create, says, update, type Write } from '../write.ts';

/** A case or attachment that is, or is to be, exempt. */
export type Found = { readonly of: 'case'; readonly row: Case } | { readonly of: 'attachment'; readonly row: Attachment };

/** On which grounds something is exempt, for whom and until when. */
interface Ground {
  readonly provision: string;
  readonly readers: Readers;
  readonly reviewOn: ExemptContent['reviewOn'];
}

/** The content is laid in the restricted site first; what hangs on the case forgets its words; the case last. */
export function caseMarked(item: Case, ground: Ground, actor: Actor, world: World): Write[] {
  const { snapshot } = world;
  const { information, proposal, conclusion, weighing } = item;
  const neutral = openTitle({ ...item, exempt: true, provision: ground.provision });
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
    ...headingsOf(item, neutral, world),
    update(cases, item, {
      ...{ title: neutralTitle, information: undefined, proposal: undefined, conclusion: undefined, weighing: undefined },
      ...{ exempt: true, provision: ground.provision, stateReason: undefined },
    }),
  ];
}

/** An attachment is marked with its case, or alone. */
export function attachmentMarked(attachment: Attachment, ground: Ground, actor: Actor, world: World): Write[] {
  const { key, title, url } = attachment;
  const network = world.snapshot.of(cases).get(attachment.caseKey)?.network ?? '';
  return [
    laid({ kind: 'attachment', network, meeting: attachment.meeting, heading: title, url }, key, ground, actor, world),
    ...historyRetitled([key], openTitle({ ...attachment, exempt: true, provision: ground.provision }), world),
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
    ...[caseKey, ...decided.map(({ key }) => key)]
      .flatMap((cause) => snapshot.of(checklists).where('cause', cause))
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

/** The headings of a case and of what came of it. */
const headingsOf = ({ key }: Case, title: string, world: World): Write[] => {
  const decided = world.snapshot.of(decisions).where('caseKey', key);
  const followed = decided.flatMap((row) => world.snapshot.of(followUps).where('decision', row.key));
  return [
    ...historyRetitled([key, ...decided.map((row) => row.key)], title, world),
    ...followed.flatMap((row) => historyRetitled([row.key], `${row.municipality}: ${title}`, world)),
  ];
};

/** The exempt papers of an exempt case that were marked in the same moment as the case. */
export const papersMarkedWith = ({ key, setAt }: ExemptContent, { snapshot }: World): readonly ExemptContent[] =>
  snapshot
    .of(attachments)
    .where('caseKey', key)
    .flatMap((paper) => (paper.exempt ? (snapshot.of(exemptContents).get(paper.key) ?? []) : []))
    .filter((content) => content.liftedAt === undefined && isMarkedWith(content, { setAt }));

interface Regrounding {
  /** What was marked with it, and follows it as long as it is exempt on the same grounds. */
  readonly papers: readonly ExemptContent[];
  readonly world: World;
}

/** Exempt on other grounds: everything that names them. Minutes that were sent stay as they are, and are shown with what the row says. */
export function regrounded(found: Found, provision: string, { papers, world }: Regrounding): Write[] {
  if (found.of === 'attachment') return paperRegrounded(found.row, provision, world);
  const { row } = found;
  const title = openTitle({ ...row, provision });
  return [
    ...papers
      .flatMap(({ key }) => world.snapshot.of(attachments).get(key) ?? [])
      .filter((paper) => paper.provision === row.provision)
      .flatMap((paper) => paperRegrounded(paper, provision, world)),
    ...renamed(row, { title }, world),
    ...headingsOf(row, title, world),
    update(cases, row, { provision }),
  ];
}

const paperRegrounded = (paper: Attachment, provision: string, world: World): Write[] => [
  ...historyRetitled([paper.key], openTitle({ ...paper, provision }), world),
  update(attachments, paper, { provision }),
];

/** Lifted: the open rows say it again. */
export function opened(found: Found, { heading, information, proposal, conclusion, weighing, url }: ExemptContent, world: World): Write[] {
  const open = { title: heading ?? found.row.title, exempt: false, provision: undefined };
  if (found.of === 'attachment') return [update(attachments, found.row, { ...open, url })];
  return [
    update(cases, found.row, { ...open, information, proposal, conclusion, weighing }),
    ...renamed(found.row, { title: open.title, text: conclusion }, world),
  ];
}

/** Nothing of it lies in the restricted site any more. */
export const emptied = (content: ExemptContent, { now }: World): Write =>
  update(exemptContents, content, {
    ...{ heading: undefined, information: undefined, proposal: undefined, conclusion: undefined, weighing: undefined, url: undefined },
    liftedAt: now,
  });
