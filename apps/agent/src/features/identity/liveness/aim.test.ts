import { expect, test } from 'bun:test';
import type { Face } from '@hexaflate/faces/face';
import { judgeAim } from './aim.ts';

const frame = { left: 100, top: 50, width: 200, height: 270 };

function faceAt({ x = 200, y = 185, height = 200, yaw = 0 } = {}): Face {
  const width = height * 0.75;
  return {
    score: 1,
    box: { left: x - width / 2, top: y - height / 2, width, height },
    pose: { yaw, pitch: 0, roll: 0 },
    eyes: 0.3,
    mouth: 0,
    points: new Float32Array(),
  };
}

test.each([
  ['one face in the middle of the frame', [faceAt()], 'good'],
  ['nobody', [], 'noFace'],
  ['somebody looking over the shoulder', [faceAt(), faceAt({ x: 320, height: 90 })], 'manyFaces'],
  ['a face at arm’s length and more', [faceAt({ height: 100 })], 'tooFar'],
  ['a face at the lens', [faceAt({ height: 300 })], 'tooNear'],
  ['a face at the edge', [faceAt({ x: 270 })], 'offCentre'],
  ['a face that looks aside', [faceAt({ yaw: 25 })], 'lookStraight'],
] as const)('%s is judged as such', (_, faces, aim) => {
  expect(judgeAim(faces, frame, 'good')).toBe(aim);
});

test('darkness is said first, blur only when the face is where it should be', () => {
  expect(judgeAim([], frame, 'tooDark')).toBe('tooDark');
  expect(judgeAim([faceAt({ x: 270 })], frame, 'blurred')).toBe('offCentre');
  expect(judgeAim([faceAt()], frame, 'blurred')).toBe('blurred');
});
