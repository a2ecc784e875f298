import type { Actor } from '../../shared/access.ts';
import type { ArchivePage, PackageView } from '../../shared/archive/archive.api.ts';
import { type ArchivePackage, archivePackages } from '../../shared/archive/archive.list.ts';
import type { ArchiveMetadata } from '../../shared/archive/archive.metadata.ts';
import type { Instant } from '../../shared/day.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { people } from '../../shared/seat/seat.list.ts';
import { VevenError } from '../error.ts';
import type { PackageDownload, Query } from '../feature.ts';
import { networkNames, networkTitle } from '../queries.ts';
import type { World } from '../world.ts';
import { contentsOf } from './archive.contents.ts';
import { glanceAt } from './archive.glance.ts';

/** As many delivered ones as one looks through: some three years of a region's meetings. */
const mostDelivered = 300;

export const archiveQuery: Query = {
  path: '/archive',
  answer: (world, actor): ArchivePage => {
    onlyForSecretariat(actor);
    const all = world.snapshot.of(archivePackages).all;
    const delivered = all.filter(({ state }) => state === 'delivered').toSorted((a, b) => deliveredOn(b).localeCompare(deliveredOn(a)));
    return {
      waiting: all
        .filter(({ state }) => state === 'waiting')
        .map((row) => packageView(row, world))
        .toSorted((a, b) => (a.meeting?.startsAt ?? '').localeCompare(b.meeting?.startsAt ?? '') || a.madeAt.localeCompare(b.madeAt)),
      delivered: delivered.slice(0, mostDelivered).map((row) => packageView(row, world)),
      more: Math.max(0, delivered.length - mostDelivered),
      networks: networkNames(world),
    };
  },
};

const deliveredOn = ({ deliveredAt, modifiedAt }: ArchivePackage): string => deliveredAt ?? modifiedAt;

/** A package, made as the rows are now. */
export const archiveDownload: PackageDownload = {
  path: '/archive/:key.zip',
  kind: 'zip',
  answer: (world, actor, { key = '' }) => {
    onlyForSecretariat(actor);
    const row = world.snapshot.of(archivePackages).get(key);
    const contents = row && contentsOf(row, world);
    if (!contents) return undefined;
    const outline = contents.outline();
    const name = outline.fileName.replace(notInNames, '-');
    const metadata: ArchiveMetadata = { ...contents.said, documents: [`${name}.pdf`, `${name}.docx`], madeAt: madeAt(row) };
    return { fileName: `Arkivpakke ${name}`, documents: [{ name, outline }], metadata: { ...metadata, contents: contents.checksum } };
  },
};

/** What some file system does not take in a name. */
const notInNames = /[\\/:*?"<>|\p{Cc}]/gu;

const madeAt = ({ madeAt, createdAt }: ArchivePackage): Instant => madeAt ?? createdAt;

function onlyForSecretariat({ secretariat }: Actor): void {
  if (!secretariat) throw new VevenError('not-allowed', 'the archive is the secretariat’s', { userText: notYours });
}

function packageView(row: ArchivePackage, world: World): PackageView {
  const { key, etag, kind, version, network, state, archivedAs, deliveredAt, deliveredBy, digest } = row;
  const meeting = world.snapshot.of(meetings).get(row.meeting);
  const glance = glanceAt(row, world);
  return {
    key,
    etag,
    kind,
    version,
    network,
    networkTitle: networkTitle(network, world),
    meeting: meeting && { key: meeting.key, startsAt: meeting.startsAt },
    madeAt: madeAt(row),
    state,
    archivedAs,
    deliveredAt,
    deliveredBy: deliveredBy && (world.snapshot.of(people).get(deliveredBy)?.title ?? deliveredBy),
    // Delivered by hand in SharePoint: what was in it then is not known.
    changed: state === 'delivered' && digest !== undefined && digest !== glance?.checksum,
    contents: glance?.checksum,
    isPublicEdition: glance?.edition === 'public',
  };
}

const notYours = {
  nb: 'Arkivpakkene er for sekretariatet. Spør dem om du trenger noe herfra.',
  nn: 'Arkivpakkane er for sekretariatet. Spør dei om du treng noko herfrå.',
  en: 'The archive packages are for the secretariat. Ask them if you need something from here.',
};
