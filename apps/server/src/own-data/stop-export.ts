import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { notify } from '../notify/notify.ts';

/**
 * Stops a copy that was not fetched yet, whichever of the agent's devices asked for it: what is written of it goes in
 * the same transaction, and a run under way finds nothing to finish. Throws `export.gone`.
 */
export async function stopExport(context: Context, session: AgentSession, id: string): Promise<undefined> {
  const { agentCode } = session;
  await context.store.transaction().execute(async (transaction) => {
    const stopped = await transaction
      .updateTable('own_data_export')
      .set({ state: 'stopped' })
      .where('id', '=', id)
      .where('agent_code', '=', agentCode)
      .where('state', 'in', ['waiting', 'writing', 'ready'])
      .returning('id')
      .executeTakeFirst();
    if (!stopped) throw new AppError('export.gone');
    await transaction.deleteFrom('own_data_part').where('export_id', '=', id).execute();
  });
  await notify(context, {
    agentCode,
    kind: 'ownData.stopped',
    params: { device: session.deviceName },
    orderId: null,
    dedupeKey: `ownData.stopped:${id}`,
  });
  return undefined;
}
