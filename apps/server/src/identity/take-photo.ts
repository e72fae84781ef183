import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { PreparedPhoto } from '../photos/jobs.ts';
import { NotAPhotoError } from '../photos/not-a-photo.ts';
import { readPhotoHeader } from '../photos/photo-header.ts';
import { DAY_MS } from '../settings/definitions/units.ts';

/** Pixels of the shorter side below which a document cannot be read, and a face cannot be judged. */
export const DOCUMENT_MIN_SIDE = 480;
export const FRAME_MIN_SIDE = 240;
export const MEGAPIXEL = 1_000_000;

/**
 * Takes a photo as it was sent: looks at its first bytes and its size before anything decodes it, counts it against the
 * agent's day, and encodes it anew. Throws `identity.notAPhoto`, `identity.photoSize`, `identity.tooManyPhotos`.
 */
export async function takePhoto(
  context: Context,
  agentCode: string,
  {
    bytes,
    minSide,
    longest = context.settings.get('identity.photoSide'),
  }: { bytes: Uint8Array<ArrayBuffer>; minSide: number; longest?: number },
): Promise<PreparedPhoto> {
  const maxMegapixels = context.settings.get('identity.photoMegapixels');
  const header = readPhotoHeader(bytes);
  if (!header) throw new AppError('identity.notAPhoto');
  if (
    Math.min(header.width, header.height) < minSide ||
    header.width * header.height > maxMegapixels * MEGAPIXEL
  )
    throw new AppError('identity.photoSize', { minSide, maxMegapixels });
  await countPhoto(context, agentCode);
  try {
    return await context.photos.prepare({ bytes, longest });
  } catch (error) {
    if (error instanceof NotAPhotoError) throw new AppError('identity.notAPhoto');
    throw error;
  }
}

/** One more photo of this agent today. Throws `identity.tooManyPhotos`; however many come at once, none too many passes. */
async function countPhoto(context: Context, agentCode: string): Promise<void> {
  const most = context.settings.get('identity.photosPerDay');
  const counted = await context.store
    .insertInto('identity_photo_count')
    .values({ agent_code: agentCode, day: Math.floor(context.now() / DAY_MS), photos: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['agent_code', 'day'])
        .doUpdateSet(({ eb, ref }) => ({ photos: eb(ref('identity_photo_count.photos'), '+', 1) }))
        .where('identity_photo_count.photos', '<', most),
    )
    .returning('photos')
    .executeTakeFirst();
  if (!counted) throw new AppError('identity.tooManyPhotos');
}
