import { isBuiltInRole, type Permission } from '@hexaflate/contract';
import { type StoreTables, takeTurn } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import { closeOperatorSockets, endOperatorSessions } from '../admin/sessions.ts';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { Change } from '../proposals/approvable.ts';
import { permissionsOf, requireRole, requireWithin } from './roles.ts';

/**
 * Makes a role of this installation's own, or changes what one may; then whoever has it signs in again. Throws
 * `role.builtIn`, `operator.beyondYou`.
 */
export async function saveRole(
  context: Context,
  { name, permissions }: { name: string; permissions: readonly Permission[] },
  asking: OperatorSession,
  by: ByOperator,
): Promise<void> {
  if (isBuiltInRole(name)) throw new AppError('role.builtIn');
  const may = inOrder(permissions);
  requireWithin(may, asking.permissions);
  const changed_at = context.now();
  const ended = await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'operators');
    const had = await storedPermissions(transaction, name);
    requireWithin(had ?? [], asking.permissions);
    const row = { name, permissions: JSON.stringify(may), changed_by: by.username, changed_at };
    await transaction
      .insertInto('operator_role')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute();
    const holders = await transaction
      .selectFrom('operator')
      .select('username')
      .where('role', '=', name)
      .execute();
    const sessions = [];
    for (const { username } of holders)
      sessions.push(...(await endOperatorSessions(transaction, { username })));
    await audit(transaction, changed_at, {
      ...by,
      verb: 'role.saved',
      subject: `role:${name}`,
      ...(had ? { before: { permissions: had } } : {}),
      after: { permissions: may },
    });
    return sessions;
  });
  closeOperatorSockets(context, ended, 'revoked');
}

/**
 * What saving or deleting a role would change; without `permissions` it is deleted. Throws `role.builtIn`,
 * `role.notFound`, `operator.beyondYou`.
 */
export async function foreseePermissions(
  { store }: Context,
  { name, permissions }: { name: string; permissions?: readonly Permission[] },
  asking: OperatorSession,
): Promise<Change[]> {
  if (isBuiltInRole(name)) throw new AppError('role.builtIn');
  const had = await storedPermissions(store, name);
  if (permissions === undefined && !had) throw new AppError('role.notFound');
  requireWithin([...(permissions ?? []), ...(had ?? [])], asking.permissions);
  return [
    {
      subject: `role:${name}`,
      ...(had ? { before: { permissions: had } } : {}),
      ...(permissions ? { after: { permissions: inOrder(permissions) } } : {}),
    },
  ];
}

async function storedPermissions(
  store: Kysely<StoreTables>,
  name: string,
): Promise<readonly Permission[] | undefined> {
  const row = await store
    .selectFrom('operator_role')
    .select('permissions')
    .where('name', '=', name)
    .executeTakeFirst();
  return row && permissionsOf(name, row.permissions);
}

/** As a role keeps them: each once. */
function inOrder(permissions: readonly Permission[]): Permission[] {
  return [...new Set(permissions)].toSorted();
}

/** Deletes a role that nobody has. Throws `role.notFound`, `role.builtIn`, `role.inUse`, `operator.beyondYou`. */
export async function deleteRole(
  context: Context,
  name: string,
  asking: OperatorSession,
  by: ByOperator,
): Promise<void> {
  if (isBuiltInRole(name)) throw new AppError('role.builtIn');
  await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'operators');
    const had = await requireRole(transaction, name);
    requireWithin(had, asking.permissions);
    const holder = await transaction
      .selectFrom('operator')
      .select('username')
      .where('role', '=', name)
      .limit(1)
      .executeTakeFirst();
    if (holder) throw new AppError('role.inUse');
    await transaction.deleteFrom('operator_role').where('name', '=', name).execute();
    await audit(transaction, context.now(), {
      ...by,
      verb: 'role.deleted',
      subject: `role:${name}`,
      before: { permissions: had },
    });
  });
}
