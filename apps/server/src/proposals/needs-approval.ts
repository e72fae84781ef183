import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { ApprovableDeed, DeedInput } from './approvable.ts';

/** Whether this call is of a kind that needs a second operator (`operators.approvalVerbs`), as the store says now. */
export async function needsApproval(
  { settings }: Pick<Context, 'settings'>,
  deed: ApprovableDeed,
  readInput: () => Promise<DeedInput>,
): Promise<boolean> {
  const wanted: readonly string[] = (await settings.exact()).get('operators.approvalVerbs');
  if (wanted.length === 0) return false;
  return (await deed.kinds(await readInput())).some((kind) => wanted.includes(kind));
}

/** Throws `proposal.required` when a call may not be done by one operator alone. */
export async function requireNoApproval(
  context: Pick<Context, 'settings'>,
  deed: ApprovableDeed,
  readInput: () => Promise<DeedInput>,
): Promise<void> {
  if (await needsApproval(context, deed, readInput))
    throw new AppError('proposal.required', { route: deed.route, verb: deed.verb });
}
