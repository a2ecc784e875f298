import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { archiveActions } from '../shared/archive/archive.actions.ts';
import type { asideActions } from '../shared/aside/aside.actions.ts';
import type { assignmentActions } from '../shared/assignment/assignment.actions.ts';
import type { attendanceActions } from '../shared/attendance/attendance.actions.ts';
import type { AttendanceView } from '../shared/attendance/attendance.api.ts';
import type { caseActions } from '../shared/case/case.actions.ts';
import type { checklistActions } from '../shared/checklist/checklist.actions.ts';
import type { decisionActions } from '../shared/decision/decision.actions.ts';
import type { deliveryActions } from '../shared/delivery/delivery.actions.ts';
import type { MyMessages } from '../shared/delivery/messages.api.ts';
import type { draftActions } from '../shared/draft/draft.actions.ts';
import type { exemptActions } from '../shared/exempt/exempt.actions.ts';
import type { followUpActions } from '../shared/follow-up/follow-up.actions.ts';
import type { Home, Me } from '../shared/home/home.api.ts';
import type { measureActions } from '../shared/measure/measure.actions.ts';
import type { MeasurePage, MeasuresResponse } from '../shared/measure/measure.api.ts';
import type { meetingActions } from '../shared/meeting/meeting.actions.ts';
import type { MeetingPage, MeetingsResponse } from '../shared/meeting/meeting.api.ts';
import type { minutesActions } from '../shared/minutes/minutes.actions.ts';
import type { participationActions } from '../shared/participation/participation.actions.ts';
import type { Problem } from '../shared/problem.ts';
import type { proposedCaseActions } from '../shared/proposed-case/proposed-case.actions.ts';
import type { scheduleActions } from '../shared/schedule/schedule.actions.ts';
import type { setupActions } from '../shared/setup/setup.actions.ts';
import type { Setup } from '../shared/setup/setup.api.ts';

type Actions = typeof archiveActions &
  typeof assignmentActions &
  typeof asideActions &
  typeof attendanceActions &
  typeof caseActions &
  typeof decisionActions &
  typeof deliveryActions &
  typeof checklistActions &
  typeof draftActions &
  typeof exemptActions &
  typeof followUpActions &
  typeof measureActions &
  typeof meetingActions &
  typeof minutesActions &
  typeof participationActions &
  typeof proposedCaseActions &
  typeof scheduleActions &
  typeof setupActions;
type Written<Schema> = Schema extends { readonly _zod: { readonly input: infer Input } } ? Input : never;

/** Everything that can be written, by the same names as the buttons on cards. */
export type Commands = { [Verb in keyof Actions]: Written<Actions[Verb]> };

/** A request that was refused or never arrived; `problem` is what the person is told. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.title}`);
    this.problem = problem;
  }
}

/** How the API is reached: given once by the composition root. */
export interface Api {
  get<T>(path: string): Promise<T>;
  command<V extends keyof Commands>(verb: V, data: Commands[V]): Promise<{ readonly ok: true }>;
  /** Something to save, with the name the server gives it. */
  file(path: string): Promise<{ readonly blob: Blob; readonly name: string }>;
}

export function createApi(token: () => Promise<string>): Api {
  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const bearer = await token().catch((cause: unknown) => {
      throw refusal('not-signed-in', 401, cause);
    });
    const headers = {
      accept: 'application/json',
      authorization: `Bearer ${bearer}`,
      ...(init.body && { 'content-type': 'application/json' }),
    };
    return fetch(`/api${path}`, { ...init, headers }).catch((cause: unknown) => {
      throw refusal('offline', 0, cause);
    });
  }
  async function request<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await send(path, init);
    const body = await bodyOf(response);
    if (response.ok && body !== undefined) return body as T;
    throw refused(body, response);
  }
  return {
    get: (path) => request(path),
    // A command outlives the page: who presses and closes the tab has answered.
    command: (verb, data) => request(`/commands/${verb}`, { method: 'POST', body: JSON.stringify(data), keepalive: true }),
    file: async (path) => {
      const response = await send(path);
      if (!response.ok) throw refused(await bodyOf(response), response);
      return { blob: await response.blob(), name: nameIn(response) };
    },
  };
}

