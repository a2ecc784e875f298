import type { Feature } from '../feature.ts';
import type { Gap } from '../ports.ts';
import { stops } from '../ports.ts';
import { count, words } from '../provision/report.ts';
import { doubtful, type Finding, right, some, wrong } from './finding.ts';

/** What the site's lists lack, and which features each thing that is missing turns off. */
export function listFindings(features: readonly Feature[], gaps: readonly Gap[]): readonly Finding[] {
  const lists = features.flatMap((feature) => feature.lists ?? []);
  const [unknown, known] = [gaps.filter(({ missing }) => missing === 'unknown'), gaps.filter(({ missing }) => missing !== 'unknown')];
  if (gaps.length === 0) return [right(`Lists: all ${lists.length} are there, with every column, index and word.`)];
  const off = features.flatMap(({ name, lists = [] }) => {
    const missing = known.filter((gap) => stops(gap) && lists.includes(gap.list));
    return missing.length === 0 ? [] : [wrong(`Feature ${name} is off. Missing: ${some(missing.map(inList))}. Run npm run provision.`)];
  });
  const slight = known.filter((gap) => !stops(gap));
  const missing = `Lists: ${count(slight.length, 'thing')} missing that turns nothing off: ${some(slight.map(inList))}. Run npm run provision.`;
  const unseen = unknown.map((gap) => wrong(`Lists: ${inList(gap)}. Run npm run doctor again.`));
  return [...off, ...unseen, ...(slight.length > 0 ? [doubtful(missing)] : [])];
}

const inList = (gap: Gap) => (gap.missing === 'list' ? gap.list.displayName : `${gap.list.displayName}: ${words(gap)}`);
