import {
  builtInRoles,
  isBuiltInRole,
  type Permission,
  PermissionSchema,
  type Role,
} from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import { AppError } from '../http/app-error.ts';

/** What a role may, from its name and, for one of this installation's own, what is stored of it. */
export function permissionsOf(name: string, stored: string | null | undefined): readonly Permission[] {
  if (isBuiltInRole(name)) return builtInRoles[name];
  const words: unknown = stored ? JSON.parse(stored) : [];
  // A permission that this version no longer knows gives nothing.
  return Array.isArray(words)
    ? words.flatMap((word) => {
        const known = PermissionSchema.safeParse(word);
        return known.success ? [known.data] : [];
      })
    : [];
}

/** Every role: the built-in ones first, then this installation's own by name. */
export async function readRoles(store: Kysely<StoreTables>): Promise<Role[]> {
  const own = await store.selectFrom('operator_role').selectAll().orderBy('name').execute();
  return [
    ...Object.entries(builtInRoles).map(([name, may]) => ({ name, builtIn: true, permissions: [...may] })),
    ...own.map(({ name, permissions }) => ({
      name,
      builtIn: false,
      permissions: [...permissionsOf(name, permissions)],
    })),
  ];
}

/** What a role may. Throws `role.notFound`. */
export async function requireRole(store: Kysely<StoreTables>, name: string): Promise<readonly Permission[]> {
  if (isBuiltInRole(name)) return builtInRoles[name];
  const own = await store
    .selectFrom('operator_role')
    .select('permissions')
    .where('name', '=', name)
    .executeTakeFirst();
  if (!own) throw new AppError('role.notFound');
  return permissionsOf(name, own.permissions);
}

/** Whether somebody with these permissions may give, take or change those: never more than one has oneself. */
export function isWithin(those: readonly Permission[], own: ReadonlySet<Permission>): boolean {
  return those.every((one) => own.has(one));
}

/** Throws `operator.beyondYou` unless `isWithin`. */
export function requireWithin(those: readonly Permission[], own: ReadonlySet<Permission>): void {
  if (!isWithin(those, own)) throw new AppError('operator.beyondYou');
}
