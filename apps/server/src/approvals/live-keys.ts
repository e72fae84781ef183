import type { Store } from '@hexaflate/store';
import type { Context } from '../context.ts';

/**
 * Keys of an agent that may approve: those whose session still runs. Who signs a lost phone out has taken its key away
 * as well.
 */
export function liveKeys(store: Pick<Store, 'selectFrom'>, agentCode: string) {
  return store
    .selectFrom('approval_key as k')
    .innerJoin('session as s', 's.id', 'k.session_id')
    .where('k.agent_code', '=', agentCode)
    .where('s.ended_at', 'is', null);
}

/** Deletes keys whose session is over, and challenges whose time is; nothing looks at them any more. */
export async function sweepKeys({ store, now }: Pick<Context, 'store' | 'now'>): Promise<void> {
  await store.deleteFrom('approval_challenge').where('expires_at', '<', now()).execute();
  await store
    .deleteFrom('approval_key')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('session')
            .select('session.id')
            .whereRef('session.id', '=', 'approval_key.session_id')
            .where('session.ended_at', 'is', null),
        ),
      ),
    )
    .execute();
}
