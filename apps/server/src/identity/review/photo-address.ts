import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PhotoAddress } from '@hexaflate/contract';
import type { OperatorSession } from '../../auth/principal.ts';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { API } from '../../http/mount.ts';
import { MINUTE_MS } from '../../settings/definitions/units.ts';
import { findPhoto } from '../photo-bytes.ts';
import { instant } from '../views.ts';

/** No address lives longer, whatever is set or signed. */
const LONGEST_MS = 5 * MINUTE_MS;

type Viewer = Pick<OperatorSession, 'id'>;

/** A signed address of a photo, good for this session until it ends. Throws `identity.photoGone`. */
export async function photoAddress(context: Context, viewer: Viewer, photoId: string): Promise<PhotoAddress> {
  if (!(await findPhoto(context, photoId))) throw new AppError('identity.photoGone');
  const until = context.now() + Math.min(context.settings.get('identity.addressLife'), LONGEST_MS);
  const query = new URLSearchParams({
    until: String(until),
    signature: sign(context, viewer, photoId, until),
  });
  return { url: `${API}/admin/identity/photos/${photoId}?${query}`, expiresAt: instant(until) };
}

/** Throws `identity.addressOver` unless this address was signed for this photo and this session, and still holds. */
export function requireAddress(
  context: Context,
  viewer: Viewer,
  photoId: string,
  { until, signature }: { until: number; signature: string },
): void {
  const now = context.now();
  const right = Buffer.from(sign(context, viewer, photoId, until));
  const given = Buffer.from(signature);
  const holds = given.length === right.length && timingSafeEqual(given, right);
  if (!holds || until <= now || until > now + LONGEST_MS) throw new AppError('identity.addressOver');
}

function sign({ serverKey }: Context, { id }: Viewer, photoId: string, until: number): string {
  return createHmac('sha256', serverKey.derive('identity photo address'))
    .update(JSON.stringify([id, photoId, until]))
    .digest('base64url');
}
