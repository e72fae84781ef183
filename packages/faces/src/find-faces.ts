import type { Square } from './face.ts';

/** Side of the picture that the finder looks at, in pixels. */
export const FINDER_SIDE = 256;
/** Numbers that the finder says about each place: a box (x, y, width, height) and six points. */
const PER_PLACE = 16;
/** Grids of places, in the order of the finder's answers: distance in pixels, and guesses at each. */
const GRIDS = [
  { stride: 16, guesses: 2 },
  { stride: 32, guesses: 6 },
];
const LEAST_SCORE = 0.5;
/** Two boxes that share more than this part of their joint area are the same face. */
const MOST_OVERLAP = 0.3;
/** The mesh wants some room around the face. */
const ROOM = 1.5;

/** Where a face may be, in the finder's pixels. */
export interface Found extends Square {
  score: number;
}

const places = GRIDS.flatMap(({ stride, guesses }) => {
  const across = FINDER_SIDE / stride;
  return Array.from({ length: across * across * guesses }, (_, index) => {
    const place = Math.floor(index / guesses);
    return { x: stride * ((place % across) + 0.5), y: stride * (Math.floor(place / across) + 0.5) };
  });
});

/**
 * Reads the finder's answer: `logits` has one number for each place, `boxes` sixteen. Answers the faces, the surest
 * first, each with room around it; of guesses that overlap only the surest is kept.
 */
export function findFaces(logits: ArrayLike<number>, boxes: ArrayLike<number>): Found[] {
  const guesses = places.flatMap(({ x, y }, index): Found[] => {
    const score = 1 / (1 + Math.exp(-(logits[index] ?? Number.NEGATIVE_INFINITY)));
    if (score < LEAST_SCORE) return [];
    const at = index * PER_PLACE;
    const [dx = 0, dy = 0, width = 0, height = 0] = [0, 1, 2, 3].map((part) => boxes[at + part]);
    const side = Math.max(width, height);
    return [{ score, left: x + dx - side / 2, top: y + dy - side / 2, side }];
  });
  const faces: Found[] = [];
  for (const guess of guesses.sort((a, b) => b.score - a.score))
    if (faces.every((face) => overlap(face, guess) < MOST_OVERLAP)) faces.push(guess);
  return faces.map((face) => ({ ...face, ...grown(face) }));
}

function grown({ left, top, side }: Square): Square {
  const more = (side * (ROOM - 1)) / 2;
  return { left: left - more, top: top - more, side: side * ROOM };
}

function overlap(a: Square, b: Square): number {
  const across = Math.min(a.left + a.side, b.left + b.side) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.side, b.top + b.side) - Math.max(a.top, b.top);
  if (across <= 0 || down <= 0) return 0;
  const shared = across * down;
  return shared / (a.side ** 2 + b.side ** 2 - shared);
}
