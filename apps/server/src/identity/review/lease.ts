import type { LeaseSchema } from '@hexaflate/contract';
import type { IdentityCaseTable } from '@hexaflate/store';
import type * as z from 'zod';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { instant } from '../views.ts';
import { requireCase } from './require-case.ts';

/**
 * Takes a case for a while, or keeps it longer. Of two who try at once one gets it. Throws `identity.notFound`,
 * `identity.taken` while another has it.
 */
export async function takeCase(
  context: Context,
  reviewer: string,
  agentCode: string,
): Promise<z.output<typeof LeaseSchema>> {
  const { store, settings, live, now } = context;
  const until = now() + settings.get('identity.leaseLife');
  const lease = { operator: reviewer, until: instant(until), mine: true };
  const kept = await store
    .updateTable('identity_case')
    .set({ lease_until: until })
    .where('agent_code', '=', agentCode)
    .where('lease_operator', '=', reviewer)
    .where('lease_until', '>', now())
    .returning('agent_code')
    .executeTakeFirst();
  // He has it as before: nobody else's screen changes by that.
  if (kept) return lease;
  const taken = await store
    .updateTable('identity_case')
    .set({ lease_operator: reviewer, lease_until: until })
    .where('agent_code', '=', agentCode)
    .where(({ eb, or }) =>
      or([
        eb('lease_operator', 'is', null),
        eb('lease_until', '<=', now()),
        eb('lease_operator', '=', reviewer),
      ]),
    )
    .returning('agent_code')
    .executeTakeFirst();
  if (!taken) {
    const row = await requireCase(store, agentCode);
    throw new AppError('identity.taken', {
      operator: row.lease_operator,
      until: row.lease_until === null ? null : instant(row.lease_until),
    });
  }
  live.publish('operators', { type: 'identity.changed' });
  return lease;
}

/** Leaves a case to the others; one that somebody else has stays his. Throws `identity.notFound`. */
export async function leaveCase(context: Context, reviewer: string, agentCode: string): Promise<void> {
  await requireCase(context.store, agentCode);
  await context.store
    .updateTable('identity_case')
    .set({ lease_operator: null, lease_until: null })
    .where('agent_code', '=', agentCode)
    .where('lease_operator', '=', reviewer)
    .execute();
  context.live.publish('operators', { type: 'identity.changed' });
}

/** Throws `identity.notYours` unless this reviewer has the case now. */
export function requireLease(
  { lease_operator: operator, lease_until: until }: IdentityCaseTable,
  reviewer: string,
  now: number,
): void {
  if (operator !== reviewer || until === null || until <= now) throw new AppError('identity.notYours');
}
