import { Route, Switch } from 'wouter';
import { MeasurePage } from './measure-page.tsx';
import { MeasuresPage } from './measures-page.tsx';

/** /measures and /measures/:key */
export function Measures() {
  return (
    <Switch>
      <Route path="/measures/:key">{({ key }) => <MeasurePage key={key} measure={decodeURIComponent(key)} />}</Route>
      <Route>
        <MeasuresPage />
      </Route>
    </Switch>
  );
}
