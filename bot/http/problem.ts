import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Actor } from '../../shared/access.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Language, Phrase } from '../../shared/text.ts';
import type { Refusal } from '../command.ts';
import { type ErrorCode, VevenError } from '../error.ts';

const statuses: Readonly<Record<ErrorCode | Refusal['code'], number>> = {
  'not-signed-in': 401,
  'not-known': 403,
  'not-allowed': 403,
  'not-found': 404,
  invalid: 400,
  conflict: 409,
  'too-early': 409,
  unavailable: 503,
  'too-large': 413,
  throttled: 429,
  'not-connected': 503,
  failed: 500,
};

/** Sends what went wrong to the person who meets it, in their language, with a reference that the log knows. */
export function sendProblem(
  response: Response,
  problem: { code: keyof typeof statuses; text: Phrase; changed?: Problem['changed'] | undefined },
  language: Language,
  reference: string = randomUUID(),
): void {
  const { code, text, changed } = problem;
  const status = statuses[code];
  const body: Problem = { status, code, title: text[language], reference, ...(changed && { changed }) };
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}

/** The last stop of every request that failed: the reason goes to the log, a sentence to the person. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const reference = randomUUID();
    const known = asVevenError(error);
    const actor = response.locals['actor'] as Actor | undefined;
    const level = known.code === 'failed' || known.code === 'not-connected' ? 'error' : 'info';
    log[level]({ err: known, reference, method: request.method, path: request.path }, 'a request was refused');
    sendProblem(
      response,
      { code: known.code, text: known.userText ?? texts[known.code] },
      actor?.language ?? languageOf(request.headers['accept-language']),
      reference,
    );
  };
}

/** The language a browser asks for, for someone who is not signed in. */
export const languageOf = (accepted: string | undefined): Language =>
  /^nn/i.test(accepted ?? '') ? 'nn' : /^en/i.test(accepted ?? '') ? 'en' : 'nb';

function asVevenError(error: unknown): VevenError {
  if (error instanceof VevenError) return error;
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413) return new VevenError('too-large', 'the body is too large', { cause: error });
  if (status === 400) return new VevenError('invalid', 'the body is not JSON', { cause: error });
  if (status === 404) return new VevenError('not-found', 'there is no such thing', { cause: error });
  return new VevenError('failed', error instanceof Error ? error.message : String(error), { cause: error });
}

const texts: Readonly<Record<ErrorCode, Phrase>> = {
  'not-signed-in': {
    nb: 'Du er ikke logget på. Åpne Veven i Teams.',
    nn: 'Du er ikkje logga på. Opne Veven i Teams.',
    en: 'You are not signed in. Open Veven in Teams.',
  },
  'not-known': {
    nb: 'Veven kjenner deg ikke ennå. Be sekretariatet om å legge deg til.',
    nn: 'Veven kjenner deg ikkje enno. Be sekretariatet om å leggje deg til.',
    en: 'Veven does not know you yet. Ask the secretariat to add you.',
  },
  'not-allowed': {
    nb: 'Dette har du ikke tilgang til. Spør sekretariatet.',
    nn: 'Dette har du ikkje tilgang til. Spør sekretariatet.',
    en: 'You do not have access to this. Ask the secretariat.',
  },
  'not-found': {
    nb: 'Dette finnes ikke. Gå til forsiden og let derfra.',
    nn: 'Dette finst ikkje. Gå til framsida og leit derifrå.',
    en: 'This does not exist. Go to the front page and look from there.',
  },
  invalid: {
    nb: 'Veven forsto ikke forespørselen. Last siden på nytt og prøv igjen.',
    nn: 'Veven forstod ikkje førespurnaden. Last sida på nytt og prøv igjen.',
    en: 'Veven did not understand the request. Reload the page and try again.',
  },
  conflict: {
    nb: 'Noen andre endret dette samtidig. Prøv igjen.',
    nn: 'Nokon andre endra dette samtidig. Prøv igjen.',
    en: 'Someone else changed this at the same time. Try again.',
  },
  'too-large': {
    nb: 'Dette er for langt. Kort det ned og prøv igjen.',
    nn: 'Dette er for langt. Kort det ned og prøv igjen.',
    en: 'This is too long. Shorten it and try again.',
  },
  throttled: {
    nb: 'For mange forespørsler. Vent litt og prøv igjen.',
    nn: 'For mange førespurnader. Vent litt og prøv igjen.',
    en: 'Too many requests. Wait a little and try again.',
  },
  'not-connected': {
    nb: 'Veven får ikke kontakt med SharePoint nå. Prøv igjen om litt.',
    nn: 'Veven får ikkje kontakt med SharePoint no. Prøv igjen om litt.',
    en: 'Veven cannot reach SharePoint now. Try again in a while.',
  },
  failed: {
    nb: 'Noe gikk galt. Prøv igjen, og si fra til sekretariatet om det skjer på nytt.',
    nn: 'Noko gjekk gale. Prøv igjen, og sei frå til sekretariatet om det skjer på nytt.',
    en: 'Something went wrong. Try again, and tell the secretariat if it happens once more.',
  },
};
