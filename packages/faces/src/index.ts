export { looksStraight, meetsChallenge } from './challenges.ts';
export type { Face, Picture } from './face.ts';
export { createFaceReader, type FaceReader, type ModelFiles } from './face-reader.ts';
