import { type SessionTable, type StoreTables, takeTurn } from '@hexaflate/store';
import type { Kysely, Transaction } from 'kysely';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import type { AgentSession } from '../auth/principal.ts';
import { sessionTag } from '../auth/sessions.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { notify } from '../notify/notify.ts';
import { type OwedNews, oweNews, tellViews } from '../processes/owed-news.ts';
import { sessionSubject } from '../proofs/subject.ts';
import { useProof } from '../proofs/use-proof.ts';
import type { Change } from '../proposals/approvable.ts';

/** Words that an operator's word may take the place of. */
const BEFORE_OPERATOR: readonly SessionTable['safe_by'][] = [null, 'device', 'voided'];

/** A running session as it was, and what is owed to everybody else because it changed. */
interface Changed {
  session: SessionTable;
  owed: OwedNews;
}

/**
 * Makes a device safe by a yes from an older one. Takes the proof in the same transaction. Throws `proof.required` and
 * `proof.impossible`, `session.safetyStands` where an operator has spoken.
 */
export async function makeSafeByDevice(
  context: Context,
  asker: AgentSession,
  proofId: string | undefined,
): Promise<void> {
  const changed = await context.store.transaction().execute(async (transaction) => {
    const deed = { purpose: 'session.safe', subject: sessionSubject(asker.id) } as const;
    await useProof(context, transaction, { id: proofId, session: asker, ...deed });
    const by = proofId === undefined ? null : await answeredBy(transaction, proofId);
    const safety = { safe_by: 'device', safe_word_of: by } as const;
    const change = await setSafety(context, transaction, asker.id, safety, [null, 'device']);
    await audit(transaction, context.now(), {
      actor: `agent:${asker.agentCode}`,
      verb: 'agentSession.markedSafe',
      subject: `agent:${asker.agentCode}`,
      after: { device: asker.deviceName, sessionId: asker.id, by: 'device', confirmedOn: by },
      session: asker.id,
    });
    return change;
  });
  await tell(context, changed);
  await tellAgent(context, changed.session);
}

/** An operator's word that a device is safe. Throws `session.notFound`, `session.safetyStands`. */
export async function markSafe(context: Context, id: string, reason: string, by: ByOperator): Promise<void> {
  const changed = await context.store.transaction().execute(async (transaction) => {
    const change = await setSafety(
      context,
      transaction,
      id,
      { safe_by: 'operator', safe_word_of: by.username, safe_reason: reason },
      BEFORE_OPERATOR,
    );
    await audit(transaction, context.now(), deedOf(change.session, 'agentSession.markedSafe', reason, by));
    return change;
  });
  await tell(context, changed);
  await tellAgent(context, changed.session);
}

/** What an operator's word would change. Throws `session.notFound`, `session.safetyStands`. */
export async function foreseeSafe({ store }: Context, id: string): Promise<Change[]> {
  return [changeOf(await requireStanding(store, id, BEFORE_OPERATOR))];
}

/**
 * Takes a device's safety back: it is new again at once, and no rule makes it safe. Throws `session.notFound`,
 * `session.safetyStands`.
 */
export async function voidSafe(context: Context, id: string, reason: string, by: ByOperator): Promise<void> {
  const changed = await context.store.transaction().execute(async (transaction) => {
    const safety = { safe_by: 'voided', safe_word_of: by.username, safe_reason: reason } as const;
    const from = [null, 'device', 'operator'] as const;
    const change = await setSafety(context, transaction, id, safety, from);
    await audit(transaction, context.now(), deedOf(change.session, 'agentSession.safetyVoided', reason, by));
    return change;
  });
  await tell(context, changed);
}

function deedOf(
  session: SessionTable,
  verb: 'agentSession.markedSafe' | 'agentSession.safetyVoided',
  reason: string,
  by: ByOperator,
) {
  return { ...by, ...changeOf(session), verb, reason } as const;
}

function changeOf(session: SessionTable) {
  return {
    subject: `agent:${session.agent_code}`,
    before: { safeBy: session.safe_by },
    after: { device: session.device_name, sessionId: session.id },
  } as const;
}

async function requireStanding(
  store: Kysely<StoreTables>,
  id: string,
  from: readonly SessionTable['safe_by'][],
): Promise<SessionTable> {
  const session = await store
    .selectFrom('session')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!session) throw new AppError('session.notFound');
  if (!from.includes(session.safe_by)) throw new AppError('session.safetyStands');
  return session;
}

/** Waits its turn, so that a word that stands against another is never written over unseen. */
async function setSafety(
  context: Context,
  transaction: Transaction<StoreTables>,
  id: string,
  safety: Pick<SessionTable, 'safe_by' | 'safe_word_of'> & { safe_reason?: string },
  from: readonly SessionTable['safe_by'][],
): Promise<Changed> {
  await takeTurn(transaction, `safety of ${id}`);
  const session = await requireStanding(transaction, id, from);
  await transaction
    .updateTable('session')
    .set({ safe_reason: null, ...safety, safe_at: context.now() })
    .where('id', '=', id)
    .execute();
  return { session, owed: await oweNews(context, transaction, { tags: [sessionTag(id)] }) };
}

async function answeredBy(transaction: Transaction<StoreTables>, proofId: string): Promise<string | null> {
  const row = await transaction
    .selectFrom('proof')
    .innerJoin('session', 'session.id', 'proof.answered_by')
    .select('session.device_name')
    .where('proof.id', '=', proofId)
    .executeTakeFirst();
  return row?.device_name ?? null;
}

async function tell(context: Context, { session, owed }: Changed): Promise<void> {
  await tellViews(context, owed);
  context.live.publish({ agent: session.agent_code }, { type: 'devices.changed' });
}

function tellAgent(context: Context, session: SessionTable): Promise<void> {
  return notify(context, {
    agentCode: session.agent_code,
    kind: 'session.safe',
    params: { device: session.device_name },
    orderId: null,
    dedupeKey: `session.safe:${session.id}:${context.now()}`,
  });
}
