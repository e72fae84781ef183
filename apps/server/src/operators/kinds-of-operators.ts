import type { ApprovalVerb } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { kindsApprovableBy } from '../proposals/other-approvers.ts';
import { requireOperatorNamed } from './find-operator.ts';
import { requireRole } from './roles.ts';

/** The kinds of deed that whoever has a role could approve. Throws `role.notFound`. */
export async function kindsOfRole({ store }: Context, role: string): Promise<ApprovalVerb[]> {
  return kindsApprovableBy(await requireRole(store, role));
}

/** The kinds of deed that an operator could approve. Throws `operator.notFound`. */
export async function kindsOfOperator(context: Context, username: string): Promise<ApprovalVerb[]> {
  const { role } = await requireOperatorNamed(context.store, username);
  // A role that was deleted under him allows nothing.
  return kindsOfRole(context, role).catch(() => []);
}
