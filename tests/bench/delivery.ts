import { tenantLimit } from '../../local/teams/limits.ts';
import { type Crowd, startCrowd } from '../support/crowd.ts';
import { startInstance } from '../support/instance-process.ts';
import { beginRound, untilThrough } from '../support/round.ts';
import { computing } from './delivery-compute.ts';

/**
 * A Tuesday's round of 1,000 personal messages and 60 posts in channels, sent by one instance and then, a week later, by two, through a
 * connector that enforces Teams' limits. In the second round last week's messages are closed as well.
 */
export async function delivery(): Promise<Record<string, number>> {
  const crowd = await startCrowd({ people: 1000, channels: 60, rounds: 2 });
  const running = [startInstance(crowd.options)];
  try {
    await running[0]?.ready;
    const one = await round(crowd, 0, 'delivery.one');
    running.push(startInstance(crowd.options));
    await running[1]?.ready;
    const two = await round(crowd, 1, 'delivery.two');
    return { ...one, ...two, ...computing() };
  } finally {
    await Promise.all(running.map(({ kill }) => kill()));
    await crowd.close();
  }
}

async function round(crowd: Crowd, number: number, name: string): Promise<Record<string, number>> {
  const { connector } = crowd;
  const before = { requests: connector.count(), throttled: connector.throttled() };
  const began = performance.now();
  const { wanted, delivered, lost, doubled, uncertain } = await untilThrough(crowd, await beginRound(crowd, number));
  const seconds = (performance.now() - began) / 1000;
  const throttled = connector.throttled() - before.throttled;
  const least = leastSeconds(connector.count() - before.requests - throttled);
  return {
    [`${name}.wanted`]: wanted,
    [`${name}.delivered`]: delivered,
    [`${name}.lost`]: lost,
    [`${name}.doubled`]: doubled,
    [`${name}.uncertain`]: uncertain,
    [`${name}.throttled`]: throttled,
    [`${name}.s`]: seconds,
    [`${name}.time.ratio`]: seconds / least,
  };
}

/** The least that the tenant's limit allows: no conversation gets more than two requests, so theirs do not count. */
const leastSeconds = (requests: number): number => (Math.ceil(requests / tenantLimit.most) - 1) * tenantLimit.seconds;
