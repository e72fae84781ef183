import type { SeenFace } from './jobs.ts';

/** A place in a picture, in pixels from the upper left. */
interface Point {
  x: number;
  y: number;
}

/**
 * How a face is held, from the 68 points that the landmark model finds (iBUG's numbering: 0–16 jaw, 30 tip of the
 * nose, 36–47 eyes, 60–67 inner lips). In a picture that is not mirrored, a person's own left is on the right.
 */
export function describePose(points: readonly Point[]): Omit<SeenFace, 'descriptor'> {
  const at = (index: number): Point => points[index] ?? { x: 0, y: 0 };
  const [right, left, nose] = [at(0), at(16), at(30)];
  // Along the line between the ends of the jaw, so that a tilted head is not taken for a turned one.
  const across = { x: left.x - right.x, y: left.y - right.y };
  const length = Math.hypot(across.x, across.y);
  const share =
    length === 0 ? 0.5 : ((nose.x - right.x) * across.x + (nose.y - right.y) * across.y) / length ** 2;
  const eye = (first: number) =>
    (distance(at(first + 1), at(first + 5)) + distance(at(first + 2), at(first + 4))) /
    (2 * distance(at(first), at(first + 3)));
  return {
    turn: 2 * share - 1,
    mouth: distance(at(62), at(66)) / distance(at(60), at(64)),
    eyes: (eye(36) + eye(42)) / 2,
  };
}

function distance(one: Point, other: Point): number {
  return Math.max(Math.hypot(one.x - other.x, one.y - other.y), Number.EPSILON);
}
