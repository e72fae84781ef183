import type { Face } from '@hexaflate/faces/face';
import type { RefObject } from 'react';
import type { Camera } from '../../camera/use-camera.ts';
import type { Framed } from '../../camera/use-frame.ts';
import type { FaceJudge } from '../../liveness/face-judge.ts';
import type { PhotoRules, Taken } from '../../photo/take-photo.ts';

/** What both parts of the selfie work with; the camera stays open from one to the other. */
export interface SelfieCamera {
  camera: Camera;
  view: RefObject<HTMLDivElement | null>;
  framed: () => Framed | null;
  judge: FaceJudge | 'weak' | null;
  rules: PhotoRules;
}

/** A finished check, and how many of its movements the phone saw by itself. */
export interface Movements {
  livenessId: string;
  seenOnPhone: number;
}

/** The look straight ahead, and how that face looked where it could be judged. */
export interface SelfieShot {
  taken: Taken;
  straight: Face | undefined;
}
