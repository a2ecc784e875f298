import type { ArchivePackage } from '../../shared/archive/archive.list.ts';
import type { ArchivedAttachment, ArchivedCase, ArchiveMetadata } from '../../shared/archive/archive.metadata.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { dayOf } from '../../shared/day.ts';
import { attachments, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { standing } from '../../shared/meeting/meeting.rules.ts';
import type { MinutedCase, MinutesBody } from '../../shared/minutes/minutes.body.ts';
import { type Minutes, minutes } from '../../shared/minutes/minutes.list.ts';
import { type Outline, outlineOf } from '../../shared/minutes/minutes.outline.ts';
import { latestVersion } from '../../shared/minutes/minutes.rules.ts';
import { holdsExempt, type NoticedCase } from '../../shared/notice/notice.body.ts';
import { noticeOutline } from '../../shared/notice/notice.outline.ts';
import { noticeText } from '../../shared/notice/notice.text.ts';
import { networks, seats } from '../../shared/seat/seat.list.ts';
import { seated } from '../../shared/seat/seat.rules.ts';
import { checksumOf } from '../checksum.ts';
import type { World } from '../world.ts';
import { noticeOf } from './notice.body.ts';

/** What a package is made of. */
export interface Contents {
  readonly outline: Outline;
  readonly metadata: ArchiveMetadata;
  /** Of what the rows say, not of Veven's own words: a new version of Veven changes no package. */
  readonly checksum: string;
}

/** What is in a package as the rows are now; nothing when its meeting or minutes are gone. */
export function contentsOf(row: ArchivePackage, world: World): Contents | undefined {
  const meeting = world.snapshot.of(meetings).get(row.meeting);
  if (!meeting) return undefined;
  return row.kind === 'notice' ? noticeContents(row, meeting, world) : minutesContents(row, meeting, world);
}

function noticeContents(row: ArchivePackage, meeting: Meeting, world: World): Contents {
  const body = noticeOf(meeting, world);
  const cases = body.cases.map(archivedCase);
  const outline = noticeOutline(body);
  const municipalities = seated(world.snapshot.of(seats).where('network', meeting.network), meeting.network, dayOf(meeting.startsAt));
  const isPublic = holdsExempt(body);
  const facts = { row, meeting, outline, isPublic, cases, municipalities, keys: body.cases.map(({ key }) => key) };
  return sealed(outline, body, metadataOf(facts, world));
}

function minutesContents(row: ArchivePackage, meeting: Meeting, world: World): Contents | undefined {
  const versions = world.snapshot.of(minutes).where('meeting', meeting.key);
  const last = latestVersion(versions);
  const shown = versions.find(({ version }) => version === row.version) ?? (row.version === undefined ? last : undefined);
  if (!shown) return undefined;
  const body = withoutExempt(shown.body, world);
  const cases = body.cases.map(archivedCase);
  const keys = body.cases.map(({ key }) => key);
  const isPublic = body.cases.some(({ kind }) => kind === 'exempt') || papers(keys, world).some(({ exempt }) => exempt);
  const outline: Outline = {
    ...outlineOf(body, shown),
    mark: isPublic ? noticeText[body.language].publicEdition : undefined,
    at: shown.sentAt,
  };
  const municipalities = body.attendance
    .filter(({ state }) => state !== 'absent' && state !== 'unknown')
    .map(({ municipality }) => municipality);
  const facts = { row, meeting, outline, isPublic, cases, municipalities, keys, version: { shown, last } };
  return sealed(outline, body, metadataOf(facts, world));
}

/** The minutes as they were frozen, but for what has been marked as exempt since. */
function withoutExempt(body: MinutesBody, { snapshot }: World): MinutesBody {
  const rows = new Map(body.cases.flatMap(({ key }) => snapshot.of(caseList).get(key) ?? []).map((row) => [row.key, row]));
  const hidden = new Set(
    body.cases.flatMap((item) => (item.kind !== 'exempt' && rows.get(item.key)?.exempt ? [item.number ?? item.title] : [])),
  );
  if (hidden.size === 0) return body;
  return {
    ...body,
    attendance: body.attendance.map((one) => ({ ...one, outOf: one.outOf.filter((out) => !hidden.has(out.case)) })),
    cases: body.cases.map((item) => {
      const row = rows.get(item.key);
      return row?.exempt ? { key: item.key, kind: 'exempt', number: item.number, provision: row.provision } : item;
    }),
  };
}

/** A case of a notice or of minutes. */
const archivedCase = (item: NoticedCase | MinutedCase): ArchivedCase =>
  item.kind === 'exempt'
    ? { number: item.number, exempt: true, provision: item.provision }
    : { number: item.number, exempt: false, title: item.title, kind: item.kind, measure: item.measure };

interface Facts {
  readonly row: ArchivePackage;
  readonly meeting: Meeting;
  readonly outline: Outline;
  readonly isPublic: boolean;
  readonly cases: readonly ArchivedCase[];
  readonly municipalities: readonly string[];
  /** The cases' keys, in their order. */
  readonly keys: readonly string[];
  readonly version?: { readonly shown: Minutes; readonly last: Minutes | undefined };
}

function metadataOf({ row, meeting, outline, isPublic, cases, municipalities, keys, version }: Facts, world: World): ArchiveMetadata {
  const { key, kind, startsAt, endsAt, place, chair, state, network } = meeting;
  const name = fileName(outline.fileName);
  return {
    format: 'veven-archive/1',
    kind: row.kind,
    edition: isPublic ? 'public' : 'complete',
    language: outline.language,
    body: { key: network, title: world.snapshot.of(networks).get(network)?.title ?? network },
    meeting: { key, kind, date: dayOf(startsAt), startsAt, endsAt, place, chair, cancelled: state === 'cancelled' },
    ...(version && { minutes: versionOf(version) }),
    municipalities,
    cases,
    documents: [`${name}.pdf`, `${name}.docx`],
    attachments: papers(keys, world),
    madeAt: row.madeAt ?? row.createdAt,
  };
}

const versionOf = ({ shown, last }: { shown: Minutes; last: Minutes | undefined }): NonNullable<ArchiveMetadata['minutes']> => ({
  version: shown.version,
  sentAt: shown.sentAt,
  approvedAt: shown.lockedAt,
  replacedBy: last && last.version > shown.version ? last.version : undefined,
});

/** The papers of these cases. One of an exempt case is exempt with it, marked or not. */
function papers(keys: readonly string[], { snapshot }: World): ArchivedAttachment[] {
  return keys.flatMap((key) => {
    const item = snapshot.of(caseList).get(key);
    return standing(snapshot.of(attachments).where('caseKey', key)).map(
      ({ number, title, url, sentLater, exempt, provision }): ArchivedAttachment =>
        exempt || item?.exempt
          ? { number, case: item?.number, exempt: true, provision: provision ?? item?.provision }
          : { number, case: item?.number, exempt: false, title, url, sentLater },
    );
  });
}

/** A name that every file system takes. */
const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-');

function sealed(outline: Outline, body: unknown, metadata: ArchiveMetadata): Contents {
  // When the package was made, and what its files are called, says nothing of what is in it.
  const { madeAt: _madeAt, documents: _documents, ...said } = metadata;
  return { outline, metadata, checksum: checksumOf([body, said]) };
}
