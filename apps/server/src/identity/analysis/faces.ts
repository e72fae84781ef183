import { type FaceSignals, FaceSignalsSchema } from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { Context } from '../../context.ts';
import { findPersonKey } from '../keys/person-key.ts';
import { openResult } from './results.ts';

/** Has the faces of a submission compared, where that is on; anew when the same selfie meets another KTP. */
export async function askForFaces(
  { settings, now }: Context,
  transaction: Transaction<StoreTables>,
  { agentCode, photoId }: { agentCode: string; photoId: string },
): Promise<void> {
  if (!settings.get('identity.faceCheck')) return;
  const waiting = { state: 'waiting' as const, result: null, asked_at: now(), tries: 0 };
  await transaction
    .insertInto('identity_analysis')
    .values({ photo_id: photoId, kind: 'faces', agent_code: agentCode, ...waiting })
    .onConflict((conflict) => conflict.columns(['photo_id', 'kind']).doUpdateSet(waiting))
    .execute();
}

/** What was made of the faces of a selfie and what came with it. */
export async function faceSignals(
  context: Context,
  agentCode: string,
  selfie: string | null,
): Promise<FaceSignals> {
  const nothing = { frames: [], ktpFace: null };
  if (selfie === null) return { state: 'none', ...nothing };
  const row = await context.store
    .selectFrom('identity_analysis')
    .selectAll()
    .where('photo_id', '=', selfie)
    .where('kind', '=', 'faces')
    .executeTakeFirst();
  if (!row) return { state: 'off', ...nothing };
  const key = await findPersonKey(context, agentCode);
  if (row.state !== 'done' || row.result === null || !key)
    return { state: row.state === 'waiting' ? 'waiting' : 'failed', ...nothing };
  return FaceSignalsSchema.parse({ state: 'done', ...openResult(key, row, row.result) });
}
