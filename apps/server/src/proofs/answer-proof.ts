import type { Proof } from '@hexaflate/contract';
import type { ProofTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type { AgentSession } from '../auth/principal.ts';
import { useCode } from '../auth/verify-code.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { SettingSnapshot } from '../settings/settings.ts';
import { giveProof, tellOfProof } from './give-proof.ts';
import { olderSafeSessions } from './older-devices.ts';
import { presentProof } from './present.ts';

/** A proof that this session has asked for. Throws `proof.notFound`, for those of others as well. */
export async function ownProof(context: Context, session: AgentSession, id: string): Promise<ProofTable> {
  const proof = await proofOf(context.store, session.agentCode, id);
  if (proof?.session_id !== session.id) throw new AppError('proof.notFound');
  return proof;
}

/**
 * Gives a proof with the code that was sent for it. Throws `proof.notFound`, `proof.closed`, and `auth.codeWrong` and
 * `auth.codeExpired` as signing in does.
 */
export async function proveByCode(
  context: Context,
  session: AgentSession,
  id: string,
  code: string,
): Promise<Proof> {
  const proof = await ownProof(context, session, id);
  if (proof.code_id === null || proof.status !== 'asked') throw new AppError('proof.closed');
  await useCode(context, 'proof', { challengeId: proof.code_id, code });
  const given = await giveProof(context, context.store, id, null);
  tellOfProof(context, given);
  return presentProof(context, context.store, given);
}

/** What other devices of this agent ask, as far as this one may answer; the newest first. */
export async function proofsToAnswer(context: Context, session: AgentSession): Promise<Proof[]> {
  const open = await context.store
    .selectFrom('proof')
    .selectAll()
    .where('agent_code', '=', session.agentCode)
    .where('created_at', '>', context.now() - LONGEST_QUESTION_MS)
    .where('expires_at', '>', context.now())
    .where('status', '=', 'asked')
    .where('method', '=', 'device')
    .where('session_id', '!=', session.id)
    .orderBy('created_at', 'desc')
    .execute();
  const shown: Proof[] = [];
  if (open.length === 0) return shown;
  const settings = await context.settings.exact();
  for (const proof of open)
    if (await mayAnswer(context, context.store, session, proof, settings))
      shown.push(await presentProof(context, context.store, proof));
  return shown;
}

/** The bound of the setting `proofs.giveWithin`. */
const LONGEST_QUESTION_MS = 600_000;

/**
 * Says yes or no to what another device asks. Only safe devices that were signed in before it may; whether this is one
 * is looked at in the transaction of the answer. Throws `proof.notFound` where it may not, `proof.closed`.
 */
export async function answerProof(
  context: Context,
  session: AgentSession,
  id: string,
  approve: boolean,
): Promise<Proof> {
  const answered = await context.store.transaction().execute(async (transaction) => {
    const proof = await proofOf(transaction, session.agentCode, id);
    const settings = await context.settings.exact(transaction);
    if (!proof || !(await mayAnswer(context, transaction, session, proof, settings)))
      throw new AppError('proof.notFound');
    return approve
      ? giveProof(context, transaction, id, session.id)
      : refuseProof(context, transaction, id, session.id);
  });
  tellOfProof(context, answered);
  context.log.info(
    { agent: session.agentCode, session: session.id, asker: answered.session_id, approve },
    'an older device answered',
  );
  return presentProof(context, context.store, answered);
}

async function mayAnswer(
  context: Context,
  store: Kysely<StoreTables>,
  session: AgentSession,
  proof: ProofTable,
  settings: SettingSnapshot,
): Promise<boolean> {
  if (proof.method !== 'device' || proof.session_id === session.id) return false;
  const asker = await store
    .selectFrom('session')
    .select('created_at')
    .where('id', '=', proof.session_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!asker) return false;
  const older = await olderSafeSessions(
    context,
    store,
    { agentCode: session.agentCode, signedInAt: asker.created_at },
    settings,
  );
  return older.some(({ id }) => id === session.id);
}

async function refuseProof(
  context: Context,
  store: Kysely<StoreTables>,
  id: string,
  answeredBy: string,
): Promise<ProofTable> {
  const refused = await store
    .updateTable('proof')
    .set((field) => ({ status: 'refused', answered_by: answeredBy, version: field('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'asked')
    .where('expires_at', '>', context.now())
    .returningAll()
    .executeTakeFirst();
  if (!refused) throw new AppError('proof.closed');
  return refused;
}

function proofOf(store: Kysely<StoreTables>, agentCode: string, id: string): Promise<ProofTable | undefined> {
  return store
    .selectFrom('proof')
    .selectAll()
    .where('id', '=', id)
    .where('agent_code', '=', agentCode)
    .executeTakeFirst();
}
