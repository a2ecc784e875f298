import { decidedPosts } from '../../bot/decision/decision.posts.ts';
import { noticePosts } from '../../bot/meeting/meeting.posts.ts';
import { cases } from '../../shared/case/case.list.ts';
import { day, type Instant, osloInstant } from '../../shared/day.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { aCase, aMeeting } from '../support/rows.ts';
import { shown, worldAt } from '../support/simulated.ts';

const at = (on: string, time: string): Instant => osloInstant(day(on), time);

/** Notice on 2 December at 08.30, the meeting on the 11th from 09.00 to 12.00. */
const worldWith = (meeting: Partial<Meeting>, concludedAt: readonly Instant[] = []) =>
  worldAt(at('2026-12-14', '10:00'), [
    [meetings, [aMeeting(meeting)]],
    [cases, concludedAt.map((modifiedAt, index) => aCase({ key: `${index}`, state: 'treated', conclusion: 'Ja', modifiedAt }))],
  ]);

describe('the time in which a post can be stopped counts', () => {
  it.each([
    ['from when the notice is due', at('2026-11-01', '10:00'), 'onsdag 2026-12-02 08:30'],
    ['from when the meeting was planned, when that was later', at('2026-12-07', '13:00'), 'mandag 2026-12-07 13:00'],
  ])('for a notice %s', (_what, createdAt, from) => {
    expect(noticePosts(worldWith({ createdAt })).map((post) => shown(post.from))).toEqual([from]);
  });

  const during = [at('2026-12-11', '10:00'), at('2026-12-11', '11:30')];
  const after = [at('2026-12-11', '14:00'), at('2026-12-11', '13:00')];
  it.each([
    ['from the end of the meeting', at('2026-12-11', '12:01'), during, 'fredag 2026-12-11 12:00'],
    ['from when somebody ended it before its time', at('2026-12-11', '11:40'), during, 'fredag 2026-12-11 11:40'],
    ['from the first conclusion, when they are written later', at('2026-12-11', '12:01'), after, 'fredag 2026-12-11 13:00'],
  ])('for what was decided %s', (_what, modifiedAt, concludedAt, from) => {
    expect(decidedPosts(worldWith({ state: 'held', modifiedAt }, concludedAt)).map((post) => shown(post.from))).toEqual([from]);
  });
});
