import type { FraudCase } from '@hexaflate/contract';
import type { FraudCaseTable } from '@hexaflate/store';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import { endOf } from '../audit/hide-numbers.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { notify } from '../notify/notify.ts';
import type { Change } from '../proposals/approvable.ts';
import { readWanted } from './case-row.ts';
import { caseById } from './cases.ts';
import { presentCase } from './present.ts';

interface Decision {
  verdict: 'released' | 'rejected';
  reason: string;
  /** The case as the operator saw it. */
  version: number;
}

/**
 * An operator's word on a held order. Nothing is sent by it: once released, the agent himself may send this very attempt,
 * once and within the time that the setting gives. He is told either way. Throws `fraud.caseNotFound`,
 * `fraud.caseDecided` when it does not wait any more or is not what was shown.
 */
export async function decideCase(
  context: Context,
  id: string,
  { verdict, reason, version }: Decision,
  by: ByOperator,
): Promise<FraudCase> {
  const now = context.now();
  const decided = await context.store.transaction().execute(async (transaction) => {
    const before = await caseById(transaction, id);
    const settings = await context.settings.exact(transaction);
    const row = await transaction
      .updateTable('fraud_case')
      .set({
        state: verdict,
        decided_by: by.username,
        decided_at: now,
        reason,
        usable_until: verdict === 'released' ? now + settings.get('fraud.releaseFor') : null,
        version: version + 1,
      })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where('version', '=', version)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw new AppError('fraud.caseDecided');
    await audit(transaction, now, { ...by, ...changeOf(before), verb: `fraudCase.${verdict}`, reason });
    return row;
  });
  const { productName, destination, maxPrice } = readWanted(decided);
  await notify(context, {
    agentCode: decided.agent_code,
    kind: verdict === 'released' ? 'order.released' : 'order.rejected',
    params: { product: productName, destination, amount: maxPrice, reason, held: decided.id },
    orderId: null,
    dedupeKey: `fraud:${decided.id}:${decided.version}`,
  });
  context.live.publish('operators', { type: 'fraud.changed' });
  context.log.info({ operator: by.username, case: id, verdict }, 'a held order was decided');
  return presentCase(context, decided);
}

/**
 * What releasing a held order would put into the trail, as long as it is the one that was shown. Throws
 * `fraud.caseNotFound`, `fraud.caseDecided`.
 */
export async function foreseeRelease({ store }: Context, id: string, version: number): Promise<Change[]> {
  const row = await caseById(store, id);
  if (row.state !== 'waiting' || row.version !== version) throw new AppError('fraud.caseDecided');
  return [changeOf(row)];
}

/** The case has the order in full as long as it is kept; the trail, which stays for ever, only the end of the number. */
function changeOf(row: FraudCaseTable) {
  const { productName, destination, maxPrice } = readWanted(row);
  return {
    subject: `agent:${row.agent_code}`,
    before: { case: row.id, product: productName, destination: endOf(destination), amount: maxPrice },
  } as const;
}
