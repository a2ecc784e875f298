import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { FollowUpPage } from './follow-up-page.tsx';

const DecisionPage = lazy(() => import('./decision-page.tsx').then((module) => ({ default: module.DecisionPage })));

/** /follow-up and /follow-up/:key */
export function FollowUps() {
  return (
    <Switch>
      <Route path="/follow-up/:key">{({ key }) => <DecisionPage key={key} decision={decodeURIComponent(key)} />}</Route>
      <Route>
        <FollowUpPage />
      </Route>
    </Switch>
  );
}
