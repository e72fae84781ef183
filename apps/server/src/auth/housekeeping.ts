import type { Context } from '../context.ts';
import { oweNews, tellViews } from '../processes/owed-news.ts';
import { closeSpentAccess } from '../reviewer/dismiss.ts';
import { sessionTag } from './sessions.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Ended sessions stay this long, because orders and the panel name the device they came from. */
const KEEP_ENDED_SESSIONS_MS = 180 * DAY_MS;

/** Ends what has expired, with its sockets, and deletes rows that no rule looks at any more. */
export async function sweep(context: Context): Promise<void> {
  const { store, settings } = context;
  const now = context.now();
  await store
    .deleteFrom('sign_in_code')
    .where('created_at', '<', now - DAY_MS)
    .execute();
  await store
    .deleteFrom('sign_in_message')
    .where('created_at', '<', now - DAY_MS)
    .execute();
  for (const table of ['linked_sign_in', 'app_check_token'] as const)
    await store.deleteFrom(table).where('expires_at', '<', now).execute();
  await closeSpentAccess(context);
  await store
    .deleteFrom('proof')
    .where('created_at', '<', now - DAY_MS)
    .execute();
  // For a while longer their holders are told that they only need to refresh.
  await store
    .deleteFrom('access_token')
    .where('expires_at', '<', now - HOUR_MS)
    .execute();
  await context.usedProofs.sweep(now);
  await store.deleteFrom('live_ticket').where('expires_at', '<', now).execute();

  const { expired, owed } = await store.transaction().execute(async (transaction) => {
    const rows = await transaction
      .updateTable('session')
      .set({ ended_at: now, end_reason: 'expired' })
      .where('ended_at', 'is', null)
      .where((over) =>
        over.or([
          over('expires_at', '<=', now),
          over('last_seen_at', '<=', now - settings.get('sessions.agentLife')),
          over('created_at', '<=', now - settings.get('sessions.agentWhole')),
        ]),
      )
      .returning('id')
      .execute();
    const tags = rows.map(({ id }) => sessionTag(id));
    return { expired: rows, owed: await oweNews(context, transaction, { tags }) };
  });
  await tellViews(context, owed);
  const operators = await store
    .deleteFrom('operator_session')
    .where((over) =>
      over.or([
        over('expires_at', '<=', now),
        over('last_seen_at', '<=', now - settings.get('sessions.operatorIdle')),
        over('created_at', '<=', now - settings.get('sessions.operatorWhole')),
      ]),
    )
    .returning('id')
    .execute();
  for (const session of [...expired, ...operators]) context.live.endSession(session.id, 'expired');
  await store
    .deleteFrom('session')
    .where('ended_at', '<', now - KEEP_ENDED_SESSIONS_MS)
    .execute();
}
