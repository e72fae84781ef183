import { moneyToWire } from '@hexaflate/contract';
import type { Change } from '@hexaflate/otomax';
import type { Context } from '../context.ts';
import { notify } from '../notify/notify.ts';

/** Tells the devices of whoever a batch of changes concerns which of their views to fetch again. */
export async function announceChanges(context: Context, changes: readonly Change[]): Promise<void> {
  const { live } = context;
  if (changes.some(({ entity }) => entity === 'everything')) {
    for (const type of ['agent.changed', 'orders.changed', 'catalog.changed'] as const)
      live.publish('agents', { type });
    for (const type of ['agent.changed', 'orders.changed', 'dashboard.changed'] as const)
      live.publish('operators', { type });
    context.priceTrust.forget();
  }
  const agents = newestPer(changes, agentOf);
  for (const [agentCode, committedAt] of agents) {
    live.publish({ agent: agentCode }, { type: 'agent.changed' }, committedAt);
  }
  if (agents.size > 0) live.publish('operators', { type: 'agent.changed' });
  for (const [agentCode, committedAt] of newestPer(changes, (change) =>
    change.entity === 'transaction' ? change.agentCode : null,
  )) {
    live.publish({ agent: agentCode }, { type: 'orders.changed' }, committedAt);
  }
  const catalog = changes.filter(({ entity }) => CATALOG.has(entity)).at(-1);
  if (catalog) {
    context.priceTrust.forget();
    live.publish('agents', { type: 'catalog.changed' }, catalog.at.getTime());
  }
  if (changes.some(({ entity }) => entity === 'transaction')) {
    live.publish('operators', { type: 'orders.changed' });
    live.publish('operators', { type: 'dashboard.changed' });
  }
  for (const change of changes) {
    if (change.entity === 'ledger') await notifyTopUp(context, change);
  }
}

const CATALOG = new Set<Change['entity']>([
  'product',
  'operator',
  'level',
  'productLevel',
  'productMarkup',
  'agentPricing',
]);

function agentOf(change: Change): string | null {
  if (change.entity === 'agent' || change.entity === 'agentPricing') return change.key;
  return change.entity === 'commission' || change.entity === 'sender' ? change.agentCode : null;
}

function newestPer(
  changes: readonly Change[],
  keyOf: (change: Change) => string | null,
): Map<string, number> {
  const newest = new Map<string, number>();
  for (const change of changes) {
    const key = keyOf(change);
    if (key !== null) newest.set(key, change.at.getTime());
  }
  return newest;
}

/** Money that came or went without a sale: an operator's correction, a deposit, a transfer. */
async function notifyTopUp(context: Context, change: Change): Promise<void> {
  const entry = await context.otomax.ledgerEntry(Number(change.key));
  if (!entry || !['manual', 'deposit', 'transferIn', 'transferOut', 'commission'].includes(entry.kind))
    return;
  const added = entry.amount >= 0n;
  await notify(context, {
    agentCode: entry.agentCode,
    kind: added ? 'balance.added' : 'balance.taken',
    params: { amount: moneyToWire(added ? entry.amount : -entry.amount), text: entry.text },
    orderId: null,
    dedupeKey: `ledger:${entry.code}`,
    committedAt: change.at.getTime(),
  });
}
