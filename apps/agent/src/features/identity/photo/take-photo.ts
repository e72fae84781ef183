import type { DocumentKind, Identity } from '@hexaflate/contract/identity';
import { partToKeep, type Rect, shrunk } from '../camera/frame.ts';
import type { Framed } from '../camera/use-frame.ts';
import { judgePicture, type Verdict } from '../quality/judge.ts';
import { openPhoto } from './open-photo.ts';
import { LONGEST_SIDE, lookAt, photograph, type Source } from './picture.ts';

export type PhotoRules = Identity['photo'];

/** Why a photo cannot be sent at all, whatever the person thinks of it. */
export type Refusal =
  | { problem: 'notAPhoto' }
  | { problem: 'tooSmall'; side: number; least: number }
  | { problem: 'tooLarge'; megabytes: number };

/** A photo that may be looked at before it is used. */
export interface Taken {
  blob: Blob;
  verdict: Verdict;
}

/** Room around the frame that is kept, as parts of the frame: a face needs its hair and neck, a card a little table. */
const ROOM = { ktp: 0.06, selfie: 0.3 };

/** Photographs what lies in the frame. */
export async function takeFramed(
  kind: DocumentKind,
  { source, frame }: Framed,
  rules: PhotoRules,
): Promise<Taken | Refusal> {
  const part = partToKeep(frame, source, rules.minSide, ROOM[kind]);
  const verdict = judgePicture(kind, lookAt(source, frame));
  return finish(source, part, verdict, rules);
}

/** The same rules for a photo that came as a file. */
export async function takeFile(kind: DocumentKind, file: Blob, rules: PhotoRules): Promise<Taken | Refusal> {
  const photo = await openPhoto(file);
  if (!photo) return { problem: 'notAPhoto' };
  const whole = { left: 0, top: 0, width: photo.width, height: photo.height };
  try {
    return await finish(photo, whole, judgePicture(kind, lookAt(photo, whole)), rules);
  } finally {
    photo.close();
  }
}

async function finish(
  source: Source,
  part: Rect,
  verdict: Verdict,
  rules: PhotoRules,
): Promise<Taken | Refusal> {
  const { width, height } = shrunk(part, LONGEST_SIDE);
  const side = Math.min(width, height);
  if (side < rules.minSide) return { problem: 'tooSmall', side, least: rules.minSide };
  const blob = await photograph(source, part);
  if (blob.size > rules.maxBytes)
    return { problem: 'tooLarge', megabytes: Math.floor(rules.maxBytes / 1_048_576) };
  return { blob, verdict };
}
