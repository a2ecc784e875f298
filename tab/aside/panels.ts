/** What the secretariat seldom meets, as one part that is loaded when there is something to show. */
export { AsidePanel } from './aside-panel.tsx';
export { OffPanel } from './off-panel.tsx';
