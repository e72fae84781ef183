import type { OperatorTable, StoreTables } from '@hexaflate/store';
import type { Kysely, Selectable } from 'kysely';
import type { OperatorSession } from '../auth/principal.ts';
import { AppError } from '../http/app-error.ts';
import { permissionsOf, requireWithin } from './roles.ts';

/** An operator. Throws `operator.notFound`. */
export async function requireOperatorNamed(
  store: Kysely<StoreTables>,
  username: string,
): Promise<Selectable<OperatorTable>> {
  const found = await store
    .selectFrom('operator')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirst();
  if (!found) throw new AppError('operator.notFound');
  return found;
}

/**
 * An operator whom the asking one may change: nobody changes one who may do more than himself. Throws
 * `operator.notFound`, `operator.beyondYou`.
 */
export async function requireChangeable(
  store: Kysely<StoreTables>,
  username: string,
  asking: OperatorSession,
): Promise<Selectable<OperatorTable>> {
  const found = await requireOperatorNamed(store, username);
  const own = await store
    .selectFrom('operator_role')
    .select('permissions')
    .where('name', '=', found.role)
    .executeTakeFirst();
  requireWithin(permissionsOf(found.role, own?.permissions), asking.permissions);
  return found;
}

/**
 * Throws `operator.lastOwner` when nobody else is an owner with a password of his own. Ask in a transaction that has
 * taken its turn as `operators`, so that two owners cannot take each other's place at once.
 */
export async function requireAnotherOwner(store: Kysely<StoreTables>, than: string): Promise<void> {
  const another = await store
    .selectFrom('operator')
    .select('username')
    .where('role', '=', 'owner')
    .where('must_change_password', '=', 0)
    .where('username', '!=', than)
    .limit(1)
    .executeTakeFirst();
  if (!another) throw new AppError('operator.lastOwner');
}
