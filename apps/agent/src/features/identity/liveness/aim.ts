import { looksStraight } from '@hexaflate/faces/challenges';
import type { Face } from '@hexaflate/faces/face';
import type { Rect } from '../camera/frame.ts';
import type { Verdict } from '../quality/judge.ts';

/** What is wrong with how a face stands before the camera. */
export type Aim = Verdict | 'noFace' | 'manyFaces' | 'tooNear' | 'offCentre' | 'lookStraight';

/** Parts of the frame's height that a face may fill. */
const SMALLEST = 0.45;
const LARGEST = 1.02;
/** Part of the frame's width by which its middle may be off. */
const MOST_OFF = 0.22;

/** Judges faces (in the pixels of the picture that `frame` is in too); `picture` is what was said of light and focus. */
export function judgeAim(faces: readonly Face[], frame: Rect, picture: Verdict): Aim {
  if (picture === 'tooDark') return picture;
  const [face, ...others] = faces;
  if (!face) return 'noFace';
  if (others.length > 0) return 'manyFaces';
  const { left, top, width, height } = face.box;
  if (height < frame.height * SMALLEST) return 'tooFar';
  if (height > frame.height * LARGEST) return 'tooNear';
  const off = Math.hypot(
    left + width / 2 - (frame.left + frame.width / 2),
    top + height / 2 - (frame.top + frame.height / 2),
  );
  if (off > frame.width * MOST_OFF) return 'offCentre';
  return looksStraight(face) ? picture : 'lookStraight';
}
