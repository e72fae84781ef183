import type { Face } from '@hexaflate/faces/face';
import { partToKeep, type Rect } from '../camera/frame.ts';
import type { Framed } from '../camera/use-frame.ts';
import { pixelsOf } from '../photo/picture.ts';
import type { FaceJudge } from './face-judge.ts';

/** Pixels across that the judge is shown: enough for eyelids, little enough for a cheap phone. */
const SHOWN_WIDTH = 400;
/** A head that turns leaves the frame a little. */
const ROOM = 0.5;

/** The faces around the frame, and the frame, both in the pixels of what the judge was shown. */
export async function lookAtFaces(
  judge: FaceJudge,
  { source, frame }: Framed,
): Promise<{ faces: Face[]; frame: Rect }> {
  const part = partToKeep(frame, source, 0, ROOM);
  const pixels = pixelsOf(source, part, SHOWN_WIDTH);
  const scale = SHOWN_WIDTH / part.width;
  const shown = {
    left: (frame.left - part.left) * scale,
    top: (frame.top - part.top) * scale,
    width: frame.width * scale,
    height: frame.height * scale,
  };
  const picture = { data: pixels.data, width: pixels.width, height: pixels.height };
  return { faces: await judge.look(picture), frame: shown };
}
