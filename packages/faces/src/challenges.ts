import type { Face } from './face.ts';

/** What the person is asked to do; left and right are the person's own. */
export const challenges = ['straight', 'left', 'right', 'up', 'blink'] as const;
export type Challenge = (typeof challenges)[number];

/** Degrees. A head that looks straight ahead is within the first; a turned one beyond the second. */
const STRAIGHT = 14;
const TURNED = 18;
const UP = 12;
/** Degrees to the side beyond which a look up is rather a turn. */
const MOST_SIDEWAYS = 30;
/** Shut eyes are at most this part of what they were when looking straight, and this high by themselves. */
const SHUT_SHARE = 0.62;
const SHUT = 0.2;

/**
 * Whether a face does what was asked. `straight` is how the same face looked when it looked straight ahead: heads are
 * held and eyes are shaped differently, so looking up and blinking are judged against it; without it they are not met.
 */
export function meetsChallenge(challenge: Challenge, face: Face, straight?: Face): boolean {
  const { yaw, pitch } = face.pose;
  switch (challenge) {
    case 'straight':
      return Math.abs(yaw) <= STRAIGHT;
    case 'left':
      return yaw >= TURNED;
    case 'right':
      return yaw <= -TURNED;
    case 'up':
      return straight !== undefined && pitch - straight.pose.pitch >= UP && Math.abs(yaw) <= MOST_SIDEWAYS;
    case 'blink':
      return straight !== undefined && face.eyes <= Math.min(SHUT, straight.eyes * SHUT_SHARE);
  }
}
