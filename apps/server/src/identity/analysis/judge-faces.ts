import type { FaceSignals, LivenessChallenge } from '@hexaflate/contract';
import type { SeenFace } from '../../photos/jobs.ts';

/** How far a head must be turned to count, how wide a mouth must be open, how narrow eyes must be; as in SeenFace. */
const TURNED = 0.22;
const MOUTH_OPEN = 0.3;
const EYES_CLOSED = 0.22;
/** Distance of descriptors below which this model's makers take two faces for one person's. */
const SAME_PERSON = 0.6;

const follows: Readonly<Record<LivenessChallenge, (face: SeenFace) => boolean>> = {
  turnLeft: ({ turn }) => turn >= TURNED,
  turnRight: ({ turn }) => turn <= -TURNED,
  openMouth: ({ mouth }) => mouth >= MOUTH_OPEN,
  closeEyes: ({ eyes }) => eyes <= EYES_CLOSED,
};

interface SeenFrame {
  photoId: string;
  challenge: LivenessChallenge;
  face: SeenFace | null;
}

/**
 * Compares what a model saw: whether each frame holds a face, held as was asked for, and the same as on the selfie; and
 * whether that is the face on the KTP. Null where there is nothing to compare. A hint for the reviewer and no verdict.
 */
export function judgeFaces(seen: {
  selfie: SeenFace | null;
  ktp: SeenFace | null;
  frames: readonly SeenFrame[];
}): Pick<FaceSignals, 'frames' | 'ktpFace'> {
  const { selfie, ktp } = seen;
  return {
    frames: seen.frames.map(({ photoId, challenge, face }) => ({
      photoId,
      challenge,
      facePresent: face !== null,
      poseFollows: face && follows[challenge](face),
      sameFace: face && selfie && distance(face, selfie) < SAME_PERSON,
    })),
    ktpFace:
      ktp && selfie
        ? { same: distance(ktp, selfie) < SAME_PERSON, likeness: Math.max(0, 1 - distance(ktp, selfie)) }
        : null,
  };
}

/** Between the descriptors of two faces: 0 for the same picture, rarely above 1. */
function distance(one: SeenFace, other: SeenFace): number {
  return Math.hypot(...one.descriptor.map((value, index) => value - (other.descriptor[index] ?? 0)));
}
