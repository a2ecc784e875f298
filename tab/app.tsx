import { CalendarLtrFilled, CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr';
import { HomeFilled, HomeRegular } from '@fluentui/react-icons/svg/home';
import { TargetArrowFilled, TargetArrowRegular } from '@fluentui/react-icons/svg/target-arrow';
import { TaskListLtrFilled, TaskListLtrRegular } from '@fluentui/react-icons/svg/task-list-ltr';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { Link, Route, Router, Switch, useLocation } from 'wouter';
import { type Api, ApiContext, Refusal, useMe } from './api.ts';
import css from './app.module.css';
import { appText } from './app.text.ts';
import { LanguageContext, languageOf, ReaderProvider, useReader, useText } from './reader.tsx';
import { sayReady } from './teams.ts';
import { Empty } from './ui/empty.tsx';
import { LiveRegion } from './ui/live.tsx';
import { Page } from './ui/page.tsx';
import { ProblemNotice } from './ui/problem-notice.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import { uiText } from './ui/ui.text.ts';

interface Place {
  readonly path: string;
  readonly label: 'home' | 'measures' | 'meetings' | 'followUp' | 'messages' | 'setup' | 'me';
  readonly icons: readonly [ComponentType, ComponentType];
  readonly page: ComponentType;
  /** In the menu of the secretariat only; the server says no to everybody else. */
  readonly own?: true;
}

const home = () => import('./home/home-page.tsx').then(({ HomePage }) => ({ default: HomePage }));
const measures = () => import('./measure/measures.tsx').then(({ Measures }) => ({ default: Measures }));
const meetings = () => import('./meeting/meetings.tsx').then(({ Meetings }) => ({ default: Meetings }));
const followUps = () => import('./follow-up/follow-ups.tsx').then(({ FollowUps }) => ({ default: FollowUps }));
const morePlaces = () => import('./more-places.ts').then((module) => module.morePlaces);
const moreIcon = (label: More, which: 0 | 1) => lazy(async () => ({ default: (await morePlaces())[label].icons[which] }));
const more = (label: More) => ({
  ...{ label, icons: [moreIcon(label, 0), moreIcon(label, 1)] as const },
  page: lazy<ComponentType>(async () => (await morePlaces())[label].page()),
});
type More = 'messages' | 'setup' | 'me';

/** The menu and its pages, one line a feature; each is loaded when it is gone to. */
const places: readonly Place[] = [
  { path: '/', label: 'home', icons: [HomeRegular, HomeFilled], page: lazy(home) },
  { path: '/measures/*?', label: 'measures', icons: [TargetArrowRegular, TargetArrowFilled], page: lazy(measures) },
  { path: '/meetings/*?', label: 'meetings', icons: [CalendarLtrRegular, CalendarLtrFilled], page: lazy(meetings) },
  { path: '/follow-up/*?', label: 'followUp', icons: [TaskListLtrRegular, TaskListLtrFilled], page: lazy(followUps) },
  { path: '/meldinger', ...more('messages'), own: true },
  { path: '/oppsett', ...more('setup'), own: true },
  { path: '/meg', ...more('me') },
];

/** What a person may not do, or what is not there, is not asked for again; only what may have been the net is. */
const worthTrying = (failures: number, error: Error) =>
  failures < 2 && error instanceof Refusal && (error.problem.status === 0 || error.problem.status >= 500);

export function App({ api, locale }: { api: Api; locale: string }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: worthTrying, staleTime: 2000, refetchOnWindowFocus: true }, mutations: { retry: false } },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <ApiContext value={api}>
        <Signed guess={languageOf(locale)} />
      </ApiContext>
    </QueryClientProvider>
  );
}

/** Nothing can be shown before it is known who reads, and in which language. */
function Signed({ guess }: { guess: ReturnType<typeof languageOf> }) {
  const { data: me, error, refetch } = useMe();
  const language = me?.language ?? guess;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const known = me !== undefined || error !== null;
  useEffect(() => {
    if (known) sayReady();
  }, [known]);
  return (
    <LanguageContext value={language}>
      {me ? (
        <ReaderProvider me={me}>
          <LiveRegion>
            <Router base="/tab">
              <Frame />
            </Router>
          </LiveRegion>
        </ReaderProvider>
      ) : error ? (
        <main className={css['refused']}>
          <h1 className={css['brand']}>Veven</h1>
          <ProblemNotice problem={error.problem} onRetry={() => void refetch()} />
        </main>
      ) : (
        <div className={css['frame']}>
          <div className={css['nav']} />
          <main>
            <Waiting />
          </main>
        </div>
      )}
    </LanguageContext>
  );
}

function Frame() {
  const text = useText(appText);
  const [path] = useLocation();
  const { secretariat } = useReader();
  const shown = places.filter(({ own }) => !own || secretariat);
  return (
    <div className={css['frame']}>
      <a className={css['skip']} href="#content">
        {text.skip}
      </a>
      <nav className={css['nav']} aria-label={text.menu}>
        <ul className={css['places']}>
          {shown.map(({ path: pattern, label, icons: [Icon, IconHere] }) => {
            const to = pattern.replace('/*?', '');
            const here = to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`);
            return (
              <li key={label}>
                <Link href={to} className={`${css['place']} ${here ? css['here'] : ''}`} aria-current={here ? 'page' : undefined}>
                  <span className={css['icon']} aria-hidden="true">
                    <Suspense>{here ? <IconHere /> : <Icon />}</Suspense>
                  </span>
                  {text[label]}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <main id="content" className={css['content']} tabIndex={-1}>
        <Suspense fallback={<Waiting />}>
          <Switch>
            {places.map(({ path: pattern, page }) => (
              <Route key={pattern} path={pattern} component={page} />
            ))}
            <Route>
              <Page title={text.notFound}>
                <Empty action={<Link href="/">{text.toHome}</Link>}>{text.notFoundWhy}</Empty>
              </Page>
            </Route>
          </Switch>
        </Suspense>
      </main>
    </div>
  );
}

const Waiting = () => (
  <Skeleton
    cards={[
      [40, 90, 75, 30],
      [35, 80, 60],
      [45, 70],
    ]}
    label={useText(uiText).loading}
  />
);
