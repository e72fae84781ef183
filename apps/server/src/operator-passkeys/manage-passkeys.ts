import { takeTurn } from '@hexaflate/store';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { forgetCodesOfNothing } from '../second-factor/remove-factor.ts';

/** Calls a passkey of the operator's own something else. Throws `passkey.notFound`. */
export async function renamePasskey(
  context: Context,
  { id, name }: { id: string; name: string },
  by: ByOperator,
): Promise<void> {
  await context.store.transaction().execute(async (transaction) => {
    const before = await transaction
      .selectFrom('operator_passkey')
      .select('name')
      .where('id', '=', id)
      .where('username', '=', by.username)
      .executeTakeFirst();
    if (!before) throw new AppError('passkey.notFound');
    await transaction.updateTable('operator_passkey').set({ name }).where('id', '=', id).execute();
    await audit(transaction, context.now(), {
      ...by,
      verb: 'passkey.renamed',
      subject: `operator:${by.username}`,
      before: { passkey: before.name },
      after: { passkey: name },
    });
  });
}

/**
 * Takes a passkey of the operator's own away, and the recovery codes with the last thing that they stand for. Throws
 * `passkey.notFound`.
 */
export async function removePasskey(context: Context, id: string, by: ByOperator): Promise<void> {
  await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'operators');
    const removed = await transaction
      .deleteFrom('operator_passkey')
      .where('id', '=', id)
      .where('username', '=', by.username)
      .returning(['name', 'rp_id'])
      .executeTakeFirst();
    if (!removed) throw new AppError('passkey.notFound');
    await forgetCodesOfNothing(transaction, by.username);
    await audit(transaction, context.now(), {
      ...by,
      verb: 'passkey.removed',
      subject: `operator:${by.username}`,
      before: { passkey: removed.name, host: removed.rp_id },
    });
  });
}
