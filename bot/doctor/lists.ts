import type { Feature } from '../feature.ts';
import type { Gap } from '../ports.ts';
import { count, words } from '../provision/report.ts';
import { stops } from '../readiness.ts';
import { doubtful, type Finding, right, some, wrong } from './finding.ts';

/** What the site's lists lack, and which features each thing that is missing turns off. */
export function listFindings(features: readonly Feature[], gaps: readonly Gap[]): readonly Finding[] {
  const lists = features.flatMap((feature) => feature.lists ?? []);
  if (gaps.length === 0) return [right(`Lists: all ${lists.length} are there, with every column, index and word.`)];
  const off = features.flatMap(({ name, lists = [] }) => {
    const missing = gaps.filter((gap) => stops(gap) && lists.includes(gap.list));
    return missing.length === 0 ? [] : [wrong(`Feature ${name} is off. Missing: ${some(missing.map(inList))}. Run npm run provision.`)];
  });
  const slight = gaps.filter((gap) => !stops(gap));
  const missing = `Lists: ${count(slight.length, 'thing')} missing that turns nothing off: ${some(slight.map(inList))}. Run npm run provision.`;
  return [...off, ...(slight.length > 0 ? [doubtful(missing)] : [])];
}

const inList = (gap: Gap) => (gap.missing === 'list' ? gap.list.displayName : `${gap.list.displayName}: ${words(gap)}`);
