import { expect, test } from 'bun:test';
import type { SeenFace } from '../../photos/jobs.ts';
import { judgeFaces } from './judge-faces.ts';

const seen = (change: Partial<SeenFace> = {}): SeenFace => ({
  turn: 0,
  mouth: 0.05,
  eyes: 0.3,
  descriptor: [1, 0, 0],
  ...change,
});
const frame = (challenge: 'turnLeft' | 'turnRight' | 'openMouth' | 'closeEyes', face: SeenFace | null) => ({
  photoId: challenge,
  challenge,
  face,
});

test('each movement is looked for in its own frame, and the wrong one does not count', () => {
  const judge = (challenge: Parameters<typeof frame>[0], face: SeenFace) =>
    judgeFaces({ selfie: seen(), ktp: null, frames: [frame(challenge, face)] }).frames[0]?.poseFollows;
  expect(judge('turnLeft', seen({ turn: 0.4 }))).toBe(true);
  expect(judge('turnLeft', seen({ turn: -0.4 }))).toBe(false);
  expect(judge('turnRight', seen({ turn: -0.4 }))).toBe(true);
  expect(judge('turnRight', seen())).toBe(false);
  expect(judge('openMouth', seen({ mouth: 0.5 }))).toBe(true);
  expect(judge('openMouth', seen())).toBe(false);
  expect(judge('closeEyes', seen({ eyes: 0.1 }))).toBe(true);
  expect(judge('closeEyes', seen())).toBe(false);
});

test('another face in a frame or on the KTP is told, and how alike the two are', () => {
  const stranger = seen({ descriptor: [0, 1, 0] });
  const { frames, ktpFace } = judgeFaces({
    selfie: seen(),
    ktp: stranger,
    frames: [frame('turnLeft', stranger), frame('openMouth', seen({ descriptor: [0.9, 0.1, 0] }))],
  });
  expect(frames.map(({ sameFace }) => sameFace)).toEqual([false, true]);
  expect(ktpFace).toEqual({ same: false, likeness: 0 });
  expect(judgeFaces({ selfie: seen(), ktp: seen(), frames: [] }).ktpFace).toEqual({
    same: true,
    likeness: 1,
  });
});

test('where a face is missing nothing is said of it', () => {
  const { frames, ktpFace } = judgeFaces({ selfie: null, ktp: seen(), frames: [frame('openMouth', null)] });
  expect(frames).toEqual([
    { photoId: 'openMouth', challenge: 'openMouth', facePresent: false, poseFollows: null, sameFace: null },
  ]);
  expect(ktpFace).toBeNull();
});
