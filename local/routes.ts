import express, { type RequestHandler, Router } from 'express';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Veven } from '../bot/app.ts';
import { firstCollected } from '../bot/ask/ask.slots.ts';
import { VevenError } from '../bot/error.ts';
import type { World } from '../bot/world.ts';
import { addDays, addMinutes, dayOf, type Instant, Instant as InstantSchema, osloInstant, weekday } from '../shared/day.ts';
import { meetings } from '../shared/meeting/meeting.list.ts';
import { isHeld } from '../shared/meeting/meeting.rules.ts';
import { settings } from '../shared/setting/setting.list.ts';
import { settingsOf } from '../shared/setting/setting.rules.ts';
import { EventResponse, respond, shownEvents } from './graph/calendar.ts';
import type { Issuer } from './issuer.ts';
import { samplePeople, samplePerson } from './sample/directory.ts';
import type { LocalClock, Outbox } from './state.ts';

export interface LocalParts {
  readonly veven: Veven;
  readonly issuer: Issuer;
  readonly clock: LocalClock;
  readonly outbox: Outbox;
  /** Where the list server keeps the calendar. */
  readonly graphPool: Pool;
  /** The address this server is reached at. */
  origin(): string;
}

/** A page on another address, or a name that only looks like this machine's, gets nothing: these routes hand out tokens. */
export function localGuard(port: () => number): RequestHandler {
  return (request, _response, next) => {
    const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port()}`);
    const { host, origin } = request.headers;
    if (!names.includes(host ?? '')) throw new VevenError('not-allowed', `local mode answers 127.0.0.1 only, not ${host}`);
    if (origin !== undefined && !names.some((name) => origin === `http://${name}`))
      throw new VevenError('not-allowed', `local mode refuses requests from ${origin}`);
    next();
  };
}

const Wish = z.union([
  z.strictObject({ seat: z.string() }),
  z.strictObject({ role: z.enum(['secretariat', 'member']) }),
  z.strictObject({ person: z.string() }),
  z.strictObject({ connector: z.url() }),
]);

/** What only local mode has: the clock, settling, tokens, the issuer's keys and the outbox. */
export function localRoutes({ veven, issuer, clock, outbox, graphPool, origin }: LocalParts): Router {
  const router = Router();
  const body = express.json({ limit: '10kb' });
  router.get('/local/clock', (_request, response) => {
    response.json({ now: clock.now(), offsetMinutes: clock.offsetMinutes(), targets: clockTargets(veven.world(), veven) });
  });
  router.post('/local/clock', body, async (request, response) => {
    const { now } = parse(z.strictObject({ now: InstantSchema }), request.body, 'expected {"now": "2026-11-17T08:30:00+01:00"}');
    if (!(await clock.moveTo(now))) throw new VevenError('invalid', 'the clock only goes forward', { userText: onlyForward });
    veven.poke();
    response.json({ now: clock.now() });
  });
  router.post('/local/settle', async (_request, response) => {
    await veven.settle();
    response.json({ ok: true });
  });
  router.post('/local/token', body, async (request, response) => {
    const wish = parse(
      Wish,
      request.body,
      'expected {"seat": "HR/Rollag"}, {"role": "secretariat"} or {"connector": "http://127.0.0.1:PORT"}',
    );
    if ('connector' in wish) {
      response.json({ token: await issuer.connectorToken(wish.connector) });
      return;
    }
    const person = 'person' in wish ? samplePeople.find(({ key }) => key === wish.person) : samplePerson(wish);
    if (!person) throw new VevenError('not-found', `nobody is ${JSON.stringify(wish)}`, { userText: nobody });
    response.json({ token: await issuer.tabToken(person) });
  });
  router.get('/local/api/outbox', async (_request, response) => {
    response.json(await outbox.sent());
  });
  router.get('/local/api/calendar', async (_request, response) => {
    response.json(await shownEvents(graphPool));
  });
  router.post('/local/api/calendar', body, async (request, response) => {
    const said = parse(EventResponse, request.body, 'expected {"event": "…", "email": "…", "response": "declined"}');
    if (!(await respond(graphPool, said, new Date(clock.now()))))
      throw new VevenError('not-found', `no event is called ${said.event}`, { userText: noEvent });
    response.json({ ok: true });
  });
  router.get('/local/keys', (_request, response) => {
    response.json(issuer.jwks);
  });
  router.get('/local/openid', (_request, response) => {
    response.json({ issuer: issuer.connectorIssuer, jwks_uri: `${origin()}/local/keys`, id_token_signing_alg_values_supported: ['RS256'] });
  });
  return router;
}

function parse<T>(schema: z.ZodType<T>, body: unknown, expected: string): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success)
    throw new VevenError('invalid', expected, { userText: { nb: `Forventet: ${expected}`, nn: `Venta: ${expected}`, en: expected } });
  return parsed.data;
}

/** The moments worth moving to: when what can still be stopped is sent, the next notice, meeting's end and ask, and next Tuesday. */
export function clockTargets({ snapshot, now, calendar }: World, veven: Veven): Readonly<Record<string, Instant | undefined>> {
  const { undoMinutes } = settingsOf(snapshot.of(settings).all);
  const first = (moments: readonly Instant[]) => moments.filter((moment) => moment > now).toSorted()[0];
  const coming = snapshot.of(meetings).all.filter((meeting) => meeting.state !== 'cancelled' && !isHeld(meeting));
  let tuesday = dayOf(now);
  while (weekday(tuesday) !== 2 || osloInstant(tuesday, '08:30') <= now) tuesday = addDays(tuesday, 1);
  const asks = veven.asks(veven.world()).filter(({ kind }) => kind === 'follow-up');
  return {
    sent: first(veven.held().flatMap(({ why, until }) => (why === 'soon' && until ? [until] : []))),
    noticeDay: first(coming.map(({ noticeAt }) => addMinutes(noticeAt, undoMinutes))),
    nextTuesday: osloInstant(tuesday, '08:30'),
    meetingStart: first(coming.map(({ startsAt }) => startsAt)),
    meetingEnd: first(coming.map(({ endsAt }) => addMinutes(endsAt, undoMinutes + 1))),
    askDay: first(asks.map((ask) => firstCollected(ask, calendar))),
  };
}

const onlyForward = {
  nb: 'Regionens klokke går bare framover. Slett datamappa for å begynne på nytt.',
  nn: 'Klokka i regionen går berre framover. Slett datamappa for å byrje på nytt.',
  en: 'The region’s clock only goes forward. Delete the data folder to begin again.',
};
const noEvent = {
  nb: 'Det finnes ingen slik avtale i kalenderen lenger.',
  nn: 'Det finst ingen slik avtale i kalenderen lenger.',
  en: 'There is no such event in the calendar any more.',
};
const nobody = {
  nb: 'Det finnes ingen slik plass i regionen. Skriv for eksempel HR/Rollag.',
  nn: 'Det finst ingen slik plass i regionen. Skriv til dømes HR/Rollag.',
  en: 'There is no such seat in the region. Write HR/Rollag, for example.',
};
