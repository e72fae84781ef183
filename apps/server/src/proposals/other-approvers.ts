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
  for (const verb of verbs)
    if (!allowed.some((may) => mayApprove(verb, may)))
      throw new AppError('proposal.nobodyElse', { verb: approvalVerbs[verb].id });
}

/**
 * The kinds of deed that somebody with these permissions could approve. To make such an operator, or to get into his
 * place, is a deed of each of these kinds itself: else one person could be both of the two that are needed.
 */
export function kindsApprovableBy(permissions: readonly Permission[]): ApprovalVerb[] {
  const may = new Set(permissions);
  return kinds().filter((verb) => mayApprove(verb, may));
}

function kinds(): ApprovalVerb[] {
  return Object.keys(approvalVerbs).filter((one): one is ApprovalVerb => one in approvalVerbs);
}

function mayApprove(verb: ApprovalVerb, may: ReadonlySet<Permission>): boolean {
  return may.has('proposals.decide') && permissionsFor(PART_OF[verb] ?? verb).every((one) => may.has(one));
}

function permissionsFor(verb: ApprovalVerb): Permission[] {
  const all: RouteDefinition[] = Object.values(routes);
  return all.flatMap(({ approval, permission }) =>
    approval === verb && permission !== undefined && permission !== 'own' ? [permission] : [],
  );
}
