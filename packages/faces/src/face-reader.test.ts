import { beforeAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import { type LivenessChallenge, livenessChallenges } from '@hexaflate/contract/identity';
import { looksStraight, meetsChallenge } from './challenges.ts';
import type { Face, Picture } from './face.ts';
import { createFaceReader, type FaceReader } from './face-reader.ts';
import { installedModels } from './installed-models.ts';
import { createPuppet, type Gesture } from './testing/puppet.ts';
import { mirrored, samplePicture } from './testing/sample-pictures.ts';

const NODE_MODULES = join(import.meta.dir, '../../../node_modules');
let reader: FaceReader;

beforeAll(async () => {
  reader = await createFaceReader(installedModels(NODE_MODULES));
});

async function onlyFace(picture: Picture): Promise<Face> {
  const [face, ...more] = await reader.read(picture);
  if (!face || more.length > 0) throw new Error('There is not exactly one face');
  return face;
}

const movements: [LivenessChallenge, Gesture][] = [
  ['turnLeft', { yaw: 35 }],
  ['turnRight', { yaw: -30 }],
  ['openMouth', { mouth: 0.8 }],
  ['closeEyes', { eyesShut: true }],
];

test('who looks into the camera looks straight and does nothing else', async () => {
  const face = await onlyFace(await samplePicture(NODE_MODULES, 'face'));
  expect(face.score).toBeGreaterThan(0.9);
  expect(looksStraight(face)).toBeTrue();
  expect(livenessChallenges.filter((one) => meetsChallenge(one, face, face))).toEqual([]);
  expect(face.box.width / face.box.height).toBeWithin(0.6, 1);
});

test.each(movements)('a face that does %s is seen to do that alone', async (challenge, gesture) => {
  const photo = await samplePicture(NODE_MODULES, 'face');
  const straight = await onlyFace(photo);
  const puppet = await createPuppet(photo, straight, NODE_MODULES);
  const moved = await onlyFace(puppet(gesture));
  expect(livenessChallenges.filter((one) => meetsChallenge(one, moved, straight))).toEqual([challenge]);
});

test("left and right are the person's own, and a mirror changes them", async () => {
  const picture = await samplePicture(NODE_MODULES, 'body');
  const face = await onlyFace(picture);
  expect(meetsChallenge('turnRight', face)).toBeTrue();
  const other = await onlyFace(mirrored(picture));
  expect(meetsChallenge('turnLeft', other)).toBeTrue();
  expect(looksStraight(other)).toBeFalse();
});

test('the box is where the face is in the picture', async () => {
  const { box } = await onlyFace(await samplePicture(NODE_MODULES, 'body'));
  expect(box.left).toBeWithin(530, 580);
  expect(box.top).toBeWithin(40, 80);
});

test('where nobody is, no face is found', async () => {
  const size = { width: 320, height: 240 };
  const grey = { data: new Uint8Array(320 * 240 * 4).fill(128), ...size };
  const noise = { data: crypto.getRandomValues(new Uint8Array(60_000 * 4)), width: 300, height: 200 };
  expect(await reader.read(grey)).toEqual([]);
  expect(await reader.read(noise)).toEqual([]);
});

test('two people are two faces', async () => {
  const one = await samplePicture(NODE_MODULES, 'face');
  const data = new Uint8Array(one.width * 2 * one.height * 4);
  for (let y = 0; y < one.height; y++) {
    const row = one.data.subarray(y * one.width * 4, (y + 1) * one.width * 4);
    data.set(row, y * one.width * 8);
    data.set(row, y * one.width * 8 + one.width * 4);
  }
  expect(await reader.read({ data, width: one.width * 2, height: one.height })).toHaveLength(2);
});