/** What the tab says itself when the server could not; the notice has the words for these codes. */
const refusal = (code: string, status: number, cause?: unknown) =>
  Object.assign(new Refusal({ status, code, title: '', reference: '' }), { cause });

const bodyOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

const refused = (body: unknown, { status }: Response) => (isProblem(body) ? new Refusal(body) : refusal('failed', status));

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'status' in body;

/** A file's name as the server wrote it, with every letter it has. */
const nameIn = (response: Response): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'veven');

export const ApiContext = createContext<Api | undefined>(undefined);

export function useApi(): Api {
  const api = use(ApiContext);
  if (!api) throw new Error('no API: the page stands outside <ApiContext>');
  return api;
}

/** Quietly again every ten seconds while someone is looking: what others change appears by itself. */
const often = 10_000;

/** What a page reads, by its path under /api; a page that is loaded later names its own. */
export function useGet<T>(path: string) {
  const api = useApi();
  return useQuery<T, Refusal>({ queryKey: [path], queryFn: () => api.get<T>(path), refetchInterval: often });
}

export const useMe = () => useGet<Me>('/me');
export const useHome = () => useGet<Home>('/home');
export const useMeasures = () => useGet<MeasuresResponse>('/measures');
export const useMeasure = (key: string) => useGet<MeasurePage>(pathOf('measures', key));
export const useMeetings = () => useGet<MeetingsResponse>('/meetings');
export const useMeeting = (key: string) => useGet<MeetingPage>(pathOf('meetings', key));
export const useAttendance = (key: string) => useGet<AttendanceView>(`${pathOf('meetings', key)}/attendance`);

const pathOf = (of: 'measures' | 'meetings', key: string) => `/${of}/${encodeURIComponent(key)}`;

/** Shows an effect before the server has answered: changes what the pages have read. */
export class Shown {
  readonly #client: QueryClient;

  constructor(client: QueryClient) {
    this.#client = client;
  }

  measure = (key: string, change: (page: MeasurePage) => MeasurePage) => this.#change(pathOf('measures', key), change);
  meeting = (key: string, change: (page: MeetingPage) => MeetingPage) => this.#change(pathOf('meetings', key), change);
  attendance = (key: string, change: (view: AttendanceView) => AttendanceView) =>
    this.#change(`${pathOf('meetings', key)}/attendance`, change);
  home = (change: (home: Home) => Home) => this.#change('/home', change);
  mine = (change: (mine: MyMessages) => MyMessages) => this.#change('/messages/mine', change);
  setup = (change: (setup: Setup) => Setup) => this.#change('/setup', change);

  #change<T>(path: string, change: (value: T) => T): void {
    this.#client.setQueryData<T>([path], (value) => value && change(value));
  }
}

/** Something written, with its effect at once, undone when it is refused. Afterwards every page reads anew. */
export function useWriting<Data>(write: (api: Api, data: Data) => Promise<unknown>, effect?: (shown: Shown, data: Data) => void) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation<unknown, Refusal, Data, () => void>({
    mutationFn: (data) => write(api, data),
    onMutate: async (data) => {
      await client.cancelQueries();
      const before = client.getQueriesData({});
      effect?.(new Shown(client), data);
      return () => {
        for (const [key, value] of before) client.setQueryData(key, value);
      };
    },
    onError: (_error, _data, undo) => undo?.(),
    onSettled: () => {
      // While another command is on its way its effect must not be read away.
      if (client.isMutating() === 1) void client.invalidateQueries();
    },
  });
}

/** One command, as `useWriting`. */
export function useCommand<V extends keyof Commands>(verb: V, effect?: (shown: Shown, data: Commands[V]) => void) {
  return useWriting<Commands[V]>((api, data) => api.command(verb, data), effect);
}
