import type { IdentityView } from '@hexaflate/contract';
import type { IdentityViewTable } from '@hexaflate/store';
import { audit } from '../../audit/audit.ts';
import type { ByOperator } from '../../audit/by-operator.ts';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { instant } from '../views.ts';
import { requireCase } from './require-case.ts';

/** Writes down that an operator looks, in the case's own log and in the trail, before he is shown anything. */
export async function logView(
  { store, now }: Context,
  { username, ...deed }: ByOperator,
  seen: { agentCode: string; what: IdentityViewTable['what']; photoId: string | null },
): Promise<void> {
  const at = now();
  await store.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('identity_view')
      .values({
        id: Bun.randomUUIDv7('hex', at),
        agent_code: seen.agentCode,
        operator: username,
        session_id: deed.session ?? '',
        what: seen.what,
        photo_id: seen.photoId,
        address: deed.address ?? '',
        at,
      })
      .execute();
    await audit(transaction, at, {
      ...deed,
      verb: 'identity.viewed',
      subject: `agent:${seen.agentCode}`,
      after: { what: seen.what, photoId: seen.photoId },
    });
  });
}

/** Who has looked at an agent's documents, newest first. Throws `identity.notFound`, `request.badCursor`. */
export async function listViews(
  { store }: Context,
  agentCode: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: IdentityView[]; next?: string }> {
  await requireCase(store, agentCode);
  if (cursor !== undefined && !/^[0-9a-f-]{36}$/.test(cursor)) throw new AppError('request.badCursor');
  let query = store
    .selectFrom('identity_view')
    .selectAll()
    .where('agent_code', '=', agentCode)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  const rows = await query.execute();
  const items = rows.slice(0, limit).map(({ at, operator, what, address }) => ({
    at: instant(at),
    operator,
    what,
    address: address || null,
  }));
  const last = rows[limit - 1];
  return rows.length > limit && last ? { items, next: last.id } : { items };
}
