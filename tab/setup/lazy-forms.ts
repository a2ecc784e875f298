import { lazy } from 'react';

/** Every form of the page is one part, loaded when the first is opened: who only reads needs none. */
const forms = () => import('./forms.ts');

export const Appoint = lazy(() => forms().then(({ Appoint: form }) => ({ default: form })));
export const EndTerm = lazy(() => forms().then(({ EndTerm: form }) => ({ default: form })));
export const BindChannel = lazy(() => forms().then(({ BindChannel: form }) => ({ default: form })));
export const EditNetwork = lazy(() => forms().then(({ EditNetwork: form }) => ({ default: form })));
export const AddPerson = lazy(() => forms().then(({ AddPerson: form }) => ({ default: form })));
export const EditPerson = lazy(() => forms().then(({ EditPerson: form }) => ({ default: form })));
export const LinkPerson = lazy(() => forms().then(({ LinkPerson: form }) => ({ default: form })));
export const LinkAccount = lazy(() => forms().then(({ LinkAccount: form }) => ({ default: form })));
export const AddEmail = lazy(() => forms().then(({ AddEmail: form }) => ({ default: form })));
/** A form of another feature, and another part. */
export const ReviewAgainOf = lazy(() => import('../exempt/review-again.tsx').then(({ ReviewAgainOf: form }) => ({ default: form })));
export const AddDays = lazy(() => forms().then(({ AddDays: form }) => ({ default: form })));
