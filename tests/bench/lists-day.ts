import { randomUUID } from 'node:crypto';
import { sendBatch } from '../../bot/adapters/graph/batch.ts';
import { lists } from '../../bot/features.ts';
import { paceOfTenant } from '../../bot/snapshot/pace.ts';
import { Poller } from '../../bot/snapshot/poller.ts';
import { update } from '../../bot/write.ts';
import { day, osloInstant } from '../../shared/day.ts';
import { type FollowUpState, followUps } from '../../shared/follow-up/follow-up.list.ts';
import type { List } from '../../shared/list.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { isUnderWay } from '../../shared/meeting/meeting.rules.ts';
import { type Asked, type Meter, meterOn } from './meter.ts';
import { aRegion, type Followed, follow, type Region } from './region.ts';

/** A working day from eight to four, in seconds. */
const daySeconds = 8 * 3600;
const answers = 200;
const edits = 40;
const morning = osloInstant(day('2026-11-24'), '08:00');

const pages = ['home', 'measures', 'meeting'] as const;
type Page = (typeof pages)[number];
type Event =
  | { readonly at: number; readonly what: 'seen' | 'answer' | 'edit' }
  | { readonly at: number; readonly what: 'view'; readonly page: Page };

/**
 * Resource units and requests of a working day with Veven, by timer and with notifications, over those of an app that reads what a page
 * needs whenever somebody views it. Both write the same; everything that Veven asks is counted, its own look at the columns too.
 */
export async function workingDays(): Promise<Record<string, number>> {
  const region = await aRegion(morning);
  const meter = meterOn(region.graph.server.origin);
  const perPage = await readingPerView(region, meter);
  const figures: Record<string, number> = {};
  const ours = new Map<string, number>();
  for (const way of ['timer', 'notified'] as const) {
    for (const views of [600, 6000]) {
      const events = aDay(views);
      const { requests, units } = await simulate(region, meter, { events, notified: way === 'notified' });
      const theirs = events.reduce((sum, event) => sum + unitsPerView(event, perPage), 0);
      const name = `${way}.${views}`;
      ours.set(name, units);
      Object.assign(figures, {
        [`${name}.requests`]: requests,
        [`${name}.units`]: units,
        [`${name}.per.view.units`]: theirs,
        [`${name}.ratio`]: units / theirs,
      });
    }
    figures[`${way === 'timer' ? '' : `${way}.`}views.growth`] = (ours.get(`${way}.6000`) ?? 0) / (ours.get(`${way}.600`) ?? 1);
  }
  meter.close();
  await region.close();
  return figures;
}

/** The same day every time. Source: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** People come for three to five pages, twenty to ninety seconds each, and the tab asks again every ten seconds while it is open. */
function aDay(views: number): readonly Event[] {
  const random = seeded(views);
  const between = (from: number, to: number) => Math.floor(from + random() * (to - from + 1));
  const events: Event[] = [];
  for (let viewed = 0; viewed < views; ) {
    const start = between(0, daySeconds - 600);
    let at = start;
    for (let left = Math.min(between(3, 5), views - viewed), first = true; left > 0; left -= 1, first = false) {
      events.push({ at, what: 'view', page: first ? 'home' : (pages[between(0, 2)] ?? 'home') });
      viewed += 1;
      at += between(20, 90);
    }
    for (let again = start; again < at; again += 10) events.push({ at: again, what: 'seen' });
  }
  for (let count = 0; count < answers; count += 1) events.push({ at: between(1, daySeconds - 1), what: 'answer' });
  for (let count = 0; count < edits; count += 1) events.push({ at: between(1, daySeconds - 1), what: 'edit' });
  return events;
}

/** What an event costs where every view is read: an answer is the row and its line of history, as with Veven. */
const unitsPerView = (event: Event, perPage: Readonly<Record<Page, Asked>>): number =>
  event.what === 'view' ? perPage[event.page].units : event.what === 'answer' ? 4 : 0;

async function simulate(
  region: Region,
  meter: Meter,
  { events, notified }: { events: readonly Event[]; notified: boolean },
): Promise<Asked> {
  region.time.at = Date.parse(morning);
  const followed = await follow(region, { notified });
  const { mirror, machine, world } = followed;
  const poller = new Poller({
    lists,
    mirror,
    pace: paceOfTenant(30),
    machine,
    moment: () => ({
      meetingRuns: mirror.snapshot.of(meetings).all.some((meeting) => isUnderWay(meeting, world().now)),
      night: false,
      notified: followed.subscriber?.works() ?? false,
    }),
  });
  const bySecond = Map.groupBy(events, ({ at }) => at);
  let known = mirror.snapshot;
  const asked = await meter.of(async () => {
    for (let second = 0; second < daySeconds; second += 1) {
      region.time.at = Date.parse(morning) + second * 1000;
      // As `Readiness` looks at the columns, and `Subscriber` at the subscriptions.
      if (second % 3600 === 0) {
        await region.site.gaps(lists);
        await followed.subscriber?.look();
      }
      for (const { what } of bySecond.get(second) ?? []) {
        // A press on a card is seen as a request of the tab is.
        if (what !== 'edit') poller.seen();
        if (what === 'answer') await answer(followed);
        if (what === 'edit') await edit(region, followed);
      }
      await poller.look();
      if (mirror.snapshot !== known || second % 60 === 0) await followed.makeRows();
      known = mirror.snapshot;
    }
  });
  await followed.close();
  return asked;
}

