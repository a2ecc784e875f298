import type { Case, FollowUpBy } from './case.list.ts';

/** `KDU/2026/046`: what makes a case number unique. */
export const numberKey = (network: string, year: number, serial: number): string => `${network}/${year}/${String(serial).padStart(3, '0')}`;

/** `046/26`: how the number is written. */
export const caseNumber = (year: number, serial: number): string =>
  `${String(serial).padStart(3, '0')}/${String(year % 100).padStart(2, '0')}`;

/** The next free number of a network in a year: one more than the highest ever given. Gaps stay, numbers are never used again. */
export function nextSerial(cases: readonly Pick<Case, 'numberKey'>[], network: string, year: number): number {
  const prefix = `${network}/${year}/`;
  const serials = cases
    .map(({ numberKey: key = '' }) => (key.startsWith(prefix) ? Number(key.slice(prefix.length)) : 0))
    .filter(Number.isInteger);
  return Math.max(0, ...serials) + 1;
}

/** What may be shown of a case to someone who may not see exempt content: number, neutral words and the legal basis. */
export const openTitle = ({ exempt, provision, title }: Pick<Case, 'exempt' | 'provision' | 'title'>): string =>
  exempt ? `Unntatt offentlighet${provision ? `, ${provision}` : ''}` : title;

/** A case is followed up by nobody when it stands on every agenda, and by nobody unless it is a decision. */
export const followedUpBy = ({ kind, fixed, followUpBy }: Pick<Case, 'kind' | 'fixed' | 'followUpBy'>): FollowUpBy =>
  kind === 'decision' && !fixed ? followUpBy : 'nobody';

/** The key of the case that decides what a case has discussed. */
export const decisionCaseOf = (caseKey: string): string => `${caseKey}/beslutning`;

/** The key of the case that goes on with one that was not reached. */
export const carriedCaseOf = (caseKey: string): string => `${caseKey}/videre`;

/** The key of the case that a case which is sent on becomes in another network. */
export const referredCaseOf = (caseKey: string, network: string): string => `${caseKey}/oversendt/${network}`;

/** The region's council of mayors: above the networks, and not one of them. */
export const council = 'council';

/**
 * The position that puts a case just before another, or last. Positions may be fractions, so that only the case that is moved is
 * written. `undefined` when there is no room between the two it is to stand between: then all get new ones.
 */
export function positionBefore(others: readonly Pick<Case, 'key' | 'position'>[], before: string | null): number | undefined {
  const index = before === null ? others.length : others.findIndex(({ key }) => key === before);
  const above = others[index - 1]?.position;
  const below = others[index]?.position;
  if (above === undefined) return below === undefined ? 1 : Math.ceil(below) - 1;
  if (below === undefined) return Math.floor(above) + 1;
  const middle = roundest(above, below);
  return middle > above && middle < below ? middle : undefined;
}

/** The number between two with the fewest decimals: people read it in the list. */
function roundest(above: number, below: number): number {
  for (const step of [1, 0.5, 0.25, 0.125, 0.0625]) {
    const next = (Math.floor(above / step) + 1) * step;
    if (next < below) return next;
  }
  return above;
}
