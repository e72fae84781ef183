import type { LivenessChallenge } from '@hexaflate/contract/identity';
import type { Face } from './face.ts';

/** Degrees. A head that looks straight ahead is within the first; a turned one beyond the second. */
const STRAIGHT = 14;
const TURNED = 18;
/** Height by width from which a mouth is open. */
const OPEN = 0.3;
/** Shut eyes seem at most this part as high as they were when looking straight: the mesh follows lids half-heartedly. */
const SHUT_SHARE = 0.83;

/** Whether a face looks into the camera, as it must before it can be judged how it moves. */
export function looksStraight({ pose, mouth }: Face): boolean {
  return Math.abs(pose.yaw) <= STRAIGHT && mouth < OPEN;
}

/**
 * Whether a face does what was asked. `straight` is the same face when it looked straight ahead: eyes are shaped
 * differently, so shut ones are judged against it; without it they do not count.
 */
export function meetsChallenge(challenge: LivenessChallenge, face: Face, straight?: Face): boolean {
  switch (challenge) {
    case 'turnLeft':
      return face.pose.yaw >= TURNED;
    case 'turnRight':
      return face.pose.yaw <= -TURNED;
    case 'openMouth':
      return face.mouth >= OPEN;
    case 'closeEyes':
      return straight !== undefined && face.eyes <= straight.eyes * SHUT_SHARE;
  }
}
