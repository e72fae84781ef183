import type { ChangePlan, ChangeResult } from '../load/change-plan.ts';
import { startChild } from '../load/child.ts';
import { startProduct, watched } from '../product/start-product.ts';
import type { Scenario } from '../scenario.ts';
import { percentile } from '../statistics.ts';

const CHANGES = 100_000;

/** The long look at whether anything is lost or stale; runs only when it is named. */
export const truth: Scenario = {
  name: 'truth',
  title: 'A hundred thousand changes, each looked for',
  onlyWhenNamed: true,
  method: `Another program raises the balances of all signed-in agents in the sandbox's tables at random instants, side by side and without pause, ${CHANGES.toLocaleString('en')} times a round. Each change is looked for by GET /me as that agent, again and again until it is shown, and once more after that. A change that no read shows within 10 s is lost; a read that shows less than one before it is stale. The frame on the agent's device is awaited as well.`,
  figures: [
    { key: 'changes', label: 'Changes checked', unit: 'count' },
    { key: 'lost', label: 'Changes that no read showed', unit: 'count', target: { atMost: 0 } },
    { key: 'stale', label: 'Reads with an older value', unit: 'count', target: { atMost: 0 } },
    { key: 'changesPerSecond', label: 'Changes a second', unit: 'perSecond' },
    { key: 'p50Ms', label: 'To the HTTP read, p50', unit: 'ms' },
    { key: 'p99Ms', label: 'To the HTTP read, p99', unit: 'ms' },
  ],
  charts: [{ name: 'read', title: 'From commit to the HTTP read', figures: ['p50Ms', 'p99Ms'] }],
  async open() {
    const product = await startProduct('bench-truth');
    const { stack, otomaxPath, agents } = product;
    const writer = startChild(import.meta.resolve('../load/make-changes.ts'));
    return {
      async round() {
        const found = await writer.ask<ChangeResult>({
          url: stack.url,
          otomax: otomaxPath,
          watched: watched(product, agents),
          others: [],
          perSecond: 0,
          pauseMs: 5,
          changes: CHANGES,
        } satisfies ChangePlan);
        return {
          changes: found.read.length + found.lost,
          lost: found.lost,
          stale: found.stale,
          changesPerSecond: found.writesPerSecond,
          p50Ms: percentile(found.read, 0.5),
          p99Ms: percentile(found.read, 0.99),
        };
      },
      async close() {
        await writer.stop();
        await stack.stop();
      },
    };
  },
};
