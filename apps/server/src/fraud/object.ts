import { type FraudHit, parseMoney } from '@hexaflate/contract';
import { type FraudCaseTable, type OrdersTable, type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { possibleMethods } from '../proofs/methods.ts';
import { takeProof } from '../proofs/use-proof.ts';
import { whySafe } from '../safety/safety.ts';
import type { SettingSnapshot } from '../settings/settings.ts';
import { attemptKey, caseByKey, caseName, caseOf, wantedOf, watchKey } from './case-row.ts';
import { activeRules, judge, mustTakeTurns, strictest } from './rules.ts';

/** An order that is about to be written. */
interface Examined {
  session: AgentSession;
  order: OrdersTable;
  settings: SettingSnapshot;
  /** The proof that came with it, and the digest of exactly this order. */
  proof: { id: string | undefined; subject: string };
}

/**
 * What the rules against fraud object to an order, in the transaction that writes it; the case stays written either way.
 * Costs nothing while no rule is on. Answers `order.proofRequired`, `order.held`, `order.rejected` or `order.blocked`.
 */
export async function fraudRefusal(
  context: Context,
  transaction: Transaction<StoreTables>,
  examined: Examined,
): Promise<AppError | undefined> {
  const { session, order, settings, proof } = examined;
  const active = activeRules(settings);
  if (active.length === 0) return undefined;
  if (mustTakeTurns(active)) await takeTurn(transaction, `orders of ${order.agent_code}`);
  const now = context.now();
  const earlier = await caseOf(transaction, order);
  if (earlier?.state === 'rejected') return rejection(earlier);
  if (earlier?.state === 'waiting') return refusal('order.held', earlier.id);
  // The attempt becomes an order at most once: that is what makes the release good for one.
  if (earlier?.state === 'released' && (earlier.usable_until ?? 0) > now) return undefined;

  const isSafe = (await whySafe(context, transaction, session, settings)) !== null;
  const cost = parseMoney(order.max_price);
  const hits = await judge(context, transaction, settings, active, { session, isSafe, order, cost, now });
  if (hits.length === 0) return undefined;
  const note = (state: FraudCaseTable['state']) =>
    write(transaction, { ...examined, earlier, hits, now, state });
  switch (strictest(hits)) {
    case 'watch':
      await note('noted');
      return undefined;
    case 'proof': {
      const deed = { ...proof, session, purpose: 'order' } as const;
      if (await takeProof(context, transaction, deed)) {
        await note('proved');
        return undefined;
      }
      const id = await note('asked');
      const methods = await possibleMethods(context, transaction, { session, purpose: 'order', settings });
      return refusal('order.proofRequired', id, { methods });
    }
    case 'hold':
      return refusal('order.held', await note('waiting'));
    case 'block':
      return refusal('order.blocked', await note('blocked'));
  }
}

function refusal(
  code: 'order.proofRequired' | 'order.held' | 'order.blocked',
  caseId: string,
  more: Record<string, unknown> = {},
): AppError {
  return new AppError(code, { caseId, case: caseName(caseId), ...more });
}

function rejection({ id, reason }: FraudCaseTable): AppError {
  return new AppError('order.rejected', { caseId: id, case: caseName(id), reason: sentence(reason ?? '') });
}

/** The operator's words, as a sentence among others. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

interface Written extends Examined {
  earlier: FraudCaseTable | undefined;
  hits: readonly FraudHit[];
  now: number;
  state: FraudCaseTable['state'];
}

/** Writes what was seen, in place of what was written of the same attempt before; answers the case's id. */
async function write(
  transaction: Transaction<StoreTables>,
  { session, order, earlier, hits, now, state }: Written,
): Promise<string> {
  const seen = {
    session_id: session.id,
    action: strictest(hits),
    hits: JSON.stringify(hits),
    state,
    decided_by: null,
    decided_at: null,
    reason: null,
    usable_until: null,
  };
  if (earlier) {
    await transaction
      .updateTable('fraud_case')
      .set({ ...seen, version: earlier.version + 1 })
      .where('id', '=', earlier.id)
      .where('version', '=', earlier.version)
      .execute();
    return earlier.id;
  }
  const once = state === 'noted' ? watchKey(order.agent_code, hits, now) : attemptKey(order);
  // A busy agent's sales are all like the one that was noted.
  const noted = state === 'noted' ? await caseByKey(transaction, once) : undefined;
  if (noted) return noted.id;
  const id = Bun.randomUUIDv7();
  const written = await transaction
    .insertInto('fraud_case')
    .values({
      id,
      agent_code: order.agent_code,
      attempt_id: order.attempt_id,
      content_hash: order.content_hash,
      wanted: JSON.stringify(wantedOf(order)),
      once,
      created_at: now,
      version: 1,
      ...seen,
    })
    .onConflict((conflict) => conflict.column('once').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written) return id;
  // A second tap of the same attempt came first, or this was noted within the hour.
  const first = await caseByKey(transaction, once);
  if (!first) throw new Error(`The case ${once} is neither new nor there`);
  return first.id;
}
