import type { AdminPin } from '@hexaflate/contract';
import { liveKeys } from '../approvals/live-keys.ts';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { Change } from '../proposals/approvable.ts';
import { HOUR_MS } from '../settings/definitions/units.ts';
import { clearLadder, readLadder } from './ladder.ts';
import { resetStarted, settleResetStart } from './reset-starts.ts';
import { presentBar } from './standing.ts';
import { tellPin } from './tell-pin.ts';

/** What the panel may know of a member's PIN. Throws `agent.notFound`. */
export async function readAdminPin(context: Context, agentCode: string): Promise<AdminPin> {
  const agent = await context.otomax.agent(agentCode);
  if (!agent) throw new AppError('agent.notFound');
  const [ladder, started, keys] = await Promise.all([
    readLadder(context, agent.code),
    resetStarted(context, agent.code),
    liveKeys(context.store, agent.code)
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirst(),
  ]);
  return {
    ...presentBar(ladder, context.now()),
    failures: ladder?.failures ?? 0,
    canChange: context.features.canSay('changePin'),
    resetStarted: started
      ? {
          operator: started.operator,
          reason: started.reason,
          at: new Date(started.at).toISOString(),
          until: new Date(started.until).toISOString(),
        }
      : null,
    approvalKeys: Number(keys?.count ?? 0),
  };
}

/**
 * Lets a member choose a new PIN on a device of his own, for `pin.resetStartLife`; what he must prove there stays to be
 * proved. The operator neither sets nor sees a PIN. Throws `agent.notFound`, `feature.missing`.
 */
export async function startReset(
  context: Context,
  agentCode: string,
  by: ByOperator,
  reason: string,
): Promise<AdminPin> {
  const agent = await requireResettable(context, agentCode);
  const id = Bun.randomUUIDv7();
  const at = context.now();
  await context.store.transaction().execute(async (transaction) => {
    const lifeMs = (await context.settings.exact(transaction)).get('pin.resetStartLife');
    const until = at + lifeMs;
    await settleResetStart(transaction, agent.code, at);
    await transaction
      .insertInto('pin_reset_start')
      .values({ id, agent_code: agent.code, operator: by.username, reason, at, until, used_at: null })
      .execute();
    await audit(transaction, at, {
      ...by,
      verb: 'agentPin.resetStarted',
      ...resetOf(agent.code, lifeMs),
      reason,
    });
  });
  await tellPin(context, agent.code, 'pin.resetStarted', id);
  return readAdminPin(context, agent.code);
}

/** What starting a reset would put into the trail. Throws `agent.notFound`, `feature.missing`. */
export async function foreseeReset(context: Context, agentCode: string): Promise<Change[]> {
  const { code } = await requireResettable(context, agentCode);
  return [resetOf(code, (await context.settings.exact()).get('pin.resetStartLife'))];
}

/** A span and no instant: it is the same when it is proposed and when it is done. */
function resetOf(agentCode: string, lifeMs: number) {
  return { subject: `agent:${agentCode}`, after: { hours: lifeMs / HOUR_MS } } as const;
}

async function requireResettable(context: Context, agentCode: string) {
  const agent = await context.otomax.agent(agentCode);
  if (!agent) throw new AppError('agent.notFound');
  if (!context.features.canSay('changePin')) throw new AppError('feature.missing');
  return agent;
}

/**
 * Opens a disabled PIN again, where Otomax cannot be asked to change it and the operator has had it changed there. The
 * only way back on such an installation, and no way at all on others. Throws `agent.notFound`, `pin.notDisabled`.
 */
export async function releasePin(
  context: Context,
  agentCode: string,
  by: ByOperator,
  reason: string,
): Promise<AdminPin> {
  const { agent, ladder } = await requireDisabled(context, agentCode);
  const at = context.now();
  await context.store.transaction().execute(async (transaction) => {
    await clearLadder(transaction, agent.code);
    await audit(transaction, at, {
      ...by,
      verb: 'agentPin.released',
      ...releaseOf(agent.code, ladder.failures),
      reason,
    });
  });
  await tellPin(context, agent.code, 'pin.released', String(at));
  return readAdminPin(context, agent.code);
}

/** What opening a PIN again would put into the trail. Throws `agent.notFound`, `pin.notDisabled`. */
export async function foreseeRelease(context: Context, agentCode: string): Promise<Change[]> {
  const { agent, ladder } = await requireDisabled(context, agentCode);
  return [releaseOf(agent.code, ladder.failures)];
}

function releaseOf(agentCode: string, failures: number) {
  return { subject: `agent:${agentCode}`, before: { failures } } as const;
}

async function requireDisabled(context: Context, agentCode: string) {
  const agent = await context.otomax.agent(agentCode);
  if (!agent) throw new AppError('agent.notFound');
  const ladder = await readLadder(context, agent.code);
  if (!ladder || ladder.disabled_at === null || context.features.canSay('changePin'))
    throw new AppError('pin.notDisabled');
  return { agent, ladder };
}
