import type { Client } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';

/** A request inside a batch; its address is relative to the version. */
export interface BatchRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface BatchAnswer {
  readonly status: number;
  /** Seconds that Graph asks to be left alone, where it does. */
  readonly afterSeconds: number | undefined;
  readonly body: unknown;
}

const Responses = z.object({
  responses: z.array(
    z.object({ id: z.string(), status: z.number(), headers: z.record(z.string(), z.string()).optional(), body: z.unknown() }),
  ),
});

/** Graph takes twenty requests a batch. Source: json-batching. */
const batchSize = 20;

/** Attempts at what Graph has put off inside a batch. */
const mostAttempts = 8;

/** Refusals that pass: throttled, overloaded, a server that stumbled. The request was not carried out, or does no harm twice. */
const passing = new Set([429, 500, 502, 503, 504]);

/** Sends requests twenty at a time, once; the answers are in the order of the requests. Throws what the client throws for a batch as a whole. */
export async function sendBatch(client: Client, requests: readonly BatchRequest[]): Promise<readonly BatchAnswer[]> {
  const answers: BatchAnswer[] = [];
  for (let from = 0; from < requests.length; from += batchSize) {
    const part = requests.slice(from, from + batchSize).map((request, index) => ({ id: String(from + index), ...request }));
    const { responses } = Responses.parse(await client.api('/$batch').post({ requests: part }));
    for (const { id, status, headers, body } of responses) {
      const after = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
      answers[Number(id)] = { status, afterSeconds: after === undefined ? undefined : Number(after), body };
    }
  }
  return answers;
}

/** The same, sending again what Graph has put off, after the time it asks for. */
export async function sendPatiently(client: Client, requests: readonly BatchRequest[]): Promise<readonly BatchAnswer[]> {
  const answers: BatchAnswer[] = [];
  let open = requests.map((request, index) => ({ request, index }));
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const sent = await sendBatch(
      client,
      open.map(({ request }) => request),
    );
    for (const [index, answer] of sent.entries()) answers[open[index]?.index ?? -1] = answer;
    open = open.filter(({ index }) => passing.has(answers[index]?.status ?? 0));
    if (attempt === mostAttempts || open.length === 0) break;
    const wait = Math.max(...open.map(({ index }) => answers[index]?.afterSeconds ?? Math.min(2 ** attempt / 2, 30)));
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
  return answers;
}
