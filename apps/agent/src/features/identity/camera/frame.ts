/** A part of a picture or of the screen, in its pixels. */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

/** A KTP is an ID-1 card: 85.6 by 54 mm. */
const CARD = 85.6 / 54;
/** Width by height of the oval for a face. */
const OVAL = 0.74;
/** Parts of the view, across and down, that a frame may take. */
const MOST_ACROSS = { card: 0.9, oval: 0.62 };
const MOST_DOWN = { card: 0.84, oval: 0.8 };

export type Shape = 'card' | 'oval';

/** The frame in the middle of a view, as large as fits. */
export function frameIn(view: Size, shape: Shape): Rect {
  const ratio = shape === 'card' ? CARD : OVAL;
  const width = Math.min(view.width * MOST_ACROSS[shape], view.height * MOST_DOWN[shape] * ratio);
  const height = width / ratio;
  return { left: (view.width - width) / 2, top: (view.height - height) / 2, width, height };
}

/** Width by height of the view that shows a video best: its own shape, unless that is taller or wider than screens like. */
export function viewRatio(video: Size): number {
  return Math.min(16 / 9, Math.max(3 / 4, video.width / video.height));
}

/**
 * Where in the video's pixels a part of the view lies. The video covers the view, so it may stick out on two sides.
 * A mirrored view shows the same part, as the frame stands in the middle.
 */
export function inVideo(part: Rect, view: Size, video: Size): Rect {
  const scale = Math.max(view.width / video.width, view.height / video.height);
  const hiddenLeft = (video.width * scale - view.width) / 2;
  const hiddenTop = (video.height * scale - view.height) / 2;
  return {
    left: (part.left + hiddenLeft) / scale,
    top: (part.top + hiddenTop) / scale,
    width: part.width / scale,
    height: part.height / scale,
  };
}

/**
 * The part of a picture to keep: `part` with some room around it, more where its shorter side would be below `minSide`
 * pixels, and never beyond the picture.
 */
export function partToKeep(part: Rect, picture: Size, minSide: number, room = 0.06): Rect {
  const scale = Math.max(1 + room * 2, minSide / Math.min(part.width, part.height));
  const width = Math.min(picture.width, Math.ceil(part.width * scale));
  const height = Math.min(picture.height, Math.ceil(part.height * scale));
  const clamp = (value: number, most: number) => Math.round(Math.min(Math.max(0, value), most));
  return {
    left: clamp(part.left + (part.width - width) / 2, picture.width - width),
    top: clamp(part.top + (part.height - height) / 2, picture.height - height),
    width,
    height,
  };
}

/** Size after shrinking so that no side is longer than `most` pixels; never larger than it was. */
export function shrunk({ width, height }: Size, most: number): Size {
  const scale = Math.min(1, most / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
