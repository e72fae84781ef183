import { expect, test } from 'bun:test';
import { findFaces } from './find-faces.ts';

const PLACES = 16 * 16 * 2 + 8 * 8 * 6;

/** The finder's answer with a face of `side` pixels guessed at each of the given places. */
function answer(guesses: { place: number; logit: number; side: number; dx?: number }[]) {
  const logits = new Float32Array(PLACES).fill(-10);
  const boxes = new Float32Array(PLACES * 16);
  for (const { place, logit, side, dx = 0 } of guesses) {
    logits[place] = logit;
    boxes.set([dx, 0, side, side], place * 16);
  }
  return findFaces(logits, boxes);
}

test('a face stands around its place, with room for the mesh', () => {
  // The 35th place of the fine grid: row 1, column 1, second guess.
  const [face] = answer([{ place: 35, logit: 4, side: 40 }]);
  expect(face).toMatchObject({ left: 24 - 30, top: 24 - 30, side: 60 });
  expect(face?.score).toBeGreaterThan(0.9);
});

test('of guesses about one face the surest is kept, faces apart stay apart', () => {
  const faces = answer([
    { place: 34, logit: 2, side: 40 },
    { place: 35, logit: 4, side: 42, dx: 3 },
    { place: 400, logit: 3, side: 40 },
  ]);
  expect(faces.map(({ side }) => side)).toEqual([63, 60]);
});

test('a guess that is as likely wrong as right is no face', () => {
  expect(answer([{ place: 600, logit: -0.01, side: 40 }])).toEqual([]);
});
