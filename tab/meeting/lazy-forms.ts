import { lazy } from 'react';

/** What only those need who keep the agenda is loaded when they do. */
export const CaseForm = lazy(() => import('./case-form.tsx').then((module) => ({ default: module.CaseForm })));
export const CaseTool = lazy(() => import('./case-tools.tsx').then((module) => ({ default: module.CaseTool })));
export const ExemptCase = lazy(() => import('../exempt/exempt-case.tsx').then((module) => ({ default: module.ExemptCase })));
export const AddExempt = lazy(() => import('../exempt/add-exempt.tsx').then((module) => ({ default: module.AddExempt })));
export const Ordering = lazy(() => import('./ordering.tsx').then((module) => ({ default: module.Ordering })));
