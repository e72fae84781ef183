import { randomInt } from 'node:crypto';
import {
  type LivenessChallenge,
  LivenessChallengeSchema,
  type LivenessCheck,
  livenessChallenges,
} from '@hexaflate/contract';
import type { IdentityLivenessTable, StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { readCase, requireWanted } from './documents.ts';
import { keepPhoto } from './photo-bytes.ts';
import { FRAME_MIN_SIDE, takePhoto } from './take-photo.ts';
import { requireOpen } from './upload.ts';

/** Issues movements in an order that nobody can know before. Throws `identity.closed`, `identity.notNeeded`. */
export async function startLiveness(context: Context, agentCode: string): Promise<LivenessCheck> {
  requireOpen(context);
  const { documents } = await readCase(context.store, agentCode);
  requireWanted(documents.selfie);
  const challenges = drawChallenges(context.settings.get('identity.livenessSteps'));
  const now = context.now();
  const id = crypto.randomUUID();
  const expiresAt = now + context.settings.get('identity.livenessLife');
  await context.store
    .insertInto('identity_liveness')
    .values({
      id,
      agent_code: agentCode,
      challenges: JSON.stringify(challenges),
      next_step: 0,
      issued_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute();
  return { id, challenges, expiresAt: new Date(expiresAt).toISOString() };
}

/**
 * Takes the frame of the next step. Throws `identity.livenessOver` when the check is unknown, used or too old,
 * `identity.livenessStep` when another step is next, and what `takePhoto` and `keepPhoto` throw.
 */
export async function takeFrame(
  context: Context,
  agentCode: string,
  { id, step, bytes }: { id: string; step: number; bytes: Uint8Array<ArrayBuffer> },
): Promise<void> {
  const check = await context.store
    .selectFrom('identity_liveness')
    .selectAll()
    .where('id', '=', id)
    .where('agent_code', '=', agentCode)
    .executeTakeFirst();
  if (!check || check.used_at !== null || check.expires_at <= context.now())
    throw new AppError('identity.livenessOver');
  if (step !== check.next_step || step >= challengesOf(check).length)
    throw new AppError('identity.livenessStep');
  const prepared = await takePhoto(context, agentCode, { bytes, minSide: FRAME_MIN_SIDE });
  // The step is taken before the frame is kept, so that of two frames for one step only one is.
  const taken = await context.store
    .updateTable('identity_liveness')
    .set({ next_step: step + 1 })
    .where('id', '=', id)
    .where('next_step', '=', step)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!taken) throw new AppError('identity.livenessStep');
  await keepPhoto(context, prepared, { agent_code: agentCode, kind: 'frame', liveness_id: id, step });
}

/**
 * Uses a check up for a submission, in its transaction. Throws `identity.livenessOver` unless it is the agent's own,
 * whole and unused; all of its frames came in time. Answers how many movements it had.
 */
export async function useLiveness(
  { now }: Pick<Context, 'now'>,
  transaction: Transaction<StoreTables>,
  agentCode: string,
  id: string,
): Promise<number> {
  const check = await transaction
    .updateTable('identity_liveness')
    .set({ used_at: now() })
    .where('id', '=', id)
    .where('agent_code', '=', agentCode)
    .where('used_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  const steps = check && challengesOf(check).length;
  if (!check || steps === undefined || check.next_step !== steps) throw new AppError('identity.livenessOver');
  const kept = await transaction
    .updateTable('identity_photo')
    .set({ state: 'submitted' })
    .where('liveness_id', '=', id)
    .where('kind', '=', 'frame')
    .where('state', '=', 'draft')
    .returning('id')
    .execute();
  if (kept.length !== steps) throw new AppError('identity.livenessOver');
  return steps;
}

/** The movements of a check, in the order asked for. */
export function challengesOf({ challenges }: Pick<IdentityLivenessTable, 'challenges'>): LivenessChallenge[] {
  return z.array(LivenessChallengeSchema).parse(JSON.parse(challenges));
}

function drawChallenges(count: number): LivenessChallenge[] {
  const left = [...livenessChallenges];
  return Array.from({ length: count }, () => left.splice(randomInt(left.length), 1)).flat();
}