/** Somebody answers for a municipality: the follow-up is written, and a line of history by rule. */
async function answer({ mirror, machine, makeRows, told }: Followed): Promise<void> {
  const since = machine();
  const rows = mirror.snapshot.of(followUps).all;
  const row = rows.toSorted((a, b) => a.modifiedAt.localeCompare(b.modifiedAt) || a.key.localeCompare(b.key))[0];
  if (!row) throw new Error('the region has no follow-ups');
  const state: FollowUpState = row.state === 'underway' ? 'done' : 'underway';
  const stamp = { changedBy: row.seat, changedById: undefined, changedVia: 'card', changeId: randomUUID() } as const;
  const written = await mirror.writer.one(update(followUps, row, { state }), stamp);
  if (written !== 'written') throw new Error(`an answer is ${written}`);
  await makeRows();
  await told([followUps], since);
}

/** Somebody moves a measure on in SharePoint itself. */
async function edit({ graph }: Region, { mirror, machine, told }: Followed): Promise<void> {
  const since = machine();
  const rows = mirror.snapshot.of(measures).all;
  const row = rows.toSorted((a, b) => a.modifiedAt.localeCompare(b.modifiedAt) || a.key.localeCompare(b.key))[0];
  const fields = { Phase: row?.phase === 'proposed' ? 'prioritert' : 'foreslått' };
  const { status } = await graph.raw('PATCH', `/sites/${graph.region}/lists/${measures.displayName}/items/${row?.itemId}`, {
    body: { fields },
  });
  if (status !== 200) throw new Error(`an edit was answered ${status}`);
  await told([measures], since);
}

/**
 * What an app asks that keeps nothing and answers each view from SharePoint: one indexed query a list, all of a page in one batch.
 * It is a frugal one: it knows the catalogue (networks, municipalities, seats, checklist templates) by heart, asks for each list once
 * a page, never again while the page is open, and looks at nothing before it writes. Its pages are those of `GET /api/home`,
 * `/api/measures` and `/api/meetings/…`: who asks is always People and SeatTerms.
 */
const filters: Readonly<Record<Page, readonly (readonly [list: string, filter: string | undefined])[]>> = {
  home: [
    ['People', "fields/Identity eq 'x'"],
    ['SeatTerms', "fields/Person eq 'x'"],
    // What waits on the reader, and how far the others are with what was decided.
    ['FollowUps', "fields/Network eq 'HR'"],
    ['Checklists', "fields/Network eq 'HR'"],
    ['Ticks', "fields/Municipality eq 'Rollag'"],
    // The measures of the reader's municipality, with everybody's participation and the next meeting of each.
    ['Measures', undefined],
    ['Participation', undefined],
    ['Cases', "fields/State eq 'satt opp'"],
    ['Meetings', "fields/Network eq 'HR'"],
    ['Decisions', "fields/Network eq 'HR'"],
  ],
  measures: [
    ['People', "fields/Identity eq 'x'"],
    ['SeatTerms', "fields/Person eq 'x'"],
    ['Measures', undefined],
    ['Participation', undefined],
    ['Cases', "fields/State eq 'satt opp'"],
    ['Meetings', "fields/State eq 'innkalt'"],
  ],
  meeting: [
    ['People', "fields/Identity eq 'x'"],
    ['SeatTerms', "fields/Person eq 'x'"],
    ['Meetings', "fields/Key eq 'HR/møte'"],
    ['Cases', "fields/Meeting eq 'HR/møte'"],
    ['Attachments', "fields/Meeting eq 'HR/møte'"],
    ['Attendance', "fields/Meeting eq 'HR/møte'"],
    ['Decisions', "fields/Meeting eq 'HR/møte'"],
    ['FollowUps', "fields/Network eq 'HR'"],
    ['Checklists', "fields/Network eq 'HR'"],
    ['Ticks', "fields/Municipality eq 'Rollag'"],
  ],
};

/** What each page costs to read once, by the same client. */
async function readingPerView({ site }: Region, meter: Meter): Promise<Readonly<Record<Page, Asked>>> {
  const cost = async (page: Page): Promise<Asked> => {
    const requests = await Promise.all(
      filters[page].map(async ([name, filter]) => {
        const list = lists.find((one: List) => one.name === name);
        if (!list) throw new Error(`no list is called ${name}`);
        const query = filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`;
        return { method: 'GET' as const, url: `${await site.site.pathTo(list)}/items?$expand=fields${query}` };
      }),
    );
    return meter.of(async () => {
      const found = await sendBatch(site.site.client, requests);
      const refused = found.find(({ status }) => status !== 200);
      if (refused) throw new Error(`a page could not be read: ${JSON.stringify(refused.body)}`);
    });
  };
  return { home: await cost('home'), measures: await cost('measures'), meeting: await cost('meeting') };
}
