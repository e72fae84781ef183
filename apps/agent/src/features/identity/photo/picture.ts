import { type Rect, type Size, shrunk } from '../camera/frame.ts';
import { type Grey, greyOf } from '../quality/grey.ts';
import { JUDGED_WIDTH } from '../quality/judge.ts';

/** Pixels of the longer side of what is sent. */
export const LONGEST_SIDE = 1600;
const QUALITY = 0.88;

/** What a picture can be taken from, with its size in its own pixels. */
export interface Source extends Size {
  image: CanvasImageSource;
}

/** Pixels of a part, brought to `width`. */
export function pixelsOf({ image }: Source, part: Rect, width: number): ImageData {
  const height = Math.max(1, Math.round((width * part.height) / part.width));
  const context = canvas({ width, height }, true);
  context.drawImage(image, part.left, part.top, part.width, part.height, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/** A part as it is judged: grey, in the size that the limits are meant for. */
export function lookAt(source: Source, part: Rect): Grey {
  return greyOf(pixelsOf(source, part, JUDGED_WIDTH));
}

/** A part as a JPEG, at most 1600 pixels a side; nothing of it is kept anywhere else. Throws when there is no memory. */
export async function photograph({ image }: Source, part: Rect): Promise<Blob> {
  const size = shrunk(part, LONGEST_SIDE);
  const context = canvas(size, false);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, part.left, part.top, part.width, part.height, 0, 0, size.width, size.height);
  const blob = await new Promise<Blob | null>((resolve) =>
    context.canvas.toBlob(resolve, 'image/jpeg', QUALITY),
  );
  if (!blob) throw new Error('The photo could not be made');
  return blob;
}

function canvas({ width, height }: Size, willReadFrequently: boolean): CanvasRenderingContext2D {
  const element = document.createElement('canvas');
  element.width = width;
  element.height = height;
  const context = element.getContext('2d', { willReadFrequently, alpha: false });
  if (!context) throw new Error('This browser cannot draw');
  return context;
}
