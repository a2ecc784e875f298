import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { z } from 'zod';
import { Seen } from '../../shared/action.ts';
import { kindOf } from '../../shared/ask/ask.kinds.ts';
import { shortDay } from '../../shared/format.ts';
import { people } from '../../shared/seat/seat.list.ts';
import type { Language } from '../../shared/text.ts';
import type { Veven } from '../app.ts';
import { VevenError } from '../error.ts';
import { languageOf } from '../http/problem.ts';
import { thanks } from '../refusals.ts';
import { NotReliable } from '../snapshot/snapshot.ts';
import type { World } from '../world.ts';
import { type AnswerPage, answerPage, wordPage } from './answer.page.ts';
import { answerText } from './answer.text.ts';
import { contentPolicy } from './layout.ts';
import type { Asked, Links } from './link.ts';
import { type Found, findQuestion, type Question } from './question.ts';

export interface AnswerParts {
  readonly veven: Pick<Veven, 'world' | 'questions' | 'command' | 'followRules' | 'readiness'>;
  readonly links: Pick<Links, 'read'>;
  /** A person has answered: their latest message was of use. */
  opened(person: string): void;
  readonly log: Logger;
}

/** Requests a minute from one address: a whole municipality may share one, and its scanners open links too. */
const requestsPerMinute = 120;

const largestBody = '10kb';

/** What the page's forms send. Browsers end lines their own way. */
const Form = z.object({
  answer: z.string().max(20),
  seen: Seen.default(''),
  words: z
    .string()
    .default('')
    .transform((words) => words.replaceAll('\r\n', '\n').trim()),
});
type Form = z.infer<typeof Form>;

/**
 * The pages on which an e-mail's question is answered without signing in: what opens them is the token in their address, which is
 * therefore neither logged nor told on. To look changes nothing, since scanners of mail open every link. Nothing here falls through
 * to other routes.
 */
export function answerRoutes({ veven, links, opened, log }: AnswerParts): Router {
  const router = Router();
  router.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
      referrerPolicy: { policy: 'no-referrer' },
      frameguard: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.setHeader('Cache-Control', 'no-store');
      response.setHeader('X-Robots-Tag', 'noindex, nofollow');
      next();
    },
    rateLimit({
      windowMs: 60_000,
      limit: requestsPerMinute,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (request, response) => say(response, 429, 'busy', { language: languageIn(request) }),
    }),
  );
  router.get('/:token', async (request, response) => {
    const found = await open(request, response);
    if (found) response.send(answerPage(found.page));
  });
  router.post('/:token', express.urlencoded({ limit: largestBody, extended: false }), async (request, response) => {
    const found = await open(request, response);
    if (!found) return;
    const form = Form.safeParse(request.body);
    if (!form.success) return say(response, 400, 'broken', found.page);
    opened(found.asked.person);
    await answer(found, form.data, response);
  });
  router.use((request, response) => say(response, 400, 'broken', { language: languageIn(request) }));
  router.use(failed(log));
  return router;

  /** The question behind a link, or nothing when the person has been told why there is none. */
  async function open(request: Request, response: Response): Promise<OpenLink | undefined> {
    const world = reliable(veven);
    const read = await links.read(String(request.params['token']), world.now);
    const tab = world.link('/');
    if (!('asked' in read)) return void say(response, 400, 'broken', { language: languageIn(request), tab });
    const { asked } = read;
    const language = world.snapshot.of(people).get(asked.person)?.language ?? languageIn(request);
    response.locals['language'] = language;
    if (read.is === 'expired')
      return void say(response, 410, 'expired', { language, tab, value: shortDay(asked.until, language, world.today) });
    const found = findQuestion(asked, world, veven.questions(world));
    if (found.is !== 'open') return void say(response, found.is === 'gone' ? 404 : 410, found.is, { language, tab });
    return { asked, found, page: { language, question: found.question, today: world.today, until: asked.until, tab } };
  }

  /** Carries the answer out as the person, and shows what stands then. */
  async function answer({ asked, found, page }: OpenLink, form: Form, response: Response): Promise<void> {
    const wish = wishOf(found.question, form, page.language);
    if (!wish) {
      // Pressed once more, or on an old page: what stands is shown. Anything else no button sends.
      const stands = found.question.kind === 'choice' && found.question.said !== undefined;
      response.status(stands ? 200 : 400).send(answerPage(page));
      return;
    }
    const { verb, input } = wish;
    const outcome = await veven.command(verb, found.actor, input, 'mail');
    if (outcome.kind === 'done' && outcome.writes.length > 0) await veven.followRules();
    const after = reliable(veven);
    const now = findQuestion(asked, after, veven.questions(after));
    if (now.is !== 'open') return say(response, now.is === 'gone' ? 404 : 410, now.is, page);
    const question = now.question;
    if (outcome.kind === 'done') {
      response.send(answerPage({ ...page, question, told: { text: (outcome.said ?? thanks)[page.language], bad: false } }));
      return;
    }
    const status = { conflict: 409, unavailable: 503, 'not-found': 404, 'not-allowed': 410, 'too-early': 409, invalid: 400 }[outcome.code];
    response
      .status(status)
      .send(answerPage({ ...page, question, told: { text: outcome.text[page.language], bad: true }, draft: form.words || undefined }));
  }
}

