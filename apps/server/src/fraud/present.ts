import type { FraudCase, FraudState, HeldOrder } from '@hexaflate/contract';
import type { FraudCaseTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { readHits, readWanted } from './case-row.ts';

/** A held order, as its agent sees it. */
export async function presentHeld(context: Context, row: FraudCaseTable): Promise<HeldOrder> {
  const order = await context.store
    .selectFrom('orders')
    .select('id')
    .where('agent_code', '=', row.agent_code)
    .where('attempt_id', '=', row.attempt_id)
    .where('content_hash', '=', row.content_hash)
    .executeTakeFirst();
  return {
    id: row.id,
    state: stateNow(row, order !== undefined, context.now()),
    wanted: readWanted(row),
    reason: row.reason,
    usableUntil: instant(row.usable_until),
    orderId: order?.id ?? null,
    createdAt: new Date(row.created_at).toISOString(),
  };
}

/** A case, as the operator sees it. */
export async function presentCase(context: Context, row: FraudCaseTable): Promise<FraudCase> {
  const held = await presentHeld(context, row);
  const agent = await context.otomax.agent(row.agent_code).catch(() => undefined);
  const session = await context.store
    .selectFrom('session')
    .select(['device_name', 'address', 'created_at'])
    .where('id', '=', row.session_id)
    .executeTakeFirst();
  return {
    ...held,
    agentCode: row.agent_code,
    agentName: agent?.name ?? row.agent_code,
    action: row.action,
    hits: readHits(row),
    device: session
      ? {
          name: session.device_name,
          address: session.address,
          signedInAt: new Date(session.created_at).toISOString(),
        }
      : null,
    decidedBy: row.decided_by,
    decidedAt: instant(row.decided_at),
    version: row.version,
  };
}

function stateNow({ state, usable_until }: FraudCaseTable, wasSent: boolean, now: number): FraudState {
  return state === 'released' && !wasSent && (usable_until ?? 0) <= now ? 'lapsed' : state;
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
