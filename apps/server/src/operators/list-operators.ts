import type { OperatorSessionView, OperatorsSchema } from '@hexaflate/contract';
import type * as z from 'zod';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { isWithin, readRoles } from './roles.ts';

/** All operators by name, with the roles that there are. */
export async function listOperators(
  context: Context,
  asking: OperatorSession,
): Promise<z.output<typeof OperatorsSchema>> {
  const { store } = context;
  const [roles, rows, sessions] = await Promise.all([
    readRoles(store),
    store
      .selectFrom('operator')
      .leftJoin('operator_totp', 'operator_totp.username', 'operator.username')
      .selectAll('operator')
      .select((row) =>
        row
          .selectFrom('operator_passkey')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .whereRef('operator_passkey.username', '=', 'operator.username')
          .as('passkeys'),
      )
      .select('operator_totp.confirmed_at')
      .orderBy('operator.username')
      .execute(),
    store
      .selectFrom('operator_session')
      .select(({ fn }) => [
        'username',
        fn.countAll<number>().as('count'),
        fn.max('last_seen_at').as('last_seen_at'),
      ])
      .where('expires_at', '>', context.now())
      .groupBy('username')
      .execute(),
  ]);
  const may = new Map(roles.map(({ name, permissions }) => [name, permissions]));
  const seen = new Map(sessions.map((session) => [session.username, session]));
  const items = rows.map((row) => {
    const session = seen.get(row.username);
    return {
      username: row.username,
      role: row.role,
      createdAt: new Date(row.created_at).toISOString(),
      invitedUntil: row.invited_until === null ? null : new Date(row.invited_until).toISOString(),
      invited: row.must_change_password === 1,
      secondFactor: row.confirmed_at !== null || Number(row.passkeys ?? 0) > 0,
      lastSeenAt: session ? new Date(Number(session.last_seen_at)).toISOString() : null,
      sessions: Number(session?.count ?? 0),
      changeable: isWithin(may.get(row.role) ?? [], asking.permissions),
    };
  });
  return { items, roles };
}

/** An operator's sessions, the latest used first. */
export async function listOperatorSessions(
  context: Context,
  username: string,
  asking: OperatorSession,
): Promise<{ items: OperatorSessionView[] }> {
  const rows = await context.store
    .selectFrom('operator_session')
    .selectAll()
    .where('username', '=', username)
    .where('expires_at', '>', context.now())
    .orderBy('last_seen_at', 'desc')
    .execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      device: row.device,
      address: row.address,
      createdAt: new Date(row.created_at).toISOString(),
      lastSeenAt: new Date(row.last_seen_at).toISOString(),
      current: row.id === asking.id,
    })),
  };
}
