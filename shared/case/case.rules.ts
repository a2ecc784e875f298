import type { Case } from './case.list.ts';

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
