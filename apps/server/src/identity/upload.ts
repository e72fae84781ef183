import type { DocumentKind, UploadedPhoto } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { HOUR_MS } from '../settings/definitions/units.ts';
import { askForReading } from './analysis/reading.ts';
import { readCase, requireWanted } from './documents.ts';
import { keepPhoto } from './photo-bytes.ts';
import { DOCUMENT_MIN_SIDE, takePhoto } from './take-photo.ts';

/** Milliseconds until a photo that was not submitted is deleted. */
export const DRAFT_LIFE_MS = HOUR_MS;

/** Throws `identity.closed` where no documents are taken. */
export function requireOpen({ settings }: Pick<Context, 'settings'>): void {
  if (!settings.get('identity.open')) throw new AppError('identity.closed');
}

/**
 * Keeps a photo of a document until it is submitted. Throws `identity.closed`, `identity.notNeeded` and what `takePhoto`
 * and `keepPhoto` throw.
 */
export async function uploadPhoto(
  context: Context,
  agentCode: string,
  { kind, bytes }: { kind: DocumentKind; bytes: Uint8Array<ArrayBuffer> },
): Promise<UploadedPhoto> {
  requireOpen(context);
  const { documents } = await readCase(context.store, agentCode);
  requireWanted(documents[kind]);
  const prepared = await takePhoto(context, agentCode, { bytes, minSide: DOCUMENT_MIN_SIDE });
  const photo = await keepPhoto(context, prepared, {
    agent_code: agentCode,
    kind,
    liveness_id: null,
    step: null,
  });
  if (kind === 'ktp') await askForReading(context, photo);
  return {
    id: photo.id,
    document: kind,
    width: photo.width,
    height: photo.height,
    expiresAt: new Date(photo.created_at + DRAFT_LIFE_MS).toISOString(),
  };
}
