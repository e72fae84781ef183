import type { IdentityPhotoTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { PreparedPhoto } from '../photos/jobs.ts';
import { ensurePersonKey, findPersonKey } from './keys/person-key.ts';

type NewPhoto = Pick<IdentityPhotoTable, 'agent_code' | 'kind' | 'liveness_id' | 'step'>;

/** What a photo is bound to: moved to another document or person, it cannot be opened. */
const about = ({ id, kind }: Pick<IdentityPhotoTable, 'id' | 'kind'>) => `identity photo:${kind}:${id}`;

/**
 * Seals a photo under its person's key and keeps it as a draft. Its row comes first: whoever dies in between leaves
 * nothing that the sweep does not find. Throws BlobsAwayError, and `identity.photoGone` when the person's data was
 * erased meanwhile.
 */
export async function keepPhoto(
  context: Context,
  { bytes, width, height }: PreparedPhoto,
  photo: NewPhoto,
): Promise<IdentityPhotoTable> {
  const { store, blobs } = context;
  const key = await ensurePersonKey(context, photo.agent_code);
  const row: IdentityPhotoTable = {
    ...photo,
    id: crypto.randomUUID(),
    state: 'writing',
    width,
    height,
    created_at: context.now(),
    rejected_at: null,
    verified_at: null,
    movements_seen: null,
  };
  await store.insertInto('identity_photo').values(row).execute();
  await blobs.put(row.id, key.seal(bytes, about(row)));
  const kept = await store
    .updateTable('identity_photo')
    .set({ state: 'draft' })
    .where('id', '=', row.id)
    .where('state', '=', 'writing')
    .returning('id')
    .executeTakeFirst();
  if (!kept) {
    await blobs.delete(row.id);
    throw new AppError('identity.photoGone');
  }
  return { ...row, state: 'draft' };
}

/** The JPEG of a kept photo. Throws `identity.photoGone` when its bytes or its person's key are no more, BlobsAwayError. */
export async function readPhoto(
  context: Context,
  photo: Pick<IdentityPhotoTable, 'id' | 'kind' | 'agent_code'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await findPersonKey(context, photo.agent_code);
  const sealed = key && (await context.blobs.get(photo.id));
  if (!key || !sealed) throw new AppError('identity.photoGone');
  return new Uint8Array(key.open(sealed, about(photo)));
}

/** A photo that is kept, unless it waits to be deleted; undefined when there is none. */
export async function findPhoto({ store }: Context, id: string): Promise<IdentityPhotoTable | undefined> {
  return await store
    .selectFrom('identity_photo')
    .selectAll()
    .where('id', '=', id)
    .where('state', 'in', ['draft', 'submitted'])
    .executeTakeFirst();
}

/** Deletes what waits to be deleted: the bytes first, the row only when they are gone. Answers how many. */
export async function deleteDoomed(context: Context): Promise<number> {
  const { store, blobs } = context;
  const doomed = await store
    .selectFrom('identity_photo')
    .select('id')
    .where('state', '=', 'doomed')
    .orderBy('created_at')
    .limit(200)
    .execute();
  for (const { id } of doomed) {
    await blobs.delete(id);
    await store.deleteFrom('identity_analysis').where('photo_id', '=', id).execute();
    await store.deleteFrom('identity_photo').where('id', '=', id).where('state', '=', 'doomed').execute();
  }
  return doomed.length;
}
