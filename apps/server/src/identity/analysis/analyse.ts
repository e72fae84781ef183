import type { IdentityAnalysisTable } from '@hexaflate/store';
import type { Context } from '../../context.ts';
import { announceCase } from '../announce.ts';
import { readCase } from '../documents.ts';
import { findPersonKey } from '../keys/person-key.ts';
import { challengesOf } from '../liveness.ts';
import { findPhoto, readPhoto } from '../photo-bytes.ts';
import { judgeFaces } from './judge-faces.ts';
import { sealResult } from './results.ts';

const MOST_TRIES = 3;

/**
 * Does the next thing that waits to be looked at, the oldest first. Answers whether there was any. What fails is tried
 * again at the next rounds and then left as failed: the reviewer does without.
 */
export async function analyseNext(context: Context): Promise<boolean> {
  const row = await context.store
    .selectFrom('identity_analysis')
    .selectAll()
    .where('state', '=', 'waiting')
    .orderBy('tries')
    .orderBy('asked_at')
    .limit(1)
    .executeTakeFirst();
  if (!row) return false;
  try {
    const key = await findPersonKey(context, row.agent_code);
    const result = key && (row.kind === 'reading' ? await read(context, row) : await compare(context, row));
    await conclude(context, row, key && result ? sealResult(key, row, result) : undefined);
  } catch (error) {
    context.log.warn(
      { analysis: row.kind, photo: row.photo_id, reason: error instanceof Error ? error.name : 'unknown' },
      'a photo could not be looked at',
    );
    await tryLater(context, row);
  }
  return true;
}

/** Keeps a result, unless something newer was asked meanwhile; without one there is nothing left to look at. */
async function conclude(context: Context, row: IdentityAnalysisTable, result: string | undefined) {
  const { numUpdatedRows } = await context.store
    .updateTable('identity_analysis')
    .set(result === undefined ? { state: 'failed' } : { state: 'done', result })
    .where('photo_id', '=', row.photo_id)
    .where('kind', '=', row.kind)
    .where('asked_at', '=', row.asked_at)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) announceCase(context, row.agent_code);
}

async function tryLater({ store }: Context, row: IdentityAnalysisTable): Promise<void> {
  const tries = row.tries + 1;
  await store
    .updateTable('identity_analysis')
    .set({ tries, state: tries >= MOST_TRIES ? 'failed' : 'waiting' })
    .where('photo_id', '=', row.photo_id)
    .where('kind', '=', row.kind)
    .where('asked_at', '=', row.asked_at)
    .execute();
}

async function read(context: Context, { photo_id: photoId }: IdentityAnalysisTable) {
  const photo = await findPhoto(context, photoId);
  return photo && (await context.recognition.read({ bytes: await readPhoto(context, photo) }));
}

async function compare(context: Context, row: IdentityAnalysisTable) {
  const selfie = await findPhoto(context, row.photo_id);
  if (!selfie) return undefined;
  const { documents } = await readCase(context.store, row.agent_code);
  const ktpId = documents.ktp.photo_id;
  const ktp = ktpId === null ? undefined : await findPhoto(context, ktpId);
  const frames = await framesOf(context, selfie.liveness_id);
  const photos = [selfie, ...(ktp ? [ktp] : []), ...frames.map(({ photo }) => photo)];
  const pictures = await Promise.all(photos.map((photo) => readPhoto(context, photo)));
  const { faces } = await context.recognition.faces({ pictures });
  const [selfieFace = null, ...rest] = faces;
  const ktpFace = ktp ? (rest.shift() ?? null) : null;
  return judgeFaces({
    selfie: selfieFace,
    ktp: ktpFace,
    frames: frames.map(({ photo, challenge }, index) => ({
      photoId: photo.id,
      challenge,
      face: rest[index] ?? null,
    })),
  });
}

/** The frames that came with a selfie, in the order of their movements. */
async function framesOf({ store }: Context, livenessId: string | null) {
  if (livenessId === null) return [];
  const check = await store
    .selectFrom('identity_liveness')
    .select('challenges')
    .where('id', '=', livenessId)
    .executeTakeFirst();
  const challenges = check ? challengesOf(check) : [];
  const photos = await store
    .selectFrom('identity_photo')
    .selectAll()
    .where('liveness_id', '=', livenessId)
    .where('kind', '=', 'frame')
    .where('state', '=', 'submitted')
    .orderBy('step')
    .execute();
  return photos.flatMap((photo) => {
    const challenge = photo.step === null ? undefined : challenges[photo.step];
    return challenge ? [{ photo, challenge }] : [];
  });
}
