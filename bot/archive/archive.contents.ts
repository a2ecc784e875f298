import type { ArchivePackage } from '../../shared/archive/archive.list.ts';
import type { ArchivedAttachment, ArchivedCase, ArchiveMetadata } from '../../shared/archive/archive.metadata.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { dayOf } from '../../shared/day.ts';
import type { Outline } from '../../shared/document/outline.ts';
import { attachments, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { standing } from '../../shared/meeting/meeting.rules.ts';
import type { MinutedCase, MinutesBody } from '../../shared/minutes/minutes.body.ts';
import { type Minutes, minutes } from '../../shared/minutes/minutes.list.ts';
import { outlineOf } from '../../shared/minutes/minutes.outline.ts';
import { latestVersion } from '../../shared/minutes/minutes.rules.ts';
import type { NoticeBody, NoticedCase } from '../../shared/notice/notice.body.ts';
import { noticeOutline } from '../../shared/notice/notice.outline.ts';
import { networks, seats } from '../../shared/seat/seat.list.ts';
import { seated } from '../../shared/seat/seat.rules.ts';
import type { Language } from '../../shared/text.ts';
import { checksumOf } from '../checksum.ts';
import { shownNow } from '../shown-minutes.ts';
import type { World } from '../world.ts';
import { noticeOf } from './notice.body.ts';

type Said = Omit<ArchiveMetadata, 'documents' | 'madeAt'>;

/** What a package is made of. */
export interface Contents {
  /** Its document: made when it is asked for, which the page that lists packages does not do. */
  readonly outline: () => Outline;
  /** What is said of it, but for when it was made and what its files are called: that says nothing of what is in it. */
  readonly said: Said;
  /** Of what the rows say, not of Veven's own words: a new version of Veven changes no package. */
  readonly checksum: string;
}

/** What is in a package as the rows are now, as its public edition; nothing when its meeting or minutes are gone. */
export function contentsOf(row: ArchivePackage, world: World): Contents | undefined {
  const meeting = world.snapshot.of(meetings).get(row.meeting);
  if (!meeting) return undefined;
  return row.kind === 'notice' ? noticeContents(row, meeting, world) : minutesContents(row, meeting, world);
}

function noticeContents(row: ArchivePackage, meeting: Meeting, world: World): Contents {
  const body = noticeOf(meeting, world);
  const municipalities = seated(world.snapshot.of(seats).where('network', meeting.network), meeting.network, dayOf(meeting.startsAt));
  const outline = () => noticeOutline(body);
  const { language, cases } = body;
  return sealed(body, { row, meeting, language, outline, cases, municipalities }, world);
}

function minutesContents(row: ArchivePackage, meeting: Meeting, world: World): Contents | undefined {
  const versions = world.snapshot.of(minutes).where('meeting', meeting.key);
  const last = latestVersion(versions);
  const shown = versions.find(({ version }) => version === row.version) ?? (row.version === undefined ? last : undefined);
  if (!shown) return undefined;
  const body = shownNow(shown.body, world);
  const municipalities = body.attendance
    .filter(({ state }) => state !== 'absent' && state !== 'unknown')
    .map(({ municipality }) => municipality);
  const outline = () => ({ ...outlineOf(body, shown), at: shown.sentAt });
  const { language, cases } = body;
  return sealed(body, { row, meeting, language, outline, cases, municipalities, version: { shown, last } }, world);
}

/** A case of a notice or of minutes. */
const archivedCase = (item: NoticedCase | MinutedCase): ArchivedCase =>
  item.kind === 'exempt'
    ? { number: item.number, exempt: true, provision: item.provision }
    : { number: item.number, exempt: false, title: item.title, kind: item.kind, measure: item.measure };

interface Facts {
  readonly row: ArchivePackage;
  readonly meeting: Meeting;
  readonly language: Language;
  readonly outline: () => Outline;
  /** Those of the notice or of the minutes, in their order. */
  readonly cases: readonly (NoticedCase | MinutedCase)[];
  readonly municipalities: readonly string[];
  readonly version?: { readonly shown: Minutes; readonly last: Minutes | undefined };
}

function sealed(body: NoticeBody | MinutesBody, facts: Facts, world: World): Contents {
  const said = saidOf(facts, world);
  // That another version has replaced one of minutes changes nothing in it: the archive gets the new one, not both anew.
  const { minutes: version, ...others } = said;
  return { outline: facts.outline, said, checksum: checksumOf([body, others, version && { ...version, replacedBy: undefined }]) };
}

function saidOf({ row, meeting, language, cases, municipalities, version }: Facts, world: World): Said {
  const { key, kind, startsAt, endsAt, place, chair, state, network } = meeting;
  const attachments = papers(cases, world);
  const archived = cases.map(archivedCase);
  return {
    format: 'veven-archive/1',
    kind: row.kind,
    edition: [...archived, ...attachments].some(({ exempt }) => exempt) ? 'public' : 'complete',
    language,
    body: { key: network, title: world.snapshot.of(networks).get(network)?.title ?? network },
    meeting: { key, kind, date: dayOf(startsAt), startsAt, endsAt, place, chair, cancelled: state === 'cancelled' },
    ...(version && { minutes: versionOf(version) }),
    municipalities,
    cases: archived,
    attachments,
  };
}

const versionOf = ({ shown, last }: { shown: Minutes; last: Minutes | undefined }): NonNullable<ArchiveMetadata['minutes']> => ({
  version: shown.version,
  sentAt: shown.sentAt,
  approvedAt: shown.lockedAt,
  replacedBy: last && last.version > shown.version ? last.version : undefined,
});

/** The papers of these cases. One of an exempt case is exempt with it, marked or not. */
function papers(of: readonly { readonly key: string }[], { snapshot }: World): ArchivedAttachment[] {
  return of.flatMap(({ key }) => {
    const item = snapshot.of(caseList).get(key);
    return standing(snapshot.of(attachments).where('caseKey', key)).map(
      ({ number, title, url, sentLater, exempt, provision }): ArchivedAttachment =>
        exempt || item?.exempt
          ? { number, case: item?.number, exempt: true, provision: provision ?? item?.provision }
          : { number, case: item?.number, exempt: false, title, url, sentLater },
    );
  });
}
