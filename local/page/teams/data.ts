import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { PostView, WorldView } from '../../teams/page-api.ts';
import { ask } from '../ui/ask.ts';

const base = '/local/api/teams';

export type PersonView = WorldView['people'][number];

export const useWorld = () =>
  useQuery({ queryKey: ['world'], queryFn: () => ask<WorldView>(`${base}/world`), staleTime: Number.POSITIVE_INFINITY });

/** What stands in a conversation, as one person sees it. */
export function usePosts(as: string, conversation: string) {
  return useQuery({
    queryKey: ['posts', conversation, as],
    queryFn: () => ask<PostView[]>(`${base}/posts?${new URLSearchParams({ as, conversation })}`),
  });
}

/** Keeps what is shown fresh: the server says where something was written or changed. */
export function useLive(heard: (conversation: string) => void): void {
  const queries = useQueryClient();
  const latest = useRef(heard);
  useEffect(() => {
    latest.current = heard;
  });
  useEffect(() => {
    const events = new EventSource(`${base}/events`);
    // After a break anything may have happened.
    events.addEventListener('hello', () => void queries.invalidateQueries({ queryKey: ['posts'] }));
    events.addEventListener('post', ({ data }: MessageEvent<string>) => {
      const { conversation, what } = JSON.parse(data) as { conversation: string; what: 'new' | 'changed' };
      void queries.invalidateQueries({ queryKey: ['posts', conversation] });
      if (what === 'new') latest.current(conversation);
    });
    return () => events.close();
  }, [queries]);
}

/** What the bot answered to a press: a card shows itself; a message or an error is told. */
export interface PressResult {
  readonly status: number;
  readonly body: unknown;
}

export const write = (body: { as: string; conversation: string; thread?: string | undefined; text: string; mention: boolean }) =>
  ask<{ id: string; status?: number }>(`${base}/write`, body);

export const press = (body: object) => ask<PressResult>(`${base}/press`, body);

/** A command of the app beside a message, or what its dialog sends. */
export const beside = (body: object) => ask<PressResult>(`${base}/beside`, body);

export const showCommon = (body: { as: string; conversation: string; activityId: string }) => ask<void>(`${base}/common`, body);
