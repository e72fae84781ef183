import type { AskProofSchema, Proof } from '@hexaflate/contract';
import { type ProofTable, type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type * as z from 'zod';
import type { AgentSession } from '../auth/principal.ts';
import { newChallenge } from '../auth/request-code.ts';
import { sendCode } from '../auth/send-code.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { notify } from '../notify/notify.ts';
import { HOUR_MS, MINUTE_MS } from '../settings/definitions/units.ts';
import type { SettingSnapshot } from '../settings/settings.ts';
import { tellOfProof } from './give-proof.ts';
import { possibleMethods, proofRefusal } from './methods.ts';
import { presentProof } from './present.ts';
import { approvedBy, deedInWords } from './subject.ts';

type AskProof = z.output<typeof AskProofSchema>;

/**
 * Asks for a proof by one method: a code goes to the session's own number, or the agent's older, safe devices are asked.
 * A session has one open question for a purpose: a new one takes the place of the one before.
 * Throws `proof.required` with the methods that are possible, `proof.impossible` where none is, `auth.codeTooSoon`,
 * `proof.tooMany`, and what `approvedBy` throws.
 */
export async function askProof(
  context: Context,
  session: AgentSession,
  asked: AskProof,
  facts: RequestFacts,
): Promise<Proof> {
  const settings = await context.settings.exact();
  const wish = { session, purpose: asked.purpose, settings };
  const methods = await possibleMethods(context, context.store, wish);
  if (!methods.includes(asked.method)) throw await proofRefusal(context, context.store, wish);
  const { subject, about } = await approvedBy(context, session, asked);
  const { agentCode, phone } = session;

  const challenge =
    asked.method === 'code'
      ? await newChallenge(context, {
          purpose: 'proof',
          phone,
          agentCode,
          address: facts.address,
          deviceKey: session.deviceKey,
        })
      : undefined;
  const now = context.now();
  const proof: ProofTable = {
    id: crypto.randomUUID(),
    agent_code: agentCode,
    session_id: session.id,
    purpose: asked.purpose,
    method: asked.method,
    subject,
    about: JSON.stringify(about),
    status: 'asked',
    code_id: challenge?.id ?? null,
    answered_by: null,
    created_at: now,
    expires_at: challenge?.expiresAt ?? now + settings.get('proofs.giveWithin'),
    version: 1,
  };
  await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, `proofs ${agentCode}`);
    if (proof.method === 'device') await refuseTooMany(transaction, settings, proof);
    await closeEarlier(transaction, proof);
    await transaction.insertInto('proof').values(proof).execute();
  });
  if (challenge) {
    const template = settings.get('proofs.codeMessage');
    const { channel, purpose } = asked;
    await sendCode(context, {
      phone,
      agent: { code: agentCode },
      asked: channel,
      code: challenge.code,
      life: challenge.expiresAt - challenge.createdAt,
      template,
      about: deedInWords(purpose, about),
    });
  } else if (proof.method === 'device') {
    await notify(context, {
      agentCode,
      kind: 'proof.asked',
      params: { ...about, purpose: asked.purpose, device: session.deviceName },
      orderId: null,
      dedupeKey: `proof.asked:${proof.id}`,
    });
  }
  tellOfProof(context, proof);
  const { purpose, method } = asked;
  context.log.info({ agent: agentCode, session: session.id, purpose, method }, 'a proof was asked for');
  return presentProof(context, context.store, proof);
}

/** Whoever is asked again and again says yes in the end: the operator's number of questions an hour is all there are. */
async function refuseTooMany(
  transaction: Transaction<StoreTables>,
  settings: SettingSnapshot,
  { agent_code, created_at }: ProofTable,
): Promise<void> {
  const recent = await transaction
    .selectFrom('proof')
    .select('created_at')
    .where('agent_code', '=', agent_code)
    .where('created_at', '>', created_at - HOUR_MS)
    .where('method', '=', 'device')
    .orderBy('created_at', 'desc')
    .execute();
  const oldestThatCounts = recent[settings.get('proofs.asksPerHour') - 1];
  if (!oldestThatCounts) return;
  const waitMs = oldestThatCounts.created_at + HOUR_MS - created_at;
  throw new AppError('proof.tooMany', {
    minutes: Math.ceil(waitMs / MINUTE_MS),
    retryAfter: Math.ceil(waitMs / 1000),
  });
}

async function closeEarlier(
  transaction: Transaction<StoreTables>,
  { agent_code, session_id, purpose, created_at }: ProofTable,
): Promise<void> {
  await transaction
    .updateTable('proof')
    .set((field) => ({ expires_at: created_at, version: field('version', '+', 1) }))
    .where('agent_code', '=', agent_code)
    .where('session_id', '=', session_id)
    .where('purpose', '=', purpose)
    .where('status', '=', 'asked')
    .where('expires_at', '>', created_at)
    .execute();
}
