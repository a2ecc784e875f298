import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { MeasurePage } from './measure-page.tsx';
import { MeasuresPage } from './measures-page.tsx';

const MatrixPage = lazy(() => import('../participation/matrix-page.tsx').then((module) => ({ default: module.MatrixPage })));

/** /measures, /measures/matrix and /measures/:key */
export function Measures() {
  return (
    <Switch>
      <Route path="/measures/matrix">
        <MatrixPage />
      </Route>
      <Route path="/measures/:key">{({ key }) => <MeasurePage key={key} measure={decodeURIComponent(key)} />}</Route>
      <Route>
        <MeasuresPage />
      </Route>
    </Switch>
  );
}
