import {
  type ApprovalVerb,
  approvalVerbs,
  type Permission,
  type RouteDefinition,
  routes,
} from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import { AppError } from '../http/app-error.ts';
import { permissionsOf } from '../operators/roles.ts';

/** Kinds that no route names, since they are some calls of another kind. */
const PART_OF: Partial<Record<ApprovalVerb, ApprovalVerb>> = { 'settings.weaken': 'settings.change' };

/**
 * Throws `proposal.nobodyElse` unless somebody besides this operator could approve each of these kinds: a lone owner
 * must not have to wait for a second one that there is not.
 */
export async function requireOtherApprovers(
  store: Kysely<StoreTables>,
  verbs: readonly ApprovalVerb[],
  than: string,
): Promise<void> {
  if (verbs.length === 0) return;
  const others = await store
    .selectFrom('operator')
    .leftJoin('operator_role', 'operator_role.name', 'operator.role')
    .select(['operator.role', 'operator_role.permissions'])
    .where('operator.username', '!=', than)
    .where('operator.must_change_password', '=', 0)
    .execute();
  const allowed = others.map(({ role, permissions }) => new Set(permissionsOf(role, permissions)));
  for (const verb of verbs) {
    const needed: Permission[] = ['proposals.decide', ...permissionsFor(PART_OF[verb] ?? verb)];
    if (!allowed.some((may) => needed.every((one) => may.has(one))))
      throw new AppError('proposal.nobodyElse', { verb: approvalVerbs[verb].id });
  }
}

function permissionsFor(verb: ApprovalVerb): Permission[] {
  const all: RouteDefinition[] = Object.values(routes);
  return all.flatMap(({ approval, permission }) =>
    approval === verb && permission !== undefined && permission !== 'own' ? [permission] : [],
  );
}
