export type { Challenge } from './challenges.ts';
export { challenges, meetsChallenge } from './challenges.ts';
export type { Face, Picture } from './face.ts';
export { createFaceReader, type FaceReader, type ModelFiles, modelNames } from './face-reader.ts';
