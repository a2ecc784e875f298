import { type ArchivePackage, archivePackages } from '../../shared/archive/archive.list.ts';
import { type Instant, instant } from '../../shared/day.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { minutes } from '../../shared/minutes/minutes.list.ts';
import type { World } from '../world.ts';
import { create, type Write } from '../write.ts';
import { isNoticed } from './notice.body.ts';

type Wanted = Pick<ArchivePackage, 'key' | 'title' | 'kind' | 'madeAt'> & { readonly version?: number };

/**
 * Days after which no package is made any more: of a notice since its meeting ended, of minutes since they were approved. A region that
 * starts with the archive has years of meetings whose notices were sent, and most of them have been archived elsewhere: hundreds that wait
 * would hide what does. It is long, so that a list that could not be read for some weeks loses none. A package for an older meeting is a
 * row that somebody puts into the list.
 */
const freshDays = 30;

/** A package for each notice that is out and each version of minutes that has been approved. One that somebody has made by hand is it. */
export function archiveRows(world: World): Write[] {
  const { snapshot, now } = world;
  const since = instant(new Date(new Date(now).getTime() - freshDays * 24 * 60 * 60_000));
  return snapshot
    .of(meetings)
    .all.flatMap((meeting) =>
      [...noticeWanted(meeting, since, now), ...minutesWanted(meeting, since, world)].map((wanted) => ({ wanted, meeting })),
    )
    .filter(({ wanted, meeting }) => !isThere(wanted, meeting, world))
    .map(({ wanted, meeting }) => newPackage(wanted, meeting));
}

const noticeWanted = (meeting: Meeting, since: Instant, now: Instant): readonly Wanted[] =>
  isNoticed(meeting) && meeting.endsAt >= since
    ? [{ key: `${meeting.key}/notice`, title: `Innkalling · ${meeting.title}`, kind: 'notice', madeAt: now }]
    : [];

const minutesWanted = ({ key, title }: Meeting, since: Instant, { snapshot }: World): readonly Wanted[] =>
  snapshot
    .of(minutes)
    .where('meeting', key)
    .flatMap(({ version, lockedAt }) =>
      lockedAt === undefined || lockedAt < since
        ? []
        : [{ key: `${key}/minutes/${version}`, title: `Referat · ${title}`, kind: 'minutes', version, madeAt: lockedAt }],
    );

/** By its key, or by what it is of. */
const isThere = ({ key, kind, version }: Wanted, meeting: Meeting, { snapshot }: World): boolean =>
  snapshot.of(archivePackages).has(key) ||
  snapshot
    .of(archivePackages)
    .where('meeting', meeting.key)
    .some((row) => row.kind === kind && (kind === 'notice' || row.version === version));

const newPackage = ({ title, ...one }: Wanted, { key: meeting, network }: Meeting): Write =>
  create(archivePackages, { ...one, title: title.slice(0, 255), meeting, network, state: 'waiting' });
