import type { Approval } from '@hexaflate/contract';
import type { ApprovalKeyTable } from '@hexaflate/store';
import { createTurns } from '../auth/turns.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { tellPin } from '../pin/tell-pin.ts';
import { verifyApproval } from './verify-signature.ts';

/** Sales of one agent that run side by side must not use up the tries of his key. Across processes the store counts. */
const inTurn = createTurns();

/**
 * Makes sure that a key of this agent has signed exactly this digest (base64url), and nothing else, just now. A try is
 * counted before it is looked at and given back when the signature holds; at the `pin.keyTries`-th in a row that does
 * not the key is dropped. Throws `approval.off` where the operator allows none, `approval.refused` for everything else:
 * then the PIN is asked for.
 */
export async function checkApproval(
  context: Context,
  agentCode: string,
  approval: Approval,
  digest: string,
): Promise<void> {
  const limits = await context.settings.exact();
  if (!limits.get('pin.keysAllowed')) throw new AppError('approval.off');
  const keyId = approval.kind === 'passkey' ? approval.assertion.id : approval.keyId;
  const most = limits.get('pin.keyTries');
  await inTurn(`${agentCode} ${keyId}`, async () => {
    const key = await takeTry(context, agentCode, keyId, most);
    if (!key) throw new AppError('approval.refused');
    const held = await verifyApproval(key, approval, digest);
    if ('signCount' in held && (await noteUse(context, key, held.signCount, digest))) return;
    const why = 'why' in held ? held.why : 'the count of its signatures went back';
    context.log.warn({ agent: agentCode, failures: key.failures, why }, 'an approval did not hold');
    if (key.failures >= most) await drop(context, key);
    throw new AppError('approval.refused');
  });
}

/**
 * Counts a try of a key as if it failed; undefined for a key that is not this agent's, whose session is over, or that
 * has no try left.
 */
function takeTry(
  { store }: Context,
  agentCode: string,
  keyId: string,
  most: number,
): Promise<ApprovalKeyTable | undefined> {
  return store
    .updateTable('approval_key')
    .set((row) => ({ failures: row('failures', '+', 1) }))
    .where('id', '=', keyId)
    .where('agent_code', '=', agentCode)
    .where('failures', '<', most)
    .where((where) =>
      where.exists(
        where
          .selectFrom('session')
          .select('session.id')
          .whereRef('session.id', '=', 'approval_key.session_id')
          .where('session.ended_at', 'is', null),
      ),
    )
    .returningAll()
    .executeTakeFirst();
}

/**
 * Notes that a key was used. False when a passkey that counts its signatures counts less than before, so that there are
 * two of it; the very same signature once more is the same order, sent again.
 */
async function noteUse(
  { store, now }: Context,
  key: ApprovalKeyTable,
  signCount: number,
  digest: string,
): Promise<boolean> {
  const noted = await store
    .updateTable('approval_key')
    .set({ failures: 0, sign_count: signCount, last_digest: digest, last_used_at: now() })
    .where('id', '=', key.id)
    .where((where) =>
      where.or([
        where('sign_count', '<', signCount),
        // One that does not count says 0 each time.
        ...(signCount === 0 ? [where('sign_count', '=', 0)] : []),
        where.and([where('sign_count', '=', signCount), where('last_digest', '=', digest)]),
      ]),
    )
    .returning('id')
    .executeTakeFirst();
  return noted !== undefined;
}

async function drop(context: Context, key: ApprovalKeyTable): Promise<void> {
  const dropped = await context.store
    .deleteFrom('approval_key')
    .where('id', '=', key.id)
    .returning('id')
    .executeTakeFirst();
  if (dropped) await tellPin(context, key.agent_code, 'approvalKey.dropped', key.id, { device: key.name });
}
