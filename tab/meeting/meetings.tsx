import { Route, Switch } from 'wouter';
import { MeetingPage } from './meeting-page.tsx';
import { MeetingsPage } from './meetings-page.tsx';

/** /meetings and /meetings/:key */
export function Meetings() {
  return (
    <Switch>
      <Route path="/meetings/:key">{({ key }) => <MeetingPage key={key} meeting={decodeURIComponent(key)} />}</Route>
      <Route>
        <MeetingsPage />
      </Route>
    </Switch>
  );
}
