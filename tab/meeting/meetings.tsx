import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { MeetingPage } from './meeting-page.tsx';
import { MeetingsPage } from './meetings-page.tsx';

const ArchivePage = lazy(() => import('../archive/archive-page.tsx').then((module) => ({ default: module.ArchivePage })));
const PlanPage = lazy(() => import('../schedule/plan-page.tsx').then((module) => ({ default: module.PlanPage })));
const WheelPage = lazy(() => import('../schedule/wheel-page.tsx').then((module) => ({ default: module.WheelPage })));
const ProposalsPage = lazy(() => import('../proposed-case/proposals-page.tsx').then((module) => ({ default: module.ProposalsPage })));
const MinutesPage = lazy(() => import('../minutes/minutes-page.tsx').then((module) => ({ default: module.MinutesPage })));

/** /meetings, what is planned, proposed and archived, and /meetings/:key with its minutes. */
export function Meetings() {
  return (
    <Switch>
      <Route path="/meetings/plan" component={PlanPage} />
      <Route path="/meetings/wheel" component={WheelPage} />
      <Route path="/meetings/proposals" component={ProposalsPage} />
      <Route path="/meetings/archive" component={ArchivePage} />
      <Route path="/meetings/:key/minutes">{({ key }) => <MinutesPage key={key} meeting={decodeURIComponent(key)} />}</Route>
      <Route path="/meetings/:key">{({ key }) => <MeetingPage key={key} meeting={decodeURIComponent(key)} />}</Route>
      <Route>
        <MeetingsPage />
      </Route>
    </Switch>
  );
}
