import type { LinkedAccount } from '@hexaflate/contract';
import { isUniqueViolation, type LinkedAccountTable } from '@hexaflate/store';
import type { AgentSession } from '../auth/principal.ts';
import { signInWays } from '../auth/sign-in-ways.ts';
import { proveByCode } from '../auth/verify-code.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { notify } from '../notify/notify.ts';
import { type CameBack, endWay, startWay } from './way-to-provider.ts';

/**
 * Begins to link an account, once the session's own number has been proved anew: a stolen session alone cannot add a
 * way in that outlives it. Throws as `proveByCode` and `startWay` do.
 */
export async function startLink(
  context: Context,
  session: AgentSession,
  asked: { provider: CameBack['provider']; challengeId: string; code: string },
  origin: string,
) {
  const proved = await proveByCode(context, asked);
  if (proved.phone !== session.phone || proved.agentCode !== session.agentCode)
    throw new AppError('auth.codeExpired');
  return startWay(context, asked.provider, origin, { session });
}

/**
 * Links the account that the device came back with to the session's number, and tells the agent's devices. Throws what
 * `endWay` does, and `provider.linkedElsewhere`.
 */
export async function finishLink(
  context: Context,
  session: AgentSession,
  back: CameBack,
): Promise<LinkedAccount> {
  const { provider } = back;
  const { subject, label } = await endWay(context, back, { session });
  const row: LinkedAccountTable = {
    id: crypto.randomUUID(),
    provider,
    subject,
    agent_code: session.agentCode,
    phone: session.phone,
    label,
    linked_at: context.now(),
    last_used_at: null,
  };
  try {
    await context.store.insertInto('linked_account').values(row).execute();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return linkedBefore(context, row);
  }
  await tell(context, row, 'account.linked');
  return view(row);
}

/** The same account again is no mistake, unless it signs somebody else in. */
async function linkedBefore(context: Context, wanted: LinkedAccountTable): Promise<LinkedAccount> {
  const row = await context.store
    .updateTable('linked_account')
    .set({ phone: wanted.phone, label: wanted.label })
    .where('provider', '=', wanted.provider)
    .where('subject', '=', wanted.subject)
    .where('agent_code', '=', wanted.agent_code)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new AppError('provider.linkedElsewhere');
  return view(row);
}

/** Takes a link of the agent's own away. Throws `provider.linkNotFound`. */
export async function unlink(context: Context, session: AgentSession, id: string): Promise<void> {
  const row = await context.store
    .deleteFrom('linked_account')
    .where('id', '=', id)
    .where('agent_code', '=', session.agentCode)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new AppError('provider.linkNotFound');
  await tell(context, row, 'account.unlinked');
}

/** What is linked to the agent, the newest first, and what could be. */
export async function listLinked(context: Context, session: AgentSession) {
  const rows = await context.store
    .selectFrom('linked_account')
    .selectAll()
    .where('agent_code', '=', session.agentCode)
    .orderBy('linked_at', 'desc')
    .orderBy('id')
    .execute();
  const { providers } = signInWays(context.settings, []);
  return { items: rows.map(view), providers, phone: session.phone };
}

async function tell(
  context: Context,
  row: LinkedAccountTable,
  kind: 'account.linked' | 'account.unlinked',
): Promise<void> {
  await notify(context, {
    agentCode: row.agent_code,
    kind,
    params: { provider: row.provider, label: row.label },
    orderId: null,
    dedupeKey: `${kind}:${row.id}`,
  });
}

function view(row: LinkedAccountTable): LinkedAccount {
  return {
    id: row.id,
    provider: row.provider,
    label: row.label,
    phone: row.phone,
    linkedAt: new Date(row.linked_at).toISOString(),
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at).toISOString(),
  };
}
