import { type ArchivePackage, archivePackages } from '../../shared/archive/archive.list.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { minutes } from '../../shared/minutes/minutes.list.ts';
import type { World } from '../world.ts';
import { create, type Write } from '../write.ts';
import { isNoticed } from './notice.body.ts';

type Wanted = Pick<ArchivePackage, 'key' | 'title' | 'kind' | 'madeAt'> & { readonly version?: number };

/** A package for each notice that is out and each version of minutes that has been approved. One that somebody has made by hand is it. */
export function archiveRows(world: World): Write[] {
  const { snapshot, now } = world;
  const wanted = snapshot.of(meetings).all.flatMap((meeting) => {
    const notice = isNoticed(meeting)
      ? [{ key: `${meeting.key}/notice`, title: `Innkalling · ${meeting.title}`, kind: 'notice', madeAt: now } as const]
      : [];
    const approved = snapshot
      .of(minutes)
      .where('meeting', meeting.key)
      .flatMap(({ version, lockedAt }) =>
        lockedAt === undefined
          ? []
          : [
              {
                key: `${meeting.key}/minutes/${version}`,
                title: `Referat · ${meeting.title}`,
                kind: 'minutes',
                version,
                madeAt: lockedAt,
              } as const,
            ],
      );
    return [...notice, ...approved].map((one) => [one, meeting] as const);
  });
  return wanted.flatMap(([one, meeting]) => (isThere(one, meeting, world) ? [] : [newPackage(one, meeting)]));
}

/** By its key, or by what it is of. */
const isThere = ({ key, kind, version }: Wanted, meeting: Meeting, { snapshot }: World): boolean =>
  snapshot.of(archivePackages).has(key) ||
  snapshot
    .of(archivePackages)
    .where('meeting', meeting.key)
    .some((row) => row.kind === kind && (kind === 'notice' || row.version === version));

const newPackage = ({ title, ...one }: Wanted, { key: meeting, network }: Meeting): Write =>
  create(archivePackages, { ...one, title: title.slice(0, 255), meeting, network, state: 'waiting' });
