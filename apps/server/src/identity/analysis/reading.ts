import { type Reading, ReadingSchema } from '@hexaflate/contract';
import type { IdentityPhotoTable } from '@hexaflate/store';
import type { Context } from '../../context.ts';
import { findPersonKey } from '../keys/person-key.ts';
import { openResult } from './results.ts';

const nothing = { nik: null, name: null, birthDate: null };

/** Has a KTP read, where that is on; off the request that brought it. */
export async function askForReading(
  { store, settings, now }: Context,
  photo: Pick<IdentityPhotoTable, 'id' | 'agent_code'>,
): Promise<void> {
  if (!settings.get('identity.readKtp')) return;
  await store
    .insertInto('identity_analysis')
    .values({
      photo_id: photo.id,
      kind: 'reading',
      agent_code: photo.agent_code,
      state: 'waiting',
      result: null,
      asked_at: now(),
      tries: 0,
    })
    .execute();
}

/** What was read off a photo of a KTP. */
export async function readingOf(context: Context, agentCode: string, photoId: string): Promise<Reading> {
  const row = await context.store
    .selectFrom('identity_analysis')
    .selectAll()
    .where('photo_id', '=', photoId)
    .where('kind', '=', 'reading')
    .executeTakeFirst();
  if (!row) return { state: 'off', ...nothing };
  const key = await findPersonKey(context, agentCode);
  if (row.state !== 'done' || row.result === null || !key)
    return { state: row.state === 'waiting' ? 'waiting' : 'failed', ...nothing };
  return ReadingSchema.parse({ state: 'done', ...openResult(key, row, row.result) });
}
