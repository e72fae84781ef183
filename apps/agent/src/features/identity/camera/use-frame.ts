import { type RefObject, useCallback, useRef } from 'react';
import type { Source } from '../photo/picture.ts';
import { frameIn, inVideo, type Rect, type Shape } from './frame.ts';
import type { Camera } from './use-camera.ts';

/** What is before the camera, and where in it the frame lies. */
export interface Framed {
  source: Source;
  frame: Rect;
}

/** The view to draw, and what its frame holds at this moment; null while the camera shows nothing. */
export function useFrame(
  camera: Camera,
  shape: Shape,
): { view: RefObject<HTMLDivElement | null>; framed: () => Framed | null } {
  const view = useRef<HTMLDivElement>(null);
  const { source } = camera;
  const framed = useCallback(() => {
    const [seen, box] = [source(), view.current];
    if (!seen || !box?.clientWidth) return null;
    const size = { width: box.clientWidth, height: box.clientHeight };
    return { source: seen, frame: inVideo(frameIn(size, shape), size, seen) };
  }, [source, shape]);
  return { view, framed };
}
