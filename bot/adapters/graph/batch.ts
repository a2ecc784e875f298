import type { Client } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { secondsIn } from './client.ts';
import { reasonOf } from './site.ts';

/** A request inside a batch; its address is relative to the version. */
export interface BatchRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What became of one request of a batch; status 0 when the batch as a whole got no answer. */
export interface BatchAnswer {
  readonly status: number;
  /** Seconds that Graph asks to be left alone, where it does. */
  readonly afterSeconds: number | undefined;
  readonly body: unknown;
}

/** What stands for an answer that a batch leaves out. */
export const noAnswer: BatchAnswer = { status: 0, afterSeconds: undefined, body: 'no answer' };

const Responses = z.object({
  responses: z.array(
    z.object({ id: z.string(), status: z.number(), headers: z.record(z.string(), z.string()).optional(), body: z.unknown().optional() }),
  ),
});

/** Graph takes twenty requests a batch. Source: json-batching. */
const batchSize = 20;

/** Attempts at what Graph has put off inside a batch. */
const mostAttempts = 8;

/** Seconds that are waited in all: others come after. */
const mostWaiting = 10;

/** Refusals that pass: throttled, overloaded, a server that stumbled. The request was not carried out, or does no harm twice. */
const passing = new Set([429, 500, 502, 503, 504]);

/** Whether what was refused may be asked for again. */
export const passes = ({ status }: BatchAnswer): boolean => passing.has(status);

const ErrorBody = z.looseObject({ error: z.looseObject({ code: z.string().optional(), message: z.string().optional() }) });

/** Graph's code for a refusal. */
export const codeIn = ({ body }: BatchAnswer): string | undefined => ErrorBody.safeParse(body).data?.error.code;

/** A refusal, for the log. */
export function saidIn({ status, body }: BatchAnswer): string {
  const { data } = ErrorBody.safeParse(body);
  return `${status} ${data ? `${data.error.code} ${data.error.message}` : String(body)}`;
}

/** Sends requests twenty at a time, once; the answers are in the order of the requests. Throws what the client throws for a batch as a whole. */
export async function sendBatch(client: Client, requests: readonly BatchRequest[]): Promise<readonly BatchAnswer[]> {
  const answers: BatchAnswer[] = requests.map(() => noAnswer);
  for (let from = 0; from < requests.length; from += batchSize) {
    const part = requests.slice(from, from + batchSize).map((request, index) => ({ id: String(from + index), ...request }));
    const { responses } = Responses.parse(await client.api('/$batch').post({ requests: part }));
    for (const { id, status, headers, body } of responses) {
      const after = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
      answers[Number(id)] = { status, afterSeconds: secondsIn(after), body };
    }
  }
  return answers;
}

/** The same, sending again what Graph has put off, after the time it asks for. What it puts off for longer than we wait is answered so. */
export async function sendPatiently(client: Client, requests: readonly BatchRequest[]): Promise<readonly BatchAnswer[]> {
  const answers: BatchAnswer[] = [];
  let open = requests.map((request, index) => ({ request, index }));
  let left = mostWaiting;
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const sent = await sendBatch(
      client,
      open.map(({ request }) => request),
    );
    for (const [index, answer] of sent.entries()) answers[open[index]?.index ?? -1] = answer;
    const waitOf = (index: number) => answers[index]?.afterSeconds ?? 2 ** attempt / 2;
    open = open.filter(({ index }) => passing.has(answers[index]?.status ?? 0) && waitOf(index) <= left);
    if (attempt === mostAttempts || open.length === 0) break;
    const wait = Math.max(...open.map(({ index }) => waitOf(index)));
    left -= wait;
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
  return answers;
}

/** What stands for the answers when a batch as a whole has failed. */
export const unanswered =
  (requests: readonly unknown[]) =>
  (error: unknown): readonly BatchAnswer[] =>
    requests.map(() => ({ ...noAnswer, body: reasonOf(error) }));
