import { expect, test } from 'bun:test';
import { type Challenge, challenges, meetsChallenge } from './challenges.ts';
import type { Face } from './face.ts';

function face(yaw: number, pitch: number, eyes = 0.3): Face {
  const box = { left: 0, top: 0, width: 100, height: 120 };
  return { score: 1, box, pose: { yaw, pitch, roll: 0 }, eyes };
}

/** This person's phone lies low, so that looking straight is looking a little down. */
const straight = face(2, -8);
const met = (of: Face) => challenges.filter((challenge) => meetsChallenge(challenge, of, straight));

test.each<[string, Face, Challenge[]]>([
  ['looks at the camera', straight, ['straight']],
  ['turns to the left', face(30, -6), ['left']],
  ['turns to the right', face(-30, -6), ['right']],
  ['looks up', face(-3, 12), ['straight', 'up']],
  ['blinks', face(2, -8, 0.12), ['straight', 'blink']],
])('who %s meets that and nothing that excludes it', (_, of, expected) => {
  expect(met(of)).toEqual(expected);
});

test('a head between straight and turned counts as neither', () => {
  expect(met(face(16, -8))).toEqual([]);
});

test('narrow eyes are not shut eyes', () => {
  const narrow = face(0, 0, 0.21);
  expect(meetsChallenge('blink', face(0, 0, 0.18), narrow)).toBeFalse();
  expect(meetsChallenge('blink', face(0, 0, 0.1), narrow)).toBeTrue();
});

test('without a straight look before, neither a look up nor a blink counts', () => {
  expect(meetsChallenge('up', face(0, 30))).toBeFalse();
  expect(meetsChallenge('blink', face(0, 0, 0.05))).toBeFalse();
});