interface OpenLink {
  readonly asked: Asked;
  readonly found: Extract<Found, { is: 'open' }>;
  readonly page: AnswerPage;
}

/** What an answer on the page means in the words of the commands. */
function wishOf(question: Question, { answer, seen, words }: Form, language: Language): { verb: string; input: unknown } | undefined {
  if (question.kind === 'choice') {
    const chosen = question.choices.find((choice) => choice.answer === answer);
    return chosen && { verb: chosen.verb, input: { ...chosen.input, ...(question.seen !== undefined && { seen }) } };
  }
  const given = kindOf(question.ask)
    .answers(question.ask, language)
    .find(({ id }) => id === answer);
  if (!given?.press) return undefined;
  const { verb, data } = given.press;
  return { verb, input: { ...data, ...('seen' in data && { seen }), ...(given.words && words && { [given.words.field]: words }) } };
}

/** The world without the lists that cannot be relied on: asking for one of them throws `NotReliable`. */
function reliable(veven: AnswerParts['veven']): World {
  const world = veven.world();
  return { ...world, snapshot: world.snapshot.without(veven.readiness.listsOff()) };
}

type Trouble = 'broken' | 'expired' | 'gone' | 'closed' | 'moved' | 'notReady' | 'tooLarge' | 'busy' | 'failed';

/** A page that says why there is no question on it. `value` is the day or the reference that the text names. */
function say(
  response: Response,
  status: number,
  what: Trouble,
  { language, tab, value = '' }: { language: Language; tab?: string; value?: string },
): void {
  const text = answerText[language];
  const words = text[what];
  response
    .status(status)
    .send(wordPage({ language, title: text[`${what}Title`], body: typeof words === 'function' ? words(value) : words, tab }));
}

const languageIn = (request: Request): Language => languageOf(request.headers['accept-language']);

/** The last stop of what went wrong here. Addresses are not logged: they would open the page for whoever reads the log. */
const failed =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const language = (response.locals['language'] as Language | undefined) ?? languageIn(request);
    const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
    if (status === 413) return say(response, 413, 'tooLarge', { language });
    if (status < 500) return say(response, 400, 'broken', { language });
    if (error instanceof NotReliable || (error instanceof VevenError && error.code === 'not-connected')) {
      log.info('an answer by e-mail has to wait: lists cannot be relied on');
      return say(response, 503, 'notReady', { language });
    }
    const reference = randomUUID();
    log.error({ err: error, reference }, 'an answer by e-mail failed');
    say(response, 500, 'failed', { language, value: reference });
  };
