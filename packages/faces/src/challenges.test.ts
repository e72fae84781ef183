import { expect, test } from 'bun:test';
import { livenessChallenges } from '@hexaflate/contract/identity';
import { looksStraight, meetsChallenge } from './challenges.ts';
import type { Face } from './face.ts';

function face({ yaw = 0, eyes = 0.3, mouth = 0.02 }: { yaw?: number; eyes?: number; mouth?: number }): Face {
  const box = { left: 0, top: 0, width: 100, height: 120 };
  return { score: 1, box, pose: { yaw, pitch: 0, roll: 0 }, eyes, mouth, points: new Float32Array() };
}

const straight = face({});
const met = (of: Face) => livenessChallenges.filter((challenge) => meetsChallenge(challenge, of, straight));

test('a head between straight and turned counts as neither', () => {
  const between = face({ yaw: 16 });
  expect(looksStraight(between)).toBeFalse();
  expect(met(between)).toEqual([]);
});

test('narrow eyes are not shut eyes', () => {
  const narrow = face({ eyes: 0.2 });
  expect(meetsChallenge('closeEyes', face({ eyes: 0.19 }), narrow)).toBeFalse();
  expect(meetsChallenge('closeEyes', face({ eyes: 0.15 }), narrow)).toBeTrue();
});

test('without a straight look before, shut eyes do not count', () => {
  expect(meetsChallenge('closeEyes', face({ eyes: 0.05 }))).toBeFalse();
});

test('an open mouth is no straight look', () => {
  expect(looksStraight(face({ mouth: 0.5 }))).toBeFalse();
});
