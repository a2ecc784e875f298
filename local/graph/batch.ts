import { badRequest, GraphError } from './errors.ts';
import { isObject } from './router.ts';

/** One request inside a batch. */
export type InnerRequest = { id: string; method: string; url: string; headers: Record<string, string>; body: unknown; dependsOn: string[] };

/** One response inside a batch. */
export type InnerResponse = { id: string; status: number; headers: Record<string, string>; body?: unknown };

const LIMIT = 20;

/** Reads a batch; what cannot be understood as a whole is refused as a whole. */
export function readBatch(body: unknown): InnerRequest[] {
  if (!isObject(body) || !Array.isArray(body['requests'])) throw badRequest('Invalid batch payload format.');
  const requests = body['requests'].map(readRequest);
  if (requests.length > LIMIT) throw badRequest(`Number of batch request steps exceeds the maximum value of ${LIMIT}.`);
  const ids = new Set(requests.map(({ id }) => id.toLowerCase()));
  if (ids.size !== requests.length) throw badRequest('Request Id is not unique.');
  for (const { id, dependsOn } of requests) {
    if (!dependsOn.every((other) => ids.has(other.toLowerCase())))
      throw badRequest(`Request '${id}' depends on a request that is not in the batch.`);
  }
  refuseCircles(requests);
  return requests;
}

function readRequest(given: unknown): InnerRequest {
  if (!isObject(given)) throw badRequest('Invalid batch payload format.');
  const { id, method, url, headers = {}, body, dependsOn = [] } = given;
  const named = typeof id === 'string' && id !== '' && typeof method === 'string' && typeof url === 'string' && url !== '';
  if (!named || /^[a-z]+:\/\//i.test(url) || !isObject(headers) || !Array.isArray(dependsOn))
    throw badRequest('Invalid batch payload format.');
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  if (body !== undefined && lower['content-type'] === undefined) {
    throw badRequest(`Write request id : ${id} does not contain Content-Type header or body.`);
  }
  return {
    id,
    method: method.toUpperCase(),
    url: url.startsWith('/') ? url : `/${url}`,
    headers: lower,
    body,
    dependsOn: dependsOn.map(String),
  };
}

function refuseCircles(requests: InnerRequest[]): void {
  const done = new Set<string>();
  for (let waiting = requests; waiting.length > 0; ) {
    const ready = waiting.filter(({ dependsOn }) => dependsOn.every((id) => done.has(id.toLowerCase())));
    if (ready.length === 0) throw badRequest('The requests of the batch depend on each other in a circle.');
    for (const { id } of ready) done.add(id.toLowerCase());
    waiting = waiting.filter((request) => !ready.includes(request));
  }
}

/** Runs each request once those it depends on have succeeded; if one of them failed, it is not run and fails too. */
export async function runBatch(
  requests: InnerRequest[],
  run: (request: InnerRequest) => Promise<InnerResponse>,
  fail: (id: string, error: GraphError) => InnerResponse,
): Promise<InnerResponse[]> {
  const running = new Map<string, Promise<InnerResponse>>();
  const responseTo = (request: InnerRequest): Promise<InnerResponse> => {
    const key = request.id.toLowerCase();
    const response = running.get(key) ?? runAfter(request);
    running.set(key, response);
    return response;
  };
  const runAfter = async (request: InnerRequest): Promise<InnerResponse> => {
    const needed = requests.filter(({ id }) => request.dependsOn.some((other) => other.toLowerCase() === id.toLowerCase()));
    const before = await Promise.all(needed.map(responseTo));
    if (before.some(({ status }) => status >= 400))
      return fail(request.id, new GraphError(424, 'FailedDependency', 'A request that this one depends on has failed.'));
    return run(request);
  };
  return Promise.all(requests.map(responseTo));
}
